"""Letters laid out: when to send, the whole text on paper, filled in and blank, and what is asked."""

from __future__ import annotations

from typing import cast

from generator.library import Document
from generator.model import Letter
from generator.pages.blocks import Entries, NamedEntry, Points, Section
from generator.pages.context import Reader, sections


def letter(document: Document, reader: Reader) -> tuple[Section, ...]:
    """The sections of a letter."""
    item, _ = cast(Letter, document.item), reader._
    fields = tuple(
        NamedEntry(f"fields-{spec.id.replace('_', '-')}", spec.label, spec.help or spec.label, spec.example)
        for spec in item.fields
    )
    return sections(
        Section("when-to-send", _("When to send it"), (Points("when-to-send", tuple(item.when_to_send)),)),
        Section("fields", _("What you fill in"), (Entries(fields, "fields"),)),
        reader.legal_section(document, always=bool(item.jurisdictions)),
        reader.next_section(document, ("scripts", "guides", "scenarios", "clauses")),
    )
