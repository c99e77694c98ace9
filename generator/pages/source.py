"""A page as a value: what it shows, before anything writes it."""

from __future__ import annotations

from dataclasses import dataclass

from generator.library import Document
from generator.model import Item
from generator.pages.blocks import Section
from generator.texts import Text


@dataclass(frozen=True)
class PageSource:
    """One page in one language: a title and sections of blocks.

    `kind` names the template that writes it; `document` is None on index pages.
    """

    kind: str
    lang: str
    url: str
    section: str
    title: Text
    description: Text
    sections: tuple[Section, ...]
    lead: Text | None = None
    keywords: Text | None = None
    document: Document | None = None
    is_translated: bool = True
    has_exit: bool = False

    @property
    def item(self) -> Item | None:
        """The item that the page shows, or None on an index."""
        return self.document.item if self.document else None
