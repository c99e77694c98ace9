"""The library: every document of the content, loaded or localised."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType
from typing import cast

from pydantic import BaseModel

from generator.markdown.blocks import Block, Heading, texts
from generator.messages import Message
from generator.model import REGISTERS, Clause, Guide, Home, Item, Letter, Model, Page, Scenario, Script, walk
from generator.model.overlay import Overlay
from generator.options import Options
from generator.problems import Place
from generator.strict_yaml import Location, Positions

COLLECTIONS: Mapping[str, type[Item]] = MappingProxyType(
    {
        "guides": Guide,
        "scenarios": Scenario,
        "scripts": Script,
        "clauses": Clause,
        "letters": Letter,
        "pages": Page,
    }
)
"""Collection to the model of its items, in the order of the navigation."""

HANDBOOK: Mapping[str, type[Model]] = MappingProxyType(
    {"home": Home, **{slug: model for slug, (_, model) in REGISTERS.items()}}
)
"""The documents of docs/handbook/, each with a model of its own."""

PROSE = frozenset({"guides", "pages"})
"""The collections written in Markdown."""

INTRO = "intro"
"""The context of a guide's prose before its first heading."""


@dataclass(frozen=True)
class Document:
    """One source document: an item, with a guide's prose."""

    collection: str
    slug: str
    path: str
    item: Item
    positions: Positions = field(repr=False)
    blocks: tuple[Block, ...] = ()
    overlays: Mapping[str, Overlay] = field(default_factory=dict)
    """Language to what is arranged otherwise in it; the entries to add are models."""
    overlay_positions: Mapping[str, Positions] = field(default_factory=dict, repr=False)
    """Language to the positions of its overlay."""

    @property
    def key(self) -> str:
        """How other documents and catalogs name it: `scenarios/late-payer`."""
        return f"{self.collection}/{self.slug}"

    @cached_property
    def messages(self) -> tuple[Message, ...]:
        """All that is translated, in reading order."""
        return tuple(self._messages())

    def _messages(self) -> Iterator[Message]:
        for location, context, text in walk.texts(self.item):
            yield Message(context, text.value, text.kind, self.positions.place(location))
        section, seen = INTRO, set()
        for block in texts(self.blocks):
            if isinstance(block, Heading):
                section = block.id
            if (section, block.text.value) not in seen:
                seen.add((section, block.text.value))
                yield Message(section, block.text.value, block.text.kind, Place(self.path, block.line), prose=True)

    def parts(self) -> Iterator[tuple[Positions, Location, BaseModel]]:
        """The item and every entry that an overlay adds to it, each with its positions and its location in them."""
        yield self.positions, (), self.item
        for lang, overlay in self.overlays.items():
            for path, added in overlay.add.items():
                for index, addition in enumerate(added):
                    yield self.overlay_positions[lang], ("add", path, index, "entry"), cast(BaseModel, addition.entry)

    def written_in(self, source: str) -> str:
        """The language that the document is written in.

        That is the source language, except for an item that is only for other
        languages and so is a translation of nothing: it is written in the first of them.
        """
        return source if not self.item.only or source in self.item.only else self.item.only[0]

    def is_translated_into(self, lang: str, options: Options) -> bool:
        """Whether the document has a catalog in a language."""
        return self.is_for(lang) and lang != self.written_in(options.source_language)

    def is_for(self, lang: str) -> bool:
        """Whether the document is meant for readers of `lang`."""
        return not self.item.only or lang in self.item.only


@dataclass(frozen=True)
class Library:
    """All documents, by key."""

    documents: Mapping[str, Document]

    def __iter__(self) -> Iterator[Document]:
        return iter(self.documents.values())

    def get(self, key: str) -> Document | None:
        """The document of a key, or None."""
        return self.documents.get(key)

    @cached_property
    def by_collection(self) -> Mapping[str, tuple[Document, ...]]:
        """Collection to its documents, in their order."""
        found: dict[str, list[Document]] = {}
        for document in self:
            found.setdefault(document.collection, []).append(document)
        return {
            name: tuple(sorted(documents, key=lambda document: (document.item.order, document.slug)))
            for name, documents in found.items()
        }

    @cached_property
    def entries(self) -> Mapping[str, Mapping[str, Model]]:
        """Register (`signals`, `glossary`, `jurisdictions`) to its entries by id."""
        result: dict[str, Mapping[str, Model]] = {}
        for slug, (name, _) in REGISTERS.items():
            document = self.get(f"handbook/{slug}")
            result[slug] = {entry.id: entry for entry in getattr(document.item, name)} if document else {}
        return result
