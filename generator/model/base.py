"""What all items of content share: frozen models, ids, references and dates."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from generator.texts import Inline, Plain

Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]
"""A name in addresses and ids: lower-case ASCII letters, digits and single hyphens."""

Language = Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?$")]
"""A language or locale tag such as `ko` or `en-GB`."""


@dataclass(frozen=True, slots=True)
class Ref:
    """Marks a field that holds the slug of an item of `collection` (or an entry's id in a register)."""

    collection: str


GuideRef = Annotated[Slug, Ref("guides")]
ScenarioRef = Annotated[Slug, Ref("scenarios")]
ScriptRef = Annotated[Slug, Ref("scripts")]
ClauseRef = Annotated[Slug, Ref("clauses")]
LetterRef = Annotated[Slug, Ref("letters")]
SignalRef = Annotated[Slug, Ref("signals")]
TermRef = Annotated[Slug, Ref("glossary")]
JurisdictionRef = Annotated[Slug, Ref("jurisdictions")]


class Model(BaseModel):
    """A frozen value that refuses what it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, use_attribute_docstrings=True)


class Entry(Model):
    """An entry of a list that carries text; its `id` is the anchor and the context of its translation."""

    id: Slug
    """Unique in its list; translations hang on it, so it stays when the text changes."""


class Point(Entry):
    """A list entry with one text."""

    text: Inline
    """The entry's text."""


class LegalFact(Entry):
    """A statement about the law, with all that a reader needs to check it."""

    text: Inline
    """The statement in plain words."""
    jurisdiction: JurisdictionRef
    """Whose law it is."""
    statute: str
    """The statute or case, in its own language, such as `민법 제689조`."""
    source: str = Field(pattern=r"^https?://[^\s<>\"']+$")
    """Address of the page that the statement was checked against."""
    as_of: dt.date
    """The day on which it was checked."""
    review_by: dt.date
    """The day from which the page says that the statement may be out of date."""


class Item(Model):
    """What every page of the handbook has."""

    title: Plain
    """The page's title."""
    description: Plain
    """One or two sentences for search engines and lists; up to 300 characters."""
    keywords: Plain | None = None
    """What people may type who look for this page and do not know its words, separated by commas. No page shows
    them; the search finds the page by them."""
    reviewed: dt.date
    """The day on which a person last read the whole item."""
    order: int = 100
    """Position in its section; smaller comes first, equal ones are sorted by slug."""
    only: list[Language] = Field(default=[], max_length=20)
    """The languages that the item is meant for; none means all. An item that leaves the source language
    out is no translation: it is written in the first language that it names."""
    legal: list[LegalFact] = []
    """Statements about the law that the page makes."""
    quick_exit: bool = False
    """Whether the page offers to leave at once, and stays out of the tab's history, for readers who may be watched."""

    @property
    def facts(self) -> Iterator[tuple[str, int, LegalFact]]:
        """Everything about the law that has to be reviewed, with its list and its place in it."""
        for name in ("legal", "rates"):
            for index, fact in enumerate(getattr(self, name, ())):
                yield name, index, fact
