"""Checks of `when` and `each`: names, and the types on both sides of a comparison."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.letters.compile import spec_of
from generator.letters.findings import Finding
from generator.letters.formats import is_date
from generator.letters.program import Node, ProgramError, parse_condition, parse_each
from generator.model.fields import Column, FieldSpec

Each = tuple[str, str] | None
"""The row's name and the field's, inside a block with `each`."""


def unknown_name(where: str, name: Node, specs: Mapping[str, FieldSpec], each: Each) -> Finding:
    """The finding for a name that no field or row has."""
    said = ".".join(name[1:])
    if name[0] == "a" and each is None:
        remedy = "A name with a dot is a row's column: give the block an each."
    elif name[0] == "a" and each and name[1] == each[0]:
        columns = ", ".join(column.id for column in specs[each[1]].columns)
        remedy = f"The columns of {each[1]} are {columns}."
    else:
        remedy = f"The fields are {', '.join(specs)}."
    return Finding("letter-slot", where, f"There is no field “{said}”.", remedy)


def check_each(where: str, source: str, specs: Mapping[str, FieldSpec]) -> tuple[Each, list[Finding]]:
    """What a block repeats over, with what is wrong with it."""
    try:
        row, rows = parse_each(source)
    except ProgramError as error:
        return None, [Finding("letter-each", where, error.reason, error.remedy, error.offset)]
    spec = specs.get(rows)
    if spec is None or spec.type != "rows":
        reason = f"There is no field “{rows}”." if spec is None else f"“{rows}” is {spec.type} and holds no rows."
        names = [name for name, other in specs.items() if other.type == "rows"]
        return None, [Finding("letter-each", where, reason, f"The fields with rows are {', '.join(names) or 'none'}.")]
    if row in specs:
        reason = f"The row is called “{row}”, and so is a field."
        return None, [Finding("letter-each", where, reason, "Give the row another name.")]
    return (row, rows), []


def check_when(where: str, source: str, specs: dict[str, FieldSpec], each: Each) -> Iterator[Finding]:
    """What is wrong with the condition of a block."""
    try:
        node = parse_condition(source)
    except ProgramError as error:
        yield Finding("letter-when", where, error.reason, error.remedy, error.offset)
        return
    yield from _condition(where, node, specs, each)


def _condition(where: str, node: Node, specs: dict[str, FieldSpec], each: Each) -> Iterator[Finding]:
    match node[0]:
        case "and" | "or":
            yield from _condition(where, node[1], specs, each)
            yield from _condition(where, node[2], specs, each)
        case "not":
            yield from _condition(where, node[1], specs, each)
        case "c":
            yield from _comparison(where, node, specs, each)
        case _:
            if spec_of(node, specs, each) is None:
                yield unknown_name(where, node, specs, each)


_KINDS = {"number": "number", "percentage": "number", "money": "number", "date": "date", "boolean": "truth"}


def _comparison(where: str, node: Node, specs: dict[str, FieldSpec], each: Each) -> Iterator[Finding]:
    """Check that both sides are of one kind, and that a literal can be an answer."""
    sides = node[2:]
    found = [spec_of(side, specs, each) for side in sides]
    unknown = [
        unknown_name(where, side, specs, each)
        for side, spec in zip(sides, found, strict=True)
        if spec is None and side[0] in "va"
    ]
    yield from unknown
    if unknown:
        return
    named = [spec for spec in found if spec is not None]
    if not named:
        yield Finding("letter-when", where, "A comparison of two literals never changes.", "Compare with a field.")
        return
    kinds = {_kind(side, spec) for side, spec in zip(sides, found, strict=True)}
    literals = [side[1] for side, spec in zip(sides, found, strict=True) if spec is None]
    reason = ""
    if any(spec.type in ("rows", "list") for spec in named):
        reason, remedy = "Lists and rows cannot be compared.", "Use the name alone: it holds where there is an entry."
    elif [spec.type for spec in named] == ["money", "money"]:
        reason, remedy = "Two amounts may be in two currencies.", "Compare an amount with a number."
    elif "date" in kinds and literals and isinstance(literals[0], str) and is_date(literals[0]):
        return
    elif len(kinds) > 1:
        reason, remedy = f"A {' and a '.join(sorted(kinds))} cannot be compared.", "Compare answers of one kind."
    elif kinds & {"text", "truth"} and node[1] not in ("eq", "ne"):
        reason, remedy = "Texts, choices and yes or no have no order.", "Use == or !=."
    elif named[0].type == "choice" and literals:
        options = [option.id for option in named[0].options]
        if literals[0] not in options:
            reason, remedy = f"“{literals[0]}” is none of the choices.", f"They are {', '.join(options)}."
    if reason:
        yield Finding("letter-when", where, reason, remedy)


def _kind(side: Node, spec: FieldSpec | Column | None) -> str:
    if spec is not None:
        return _KINDS.get(spec.type, "text")
    if side[0] == "n":
        return "number"
    return "truth" if isinstance(side[1], bool) else "text"
