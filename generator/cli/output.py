"""What the commands print: problems, notes and progress, with colour only on a terminal."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable
from types import TracebackType
from typing import Any

import click

from generator.errors import StopError
from generator.problems import Level, Problem, errors, in_order

_COLOURS = {Level.ERROR: "red", Level.NOTICE: "yellow"}


def prepare(ctx: click.Context) -> None:
    """Let colour depend on the terminal, and on NO_COLOR (no-color.org); click drops it where there is no terminal."""
    if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        ctx.color = False


def problems(found: Iterable[Problem], *, is_error: bool) -> None:
    """Print problems one a line, in order, and how many there are; to stderr where they end a command."""
    ordered = in_order(found)
    for problem in ordered:
        place = click.style(str(problem.place), bold=True)
        field = f"{problem.field}: " if problem.field else ""
        code = click.style(f"[{problem.code}]", fg=_COLOURS[problem.level])
        click.echo(f"{place}: {field}{problem.reason} {problem.remedy} {code}", err=is_error)
    click.echo(tally(ordered), err=is_error)


def tally(found: Iterable[Problem]) -> str:
    """How many problems there are, in words."""
    all_of_them = tuple(found)
    stopping = len(errors(all_of_them))
    counts = [_count(stopping, "problem")] if stopping else ["No problems"]
    if notices := len(all_of_them) - stopping:
        counts.append(_count(notices, "notice"))
    return ", ".join(counts) + "."


def as_json(value: Any) -> None:
    """Print a value as JSON on stdout."""
    click.echo(json.dumps(value, indent=2, ensure_ascii=False))


def problem_as_json(problem: Problem) -> dict[str, Any]:
    """A problem as JSON has it."""
    return {
        "level": str(problem.level),
        "code": problem.code,
        "path": problem.place.path,
        "line": problem.place.line,
        "column": problem.place.column,
        "field": problem.field,
        "reason": problem.reason,
        "remedy": problem.remedy,
    }


def stop(error: StopError) -> None:
    """Print why a command stopped, and what to do."""
    click.echo(f"{click.style('Error:', fg='red')} {error.reason} {error.remedy}", err=True)


def note(text: str) -> None:
    """Print a remark that is not a command's result."""
    click.echo(text, err=True)


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


class Progress:
    """The step that a long command is at, on one line of stderr that goes away; nothing unless it is a terminal."""

    def __init__(self) -> None:
        self._width = 0
        self._is_shown = sys.stderr.isatty()

    def step(self, text: str) -> None:
        """Show a step in the place of the one before."""
        if self._is_shown:
            click.echo(f"\r{text.ljust(self._width)}", err=True, nl=False)
            self._width = len(text)

    def __enter__(self) -> Progress:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.step("")
        if self._is_shown:
            click.echo("\r", err=True, nl=False)
