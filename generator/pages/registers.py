"""The home page, the warning signs, the glossary and the jurisdictions laid out."""

from __future__ import annotations

import unicodedata
from typing import cast

from generator.library import Document
from generator.links import Links, Target
from generator.model import Glossary, Home, Jurisdictions, Signals
from generator.pages.blocks import Card, Cards, Entries, NamedEntry, Section
from generator.pages.context import Reader, sections
from generator.texts import Text


def home(document: Document, reader: Reader, links: Links) -> tuple[Section, ...]:
    """The sections of the home page: its doors."""
    item = cast(Home, document.item)
    cards = tuple(Card(links.resolve(door.to, "") or Target(""), door.title, door.text) for door in item.doors)
    return sections(Section("", None, (Cards(cards, "doors"),)), reader.legal_section(document))


def signals(document: Document, reader: Reader) -> tuple[Section, ...]:
    """The sections of the page of warning signs, by weight."""
    item, _ = cast(Signals, document.item), reader._
    titles = {
        "severe": _("Get out quickly"),
        "clear": _("A clear case"),
        "grey": _("A grey case"),
    }
    found = []
    for weight, title in titles.items():
        entries = tuple(
            NamedEntry(
                signal.id,
                signal.text,
                signal.meaning,
                cards=reader.cards(
                    [f"{name}/{slug}" for name in ("scenarios", "guides") for slug in getattr(signal, name)],
                    with_text=False,
                ),
            )
            for signal in item.signals
            if signal.weight == weight
        )
        if entries:
            found.append(Section(f"weight-{weight}", title, (Entries(entries, f"signals-{weight}"),)))
    return sections(
        *found,
        reader.legal_section(document),
        reader.next_section(document, ("guides", "scenarios")),
    )


def glossary(document: Document, reader: Reader) -> tuple[Section, ...]:
    """The sections of the glossary, sorted as the language sorts."""
    item = cast(Glossary, document.item)
    overlay = document.overlays.get(reader.lang)
    readings = overlay.readings if overlay is not None else {}

    def key(entry: NamedEntry) -> tuple[str, str]:
        # Without its marks, が stands beside か and é beside e, as dictionaries have them.
        words = unicodedata.normalize("NFKD", readings.get(entry.id, entry.title.value))
        return "".join(sign for sign in words if not unicodedata.combining(sign)).casefold(), entry.id

    entries = [
        NamedEntry(
            term.id,
            term.term,
            term.meaning,
            Text(readings[term.id], lang=reader.lang) if term.id in readings else None,
        )
        for term in item.terms
    ]
    terms = Section("", None, (Entries(tuple(sorted(entries, key=key)), "terms"),))
    return sections(terms, reader.legal_section(document))


def jurisdictions(document: Document, reader: Reader) -> tuple[Section, ...]:
    """The sections of the page of jurisdictions."""
    item = cast(Jurisdictions, document.item)
    entries = tuple(NamedEntry(entry.id, entry.name, entry.note) for entry in item.jurisdictions)
    rates = (reader.legal(item.rates, "rates"),)
    return sections(
        Section("", None, (Entries(entries, "countries"),)),
        Section("rates", reader._("Interest by law on late payments"), rates) if item.rates else None,
        reader.legal_section(document, always=True),
    )
