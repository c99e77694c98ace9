"""What a page is made of: blocks in sections, the same whatever they are written as."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from functools import cache
from typing import Any, Literal

from pydantic import BaseModel

from generator.letters.paper import Paper
from generator.links import Target
from generator.markdown import blocks as markdown
from generator.model import walk
from generator.model.base import Point
from generator.model.clause import Paragraph as ClauseParagraph
from generator.model.scenario import Step
from generator.model.script import Reaction, Turn
from generator.pages.desk_blocks import LegalLine, LetterDesk
from generator.texts import Text


@dataclass(frozen=True, slots=True)
class Words:
    """A paragraph; `style` is empty or names a look, such as `lead`."""

    text: Text
    style: str = ""


@dataclass(frozen=True, slots=True)
class Prose:
    """Markdown of a guide: what stands below one of its headings."""

    blocks: tuple[markdown.Block, ...]


@dataclass(frozen=True, slots=True)
class Points:
    """A list of points; `style` is empty, `words` (to say or send), `stay`, `stop` or `check`."""

    prefix: str
    entries: tuple[Point, ...]
    style: str = ""


@dataclass(frozen=True, slots=True)
class LinkedStep:
    """A step with the pages that it leads to."""

    step: Step
    day: Text | None
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class Steps:
    """Steps in order."""

    entries: tuple[LinkedStep, ...]


@dataclass(frozen=True, slots=True)
class Turns:
    """What is said in turn."""

    prefix: str
    entries: tuple[Turn, ...]


@dataclass(frozen=True, slots=True)
class Reactions:
    """Ways in which the other side may push back, each with the line that holds."""

    entries: tuple[Reaction, ...]


@dataclass(frozen=True, slots=True)
class SlotText:
    """A text of a letter or clause in parts: words, or a slot with its field's label."""

    parts: tuple[tuple[str, Text | None], ...]
    """Words with None, or a slot's name with the label to show."""
    text: Text


@dataclass(frozen=True, slots=True)
class ClauseRow:
    """A paragraph of a clause: formal words beside their plain meaning."""

    paragraph: ClauseParagraph
    formal: SlotText
    others: tuple[tuple[str, SlotText], ...] = ()
    """The formal words in the other languages that the contract may be in, in the order of `ClauseText.languages`."""


@dataclass(frozen=True, slots=True)
class ClauseText:
    """A clause, to read and to copy."""

    id: str
    rows: tuple[ClauseRow, ...]
    languages: tuple[tuple[str, str], ...] = ()
    """The other languages that have every paragraph, with their names in the reader's language."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A letter on its paper: the form with its slots, and the same filled in with the examples."""

    id: str
    lang: str
    """The language of the words on it."""
    medium: str
    form: Paper
    example: Paper | None = None


@dataclass(frozen=True, slots=True)
class Card:
    """A link to another page, with what waits there."""

    target: Target
    title: Text
    text: Text | None = None
    label: Text | None = None


@dataclass(frozen=True, slots=True)
class Cards:
    """Links to other pages; `style` is empty, `list` on an index, or `doors` on the home page."""

    cards: tuple[Card, ...]
    style: str = ""
    more: tuple[Card, ...] = ()
    """Those that are shown when somebody asks for them."""


@dataclass(frozen=True, slots=True)
class Fact:
    """A small fact with its label."""

    label: Text
    value: Text


@dataclass(frozen=True, slots=True)
class Facts:
    """Small facts about the item."""

    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Legal:
    """Statements about the law, with their sources; `name` begins their anchors."""

    facts: tuple[LegalLine, ...]
    name: str = "legal"


@dataclass(frozen=True, slots=True)
class Callout:
    """A remark set apart; `style` is note, tip, warning, lawyer, missing or outdated."""

    style: str
    text: Text
    title: Text | None = None


@dataclass(frozen=True, slots=True)
class Entries:
    """Named entries with anchors of their own: warning signs, glossary terms, jurisdictions."""

    entries: tuple[NamedEntry, ...]
    style: str


@dataclass(frozen=True, slots=True)
class NamedEntry:
    """One entry of a register."""

    id: str
    title: Text
    text: Text | None
    note: Text | None = None
    cards: tuple[Card, ...] = ()


@dataclass(frozen=True, slots=True)
class SubHeading:
    """A heading inside a section."""

    id: str
    text: Text


Block = (
    Words
    | Prose
    | Points
    | Steps
    | Turns
    | Reactions
    | ClauseText
    | Sheet
    | LetterDesk
    | Cards
    | Facts
    | Legal
    | Callout
    | Entries
    | SubHeading
)


Scripts = Literal["", "only", "without"]


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a page below a heading; the first part of a page may have none."""

    id: str
    title: Text | None
    blocks: tuple[Block, ...]
    level: int = 2
    scripts: Scripts = ""
    """Whether the section is shown only where scripts run, or only where they do not."""


@cache
def _field_names(kind: type[object]) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind)) if is_dataclass(kind) else ()


def texts(value: Any) -> Iterator[Text]:
    """Every text in a block or section, in reading order."""
    if isinstance(value, Text):
        yield value
    elif isinstance(value, Prose):
        yield from (block.text for block in markdown.texts(value.blocks))
    elif isinstance(value, BaseModel):
        yield from (text for _, _, text in walk.texts(value))
    elif isinstance(value, tuple | list):
        for child in value:
            yield from texts(child)
    else:
        for name in _field_names(type(value)):  # type: ignore[arg-type]  # a class is hashable
            yield from texts(getattr(value, name))
