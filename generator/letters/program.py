"""The letter language: a small part of Jinja2's expressions, as JSON that both executors run.

Texts hold words and `{{ slot }}`, `{{ slot | filter }}` or `{{ slot | filter("argument") }}`;
conditions hold names, literals, comparisons and `and`, `or`, `not`; `each` is `row in rows`.
Jinja2's parser reads them and everything else is refused. A node is an array:

    ["s", "words"]                      words as they stand
    ["v", "fee"]                        a field's answer
    ["a", "invoice", "amount"]          a column of the row at hand
    ["f", node, "date", ["short"]]      a filter with its arguments
    ["l", "refund"]  ["l", true]        a literal text or truth value
    ["n", "12.5"]                       a literal number, as a decimal string
    ["c", "eq", node, node]             a comparison: eq, ne, lt, lteq, gt, gteq
    ["and", node, node]  ["or", node, node]  ["not", node]
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from jinja2 import Environment, TemplateSyntaxError, nodes
from jinja2.parser import Parser

Node = tuple[Any, ...]
"""A node of a program; nested tuples of strings and truth values, written to JSON as arrays."""

TEXT_LIMIT = 20_000
"""The longest text of a block, in characters."""
EXPRESSION_LIMIT = 400
"""The longest slot or condition, in characters; keeps the parser's recursion far from Python's limit."""
DEPTH_LIMIT = 8
"""How deep brackets may be nested in a condition."""
FILTER_LIMIT = 3
"""How many filters a slot may chain."""

_NAME = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*")
_DELIMITER = re.compile(r"\{\{|\}\}|\{%|%\}|\{#|#\}")
_QUOTED = re.compile(r"\"(?:[^\"\\]|\\.)*\"|'(?:[^'\\]|\\.)*'", re.DOTALL)
_EACH = re.compile(r"\s*([a-z0-9_]+)\s+in\s+([a-z0-9_]+)\s*")
_ENVIRONMENT = Environment(autoescape=False)  # noqa: S701 - only its parser is used; nothing is rendered with it

SLOT_REMEDY = 'Write {{ name }}, {{ name | filter }} or {{ name | filter("argument") }}.'
CONDITION_REMEDY = 'Use names of fields, and, or, not, and comparisons such as ending == "refund".'


class ProgramError(ValueError):
    """A text or condition is outside the letter language.

    `reason` and `remedy` are sentences; `offset` counts characters from the
    start of the source to the offending place.
    """

    def __init__(self, reason: str, remedy: str, offset: int = 0) -> None:
        super().__init__(f"{reason} {remedy}")
        self.reason = reason
        self.remedy = remedy
        self.offset = offset


@lru_cache(maxsize=4096)
def parse_text(text: str) -> tuple[Node, ...]:
    """Turn a text into its nodes, words and slots in turn.

    Raises `ProgramError`. Takes time proportional to the text's length.
    """
    if len(text) > TEXT_LIMIT:
        raise ProgramError(
            f"The text has {len(text)} characters; at most {TEXT_LIMIT} are allowed.",
            "Split it into several blocks.",
            TEXT_LIMIT,
        )
    program: list[Node] = []
    position = 0
    while (found := _DELIMITER.search(text, position)) is not None:
        start = found.start()
        if found.group() != "{{":
            raise _stray(found.group(), start)
        if start > position:
            program.append(("s", text[position:start]))
        end = _slot_end(text, start)
        program.append(_slot(text[start + 2 : end], start))
        position = end + 2
    if position < len(text):
        program.append(("s", text[position:]))
    return tuple(program)


@lru_cache(maxsize=1024)
def parse_condition(source: str) -> Node:
    """Turn a `when` condition into its node; raises `ProgramError`."""
    return _condition(parse_expression(source, CONDITION_REMEDY), 0)


def parse_each(source: str) -> tuple[str, str]:
    """Split `row in rows` into the row's name and the field's; raises `ProgramError`."""
    remedy = "Write each as `invoice in invoices`."
    found = _EACH.fullmatch(source) if len(source) <= EXPRESSION_LIMIT else None
    if found is None:
        raise ProgramError(f"“{_short(source)}” does not name a row and the field that holds the rows.", remedy)
    row, rows = found.groups()
    for name in (row, rows):
        _check_name(name, 0)
    if row == rows:
        raise ProgramError(f"The row and the field are both called “{row}”.", remedy)
    return row, rows


def slots_of(text: str) -> tuple[str, ...]:
    """List the slots of a text in order of appearance, as often as they appear.

    A slot in a row is named whole (`invoice.amount`). Raises `ProgramError`
    for whatever is outside the letter language.
    """
    return tuple(name for node in parse_text(text) for name in names_in(node))


def names_in(node: Node) -> Iterator[str]:
    """Name what a node reads, in order: fields as `fee`, columns as `invoice.amount`."""
    match node[0]:
        case "v":
            yield node[1]
        case "a":
            yield f"{node[1]}.{node[2]}"
        case "f" | "not":
            yield from names_in(node[1])
        case "and" | "or":
            yield from names_in(node[1])
            yield from names_in(node[2])
        case "c":
            yield from names_in(node[2])
            yield from names_in(node[3])


def _stray(sign: str, offset: int) -> ProgramError:
    if sign in ("{%", "%}"):
        return ProgramError(
            f"“{sign}” would be a statement, and a letter's text has none.",
            "Use the block's when and each; a condition never stands inside a sentence.",
            offset,
        )
    if sign in ("{#", "#}"):
        return ProgramError(
            f"“{sign}” would be a comment, and a letter's text has none.",
            "Put comments in the YAML, after a #.",
            offset,
        )
    return ProgramError("“}}” closes a slot that was never opened.", SLOT_REMEDY, offset)


def _slot_end(text: str, start: int) -> int:
    """Find the `}}` of the slot that opens at `start`, quoted arguments skipped."""
    position = start + 2
    limit = min(len(text), start + 2 + EXPRESSION_LIMIT + 2)
    while position < limit:
        if text.startswith("}}", position):
            return position
        if text.startswith("{{", position):
            break
        quoted = _QUOTED.match(text, position, limit) if text[position] in "\"'" else None
        position = quoted.end() if quoted else position + 1
    raise ProgramError("“{{” opens a slot that is not closed.", SLOT_REMEDY, start)


def _slot(source: str, offset: int) -> Node:
    if source[:1] in ("-", "+") or source[-1:] in ("-", "+"):
        raise ProgramError("Spaces around a slot are not trimmed in letters.", SLOT_REMEDY, offset)
    tree = parse_expression(source, SLOT_REMEDY, offset)
    filters: list[tuple[str, tuple[str, ...]]] = []
    while isinstance(tree, nodes.Filter):
        if len(filters) == FILTER_LIMIT:
            raise ProgramError(f"A slot has at most {FILTER_LIMIT} filters.", SLOT_REMEDY, offset)
        filters.append((tree.name, _arguments(tree, offset)))
        if tree.node is None:
            raise _refused(tree, SLOT_REMEDY, offset)
        tree = tree.node
    node = name_of(tree, offset)
    if node is None:
        raise _refused(tree, SLOT_REMEDY, offset)
    for name, arguments in reversed(filters):
        node = ("f", node, name, arguments)
    return node


def _arguments(tree: nodes.Filter, offset: int) -> tuple[str, ...]:
    if tree.kwargs or tree.dyn_args is not None or tree.dyn_kwargs is not None:
        raise ProgramError("A filter takes plain arguments in quotes only.", SLOT_REMEDY, offset)
    values = []
    for argument in tree.args:
        if not isinstance(argument, nodes.Const) or not isinstance(argument.value, str):
            raise ProgramError("An argument of a filter is a text in quotes.", SLOT_REMEDY, offset)
        values.append(argument.value)
    return tuple(values)


def name_of(tree: nodes.Node, offset: int = 0) -> Node | None:
    """Read a name or a row's column; None for another kind of node."""
    if isinstance(tree, nodes.Name):
        return ("v", _check_name(tree.name, offset))
    if isinstance(tree, nodes.Getattr) and isinstance(tree.node, nodes.Name):
        return ("a", _check_name(tree.node.name, offset), _check_name(tree.attr, offset))
    return None


def _check_name(name: str, offset: int) -> str:
    if len(name) > 40 or not _NAME.fullmatch(name):
        raise ProgramError(
            f"“{_short(name)}” is not a field's name.",
            "Names are lower-case ASCII letters, digits and single underscores, at most 40 in all.",
            offset,
        )
    return name


_OPERATORS = frozenset(("eq", "ne", "lt", "lteq", "gt", "gteq"))


def _condition(tree: nodes.Node, offset: int) -> Node:
    named = name_of(tree, offset)
    if named is not None:
        return named
    match tree:
        case nodes.And():
            return ("and", _condition(tree.left, offset), _condition(tree.right, offset))
        case nodes.Or():
            return ("or", _condition(tree.left, offset), _condition(tree.right, offset))
        case nodes.Not():
            return ("not", _condition(tree.node, offset))
        case nodes.Compare() if len(tree.ops) == 1 and tree.ops[0].op in _OPERATORS:
            operand = tree.ops[0]
            return ("c", operand.op, _operand(tree.expr, offset), _operand(operand.expr, offset))
        case nodes.Const() | nodes.Neg():
            raise ProgramError("A condition that never changes is not needed.", CONDITION_REMEDY, offset)
    raise _refused(tree, CONDITION_REMEDY, offset)


def _operand(tree: nodes.Node, offset: int) -> Node:
    named = name_of(tree, offset)
    if named is not None:
        return named
    if isinstance(tree, nodes.Const) and isinstance(tree.value, str | bool):
        return ("l", tree.value)
    number = number_of(tree, offset)
    if number is not None:
        return ("n", number)
    raise _refused(tree, CONDITION_REMEDY, offset)


def number_of(tree: nodes.Node, offset: int = 0) -> str | None:
    """Read a literal number as a decimal string; None for another kind of node."""
    minus = "-" if isinstance(tree, nodes.Neg) else ""
    bare = tree.node if isinstance(tree, nodes.Neg) else tree
    value = bare.value if isinstance(bare, nodes.Const) else None
    if not isinstance(value, int | float) or isinstance(value, bool):
        return None
    written = repr(value)
    if len(written) > 15 or not re.fullmatch(r"[0-9]+(\.[0-9]+)?", written):
        raise ProgramError(f"The number {_short(written)} is too large or too fine.", "Use up to 15 digits.", offset)
    return minus + written


_WORDS_FOR: dict[type[nodes.Node], str] = {
    nodes.Call: "A call",
    nodes.Getitem: "An index in brackets",
    nodes.Getattr: "A name with more than one dot",
    nodes.Const: "A literal",
    nodes.TemplateData: "A literal",
    nodes.CondExpr: "A condition inside a sentence",
    nodes.Test: "A test with “is”",
    nodes.Compare: "A chain of comparisons, or “in”,",
    nodes.Filter: "A filter",
    nodes.Concat: "Joining with ~",
}


def _refused(tree: nodes.Node, remedy: str, offset: int) -> ProgramError:
    what = _WORDS_FOR.get(type(tree), "Arithmetic" if isinstance(tree, nodes.BinExpr | nodes.UnaryExpr) else "This")
    return ProgramError(f"{what} is not allowed here.", remedy, offset)


def parse_expression(source: str, remedy: str, offset: int = 0) -> nodes.Expr:
    """Parse one whole expression with Jinja2, within bounds of length and depth."""
    if len(source) > EXPRESSION_LIMIT:
        raise ProgramError(f"The expression is longer than {EXPRESSION_LIMIT} characters.", remedy, offset)
    if _depth(source) > DEPTH_LIMIT:
        raise ProgramError(f"Brackets are nested deeper than {DEPTH_LIMIT}.", remedy, offset)
    if not source.strip():
        raise ProgramError("The expression is empty.", remedy, offset)
    try:
        parser = Parser(_ENVIRONMENT, source, state="variable")
        tree = parser.parse_expression()
        if not parser.stream.eos:
            raise ProgramError(f"“{_short(source.strip())}” is not one expression.", remedy, offset)
    except TemplateSyntaxError as error:
        raise ProgramError(f"“{_short(source.strip())}” cannot be read: {error.message}.", remedy, offset) from error
    except RecursionError as error:  # the bounds above make this unlikely, not impossible, on a deep stack
        raise ProgramError("The expression is nested too deeply.", remedy, offset) from error
    return tree


def _depth(source: str) -> int:
    depth = deepest = 0
    for sign in source:
        if sign in "([{":
            depth += 1
            deepest = max(deepest, depth)
        elif sign in ")]}":
            depth -= 1
    return deepest


def _short(text: str) -> str:
    return text if len(text) <= 60 else text[:59] + "…"
