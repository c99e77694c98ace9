"""The language of computed fields: one call, such as `sum(invoices.amount)`, as JSON that both executors run.

Jinja2's parser reads it, and everything but calls, names, columns and literals is refused:

    ["call", "sum", [node, …]]      a function of `SIGNATURES`
    ["v", "fee"]                    a field's answer; in a column first a column of the same row
    ["a", "invoices", "amount"]     a column of all rows
    ["n", "7"]  ["l", "working"]    a literal number or word
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache

from jinja2 import nodes

from generator.letters.findings import Finding
from generator.letters.program import Node, ProgramError, name_of, number_of, parse_expression
from generator.model.fields import Column, FieldSpec

REMEDY = "Write one call, such as sum(invoices.amount) or later(notice_date, notice_days, day_kind)."

SIGNATURES: dict[str, tuple[tuple[tuple[str, ...], str], ...]] = {
    "sum": ((("money[]",), "money"), (("number[]",), "number")),
    "plus": ((("money", "money"), "money"), (("number", "number"), "number")),
    "minus": ((("money", "money"), "money"), (("number", "number"), "number")),
    "share": ((("money", "percentage"), "money"), (("money", "percentage", "cut|even|up"), "money")),
    "rest": ((("percentage",), "percentage"),),
    "later": ((("date", "number", "calendar|working"), "date"),),
    "days": ((("date", "date"), "number"),),
    "interest": (
        (("money[]", "date[]", "percentage", "date"), "money"),
        (("money", "date", "percentage", "date"), "money"),
    ),
    "either": ((("organisation", "person"), "party"),),
}
"""Each function's forms: what it takes and what it gives; `money[]` is a column, words in bars are literals."""


@lru_cache(maxsize=1024)
def parse_compute(source: str) -> Node:
    """Turn a `compute` into its node; raises `ProgramError`."""
    node = _node(parse_expression(source, REMEDY))
    if node[0] != "call":
        raise ProgramError("A computed field is one call of a function.", REMEDY)
    return node


def _node(tree: nodes.Node) -> Node:
    named = name_of(tree)
    if named is not None:
        return named
    if isinstance(tree, nodes.Call) and isinstance(tree.node, nodes.Name):
        if tree.kwargs or tree.dyn_args is not None or tree.dyn_kwargs is not None:
            raise ProgramError("A function takes plain arguments only.", REMEDY)
        if tree.node.name not in SIGNATURES:
            functions = ", ".join(SIGNATURES)
            raise ProgramError(f"There is no function “{tree.node.name[:40]}”.", f"The functions are {functions}.")
        return ("call", tree.node.name, tuple(_node(argument) for argument in tree.args))
    if isinstance(tree, nodes.Const) and isinstance(tree.value, str):
        return ("l", tree.value)
    number = number_of(tree)
    if number is not None:
        return ("n", number)
    raise ProgramError("A computed field is made of calls, names and literals only.", REMEDY)


def reads(node: Node) -> Iterator[Node]:
    """The names and columns that a computation reads."""
    if node[0] == "call":
        for argument in node[2]:
            yield from reads(argument)
    elif node[0] in "va":
        yield node


def check_compute(
    where: str, source: str, wanted: str, specs: Mapping[str, FieldSpec], columns: Mapping[str, Column]
) -> Iterator[Finding]:
    """What is wrong with a computation; `columns` are those of the same row, for a column's."""
    try:
        node = parse_compute(source)
        given = _type(node, specs, columns)
    except ProgramError as error:
        yield Finding("letter-compute", where, error.reason, error.remedy, error.offset)
        return
    if given != wanted:
        yield Finding(
            "letter-compute",
            where,
            f"“{node[1]}” gives {given}, and the field is {wanted}.",
            f"Make the field {given}, or use another function.",
        )


def _type(node: Node, specs: Mapping[str, FieldSpec], columns: Mapping[str, Column]) -> str:
    """The type that a computation gives; raises `ProgramError`."""
    found = [_argument(argument, specs, columns) for argument in node[2]]
    if len({argument[1] for argument in node[2] if argument[0] == "a"}) > 1:
        raise ProgramError(f"The columns of “{node[1]}” are of different fields.", "Take columns of one field.")
    for takes, gives in SIGNATURES[node[1]]:
        if len(takes) == len(found) and all(map(_fits, takes, found)):
            return gives
    forms = " or ".join(f"{node[1]}({', '.join(takes)})" for takes, _ in SIGNATURES[node[1]])
    said = ", ".join(kinds[0] for kinds in found)
    raise ProgramError(f"“{node[1]}” does not take ({said}).", f"It is used as {forms}.")


def _argument(node: Node, specs: Mapping[str, FieldSpec], columns: Mapping[str, Column]) -> tuple[str, ...]:
    """What an argument may count as."""
    match node[0]:
        case "call":
            return (_type(node, specs, columns),)
        case "n":
            return ("number", "percentage")
        case "l":
            return (f"“{node[1]}”",)
        case "v":
            spec = columns.get(node[1]) or specs.get(node[1])
            if spec is None:
                known = ", ".join(dict.fromkeys((*columns, *specs)))
                raise ProgramError(f"There is no field “{node[1]}”.", f"There are {known}.")
            if spec.type == "choice":
                return ("|".join(sorted(option.id for option in spec.options)),)
            return (spec.type,)
    rows = specs.get(node[1])
    column = next((column for column in rows.columns if column.id == node[2]), None) if rows else None
    if column is None:
        known = ", ".join(f"{name}.{below.id}" for name, spec in specs.items() for below in spec.columns)
        raise ProgramError(f"There is no column “{node[1]}.{node[2]}”.", f"There are {known or 'none'}.")
    return (f"{column.type}[]",)


def _fits(takes: str, found: tuple[str, ...]) -> bool:
    return takes in found or ("|" in takes and found[0].strip("“”") in takes.split("|"))


def check_cycles(specs: Mapping[str, FieldSpec]) -> Iterator[Finding]:
    """Fields that are computed from themselves, over however many steps."""
    graph: dict[str, set[str]] = {}
    places: dict[str, str] = {}
    for name, spec in specs.items():
        below = {column.id: column for column in spec.columns}
        for path, source, where in (
            (name, spec.compute, f"fields.{name}.compute"),
            *(
                (f"{name}.{column.id}", column.compute, f"fields.{name}.columns.{column.id}.compute")
                for column in below.values()
            ),
        ):
            if source is not None:
                places[path] = where
                graph[path] = set(_targets(source, name, below if path != name else {}))
    for path, where in places.items():
        if path in _reached(path, graph):
            yield Finding(
                "letter-compute",
                where,
                f"“{path}” is computed from itself.",
                "Take one of the fields out of the circle.",
            )


def _targets(source: str, rows: str, columns: Mapping[str, Column]) -> Iterator[str]:
    try:
        for node in reads(parse_compute(source)):
            local = node[0] == "v" and node[1] in columns
            yield f"{rows}.{node[1]}" if local else ".".join(node[1:])
    except ProgramError:
        return


def _reached(start: str, graph: Mapping[str, set[str]]) -> set[str]:
    reached: set[str] = set()
    following = list(graph[start])
    while following:
        path = following.pop()
        if path not in reached:
            reached.add(path)
            following.extend(graph.get(path, ()))
    return reached
