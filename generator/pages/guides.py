"""Guides and plain pages laid out: prose in sections, then the law, then the ways on."""

from __future__ import annotations

from collections.abc import Iterator

from generator.library import Document
from generator.markdown import blocks as markdown
from generator.model import Guide
from generator.pages.blocks import Prose, Section
from generator.pages.context import Reader, sections


def prose_sections(blocks: tuple[markdown.Block, ...]) -> Iterator[Section]:
    """Markdown cut at its headings; the part before the first one has no title."""
    start, heading = 0, None
    for index, block in enumerate((*blocks, None)):
        if block is None or isinstance(block, markdown.Heading):
            inner = blocks[start:index]
            if heading is not None:
                yield Section(heading.id, heading.text, (Prose(inner),) if inner else (), heading.level)
            elif inner:
                yield Section("", None, (Prose(inner),))
            start, heading = index + 1, block


def guide(document: Document, reader: Reader) -> tuple[Section, ...]:
    """The sections of a guide."""
    item = document.item
    needs_note = isinstance(item, Guide) and item.lawyer_note
    return sections(
        *prose_sections(document.blocks),
        reader.legal_section(document, always=needs_note),
        reader.next_section(document, ("letters", "scripts", "scenarios", "guides", "clauses")),
    )


def page(document: Document, reader: Reader) -> tuple[Section, ...]:
    """The sections of a plain page."""
    return sections(*prose_sections(document.blocks), reader.legal_section(document))
