"""Page sources written as HTML, with their table of contents and search text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from generator.interface import Interface
from generator.links import Links
from generator.model.registers import Term
from generator.pages import blocks
from generator.pages.source import PageSource
from generator.pages.view import Shared, View, plain
from generator.site import Article, SearchEntry, TocEntry
from generator.texts import Text


@lru_cache(maxsize=4)
def environment(folder: Path) -> Environment:
    """The Jinja environment of the page templates in a folder; languages share it, and so do builds of a preview.

    A template is compiled again when its file has changed.
    """
    return Environment(
        loader=FileSystemLoader(folder),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


_BOOSTS = {"glossary": 0.5}
"""The kinds of pages that are seldom what somebody looks for: a list of all words has any word."""
_SLOT = re.compile(r"\{\{[^}]*\}\}")


class Writer:
    """Writes one language's pages."""

    def __init__(
        self, templates: Environment, links: Links, interface: Interface, source: str, terms: Mapping[str, Term]
    ) -> None:
        self.templates = templates
        self.shared = Shared(links, interface, source, terms)

    def write(self, page: PageSource) -> Article:
        """The page's content: one h1, every text in its own language, every link relative to the page."""
        template = self.templates.get_template(f"{page.kind}.html")
        content = template.render(page=page, view=View(self.shared, page), item=page.item, _=self.shared.interface.text)
        return Article(content, tuple(_toc(page.sections)), tuple(self._search(page)))

    def _search(self, page: PageSource) -> Iterator[SearchEntry]:
        """The page's words in its own language, by section; the section of links is left out."""
        lang = self.shared.interface.lang

        def words(value: Any) -> str:
            return " ".join(_SLOT.sub("…", plain(text)) for text in blocks.texts(value) if text.lang == lang)

        opening = [section for section in page.sections if section.title is None]

        def own(text: Text | None) -> str:
            return plain(text) if text is not None and text.lang == lang else ""

        boost = _BOOSTS.get(page.kind, 1)
        lead = f"{own(page.lead)} {words(opening)}".strip()
        yield SearchEntry("", plain(page.title), lead, own(page.keywords), boost)
        for section in page.sections:
            # A desk asks what its page explains below, and is no text.
            if section.title is not None and section.id != "next" and section.scripts != "only":
                yield SearchEntry(section.id, plain(section.title), words(section.blocks), boost=boost)


def _toc(sections: tuple[blocks.Section, ...]) -> Iterator[TocEntry]:
    """The headings as a tree of two levels."""
    top: TocEntry | None = None
    below: list[TocEntry] = []
    for section in sections:
        if section.title is None:
            continue
        entry = TocEntry(section.id, plain(section.title), style=View.styles[section.scripts])
        if section.level > 2 and top is not None:
            below.append(entry)
            continue
        if top is not None:
            yield replace(top, children=tuple(below))
        top, below = entry, []
    if top is not None:
        yield replace(top, children=tuple(below))
