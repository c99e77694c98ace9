"""Catalogs as values: entries with their translations, and the header's fields."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

Key = tuple[str, str]
"""Context and text, which identify a message in its catalog; the context is empty where there is none."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A message with its translation, and all that PO files say of it.

    `text` is the translation, empty where it is missing; a message with a
    `plural` has one translation for each plural form in `forms`, and `text`
    is the first. Lines count from 1, 0 where the entry was never read.
    """

    context: str
    id: str
    text: str = ""
    plural: str | None = None
    forms: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    comments: tuple[str, ...] = ()
    """Comments of people, and those that begin with `partwell:`, which are ours."""
    extracted: tuple[str, ...] = ()
    references: tuple[str, ...] = ()
    previous_context: str | None = None
    previous_id: str | None = None
    previous_plural: str | None = None
    obsolete: bool = False
    line: int = field(default=0, compare=False)
    """Where the message begins."""
    text_line: int = field(default=0, compare=False)
    """Where the translation begins."""

    @property
    def key(self) -> Key:
        """What identifies the message in its catalog."""
        return self.context, self.id

    @property
    def is_fuzzy(self) -> bool:
        """Whether the translation was made for another text, or is marked as in need of work."""
        return "fuzzy" in self.flags

    @property
    def is_translated(self) -> bool:
        """Whether the translation is complete, be it fuzzy or not."""
        return all(self.forms) if self.forms else bool(self.text)

    @property
    def has_work(self) -> bool:
        """Whether anything of the translation would be lost with the entry."""
        return bool(self.text) or any(self.forms)


@dataclass(frozen=True, slots=True)
class Catalog:
    """The messages of one document in one language.

    `entries` stand in the document's order; `obsolete` holds translations
    whose message is gone. `header` keeps the header's fields that other tools
    wrote; ours follow from the language.
    """

    lang: str
    entries: tuple[Entry, ...] = ()
    obsolete: tuple[Entry, ...] = ()
    header: tuple[tuple[str, str], ...] = ()
    header_comments: tuple[str, ...] = ()
    path: str = field(default="", compare=False)
    """The file below the project, for places of problems."""
    _by_key: dict[Key, Entry] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_by_key", {(entry.context, entry.id): entry for entry in self.entries})

    def get(self, context: str, id: str) -> Entry | None:
        """The entry of a message, or None; obsolete entries are not looked at."""
        return self._by_key.get((context, id))

    def __iter__(self) -> Iterator[Entry]:
        """All entries, the obsolete ones last."""
        yield from self.entries
        yield from self.obsolete
