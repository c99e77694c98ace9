"""Scripts: a spoken conversation, with the answers to push-back."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from generator.model.base import ClauseRef, Entry, GuideRef, Item, LetterRef, Point, ScenarioRef
from generator.texts import Inline, Plain


class Turn(Entry):
    """One thing that is said."""

    who: Literal["you", "client"]
    """Who says it."""
    text: Inline
    """The words, as spoken."""
    note: Inline | None = None
    """How to say it, or why."""


class Reaction(Entry):
    """A way in which the client may push back, with a line that holds."""

    title: Plain
    """The reaction in a few words: `Silence`, `An offer of more money`."""
    says: Inline
    """What the client says or does."""
    hold: Inline
    """A line that holds: kind, short, final."""
    avoid: Inline
    """A line to avoid, as people really say it."""
    why: Inline
    """Why the first works and the second does not."""
    turns: list[Turn] = []
    """How it may go on."""


class Script(Item):
    """A conversation to rehearse."""

    summary: Inline
    """What the conversation is for."""
    channel: list[Literal["phone", "video", "in-person", "chat"]] = Field(min_length=1)
    """Where the script fits."""
    minutes: int = Field(ge=1, le=120)
    """How long the conversation should take."""
    before: list[Point] = Field(min_length=1)
    """What to do before the call."""
    opening: list[Turn] = Field(min_length=1)
    """The opening, up to the sentence that ends the engagement."""
    reactions: list[Reaction] = Field(min_length=1)
    """How the client may react."""
    closing: list[Turn] = Field(min_length=1)
    """The way out of the call."""
    after: list[Point] = Field(min_length=1)
    """What to do after the call."""
    letters: list[LetterRef] = Field(min_length=1)
    """What to send afterwards."""
    scenarios: list[ScenarioRef] = []
    """Situations that the script fits."""
    clauses: list[ClauseRef] = []
    """Clauses to look up before the call."""
    guides: list[GuideRef] = []
    """Guides that go deeper."""
