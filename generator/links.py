"""Link targets: what a text may lead to, and which page and anchor that is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.library import COLLECTIONS, PROSE, Document, Library
from generator.markdown import inline
from generator.markdown.blocks import Heading, texts
from generator.model import REGISTERS, walk
from generator.problems import Problem
from generator.texts import Kind

_OUTSIDE = re.compile(r"https://[^\s<>\"']+|mailto:[^\s<>\"'@]+@[^\s<>\"'@]+")
_INSIDE = re.compile(r"(?P<path>[a-z0-9/-]*)(#(?P<anchor>[a-z0-9-]+))?")


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
        return frozenset(entry.id for entry in getattr(document.item, name))
    names = {name for name, value in document.item.__dict__.items() if isinstance(value, list) and value}
    return frozenset(
        names
        | {
            f"{path}-{entry.id}"
            for _, path, entries in walk.lists(document.item)
            for entry in entries
            if "." not in path
        }
    )


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
        for location, collection, slug in walk.refs(document.item):
            if collection in REGISTERS:
                exists = slug in library.entries[collection] or f"handbook/{collection}" in broken
                known = sorted(library.entries[collection])
            else:
                exists = library.get(f"{collection}/{slug}") is not None or f"{collection}/{slug}" in broken
                known = [other.slug for other in library.by_collection.get(collection, ())]
            if not exists:
                yield Problem(
                    "reference",
                    document.positions.place(location),
                    f"There is no {slug} in {collection}.",
                    f"There are {', '.join(known) or 'none'}.",
                    field=".".join(str(part) for part in location),
                )


def link_problems(library: Library, links: Links, broken: frozenset[str] = frozenset()) -> Iterator[Problem]:
    """Links in texts that lead nowhere, or somewhere that they must not."""
    broken_urls = {page_url(*key.split("/", 1)) for key in broken}
    for document in library:
        here = page_url(document.collection, document.slug)
        for message in document.messages:
            if message.kind is not Kind.INLINE or ("[" not in message.text and "<" not in message.text):
                continue
            for node in inline.walk(inline.parse(message.text)):
                if not isinstance(node, inline.Link):
                    continue
                found = links.problem(node.target, here)
                if found is not None and f"{node.target.partition('#')[0].strip('/')}/" not in broken_urls:
                    code, reason, remedy = found
                    yield Problem(code, message.place, reason, remedy, field=message.context)
