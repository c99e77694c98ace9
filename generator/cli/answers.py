"""Answers from a file or from stdin, with everything that is wrong with it, and where."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any, NoReturn

from generator.errors import CallError, machine_error
from generator.letters.answers import SIZE_LIMIT, StateProblem, read_state
from generator.problems import ContentError, Place, Problem

JSON = dict[str, Any]
_STATE = frozenset(("partwell", "letter", "choices", "answers", "lines"))


def read_answers(name: str) -> tuple[JSON, tuple[StateProblem, ...]]:
    """The state of the desk that a file holds, or stdin where `name` is a hyphen, and what is left out of it.

    A mapping without any of the state's own keys is taken for the answers alone.
    Raises ContentError for what is no JSON, with line and column.
    """
    shown = shown_name(name)
    text = _text(name, shown)
    data = _parsed(text, shown)
    if isinstance(data, dict) and not _STATE & data.keys():
        text = json.dumps({"partwell": 1, "answers": data})
    state, problems = read_state(text)
    if state is None:
        raise ContentError([answers_problem(shown, problem) for problem in problems])
    return state, problems


def shown_name(name: str) -> str:
    """What a file of answers is called in messages."""
    return "stdin" if name == "-" else name


def answers_problem(shown: str, problem: StateProblem) -> Problem:
    """What is wrong with a file of answers, as a problem of it."""
    return Problem(f"answers-{problem.code}", Place(shown), problem.reason, problem.remedy, problem.path or None)


def _text(name: str, shown: str) -> str:
    try:
        if name == "-":
            data = sys.stdin.buffer.read(SIZE_LIMIT + 1)
        else:
            with Path(name).open("rb") as file:
                data = file.read(SIZE_LIMIT + 1)
    except FileNotFoundError:
        raise CallError(f"There is no file {name}.", "Correct the name after --answers.") from None
    except OSError as error:
        raise machine_error(error, "read the answers", Path(name)) from error
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        if len(data) > SIZE_LIMIT:
            return " " * len(data)  # cut in the middle of a character; the size is what is wrong
        line = data.count(b"\n", 0, error.start) + 1
        column = error.start - data.rfind(b"\n", 0, error.start)
        _refuse(Place(shown, line, column), "The file is not UTF-8.", "Save it as UTF-8.")


def _parsed(text: str, shown: str) -> Any:
    """The JSON, or None where `read_state` says better what is wrong."""
    try:
        return json.loads(text, object_pairs_hook=lambda pairs: _unique(pairs, shown))
    except json.JSONDecodeError as error:
        if len(text) >= SIZE_LIMIT:
            return None
        reason = f"This is not JSON: {error.msg[:1].lower()}{error.msg[1:]}."
        _refuse(Place(shown, error.lineno, error.colno), reason, "Check the commas, colons, quotes and brackets here.")
    except (ValueError, RecursionError):
        return None


def _unique(pairs: list[tuple[str, Any]], shown: str) -> JSON:
    found: JSON = {}
    for key, value in pairs:
        if key in found:
            _refuse(Place(shown), f"“{key[:60]}” is there twice in one mapping.", "Keep one of the two.")
        found[key] = value
    return found


def _refuse(place: Place, reason: str, remedy: str) -> NoReturn:
    raise ContentError([Problem("answers-json", place, reason, remedy)])
