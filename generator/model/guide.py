"""Guides and plain pages: Markdown with front matter."""

from __future__ import annotations

from generator.model.base import ClauseRef, GuideRef, Item, LetterRef, ScenarioRef, ScriptRef
from generator.texts import Inline


class Guide(Item):
    """The front matter of a guide; its text is Markdown below it."""

    summary: Inline
    """What the reader takes away, in one or two sentences."""
    lawyer_note: bool = False
    """Whether the page carries the note to ask a lawyer; a page with legal facts always does."""
    guides: list[GuideRef] = []
    """Guides to read next, the best one first."""
    scenarios: list[ScenarioRef] = []
    """Scenarios that show the guide's advice at work."""
    scripts: list[ScriptRef] = []
    """Scripts with the words for it."""
    clauses: list[ClauseRef] = []
    """Clauses that would have helped."""
    letters: list[LetterRef] = []
    """Letters to send."""


class Page(Item):
    """The front matter of a plain page such as About."""

    summary: Inline
    """What the page is about, in one or two sentences."""
