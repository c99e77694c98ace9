"""Problems in the content as values: where, what, why and how to mend it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Level(StrEnum):
    """How much a problem matters to a build."""

    ERROR = "error"
    """Stops the build."""
    NOTICE = "notice"
    """Is reported, and the build goes on."""


@dataclass(frozen=True, slots=True)
class Place:
    """A position in a source file.

    `path` is relative to the project and uses `/` on every system; `line` and
    `column` count from 1, and are None where the whole file is meant.
    """

    path: str
    line: int | None = None
    column: int | None = None

    def __str__(self) -> str:
        return ":".join(str(part) for part in (self.path, self.line, self.column) if part is not None)


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong with the content.

    `code` names the kind of problem and never changes its meaning; `field` is
    the field's path in its item (`steps.first-call.text`) or None; `reason`
    says what is wrong and `remedy` what to do, each as a sentence.
    """

    code: str
    place: Place
    reason: str
    remedy: str
    field: str | None = None
    level: Level = Level.ERROR

    def __str__(self) -> str:
        where = f"{self.place}: " + (f"{self.field}: " if self.field else "")
        return f"{where}{self.reason} {self.remedy} [{self.code}]"


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Sort problems by file and position, each one once."""

    def key(problem: Problem) -> tuple[str, int, int, str, str, str]:
        place = problem.place
        return place.path, place.line or 0, place.column or 0, problem.code, problem.field or "", problem.reason

    return tuple(sorted(set(problems), key=key))


def errors(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Those of the problems that stop a build."""
    return tuple(problem for problem in problems if problem.level is Level.ERROR)


class ContentError(Exception):
    """The content has problems that stop the work; carries all of them."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = in_order(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))
