"""Status: how much of each document is translated into each language, and what needs a translator."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from generator.catalogs.entries import Catalog
from generator.catalogs.lookup import in_line, state_of
from generator.messages import Message
from generator.problems import Place
from generator.texts import State


@dataclass(frozen=True, slots=True)
class Work:
    """A message that needs a translator: what it says, where it stands, and why.

    `place` is the catalog's where the message is in it, else the source's.
    """

    state: State
    context: str
    text: str
    place: Place


@dataclass(frozen=True, slots=True)
class Status:
    """The messages of one document, or of several, in one language, counted by state."""

    lang: str
    key: str
    """The document's key; empty for a sum."""
    current: int = 0
    outdated: int = 0
    untranslated: int = 0
    machine: int = 0
    obsolete: int = 0
    """Translations without a message; not part of the total."""
    work: tuple[Work, ...] = ()

    @property
    def total(self) -> int:
        """How many messages there are."""
        return self.current + self.outdated + self.untranslated + self.machine

    @property
    def share(self) -> float:
        """How much is current, from 0 to 1."""
        return self.current / self.total if self.total else 1.0


def status(key: str, messages: Iterable[Message], catalog: Catalog | None, lang: str) -> Status:
    """Count a document's messages in one language, as they stand after an update; writes nothing."""
    messages = tuple(messages)
    known = in_line(messages, catalog, lang)
    counts: Counter[State] = Counter()
    work: list[Work] = []
    for context, text, source in {(m.context, m.text): (m.context, m.text, m.place) for m in messages}.values():
        entry = known.get(context, text)
        state = state_of(entry)
        counts[state] += 1
        if state is not State.CURRENT:
            in_file = catalog.get(context, text) if catalog else None
            place = Place(known.path, in_file.text_line) if in_file and in_file.text_line and known.path else source
            work.append(Work(state, context, text, place))
    return Status(
        lang,
        key,
        counts[State.CURRENT],
        counts[State.OUTDATED],
        counts[State.UNTRANSLATED],
        counts[State.MACHINE],
        len(known.obsolete),
        tuple(work),
    )


def total(statuses: Iterable[Status], lang: str) -> Status:
    """The sum of a language's documents, their work one after another."""
    parts = [part for part in statuses if part.lang == lang]
    return Status(
        lang,
        "",
        sum(part.current for part in parts),
        sum(part.outdated for part in parts),
        sum(part.untranslated for part in parts),
        sum(part.machine for part in parts),
        sum(part.obsolete for part in parts),
        tuple(work for part in parts for work in part.work),
    )
