"""One run of a program: answers accepted, picked by language, filled in and computed, with what is to be said of them.

`run.js` is the same code in the browser, function by function.
"""

from __future__ import annotations

import re
from typing import Any

from generator.letters.compute import UnknownError, evaluate
from generator.letters.values import TEXTUAL, RefusedError, picked

JSON = dict[str, Any]


class Run:
    """The answers in their one form, the row at hand, and what was refused or noted on the way."""

    def __init__(self, program: JSON, data: JSON, answers: JSON, options: JSON) -> None:
        self.program = program
        self.data = data
        self.options = options
        self.blank = options.get("blank") is True
        self.language = data["locale"].split("-")[0]
        self.refused: list[list[str]] = []
        self.notes: list[list[str]] = []
        self.computed: JSON = {}
        self.borrowed: set[str] = set()
        self.closed: set[str] = set()
        """Paths with nothing to fill in: refused, or looked at already."""
        self.unknown: dict[str, str] = {}
        """Paths of what cannot be computed, and why."""
        self.row: tuple[str, int, JSON] | None = None
        self.subject = ""
        """The reader's own words for the subject."""
        self.answers = self.taken(program["fields"], answers, "")
        for name, field in program["fields"].items():
            if not self.blank:
                self.field(name)
            for index in range(len(self.answers[name] or []) if field["type"] == "rows" else 0):
                for column in field["columns"]:
                    self.cell(name, index, column)
        for name, field in program["fields"].items():
            value, other = self.answers[name], self.answers.get(field.get("notBefore", ""))
            if value is not None and other is not None and value < other:
                self.note(name, "before")

    def taken(self, fields: JSON, answers: JSON, above: str) -> JSON:
        """The answers to fields, or a row's to its columns, in their one form."""
        taken: JSON = {}
        for name, field in fields.items():
            path = above + name
            value = self.accept(field, self.given(path, field, answers.get(name)), path)
            if field["type"] == "rows" and value:
                value = [self.taken(field["columns"], row, f"{name}.{index}.") for index, row in enumerate(value)]
            taken[name] = value
        return taken

    def given(self, path: str, field: JSON, value: Any) -> Any:
        """What the reader answered; the frame's choices hold in a blank form too, else their first option does."""
        if path in self.program["choices"]:
            return value if value in list(field["options"]) else field["default"]
        return None if self.blank else value

    def accept(self, field: JSON, value: Any, path: str) -> Any:
        """An answer in its one form; a refused one counts as missing and is noted."""
        try:
            found, borrowed = picked(field, value, self.language)
        except RefusedError as refusal:
            self.refused.append([path, refusal.code])
            self.closed.add(path)
            return None
        if borrowed:
            self.borrowed.add(path)
        return self.worded(found, path) if found is not None and field["type"] in TEXTUAL else found

    def worded(self, value: JSON, path: str) -> JSON:
        """A text with its path, a legal form put to its place; a form at the end is what a particle follows."""
        text, reading, form = value["text"], value["reading"], value["form"]
        if form:
            join, usual = self.data["legalForms"].get(form, [self.data["formJoin"], "after"])
            before = (value["place"] or usual) == "before"
            text = form + join + text if before else text + join + form
            reading = reading if before else ""
        return {"text": text, "reading": reading, "path": path}

    def note(self, path: str, code: str) -> None:
        """Note something once."""
        if [path, code] not in self.notes:
            self.notes.append([path, code])

    def field(self, name: str) -> Any:
        """A field's answer, filled in where it is left open."""
        return self.filled(self.answers, name, self.program["fields"][name], name, None)

    def cell(self, rows: str, index: int, column: str) -> Any:
        """A cell's answer, filled in where it is left open."""
        field = self.program["fields"][rows]["columns"][column]
        return self.filled(self.answers[rows][index], column, field, f"{rows}.{index}.{column}", (rows, index))

    def filled(self, holder: JSON, name: str, field: JSON, path: str, row: tuple[str, int] | None) -> Any:
        """An answer left open becomes what is computed, else the default."""
        if holder[name] is not None or path in self.closed:
            return holder[name]
        self.closed.add(path)
        if "compute" in field:
            try:
                holder[name] = self.compute(field["compute"], row)
            except UnknownError as error:
                self.unknown[path] = error.code
                self.note(path, error.code)
            if holder[name] is not None:
                self.computed[path] = holder[name]["text"] if field["type"] == "party" else holder[name]
        elif "default" in field:
            is_today = field["type"] == "date" and field["default"] == "today"
            holder[name] = self.accept(field, self.options.get("today", "") if is_today else field["default"], path)
        return holder[name]

    def compute(self, tree: Any, row: tuple[str, int] | None) -> Any:
        """Run a computation with what its names mean: columns of the row, fields, or columns of all rows."""

        def known(path: str, value: Any) -> Any:
            if path in self.unknown:
                raise UnknownError(self.unknown[path])
            return value

        def cell(rows: str, index: int, column: str) -> Any:
            return known(f"{rows}.{index}.{column}", self.cell(rows, index, column))

        def read(node: Any) -> Any:
            name = node[1]
            if node[0] == "a":
                return [cell(name, index, node[2]) for index in range(len(self.answers[name] or []))]
            if row is not None and name in self.program["fields"][row[0]]["columns"]:
                return cell(*row, name)
            return known(name, self.field(name))

        return evaluate(tree, read, self.data, self.options.get("calendar"))

    def read(self, node: Any) -> tuple[JSON, Any, str]:
        """A name's field, answer and path, for the row at hand."""
        if node[0] == "v":
            return self.program["fields"][node[1]], self.answers[node[1]], node[1]
        rows, index, cells = self.row or ("", 0, {})
        return self.program["fields"][rows]["columns"][node[2]], cells.get(node[2]), f"{rows}.{index}.{node[2]}"

    def printed(self, value: Any, path: str) -> None:
        """Note words that are printed in a language or a script other than the letter's."""
        said = value
        if isinstance(value, dict) and "text" in value:
            said, path = [value["text"]], value["path"]
        if path in self.borrowed:
            self.note(path, "borrowed")
        if isinstance(said, list) and re.search(self.data["foreign"], "\n".join(said)):
            self.note(path, "script")
