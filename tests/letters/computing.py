"""The golden computations as programs that both executors run."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from generator.letters.compile import field_of
from generator.letters.locale_data import locale_data
from generator.model.fields import FieldSpec
from tests.letters.support import frames

SHARED = json.loads((Path(__file__).parent / "compute.json").read_text("utf-8"))
CASES: list[list[Any]] = SHARED["cases"]
OPTIONS = {"calendar": SHARED["calendar"]}
KINDS = {"a": "money", "b": "money", "n": "number", "rate": "percentage", "d": "date", "e": "date"}
FIELDS: list[dict[str, Any]] = [
    *({"id": name, "type": kind, "label": name} for name, kind in KINDS.items()),
    {"id": "company", "type": "organisation", "label": "c"},
    {"id": "person", "type": "person", "label": "p"},
    {
        "id": "unit",
        "type": "choice",
        "label": "u",
        "options": [{"id": "calendar", "label": "days"}, {"id": "working", "label": "working days"}],
    },
    {
        "id": "invoices",
        "type": "rows",
        "label": "i",
        "columns": [
            {"id": "amount", "type": "money", "label": "a"},
            {"id": "due", "type": "date", "label": "d"},
            {"id": "hours", "type": "number", "label": "h"},
        ],
    },
]


def specs(*more: dict[str, Any]) -> dict[str, FieldSpec]:
    """The fields of the cases, and more."""
    read = [FieldSpec.model_validate(field, strict=False) for field in (*FIELDS, *more)]
    return {spec.id: spec for spec in read}


def job(source: str, kind: str, answers: dict[str, Any]) -> tuple[dict[str, Any], dict[str, Any], dict[str, Any]]:
    """A program that computes `result`, the locale's data, and the typed answers."""
    fields = specs({"id": "result", "type": kind, "label": "r", "compute": source})
    program = {
        "fields": {name: field_of(spec) for name, spec in fields.items()},
        "choices": [],
        "subject": [["v", "result"]],
        "blocks": [],
        "calendar": "western",
        "layout": {"width": 0, "fill": " "},
    }
    frame = frames().get("en-US")
    assert frame is not None
    return program, locale_data(frame), _typed(answers)


def _typed(value: Any) -> Any:
    """Answers with amounts as mappings."""
    if isinstance(value, dict):
        return {key: _typed(below) for key, below in value.items()}
    if isinstance(value, list):
        return [_typed(below) for below in value]
    amount, _, currency = value.partition(" ")
    return {"amount": amount, "currency": currency} if currency.isascii() and currency.isupper() else value


def said(value: Any) -> Any:
    """A computed value as the cases write it."""
    return f"{value['amount']} {value['currency']}" if isinstance(value, dict) else value
