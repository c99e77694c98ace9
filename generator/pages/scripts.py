"""Scripts laid out: before the call, the opening, the answers to push-back, the close, and after."""

from __future__ import annotations

from typing import cast

from generator.library import Document
from generator.model import Script
from generator.pages.blocks import Cards, Points, Reactions, Section, Turns
from generator.pages.context import Reader, sections
from generator.texts import Text


def script(document: Document, reader: Reader) -> tuple[Section, ...]:
    """The sections of a script."""
    item, _ = cast(Script, document.item), reader._
    channels = {"phone": _("phone"), "video": _("video call"), "in-person": _("in person"), "chat": _("chat")}
    facts = reader.facts(
        (_("Fits"), reader.any_of([channels[channel] for channel in item.channel])),
        (_("Takes"), _minutes(item.minutes, reader)),
    )
    letters = reader.cards(f"letters/{slug}" for slug in item.letters)
    return sections(
        Section("", None, (facts,)),
        Section("before", _("Before the call"), (Points("before", tuple(item.before), "check"),)),
        Section("opening", _("How to open"), (Turns("opening", tuple(item.opening)),)),
        Section("reactions", _("If they push back"), (Reactions(tuple(item.reactions)),)),
        Section("closing", _("How to close"), (Turns("closing", tuple(item.closing)),)),
        Section("after", _("After the call"), (Points("after", tuple(item.after), "check"), Cards(letters))),
        reader.legal_section(document),
        reader.next_section(document, ("scenarios", "guides", "clauses")),
    )


def _minutes(minutes: int, reader: Reader) -> Text:
    return reader.interface.plural("{n} minute", "{n} minutes", minutes)
