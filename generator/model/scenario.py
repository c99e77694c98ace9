"""Scenarios: a situation from its signs to its end, step by step."""

from __future__ import annotations

from pydantic import Field

from generator.model.base import (
    ClauseRef,
    Entry,
    GuideRef,
    Item,
    JurisdictionRef,
    LetterRef,
    Model,
    Point,
    ScenarioRef,
    ScriptRef,
    SignalRef,
)
from generator.texts import Inline, Plain


class Repair(Model):
    """One fair attempt to mend things before ending them."""

    text: Inline
    """What to try, and how."""
    words: list[Point] = Field(min_length=1)
    """Sentences that the reader can say or write as they are."""
    limit: Inline
    """How long to wait for a change, and what counts as one."""


class Decision(Model):
    """When to stop trying, and when to stay."""

    stay: list[Point] = Field(min_length=1)
    """What speaks for staying."""
    stop: list[Point] = Field(min_length=1)
    """What shows that it is time to end it."""


class Step(Entry):
    """One step on the way out."""

    title: Plain
    """What to do, as an instruction."""
    text: Inline
    """How to do it."""
    day: int | None = Field(default=None, ge=-365, le=365)
    """Day counted from the notice: 0 is the day of the talk, minus days come before it."""
    script: ScriptRef | None = None
    """The words for this step."""
    letter: LetterRef | None = None
    """The letter for this step."""
    guide: GuideRef | None = None
    """Where the step is explained in full."""


class Difference(Entry):
    """What is different in one country."""

    jurisdiction: JurisdictionRef
    """The country."""
    text: Inline
    """What to do otherwise there."""


class Scenario(Item):
    """A situation that a freelancer may be in."""

    summary: Inline
    """The situation in one or two sentences, as the reader would put it."""
    signals: list[SignalRef] = []
    """The warning signs of the decision page that lead here."""
    urgent: bool = False
    """Whether the reader may be unsafe: the page then leads with the way out and offers a quick exit, as
    `quick_exit` does."""
    signs: list[Point] = Field(min_length=1)
    """How to recognise the situation."""
    causes: list[Point] = Field(min_length=1)
    """What it may really be."""
    repair: Repair | None = None
    """The attempt to mend it; none where trying would be unsafe."""
    decision: Decision
    """When to stay and when to stop."""
    steps: list[Step] = Field(min_length=1)
    """The way out, in order."""
    mistakes: list[Point] = Field(min_length=1)
    """What people often get wrong."""
    differences: list[Difference] = []
    """What is different by country."""
    scripts: list[ScriptRef] = Field(min_length=1)
    """Conversation scripts, the main one first."""
    letters: list[LetterRef] = Field(min_length=1)
    """Letters, the main one first."""
    clauses: list[ClauseRef] = Field(min_length=1)
    """Clauses that prevent it next time."""
    guides: list[GuideRef] = []
    """Guides that go deeper."""
    scenarios: list[ScenarioRef] = []
    """Neighbouring situations."""
