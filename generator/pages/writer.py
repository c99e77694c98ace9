"""Page sources written as HTML, with their table of contents and search text."""

from __future__ import annotations

import html
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

import nh3
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from generator.interface import Interface
from generator.links import Links, Target, is_outside
from generator.markdown import inline
from generator.pages import blocks
from generator.pages.source import PageSource
from generator.site import Article, SearchEntry, TocEntry
from generator.texts import Kind, State, Text

# The last word on markup that comes from a catalog: what the dialect can make, and nothing else.
_CLEANER = nh3.Cleaner(
    tags={"a", "code", "em", "strong"},
    attributes={"a": {"href", "rel"}},
    url_schemes={"https", "mailto"},
    link_rel=None,
)


@lru_cache(maxsize=65536)
def _parsed(value: str) -> tuple[inline.Node, ...]:
    return inline.parse(value)


def plain(text: Text) -> str:
    """The words of a text without markup."""
    return inline.plain(_parsed(text.value)) if text.kind is Kind.INLINE else text.value


class Writer:
    """Writes one language's pages with the templates of a folder."""

    def __init__(self, folder: Path, links: Links, interface: Interface, source: str) -> None:
        self.links = links
        self.interface = interface
        self.source = source
        self.environment = Environment(
            loader=FileSystemLoader(folder), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
            lstrip_blocks=True, extensions=["jinja2.ext.do"],
        )  # fmt: skip
        self.environment.globals.update(_=interface.text, lang=interface.lang, source_language=source)
        self.environment.tests["block"] = lambda block, name: type(block).__name__ == name
        self.environment.filters["plain"] = plain

    def write(self, page: PageSource) -> Article:
        """The page's content: one h1, every text in its own language, every link relative to the page."""
        view = _View(self, page)
        template = self.environment.get_template(f"{page.kind}.html")
        content = template.render(page=page, view=view, item=page.item)
        return Article(content, tuple(_toc(page.sections, view)), tuple(self._search(page)))

    def _search(self, page: PageSource) -> Iterator[SearchEntry]:
        lang = self.interface.lang

        def words(value: Any) -> str:
            return " ".join(plain(text) for text in blocks.texts(value) if text.lang == lang)

        opening = [section for section in page.sections if section.title is None]
        yield SearchEntry("", plain(page.title), f"{plain(page.lead) if page.lead else ''} {words(opening)}".strip())
        for section in page.sections:
            if section.title is not None and section.id != "next":
                yield SearchEntry(section.id, plain(section.title), words(section.blocks))


class _View:
    """What templates need to write one page."""

    def __init__(self, writer: Writer, page: PageSource) -> None:
        self.writer = writer
        self.page = page
        self.root = "../" * page.url.count("/")
        self.reviewed: Text | None = None
        if page.item is not None:
            day = writer.interface.date(page.item.reviewed)
            self.reviewed = writer.interface.text("Last read through on {date}.", date=day)

    def url(self, target: Target) -> str:
        """The address of a place in the handbook, relative to the page."""
        anchor = f"#{target.anchor}" if target.anchor else ""
        if target.url == self.page.url:
            return anchor or "./"
        return f"{self.root}{target.url}{anchor}" if self.root or target.url else f"./{anchor}"

    def link(self, target: str) -> str | None:
        """The address for a target written in a text; None where it leads nowhere."""
        if is_outside(target):
            return target
        found = self.writer.links.resolve(target, self.page.url)
        return self.url(found) if found is not None else None

    def inline(self, text: Text) -> Markup:
        """The text as HTML, without the element around it."""
        if text.kind is not Kind.INLINE:
            return Markup(html.escape(text.value, quote=False).replace("\n", "<br>"))  # noqa: S704  # escaped here
        nodes = _parsed(text.value)
        written = inline.to_html(nodes, self.link)
        if text.lang != self.writer.source and "<" in written:
            written = _CLEANER.clean(written)
        return Markup(written)  # noqa: S704  # escaped by the writer, and cleaned where it is not the source's

    def attrs(self, text: Text) -> Markup:
        """The attributes of an element that holds the text: its language where it is not the page's."""
        if text.lang is None or text.lang == self.writer.interface.lang:
            return Markup("")
        return Markup(f' lang="{html.escape(text.lang)}"')  # noqa: S704  # escaped here

    def state(self, text: Text) -> Text | None:
        """The label that says why a text is not a current translation; None where there is nothing to say."""
        if text.state is State.CURRENT or not self.page.is_translated:
            return None
        _ = self.writer.interface.text
        if text.state is State.OUTDATED and text.lang == self.writer.interface.lang:
            return _("This passage has changed in the original; the translation is not up to date.")
        return _("Not translated yet; shown in the original.")

    def span(self, text: Text) -> Markup:
        """The text inside other words, in an element of its own only where its language asks for one."""
        attrs = self.attrs(text)
        return Markup(f"<span{attrs}>{self.inline(text)}</span>") if attrs else self.inline(text)  # noqa: S704  # as above

    def is_missing(self, value: Any) -> bool:
        """Whether any text in a block is not in the page's language."""
        lang = self.writer.interface.lang
        return self.page.is_translated and any(text.lang not in {lang, None} for text in blocks.texts(value))


def _toc(sections: tuple[blocks.Section, ...], view: _View) -> Iterator[TocEntry]:
    """The headings as a tree of two levels; deeper ones belong to the second."""
    titled = [section for section in sections if section.title is not None]
    for index, section in enumerate(titled):
        if section.level > 2 and index:
            continue
        below = []
        for later in titled[index + 1 :]:
            if later.level <= 2:
                break
            below.append(TocEntry(later.id, str(plain(later.title or Text("")))))
        yield TocEntry(section.id, str(plain(section.title or Text(""))), tuple(below))
