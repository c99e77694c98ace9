"""What `partwell update` and `partwell status` found out, as values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.problems import Problem
from generator.texts import State


@dataclass(frozen=True, slots=True)
class UpdateReport:
    """What an update did to the catalogs; paths are relative to the project and use `/`."""

    written: tuple[str, ...] = ()
    """Catalogs that are new or changed."""
    removed: tuple[str, ...] = ()
    """Catalogs that nothing was left of."""
    unchanged: int = 0
    """How many catalogs stayed as they were."""
    problems: tuple[Problem, ...] = ()
    """What was wrong with sources and catalogs; a catalog with errors is left as it was."""


@dataclass(frozen=True, slots=True)
class CatalogStatus:
    """How far one document's translation is: the number of its messages in each state."""

    path: str
    """The catalog's path below the project, whether the file is there or not."""
    counts: Mapping[State, int]

    @property
    def total(self) -> int:
        """All messages of the document."""
        return sum(self.counts.values())


@dataclass(frozen=True, slots=True)
class LanguageStatus:
    """How far the translation into one language is."""

    lang: str
    catalogs: tuple[CatalogStatus, ...]

    def count(self, state: State) -> int:
        """The messages in one state, over all documents."""
        return sum(catalog.counts.get(state, 0) for catalog in self.catalogs)

    @property
    def total(self) -> int:
        """All messages of all documents."""
        return sum(catalog.total for catalog in self.catalogs)
