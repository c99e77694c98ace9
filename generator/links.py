"""Link targets: what a text may lead to, and which page and anchor that is."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import cast

from generator.library import COLLECTIONS, PROSE, Document, Library
from generator.markdown import inline
from generator.markdown.blocks import Heading, texts
from generator.model import REGISTERS, Home, walk
from generator.problems import Place, Problem
from generator.texts import Kind, Text

_OUTSIDE = re.compile(r"https://[^\s<>\"']+|mailto:[^\s<>\"'@]+@[^\s<>\"'@]+")
_MANY = 20
_INSIDE = re.compile(r"(?P<path>[a-z0-9/-]*)(#(?P<anchor>[a-z0-9-]+))?")


_SECTIONS: Mapping[str, tuple[str, ...]] = {
    "scenarios": ("signs", "causes", "repair", "decision", "steps", "mistakes", "differences"),
    "scripts": ("before", "opening", "reactions", "closing", "after"),
    "clauses": ("purpose", "paragraphs", "fields", "without", "tips", "jurisdictions"),
    "letters": ("when_to_send", "fields"),
}
"""Collection to the fields of an item that are sections of its page, with anchors for their entries."""


@dataclass(frozen=True, slots=True)
class Target:
    """A place in the handbook: a page's address below the language root, and an anchor in it."""

    url: str
    anchor: str = ""


def page_url(collection: str, slug: str) -> str:
    """The address of a document's page below the language root."""
    if collection == "handbook":
        return "" if slug == "home" else f"{slug}/"
    return f"{slug}/" if collection == "pages" else f"{collection}/{slug}/"


def anchors(document: Document) -> frozenset[str]:
    """The ids on a document's page that links may name."""
    if document.collection in PROSE:
        return frozenset(block.id for block in texts(document.blocks) if isinstance(block, Heading))
    if document.slug in REGISTERS and document.collection == "handbook":
        name, _ = REGISTERS[document.slug]
        rates = getattr(document.item, "rates", ())
        of_rates = ("rates", *(f"rates-{rate.id}" for rate in rates)) if rates else ()
        return frozenset((*(entry.id for entry in getattr(document.item, name)), *of_rates))
    item = document.item
    result = {"law", *(f"legal-{fact.id}" for fact in item.legal)} if item.legal else set()
    for name in _SECTIONS.get(document.collection, ()):
        value = getattr(item, name)
        if not value or (name == "repair" and getattr(item, "urgent", False)):
            continue  # the page leaves the section out
        section = name.replace("_", "-")
        result.add(section)
        if isinstance(value, list):
            result.update(f"{section}-{entry.id.replace('_', '-')}" for entry in value)
    return frozenset(result)


class Links:
    """Every page that can be linked to, with its anchors."""

    def __init__(self, library: Library) -> None:
        self.documents = {page_url(document.collection, document.slug): document for document in library}
        self.indexes = {f"{name}/" for name in COLLECTIONS if name != "pages"}
        self.anchors = {url: anchors(document) for url, document in self.documents.items()}

    def resolve(self, target: str, here: str) -> Target | None:
        """The place that a target inside the handbook names, seen from the page `here`; None where there is none."""
        match = _INSIDE.fullmatch(target)
        if match is None or not target:
            return None
        path, anchor = match["path"].strip("/"), match["anchor"] or ""
        if match["path"] and not path:
            return None
        url = here if not path else f"{path}/"
        if path == "home":
            url = ""
        elif path.startswith("handbook/"):
            url = f"{path.removeprefix('handbook/')}/"
        if url in self.indexes and not anchor:
            return Target(url)
        if url not in self.documents or (anchor and anchor not in self.anchors[url]):
            return None
        return Target(url, anchor)

    def problem(self, target: str, here: str) -> tuple[str, str, str] | None:
        """Code, reason and remedy where a target leads nowhere or somewhere it must not; None where it is good."""
        if is_outside(target) or self.resolve(target, here) is not None:
            return None
        if re.match(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//", target):
            return (
                "link-scheme",
                f"The link leads to {target[:80]}, which is not allowed.",
                "Use https: or mailto:, or the name of a page such as `guides/the-talk`.",
            )
        page = self.resolve(target.partition("#")[0] or "", here) if not target.startswith("#") else Target(here)
        if page is not None:
            known = ", ".join(sorted(self.anchors.get(page.url, ())))
            return "link-anchor", f"The page of the link {target} has no such anchor.", f"There are {known or 'none'}."
        return (
            "link-target",
            f"There is no page {target[:80]}.",
            "Write the collection and the name: `guides/the-talk`, `letters/hand-over#fields`, `glossary#kill-fee`.",
        )


def is_outside(target: str) -> bool:
    """Whether a target is a well-formed address outside the handbook, of an allowed scheme."""
    return _OUTSIDE.fullmatch(target) is not None


def reference_problems(library: Library, broken: frozenset[str] = frozenset()) -> Iterator[Problem]:
    """References to items and entries that do not exist.

    Keys in `broken` name documents that exist and could not be read: what
    refers to them is not reported on top.
    """
    for document in library:
        for positions, base, part in document.parts():
            for location, collection, slug in walk.refs(part, base):
                key = f"handbook/{collection}" if collection in REGISTERS else f"{collection}/{slug}"
                found = slug in library.entries[collection] if collection in REGISTERS else library.get(key)
                if not found and key not in broken:
                    yield Problem(
                        "reference",
                        positions.place(location),
                        f"There is no {slug} in {collection}.",
                        _known(slug, collection, library),
                        field=".".join(str(part) for part in location),
                    )


def _known(slug: str, collection: str, library: Library) -> str:
    """What there is instead of a missing item or entry; the nearest names where there are many."""
    known = library.entries.get(collection) or (other.slug for other in library.by_collection.get(collection, ()))
    names = sorted(known)
    if len(names) > _MANY:
        names = difflib.get_close_matches(slug, names, 3)
        return f"Near it are {', '.join(names)}." if names else "Look into the collection's folder."
    return f"There are {', '.join(names) or 'none'}."


def link_problems(library: Library, links: Links, broken: frozenset[str] = frozenset()) -> Iterator[Problem]:
    """Links in texts that lead nowhere, or somewhere that they must not."""
    broken_urls = {page_url(*key.split("/", 1)) for key in broken if "/" in key}
    for document in library:
        here = page_url(document.collection, document.slug)
        for target, place, context in _targets(document):
            found = links.problem(target, here)
            if found is not None and f"{target.partition('#')[0].strip('/')}/" not in broken_urls:
                code, reason, remedy = found
                yield Problem(code, place, reason, remedy, field=context)
        if isinstance(document.item, Home):
            yield from _door_problems(document, links, broken_urls)


def _targets(document: Document) -> Iterator[tuple[str, Place, str]]:
    """Every link in the document's texts, in those that overlays add too: target, place and field."""
    for message in document.messages:
        for target in _targets_in(Text(message.text, message.kind)):
            yield target, message.place, message.context
    for positions, base, part in document.parts():
        for location, _, text in walk.texts(part, base) if base else ():
            for target in _targets_in(text):
                yield target, positions.place(location), ".".join(map(str, location))


def _targets_in(text: Text) -> Iterator[str]:
    if text.kind is Kind.INLINE and ("[" in text.value or "<" in text.value):
        nodes = inline.walk(inline.parse(text.value))
        yield from (node.target for node in nodes if isinstance(node, inline.Link))


def _door_problems(document: Document, links: Links, broken_urls: set[str]) -> Iterator[Problem]:
    """Doors of the home page that lead nowhere, or out of the handbook."""
    for index, door in enumerate(cast(Home, document.item).doors):
        if links.resolve(door.to, "") is None and f"{door.to.partition('#')[0].strip('/')}/" not in broken_urls:
            code, reason, remedy = links.problem(door.to, "") or (
                "link-target",
                f"A door leads into the handbook, and {door.to} does not.",
                "Name a page, such as `signals` or `guides/the-talk`.",
            )
            yield Problem(code, document.positions.place(("doors", index, "to")), reason, remedy, f"doors.{door.id}.to")
