"""Letters: fields, and a body of blocks for each register."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from generator.model.base import (
    ClauseRef,
    Entry,
    GuideRef,
    Item,
    JurisdictionRef,
    Model,
    Point,
    ScenarioRef,
    ScriptRef,
    Slug,
)
from generator.model.fields import FieldSpec
from generator.texts import Inline, Wording

Medium = Literal["email", "letter", "certified"]
Register = Literal["gentle", "standard", "firm"]
Courtesy = Literal["usual", "thanks", "none"]
"""What the frame's courtesies suit: most letters, one that says thanks, or one in which good wishes would be hollow."""


Topic = Literal["ending", "money", "answers", "handover", "afterwards"]
"""What a letter is about: the end itself, money, an answer or a no, the handover, or the time after."""


class LetterBlock(Entry):
    """One block of a letter: a paragraph, or an entry of its numbered list."""

    kind: Literal["paragraph", "item", "unnumbered"] = "paragraph"
    """A paragraph of prose, an item of the list that the frame sets apart (記 … 以上, `- 다 음 -`), or what stands
    among the items without a number, such as the places to sign."""
    text: Wording
    """Whole sentences with slots."""
    when: str | None = None
    """A condition on the answers, the same in every language: `refund`, `invoices and not paid`."""
    each: str | None = None
    """Repeats the block for each row: `invoice in invoices`."""
    media: list[Medium] = []
    """The media that the block is for; none means all."""
    mirrors: Slug | None = None
    """The source's block that says the same, for a block that one language adds: the two stand side by side."""


class LetterText(Model):
    """A whole letter in one register."""

    id: Register
    """The register."""
    subject: Wording
    """The subject line or title."""
    body: list[LetterBlock] = Field(min_length=1)
    """The body, between the frame's greeting and its close."""


class Letter(Item):
    """A letter to fill in and send."""

    summary: Inline
    """What the letter does."""
    when_to_send: list[Point] = Field(min_length=1)
    """When it is the right letter, and when not."""
    media: list[Medium] = Field(min_length=1)
    """How it may be sent."""
    topic: Topic = "ending"
    """Under which heading the list of letters shows it."""
    courtesy: Courtesy = "usual"
    """The courtesies that the frame puts around it: `thanks` closes with thanks, `none` opens without good wishes."""
    jurisdictions: list[JurisdictionRef] = []
    """Countries whose law it relies on; none means that it fits everywhere."""
    fields: list[FieldSpec] = Field(min_length=1)
    """What the reader is asked."""
    texts: list[LetterText] = Field(min_length=1)
    """The letter in each register; the first one is shown first."""
    scripts: list[ScriptRef] = []
    """What to say before it is sent."""
    clauses: list[ClauseRef] = []
    """Clauses that it relies on."""
    scenarios: list[ScenarioRef] = []
    """Situations in which it is sent."""
    guides: list[GuideRef] = []
    """Guides that go deeper."""
