"""Strict YAML: plain data with the position of every value, and no surprises.

Refused: duplicate keys, anchors, aliases, tags, several documents. `true` and
`false` are the only booleans, so that `no` stays a language.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from generator.problems import Place, Problem
from generator.texts import CONTROL

Data = None | bool | int | str | dt.date | list["Data"] | dict[str, "Data"]
Location = tuple[str | int, ...]

_MAX_DEPTH = 24
_MAX_VALUES = 50_000
_MAX_PROBLEMS = 100
_INT = re.compile(r"-?(0|[1-9][0-9]{0,17})")
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True, slots=True)
class Positions:
    """Where each value and each key of a document stands; lines and columns count from 1."""

    path: str
    values: dict[Location, tuple[int, int]] = field(default_factory=dict)
    keys: dict[Location, tuple[int, int]] = field(default_factory=dict)

    def place(self, location: Location) -> Place:
        """The place of a value, or of the nearest value around it."""
        for length in range(len(location), -1, -1):
            mark = self.values.get(location[:length])
            if mark is not None:
                return Place(self.path, *mark)
        return Place(self.path)

    def key_place(self, location: Location) -> Place:
        """The place of the key of a value in a mapping."""
        mark = self.keys.get(location)
        return Place(self.path, *mark) if mark is not None else self.place(location)


class _StopError(Exception):
    """The rest of the document cannot be read."""


def read(text: str, path: str, first_line: int = 1) -> tuple[Data, Positions, tuple[Problem, ...]]:
    """Read one YAML document; `first_line` is the line of the file on which `text` starts.

    What can be read is returned beside the problems; a syntax error ends the reading.
    """
    reader = _Reader(path, first_line)
    try:
        data = reader.document(text)
    except _StopError:
        data = None
    except yaml.YAMLError as error:
        reader.syntax(error, text)
        data = None
    return data, reader.positions, tuple(reader.problems)


class _Reader:
    """Builds data from the parser's events, collecting problems."""

    def __init__(self, path: str, first_line: int) -> None:
        self.offset = first_line
        self.positions = Positions(path)
        self.problems: list[Problem] = []
        self.count = 0

    def place(self, mark: Any) -> Place:
        return Place(self.positions.path, mark.line + self.offset, mark.column + 1)

    def report(self, code: str, mark: Any, reason: str, remedy: str) -> None:
        self.problems.append(Problem(code, self.place(mark), reason, remedy))
        if len(self.problems) >= _MAX_PROBLEMS:
            raise _StopError

    def syntax(self, error: yaml.YAMLError, text: str) -> None:
        mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
        if getattr(error, "problem", None) == "found unexpected end of stream":
            # The end of the file says nothing; what was opened and not closed does.
            mark = getattr(error, "context_mark", None) or mark
        place = self.place(mark) if mark is not None else Place(self.positions.path)
        what = getattr(error, "problem", None) or getattr(error, "reason", None) or str(error).splitlines()[0]
        remedy = "Check the indentation, the colons and the quotes around here."
        lines = text.splitlines()
        if mark is not None and mark.line < len(lines) and "\t" in lines[mark.line][: mark.column + 1]:
            remedy = "Indent with spaces; YAML allows no tabs."
        self.problems.append(Problem("yaml-syntax", place, f"This is not YAML: {what}.", remedy))

    def document(self, text: str) -> Data:
        # The stubs give libyaml's events no attributes, hence Any for them and their marks.
        events: Iterator[Any] = iter(yaml.parse(text, Loader=yaml.CSafeLoader))
        data: Data = None
        documents = 0
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    self.report(
                        "yaml-documents",
                        event.start_mark,
                        "The file holds a second document.",
                        "Delete the line `---` in the middle, or split the file.",
                    )
                    raise _StopError
            elif isinstance(event, yaml.NodeEvent):
                data = self.value(event, events, ())
        return data

    def value(self, event: Any, events: Iterator[Any], location: Location) -> Data:
        mark = event.start_mark
        self.positions.values[location] = (mark.line + self.offset, mark.column + 1)
        self.count += 1
        if self.count > _MAX_VALUES or len(location) > _MAX_DEPTH:
            self.report(
                "yaml-too-much",
                mark,
                f"The document has more than {_MAX_VALUES} values, or nests deeper than {_MAX_DEPTH}.",
                "Split it into several items.",
            )
            raise _StopError
        if isinstance(event, yaml.AliasEvent):
            self.report("yaml-alias", mark, f"Aliases are not allowed: *{event.anchor}.", "Write the value out again.")
            return None
        if event.anchor is not None:
            self.report("yaml-anchor", mark, f"Anchors are not allowed: &{event.anchor}.", "Delete the anchor.")
        if event.tag is not None:
            self.report(
                "yaml-tag", mark, f"Tags are not allowed: {event.tag}.", "Delete it; quote the value if it is text."
            )
        if isinstance(event, yaml.MappingStartEvent):
            return self.mapping(events, location)
        if isinstance(event, yaml.SequenceStartEvent):
            return self.sequence(events, location)
        return self.scalar(event)

    def mapping(self, events: Iterator[Any], location: Location) -> dict[str, Data]:
        result: dict[str, Data] = {}
        while not isinstance(event := next(events), yaml.MappingEndEvent):
            mark = event.start_mark
            if not isinstance(event, yaml.ScalarEvent):
                self.report(
                    "yaml-key", mark, "A key must be a plain word.", "Check the colons and the indentation here."
                )
                raise _StopError
            key = str(event.value)
            if event.anchor is not None:
                self.report("yaml-anchor", mark, f"Anchors are not allowed: &{event.anchor}.", "Delete the anchor.")
            if key in result:
                first = self.positions.keys[(*location, key)][0]
                self.report(
                    "yaml-duplicate-key",
                    mark,
                    f"The key {key} stands here a second time; the first is on line {first}.",
                    "Keep one of the two.",
                )
            self.positions.keys.setdefault((*location, key), (mark.line + self.offset, mark.column + 1))
            value = self.value(next(events), events, (*location, key))
            result.setdefault(key, value)
        return result

    def sequence(self, events: Iterator[Any], location: Location) -> list[Data]:
        result: list[Data] = []
        while not isinstance(event := next(events), yaml.SequenceEndEvent):
            result.append(self.value(event, events, (*location, len(result))))
        return result

    def scalar(self, event: Any) -> Data:
        value = str(event.value)
        if event.style:  # libyaml gives an empty style to a plain scalar
            if bad := CONTROL.search(value):
                reason = f"The invisible control character U+{ord(bad[0]):04X} is written here."
                self.report("yaml-control", event.start_mark, reason, "Delete it.")
            return value
        if value in {"", "~", "null"}:
            return None
        if value in {"true", "false"}:
            return value == "true"
        if _INT.fullmatch(value):
            return int(value)
        if _DATE.fullmatch(value):
            try:
                return dt.date.fromisoformat(value)
            except ValueError:
                self.report("yaml-date", event.start_mark, f"There is no day {value}.", "Write it as YYYY-MM-DD.")
        return value
