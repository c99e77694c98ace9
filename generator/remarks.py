"""What is open in a letter: missing, refused and doubtful answers, each with its label, a reason and a remedy."""

from __future__ import annotations

import difflib
import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from generator.letters.answers import StateProblem
from generator.letters.examples import answer
from generator.letters.paper import NOTES
from generator.letters.values import REFUSALS
from generator.model.fields import Column, FieldSpec

JSON = dict[str, Any]
Kind = Literal["missing", "refused", "doubtful"]

_FORMS: Mapping[str, Any] = {
    "date": "2026-12-31",
    "money": {"amount": "1250.00", "currency": "USD"},
    "number": "12.5",
    "percentage": "12.5",
    "list": ["one", "another"],
    "organisation": {"text": "Harbor & Pine", "form": "LLC"},
    "email": "alex@example.com",
    "boolean": True,
}
"""How an answer of a type is written, where no example says it."""


@dataclass(frozen=True, slots=True)
class Remark:
    """Something open in a letter: `field` is a path such as `invoices.0.amount`, `label` what the letter calls it."""

    kind: Kind
    code: str
    field: str
    label: str
    reason: str
    remedy: str


def unknown(names: Iterable[str], known: Iterable[str], prefix: str = "") -> Iterator[Remark]:
    """Answers to what no letter of this kind asks, or words for lines that it does not have."""
    asked = tuple(known)
    for name in names:
        if name not in asked:
            close = difflib.get_close_matches(name, asked, 1)
            remedy = f"Did you mean {close[0]}?" if close else f"There are {', '.join(asked)}."
            yield Remark("refused", "unknown", prefix + name, "", f"The letter has no {name}.", remedy)


def dropped(problems: Iterable[StateProblem], specs: Mapping[str, FieldSpec]) -> Iterator[Remark]:
    """What of a file of answers was not taken, such as a number without quotes."""
    for problem in problems:
        path = problem.path.removeprefix("answers.")
        remedy = problem.remedy
        if path in specs and problem.code == "type":
            remedy = _example(path, specs)
        yield Remark("refused", problem.code, path, label(path, specs), problem.reason, remedy)


def remarks(
    result: JSON, program: JSON, answers: Mapping[str, Any], specs: Mapping[str, FieldSpec], refused: Collection[str]
) -> Iterator[Remark]:
    """What the executor's result says of the answers, in the letter's order; `refused` fields have their remark."""
    for path, code in result["refused"]:
        yield _refused(path, code, specs)
    known = {*refused, *(path for path, _ in result["refused"])}
    reasons = {path: code for path, code in result["notes"] if code in ("currencies", "calendar")}
    missing = dict.fromkeys((*_unfilled(result["blocks"]), *_undecided(program, answers, result["computed"])))
    for path in missing:
        if path not in known and path.split(".")[0] not in known:
            yield _missing(path, reasons.get(path), specs)
    for path, code in result["notes"]:
        if path not in missing:
            yield Remark("doubtful", code, path, label(path, specs), *NOTES[code])


def label(path: str, specs: Mapping[str, FieldSpec]) -> str:
    """What the letter calls a field, or a cell of its rows: `Invoices 1: Amount`."""
    name, *below = path.split(".")
    spec = specs.get(name)
    if spec is None:
        return ""
    cell = _cell(path, specs)
    return spec.label.value if cell is None else f"{spec.label.value} {int(below[0]) + 1}: {cell.label.value}"


def _cell(path: str, specs: Mapping[str, FieldSpec]) -> Column | None:
    name, *below = path.split(".")
    columns = specs[name].columns if name in specs and len(below) == 2 else []
    return next((column for column in columns if column.id == below[1]), None)


def _unfilled(blocks: Iterable[JSON]) -> Iterator[str]:
    """The paths that are printed as labels."""
    for block in blocks:
        yield from (part[1] for part in block["parts"] if part[0] == "f" and not part[3])


def _undecided(program: JSON, answers: Mapping[str, Any], computed: Mapping[str, Any]) -> Iterator[str]:
    """Questions that must be answered and that no slot prints: what to choose, yes or no."""
    for name, field in program["fields"].items():
        is_asked = field["required"] and field["type"] in ("choice", "boolean") and "default" not in field
        if is_asked and answers.get(name) in (None, "") and name not in computed:
            yield name


def _missing(path: str, code: str | None, specs: Mapping[str, FieldSpec]) -> Remark:
    spec = _cell(path, specs) or specs[path.split(".")[0]]
    reason = "It is not answered, and stands in the letter as its label in brackets."
    if spec.type in ("choice", "boolean"):
        reason = "It is not answered, and the letter leaves out what depends on it."
    remedy = _example(path, specs)
    if code is not None:
        reason, remedy = NOTES[code]
    elif spec.compute is not None:
        itself = remedy.removeprefix("Answer it")
        remedy = f"Answer what it is computed from, {spec.compute}, or answer it yourself{itself}"
    return Remark("missing", code or "missing", path, label(path, specs), reason, remedy)


def _refused(path: str, code: str, specs: Mapping[str, FieldSpec]) -> Remark:
    reason, remedy = REFUSALS[code]
    spec = _cell(path, specs) or specs.get(path.split(".")[0])
    if spec is not None and code in ("type", "option", "column"):
        remedy = _example(path, specs)
    return Remark("refused", code, path, label(path, specs), reason, remedy)


def _example(path: str, specs: Mapping[str, FieldSpec]) -> str:
    """How to answer, in a sentence."""
    spec = _cell(path, specs) or specs[path.split(".")[0]]
    if spec.options:
        return f"Answer it with one of {', '.join(option.id for option in spec.options)}."
    if spec.type == "boolean":
        return "Answer it with true or false, without quotes."
    return f"Answer it, as in {json.dumps({spec.id: form_of(spec)}, ensure_ascii=False)}."


def form_of(spec: FieldSpec | Column) -> Any:
    """An answer to a field: its example where it has one, else one of its type."""
    if isinstance(spec, FieldSpec) and spec.type == "rows":
        return [{column.id: form_of(column) for column in spec.columns}]
    given = answer(spec, "", []) if isinstance(spec, FieldSpec) else None
    if given is None and spec.options:
        return spec.options[0].id
    return _FORMS.get(spec.type, "…") if given is None else given
