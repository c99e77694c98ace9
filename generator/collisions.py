"""Collisions: two documents at one address, and ids that a page gives out itself."""

from __future__ import annotations

from collections.abc import Iterator

from generator.library import COLLECTIONS, PROSE, Document, Library
from generator.links import page_url
from generator.markdown.blocks import Heading, texts
from generator.model import REGISTERS
from generator.problems import Place, Problem

_RESERVED = frozenset({"law", "next", "title", "description", "summary", "intro"})
"""Ids of parts of every page, and contexts that the catalogs of guides use for something else."""
_RESERVED_STARTS = ("legal-", "weight-")
_RATES = ("rates", "rates-")
"""The same on the page of jurisdictions alone: its section of late interest, and how the anchors in it begin."""


def collision_problems(library: Library) -> Iterator[Problem]:
    """Documents that would overwrite another page, and ids that would stand on a page twice."""
    taken = {f"{name}/": f"the index of {name}" for name in COLLECTIONS if name != "pages"}
    for document in sorted(library, key=lambda document: (document.collection == "pages", document.path)):
        url = page_url(document.collection, document.slug)
        if url in taken:
            reason = f"The page would stand at the address /{url}, where {taken[url]} stands."
            yield Problem("url-collision", Place(document.path), reason, "Give the file another name.")
        taken.setdefault(url, document.path)
        for place, name, field in _ids(document):
            rates = document.key == "handbook/jurisdictions" and (name == _RATES[0] or name.startswith(_RATES[1]))
            if rates or name in _RESERVED or name.startswith(_RESERVED_STARTS):
                reason = f"The page has a part of its own with the id {name}."
                yield Problem("id-reserved", place, reason, "Choose another id.", field=field)


def _ids(document: Document) -> Iterator[tuple[Place, str, str]]:
    """The ids that stand on the document's page as they are: place, id and field."""
    if document.collection in PROSE:
        for block in texts(document.blocks):
            if isinstance(block, Heading):
                yield Place(document.path, block.line), block.id, block.id
    elif document.collection == "handbook" and document.slug in REGISTERS:
        name, _ = REGISTERS[document.slug]
        for index, entry in enumerate(getattr(document.item, name)):
            yield document.positions.place((name, index, "id")), entry.id, f"{name}.{entry.id}"
