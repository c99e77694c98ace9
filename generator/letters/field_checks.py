"""Checks of fields: what their type needs, bounds, defaults, and what they are computed from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.letters.computing import check_compute, check_cycles
from generator.letters.examples import field_bounds, typed
from generator.letters.findings import Finding
from generator.letters.formats import scaled
from generator.letters.frames import WELL_KNOWN, Frame
from generator.letters.values import TEXTUAL
from generator.model.fields import Column, FieldSpec
from generator.model.letter import Letter

_NUMBERS = frozenset(("number", "percentage", "money"))


def check_fields(letter: Letter, frame: Frame, specs: Mapping[str, FieldSpec]) -> Iterator[Finding]:
    """Say what is wrong with a letter's own fields; `specs` are those of its frame as well."""
    choices = {choice.id for choice in frame.choices}
    for spec in letter.fields:
        where = f"fields.{spec.id}"
        wanted = WELL_KNOWN.get(spec.id, spec.type)
        if spec.type != wanted:
            yield Finding(
                "field-type",
                f"{where}.type",
                f"Every letter's frame asks for “{spec.id}” as {wanted}, and here it is {spec.type}.",
                f"Make it {wanted}, give it another name, or leave the field out.",
            )
        if spec.id in choices:
            yield Finding(
                "field-type",
                where,
                f"“{spec.id}” is a choice of the frame for {frame.locale}.",
                "Give the field another name.",
            )
        yield from check_field(spec, specs, where)
    yield from check_cycles(specs)


def check_field(spec: FieldSpec, specs: Mapping[str, FieldSpec], where: str) -> Iterator[Finding]:
    """Say what is wrong with one field."""
    yield from _shape(spec, where)
    columns = {column.id: column for column in spec.columns}
    for column in spec.columns:
        yield from _column(column, specs, columns, f"{where}.columns.{column.id}")
    yield from _bounds(spec, where)
    if spec.max_length is not None and spec.type not in TEXTUAL:
        reason = f"A field of type {spec.type} has no length."
        yield Finding("field-bounds", f"{where}.max_length", reason, "Give max_length to fields with words.")
    if spec.not_before is not None:
        yield from _order(spec, specs, f"{where}.not_before")
    if spec.default is not None:
        yield from _default(spec, f"{where}.default")
    if spec.compute is not None:
        yield from check_compute(f"{where}.compute", spec.compute, spec.type, specs, {})
    if spec.type == "party" and spec.compute is None:
        reason = "A party is never asked for, and this one is not computed."
        yield Finding(
            "letter-compute", where, reason, "Give it a compute such as either(client_company, client_person)."
        )


def _shape(spec: FieldSpec, where: str) -> Iterator[Finding]:
    if (spec.type == "choice") != bool(spec.options):
        reason = "A choice needs options." if spec.type == "choice" else f"A field of type {spec.type} has options."
        yield Finding("field-options", where, reason, "Give options to choices, and to nothing else.")
    if (spec.type == "rows") != bool(spec.columns):
        reason = "Rows need columns." if spec.type == "rows" else f"A field of type {spec.type} has columns."
        yield Finding("field-columns", where, reason, "Give columns to rows, and to nothing else.")


def _column(
    column: Column, specs: Mapping[str, FieldSpec], columns: Mapping[str, Column], where: str
) -> Iterator[Finding]:
    if column.type == "list":
        reason = "A column cannot be a list."
        yield Finding("field-columns", where, reason, "Use text, or a field of its own.")
    if (column.type == "choice") != bool(column.options):
        reason = "A choice needs options." if column.type == "choice" else f"A column of {column.type} has options."
        yield Finding("field-options", where, reason, "Give options to choices, and to nothing else.")
    yield from _bounds(column, where)
    if column.compute is not None:
        yield from check_compute(f"{where}.compute", column.compute, column.type, specs, columns)


def _bounds(spec: FieldSpec | Column, where: str) -> Iterator[Finding]:
    given = [(name, value) for name, value in (("min", spec.min), ("max", spec.max)) if value is not None]
    for name, _ in given if spec.type not in _NUMBERS else ():
        reason = f"An answer of type {spec.type} has no {name}."
        yield Finding(
            "field-bounds", f"{where}.{name}", reason, "Give min and max to numbers, percentages and amounts."
        )
    if spec.min is not None and spec.max is not None and scaled(spec.min) > scaled(spec.max):
        reason = f"No answer is from {spec.min} to {spec.max}."
        yield Finding("field-bounds", f"{where}.max", reason, "Give a max that is not below the min.")


def _order(spec: FieldSpec, specs: Mapping[str, FieldSpec], where: str) -> Iterator[Finding]:
    dates = ", ".join(name for name, other in specs.items() if other.type == "date" and name != spec.id)
    remedy = f"The other dates are {dates or 'none'}."
    other = specs.get(spec.not_before or "")
    if spec.type != "date":
        reason = f"“{spec.id}” is {spec.type} and comes before nothing."
        yield Finding("field-bounds", where, reason, "Give not_before to dates.")
    elif other is None:
        yield Finding("field-bounds", where, f"There is no field “{spec.not_before}”.", remedy)
    elif other.type != "date" or other.id == spec.id:
        reason = f"“{spec.not_before}” is {'this field' if other.id == spec.id else other.type}."
        yield Finding("field-bounds", where, reason, remedy)


def _default(spec: FieldSpec, where: str) -> Iterator[Finding]:
    if spec.type in ("rows", "party"):
        yield Finding("field-default", where, f"A field of type {spec.type} has no default.", "Leave it out.")
    elif spec.compute is not None:
        reason = "The field has a default and is computed."
        yield Finding("field-default", where, reason, "Leave out one of the two.")
    elif not (spec.type == "date" and spec.default == "today"):
        found: list[Finding] = []
        typed(field_bounds(spec), spec.default or "", where, found)
        for finding in found:
            reason = finding.reason.replace("The example does not fit.", "The default does not fit.")
            remedy = finding.remedy if spec.type != "date" else f"{finding.remedy} “today” is allowed too."
            yield Finding("field-default", where, reason, remedy)
