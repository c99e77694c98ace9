"""Clauses: the plain meaning beside the formal text."""

from __future__ import annotations

import datetime as dt

from pydantic import Field

from generator.model.base import ClauseRef, Entry, GuideRef, Item, JurisdictionRef, LetterRef, Point, ScenarioRef
from generator.model.fields import FieldSpec
from generator.texts import Inline, Wording


class Paragraph(Entry):
    """One numbered paragraph of a clause."""

    formal: Wording
    """The contract's words; slots such as `{{ notice_days }}` are choices."""
    plain: Inline
    """What it means, in plain words."""


class ClauseNote(Entry):
    """How one country's law treats the clause."""

    jurisdiction: JurisdictionRef
    """The country."""
    text: Inline
    """What to watch there."""


class Clause(Item):
    """A clause to put into a contract."""

    summary: Inline
    """What the clause does for the reader."""
    purpose: Inline
    """Why it is in a contract."""
    without: Inline
    """What happens without it."""
    version: int = Field(ge=1)
    """Counts up whenever the formal text changes its meaning."""
    review_by: dt.date
    """The day from which the page says that the clause needs a new review."""
    jurisdictions: list[ClauseNote] = Field(min_length=1)
    """Country by country."""
    fields: list[FieldSpec] = []
    """The choices: what is filled into the slots."""
    paragraphs: list[Paragraph] = Field(min_length=1)
    """The clause itself."""
    tips: list[Point] = []
    """How to negotiate it."""
    clauses: list[ClauseRef] = []
    """Clauses that go with it."""
    letters: list[LetterRef] = []
    """Letters that rely on it."""
    scenarios: list[ScenarioRef] = []
    """Situations in which it helps."""
    guides: list[GuideRef] = []
    """Guides that go deeper."""
