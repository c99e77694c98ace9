"""Clauses laid out: what they are for, the words beside their meaning, and country by country."""

from __future__ import annotations

from typing import cast

from generator.library import Document
from generator.model import Clause
from generator.pages.blocks import (
    Callout,
    ClauseRow,
    ClauseText,
    Entries,
    NamedEntry,
    Points,
    Section,
    SlotText,
    Words,
)
from generator.pages.context import Reader, sections
from generator.pages.fields import field_entries
from generator.pages.slots import labels_of, slot_text
from generator.texts import State


def _elsewhere(document: Document, reader: Reader) -> dict[str, dict[str, SlotText]]:
    """The formal words by paragraph in each other language that has them all, translated and up to date."""
    own = [entry.id for entry in cast(Clause, document.item).paragraphs]
    found: dict[str, dict[str, SlotText]] = {}
    for lang, library in reader.libraries.items():
        other = library.get(document.key)
        if lang == reader.lang or other is None:
            continue
        item = cast(Clause, other.item)
        labels = labels_of(item.fields)
        words = {entry.id: slot_text(entry.formal, labels) for entry in item.paragraphs}
        whole = all(formal.text.lang == lang and formal.text.state is State.CURRENT for formal in words.values())
        if whole and set(words) == set(own):
            found[lang] = words
    return found


def clause(document: Document, reader: Reader) -> tuple[Section, ...]:
    """The sections of a clause."""
    item, _ = cast(Clause, document.item), reader._
    facts = reader.facts(
        (_("Version"), _("{n}", n=reader.interface.number(item.version))),
        (_("To be reviewed by"), _("{date}", date=reader.interface.date(item.review_by))),
    )
    labels = labels_of(item.fields)
    elsewhere = _elsewhere(document, reader)
    rows = tuple(
        ClauseRow(
            entry,
            slot_text(entry.formal, labels),
            tuple((lang, words[entry.id]) for lang, words in elsewhere.items()),
        )
        for entry in item.paragraphs
    )
    languages = tuple((lang, reader.interface.language_name(lang)) for lang in elsewhere)
    is_due = item.review_by <= reader.today
    due = Callout("outdated", _("The review of this clause is due. Check it with special care before you use it."))
    countries = tuple(
        NamedEntry(f"jurisdictions-{entry.id}", reader.jurisdiction(entry.jurisdiction), entry.text)
        for entry in item.jurisdictions
    )
    return sections(
        Section("", None, (facts, due) if is_due else (facts,)),
        Section("purpose", _("What it is for"), (Words(item.purpose),)),
        Section("paragraphs", _("The clause"), (ClauseText(f"clause-{document.slug}", rows, languages),)),
        Section("fields", _("What you choose"), (field_entries(item.fields, reader),)) if item.fields else None,
        Section("without", _("What happens without it"), (Words(item.without),)),
        Section("tips", _("How to get it agreed"), (Points("tips", tuple(item.tips)),)) if item.tips else None,
        Section("jurisdictions", _("Country by country"), (Entries(countries, "countries"),)),
        reader.legal_section(document, always=True),
        reader.next_section(document, ("clauses", "scenarios", "letters", "guides")),
    )
