"""The content as a whole: documents, catalogs and frames, read once, with everything that is wrong with them."""

from __future__ import annotations

import datetime as dt
import os
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from generator.catalogs.checks import check_catalog, check_interface
from generator.catalogs.entries import Catalog
from generator.catalogs.interface import Strings
from generator.catalogs.lookup import folded, in_line, state_of
from generator.catalogs.store import Store
from generator.collisions import collision_problems
from generator.interface import INTERFACE_LANGUAGE, Interface
from generator.letters.check import check_frames, check_letter
from generator.letters.clauses import check_clause
from generator.letters.findings import Finding
from generator.letters.frames import Frames, load_frames
from generator.library import Document, Library
from generator.links import Links, link_problems, reference_problems
from generator.loader import load
from generator.model import Clause, Item, Letter, walk
from generator.options import Options
from generator.problems import Level, Place, Problem, in_order
from generator.texts import State, Text
from generator.translation import Lookup, localize

_EPOCH = re.compile(r"[0-9]{1,11}")  # seconds, up to the year 5138

INTERFACE = "interface"
"""The key of the catalog that holds the interface's own strings."""


@dataclass(frozen=True)
class Content:
    """Everything that a site is made of."""

    options: Options
    library: Library
    """The documents as they are written."""
    catalogs: Mapping[str, Mapping[str, Catalog]]
    """Language to key of a document, or `interface`, to catalog, in line with the document."""
    frames: Frames
    links: Links
    problems: tuple[Problem, ...]

    def localized(self, lang: str) -> Library:
        """The documents that a language has, in that language."""
        return Library(
            {document.key: self.localize(document, lang) for document in self.library if document.is_for(lang)}
        )

    def localize(self, document: Document, lang: str) -> Document:
        """One document in a language."""
        return localize(document, lang, document.written_in(self.options.source_language), self._lookup(document, lang))

    def interface(self, lang: str) -> Interface:
        """The interface's strings and formats in a language."""
        strings = Strings(self.catalogs.get(lang, {}).get(INTERFACE), lang)
        return Interface(lang, strings.gettext, strings.ngettext)

    def place(self, document: Document, lang: str, context: str) -> Place:
        """Where the words of a context stand that a language shows: its catalog, its overlay, or the document."""
        catalog = self.catalogs.get(lang, {}).get(document.key)
        message = next((message for message in document.messages if message.context == context), None)
        if message is None:
            location = walk.locate(document.item, context)
            if location is not None:
                return document.positions.place(location)
            overlaid = f"{document.path.rsplit('.', 1)[0]}.{lang}.yml"
            return Place(overlaid if lang in document.overlays else document.path)
        entry = catalog.get(context, message.text) if catalog else None
        return message.place if entry is None or catalog is None else Place(catalog.path, entry.text_line or entry.line)

    def _lookup(self, document: Document, lang: str) -> Lookup | None:
        """How a document's texts are translated; None in the source language."""
        if lang == document.written_in(self.options.source_language):
            return None
        catalog = self.catalogs.get(lang, {}).get(document.key)
        if catalog is None:
            return lambda context, text: None

        def lookup(context: str, text: Text) -> Text | None:
            entry = catalog.get(context, text.value)
            state = state_of(entry)
            if entry is None or state is State.UNTRANSLATED:
                return None
            return Text(folded(entry.text, text.kind), text.kind, lang, state)

        return lookup


def today() -> dt.date:
    """The day that reviews are compared with: SOURCE_DATE_EPOCH's where it is set, so that a commit builds alike."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if _EPOCH.fullmatch(epoch):
        return dt.datetime.fromtimestamp(int(epoch), dt.UTC).date()
    return dt.datetime.now(dt.UTC).date()


def load_content(root: Path, options: Options) -> Content:
    """Read everything below `root` once, and find everything that is wrong with it."""
    loaded = load(root, options)
    library = loaded.library
    links = Links(library)
    broken = loaded.broken
    folder = root / options.templates_dir / "letters"
    frames, of_frames = load_frames(folder, options.letter_locales, shown=f"{options.templates_dir}/letters")
    catalogs, of_catalogs = _catalogs(Store(root, options.docs_dir), options, library)
    content = Content(options, library, catalogs, frames, links, ())
    problems = [
        *loaded.problems,
        *reference_problems(library, broken),
        *link_problems(library, links, broken),
        *collision_problems(library),
        *of_frames,
        *(_of_frame(finding, options) for finding in check_frames(frames)),
        *_letter_problems(content),
        *of_catalogs,
    ]
    return replace(content, problems=in_order(problems))


def _catalogs(store: Store, options: Options, library: Library) -> tuple[dict[str, dict[str, Catalog]], list[Problem]]:
    """Every catalog of every language, with what is wrong with the files."""
    catalogs: dict[str, dict[str, Catalog]] = {}
    problems: list[Problem] = []
    for lang in options.languages:
        catalogs[lang] = {}
        for document in library:
            reading = store.read(lang, document.key) if document.is_translated_into(lang, options) else None
            if reading is not None:
                catalog = in_line(document.messages, reading.catalog, lang)
                catalogs[lang][document.key] = catalog
                problems.extend((*reading.problems, *check_catalog(document.messages, catalog)))
        strings = store.read(lang, INTERFACE) if lang != INTERFACE_LANGUAGE else None
        if strings is not None:
            catalogs[lang][INTERFACE] = strings.catalog
            problems.extend((*strings.problems, *check_interface(strings.catalog)))
    return catalogs, problems


def _of_frame(finding: Finding, options: Options) -> Problem:
    locale = finding.where.split(".")[0]
    place = Place(f"{options.templates_dir}/letters/{locale}.yml")
    return Problem(finding.code, place, finding.reason, finding.remedy, field=finding.where, level=finding.level)


def _letter_problems(content: Content) -> Iterator[Problem]:
    """What is wrong with letters and clauses, as they are written and as each language arranges and translates them."""
    source = content.options.source_language
    documents = content.library.by_collection
    for document in (*documents.get("letters", ()), *documents.get("clauses", ())):
        known: set[tuple[str, str]] = set()
        for lang in (source, *content.options.targets):
            if not document.is_for(lang):
                continue
            item = content.localize(document, lang).item
            texts = {context: text for _, context, text in walk.texts(item)}
            for finding in _findings(item, content.frames, lang):
                text = texts.get(finding.where)
                # What the source has wrong already, or what is not shown for want of a translation, says nothing new.
                if (finding.code, finding.where) in known or (text is not None and text.lang != lang):
                    continue
                known.add((finding.code, finding.where))
                place = content.place(document, lang, finding.where)
                yield Problem(finding.code, place, finding.reason, finding.remedy, finding.where, finding.level)


def _findings(item: Item, frames: Frames, lang: str) -> Iterable[Finding]:
    if isinstance(item, Clause):
        return check_clause(item)
    return check_letter(item, frames, lang) if isinstance(item, Letter) else ()


def due_problems(library: Library, day: dt.date) -> Iterator[Problem]:
    """Notices of reviews that are due."""
    for document in library:
        dates: list[tuple[tuple[str | int, ...], dt.date]] = [
            ((name, index, "review_by"), fact.review_by) for name, index, fact in document.item.facts
        ]
        if isinstance(document.item, Clause):
            dates.append((("review_by",), document.item.review_by))
        for location, review_by in dates:
            if review_by <= day:
                yield Problem(
                    "review-due",
                    document.positions.place(location),
                    f"The review was due on {review_by}.",
                    "Check the statement against its source, and set the new dates.",
                    field=".".join(str(part) for part in location),
                    level=Level.NOTICE,
                )
