"""Registers: one document each for the home page, the warning signs, the glossary and the jurisdictions."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from pydantic import Field

from generator.model.base import Entry, GuideRef, Item, Language, LegalFact, Model, ScenarioRef
from generator.texts import Inline, Plain


class Door(Entry):
    """A way into the handbook from its home page."""

    title: Plain
    """What the reader thinks: `I'm not sure`."""
    text: Inline
    """What waits behind the door."""
    to: str
    """Where it leads, as a link target such as `signals` or `guides/the-talk`."""


class Home(Item):
    """The home page."""

    tagline: Inline
    """One sentence under the title."""
    doors: list[Door] = Field(min_length=1, max_length=6)
    """The ways in, the most pressing first."""


class Signal(Entry):
    """A warning sign."""

    text: Plain
    """The sign, as the reader would notice it."""
    weight: Literal["clear", "grey", "severe"]
    """Whether it settles the matter, needs thought, or calls for the fast way out."""
    meaning: Inline
    """What to make of it."""
    scenarios: list[ScenarioRef] = []
    """Situations to read on in."""
    guides: list[GuideRef] = []
    """Guides to read on in, where no situation fits."""


class Signals(Item):
    """The page that helps to decide."""

    summary: Inline
    """What the page does."""
    signals: list[Signal] = Field(min_length=1)
    """The signs."""


class Term(Entry):
    """A word that the handbook uses in one sense."""

    term: Plain
    """The word."""
    meaning: Inline
    """What it means here, in one or two sentences."""


class Glossary(Item):
    """The glossary."""

    summary: Inline
    """What the page does."""
    terms: list[Term] = Field(min_length=1)
    """The words."""


class Jurisdiction(Entry):
    """A country or state whose law the handbook speaks of."""

    name: Plain
    """Its name."""
    languages: list[Language] = Field(min_length=1)
    """The languages of its law."""
    note: Inline
    """What a reader there should know first."""


class LateRate(LegalFact):
    """Interest that the law gives on a late payment, with all that a reader needs to check it."""

    rate: str | None = Field(default=None, pattern=r"^[0-9]{1,3}(\.[0-9]{1,6})?$")
    """Percent a year as a decimal number in quotes, such as "3"; left out where the law names no number, or
    where nobody can count on it: then the entry is a remark."""
    since: dt.date | None = Field(default=None, alias="from")
    """The first day on which a payment may have become late for the rate to count."""
    until: dt.date | None = None
    """The last such day; the review is due by then."""


class Jurisdictions(Item):
    """The jurisdictions."""

    summary: Inline
    """What the page does."""
    jurisdictions: list[Jurisdiction] = Field(min_length=1)
    """The countries and states."""
    rates: list[LateRate] = []
    """What interest the law gives on late payments."""


REGISTERS: dict[str, tuple[str, type[Model]]] = {
    "signals": ("signals", Signals),
    "glossary": ("terms", Glossary),
    "jurisdictions": ("jurisdictions", Jurisdictions),
}
"""Document in docs/handbook/ to the field that holds its entries, and its model."""
