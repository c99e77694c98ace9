"""Examples: the texts that authors write as example answers become typed answers."""

from __future__ import annotations

import re
from typing import Any

from generator.letters.findings import Finding
from generator.letters.frames import Frame
from generator.letters.values import REFUSALS, RefusedError, accepted
from generator.model.fields import Column, FieldSpec
from generator.model.letter import Letter

Answers = dict[str, Any]
"""Typed answers by field, as `values` describes them."""

_MONEY = re.compile(r"(-?[0-9.]+) ?([A-Z]{3})")


def examples(letter: Letter, frame: Frame | None = None) -> tuple[Answers, tuple[Finding, ...]]:
    """Read the examples of a letter's fields, and of the frame's that the letter does not declare.

    Fields without an example have no answer; examples that do not fit their
    type become findings and have none either.
    """
    answers: Answers = {}
    findings: list[Finding] = []
    own = {spec.id for spec in letter.fields}
    shared = [spec for spec in frame.fields if spec.id not in own] if frame else []
    for spec in (*shared, *letter.fields):
        value = _rows(spec, findings) if spec.type == "rows" else answer(spec, f"fields.{spec.id}.example", findings)
        if value is not None:
            answers[spec.id] = value
    return answers, tuple(findings)


def answer(spec: FieldSpec, where: str, findings: list[Finding]) -> Any:
    """The typed answer that a field's example gives; None where there is none or it does not fit."""
    if spec.example is None:
        return None
    return typed(field_bounds(spec), spec.example.value, where, findings)


def field_bounds(spec: FieldSpec | Column) -> dict[str, Any]:
    """What a program says of a field, as far as it bounds its answers."""
    bounds = {"min": spec.min, "max": spec.max, "length": getattr(spec, "max_length", None)}
    return {
        "type": spec.type,
        "options": {option.id: option.label.value for option in spec.options},
        **{name: value for name, value in bounds.items() if value is not None},
    }


def _rows(spec: FieldSpec, findings: list[Finding]) -> list[Answers] | None:
    columns: dict[str, Column] = {column.id: column for column in spec.columns}
    rows = []
    for row in spec.rows:
        where = f"fields.{spec.id}.rows.{row.id}.cells"
        cells: Answers = {}
        for name, text in row.cells.items():
            if name not in columns:
                remedy = f"The columns are {', '.join(columns)}."
                findings.append(Finding("example", f"{where}.{name}", f"There is no column “{name}”.", remedy))
                continue
            value = typed(field_bounds(columns[name]), text.value, f"{where}.{name}", findings)
            if value is not None:
                cells[name] = value
        rows.append(cells)
    return rows or None


def typed(field: dict[str, Any], text: str, where: str, findings: list[Finding]) -> Any:
    """The answer that a text written as examples are gives; None, with a finding, where it does not fit."""
    value: Any = text
    kind = field["type"]
    if kind == "money":
        found = _MONEY.fullmatch(text)
        value = {"amount": found[1], "currency": found[2]} if found else {"amount": text, "currency": ""}
    elif kind == "boolean":
        value = {"yes": True, "no": False}.get(text, text)
    elif kind == "list":
        value = text.split("\n")
    try:
        accepted(field, value)
    except RefusedError as refusal:
        reason, remedy = REFUSALS[refusal.code]
        if kind == "boolean":
            remedy = "Write yes or no, in quotes."
        elif kind == "money":
            remedy = "Write it as 1250.00 USD."
        elif kind == "choice":
            remedy = f"Write one of {', '.join(field['options'])}."
        findings.append(Finding("example", where, f"The example does not fit. {reason}", remedy))
        return None
    return value
