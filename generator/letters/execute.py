"""The executor: a compiled letter and answers in, the blocks of the paper out.

It reads nothing but the program, the locale's exported data and the answers,
all JSON; `execute.js` is the same code in the browser, function by function,
and gives the same value. A missing answer prints as its label in brackets.
"""

from __future__ import annotations

import operator as op
from collections.abc import Callable
from typing import Any

from generator.letters import formats
from generator.letters.layout import words_of
from generator.letters.particles import particle
from generator.letters.run import Run
from generator.letters.values import TEXTUAL

JSON = dict[str, Any]
Part = list[Any]
"""["t", words] or ["f", path, words, whether it is filled]."""
TICK = "□ "
"""Before what a form has for some letters only: its reader ticks what holds."""


def execute(program: JSON, data: JSON, answers: JSON, options: JSON | None = None) -> JSON:
    """Run a compiled letter.

    Gives `{"subject", "blocks", "refused": [[path, code]], "notes": [[path, code]], "computed": {path: value}}`.
    Every option may be left out: `blank` gives the form to fill in by hand,
    where answers count as missing and the body's blocks are printed whatever
    their conditions, those of some letters only with a box to tick; `lines` are
    the reader's words for blocks of the frame, by id; `calendar` (`first`, `last`,
    `days`) has the days off; `today` is a date.
    """
    run = Run(program, data, answers, options or {})

    def all_of(entries: list[JSON]) -> list[JSON]:
        return [block for entry in entries for block in _blocks(run, entry)]

    blocks: list[JSON] = []
    for entry in program["blocks"]:
        if "items" not in entry:
            blocks += _blocks(run, entry)
            continue
        items = all_of(entry["items"])
        for index, block in enumerate(block for block in items if block["role"] == "item"):
            block["marker"] = entry["number"][0] + str(index + 1) + entry["number"][1]
            block["tight"] = "always" if index else ""
        blocks += [*all_of(entry["before"]), *items, *all_of(entry["after"])] if items else []
    for index, block in enumerate(blocks):
        same_role = index > 0 and blocks[index - 1]["role"] == block["role"]
        block["tight"] = block["tight"] == "always" or (block["tight"] == "role" and same_role)
    return {
        "subject": run.subject or words_of(_parts(run, program["subject"])),
        "blocks": blocks,
        "refused": run.refused,
        "notes": run.notes,
        "computed": run.computed,
    }


def _blocks(run: Run, entry: JSON) -> list[JSON]:
    """The blocks that one entry gives: none, one, or one for each row."""
    if entry["each"] is None:
        return _block(run, entry, None)
    _, rows = entry["each"]
    none: list[JSON] = [{}] if run.blank or run.program["fields"][rows]["required"] else []
    answers = run.answers[rows]
    blocks: list[JSON] = []
    for index, cells in enumerate(none if answers is None else answers):
        run.row = (rows, index, cells)
        blocks += _block(run, entry, index)
    run.row = None
    return blocks


def _block(run: Run, entry: JSON, row: int | None) -> list[JSON]:
    is_form = run.blank and entry["body"]
    if entry["when"] is not None and not is_form and not _truth(run, entry["when"]):
        return []
    parts = _own(run, entry)
    if parts == []:
        return []
    box = TICK if is_form and _is_optional(run, entry) else ""
    return [
        {
            "id": entry["id"],
            "role": entry["role"],
            "align": entry["align"],
            "tight": entry["tight"],
            "marker": "",
            "row": row,
            "when": entry["source"] if entry["body"] else None,
            "mirrors": entry["mirrors"],
            "parts": _parts(run, entry["text"], box) if parts is None else parts,
            **({} if parts is None else {"own": True}),
        }
    ]


def _own(run: Run, entry: JSON) -> list[Part] | None:
    """The reader's words for a block of the frame, none where it is left out; None where the frame's own stand.

    A subject in the reader's words keeps the frame's label before it, and is the letter's subject.
    """
    given = None if run.blank or entry["body"] else run.options.get("lines", {}).get(entry["id"])
    refusals = len(run.refused)
    label = entry.get("label")
    words = run.accept({"type": "long" if label is None else "text"}, given, f"lines.{entry['id']}")
    if given is None or len(run.refused) > refusals:
        return None
    if words and label is not None:
        run.subject = words["text"]
    return [["t", (label or "") + words["text"]]] if words else []


def _is_optional(run: Run, entry: JSON) -> bool:
    """Whether a block is printed in some letters only."""
    return entry["when"] is not None or bool(entry["each"] and not run.program["fields"][entry["each"][1]]["required"])


def _parts(run: Run, nodes: Any, opening: str = "") -> list[Part]:
    """Words and slots in turn after opening words, neighbouring words joined."""
    parts: list[Part] = [["t", opening]] if opening else []

    def say(words: str) -> None:
        if words and parts and parts[-1][0] == "t":
            parts[-1][1] += words
        elif words:
            parts.append(["t", words])

    for node in nodes:
        if node[0] == "s":
            say(node[1])
            continue
        field, value, path, words, after = _slot(run, node)
        filled = value is not None
        if path in run.program["choices"]:  # the frame's own words, which no field gives
            say(words)
        else:
            parts.append(["f", path, words if filled else field["label"].join(run.data["brackets"]), filled])
        say(after)
    return parts


def _slot(run: Run, node: Any) -> tuple[JSON, Any, str, str, str]:
    """A slot's field, answer, path, words, and what follows the words."""
    filters: list[tuple[str, Any]] = []
    while node[0] == "f":
        filters.insert(0, (node[2], node[3]))
        node = node[1]
    field, value, path = run.read(node)
    run.printed(value, path)
    words: str | None = None
    after = ""
    for name, arguments in filters:
        if name == "particle":
            after += _particle(run, field, value, words, arguments[0], after)
        elif name == "honorific":
            after += _honorific(run, field, value, arguments[0])
        elif value is not None:
            words = _filtered(run, field, value, name, list(arguments))
    if words is None and value is not None:
        words = _plain(run, field, value)
    return field, value, path, words or "", after


def _honorific(run: Run, field: JSON, value: Any, word: str) -> str:
    """A form of address, or the one chosen where a choice is named; none after a name with one, or an organisation."""
    if field["type"] == "party" and not (value and value["person"]):
        return ""
    if value and any(value["text"].endswith(known) for known in run.data["honorifics"]):
        return ""
    return str(run.program["fields"][word]["options"][run.answers[word]] if word in run.program["choices"] else word)


def _particle(run: Run, field: JSON, value: Any, words: str | None, pair: str, after: str) -> str:
    tables = run.data["particles"]
    if value is None:
        return str(tables["pairs"][pair][2]) if after == "" else particle(tables, after, pair)
    reading = value["reading"] if field["type"] in TEXTUAL and words is None and after == "" else ""
    said = _plain(run, field, value) if words is None else words
    return particle(tables, said + after, pair, reading)


def _plain(run: Run, field: JSON, value: Any) -> str:
    """An answer as its type is written in running text."""
    kind = field["type"]
    if kind in TEXTUAL:
        return str(value["text"])
    if kind == "choice":
        return str(field["options"][value])
    if kind == "money" and run.answers.get("amount_style") == "words" and run.data["words"]:
        return formats.words(run.data, value)
    if kind == "percentage":
        return formats.percentage(run.data, value)
    return _filtered(run, field, value, kind, [])


_FILTERS: dict[str, Callable[..., str]] = {
    "money": formats.money,
    "number": formats.number_style,
    "list": formats.joined,
}


def _filtered(run: Run, field: JSON, value: Any, name: str, arguments: list[str]) -> str:
    """An answer through a filter that gives words; the check has matched filter and type."""
    style = arguments[0] if arguments else ""
    match name:
        case "date":
            era = run.answers.get("year_style", run.program["calendar"]) == "era"
            return formats.date(run.data, value, "era" if era else "" if style == "era" else style)
        case "season":
            return formats.season(run.data, value)
        case "words":
            return formats.words(run.data, value)
        case "count":
            return formats.counted(run.data, value, arguments)
        case "line":
            return str(run.data["lineJoin"]).join(value["text"].split("\n"))
    return _FILTERS[name](run.data, value, style)


def _truth(run: Run, node: Any) -> bool:
    """Whether a condition holds; missing answers, zero, no and empty lists do not."""
    match node[0]:
        case "and":
            return _truth(run, node[1]) and _truth(run, node[2])
        case "or":
            return _truth(run, node[1]) or _truth(run, node[2])
        case "not":
            return not _truth(run, node[1])
        case "c":
            return _compared(run, node[1], node[2], node[3])
    field, value, _ = run.read(node)
    if value is None or value is False or value == []:
        return False
    if field["type"] in ("number", "percentage"):
        return formats.scaled(value) != 0
    return field["type"] != "money" or formats.scaled(value["amount"]) != 0


def _compared(run: Run, operator: str, left: Any, right: Any) -> bool:
    """Whether a comparison holds; with a missing answer only `!=` does."""
    first, second = _operand(run, left), _operand(run, right)
    if first is None or second is None or first[0] != second[0]:
        return operator == "ne"
    if first[0] in ("b", "t"):
        same = first[1] == second[1]
        return same if operator == "eq" else not same
    one, other = (side[1] if side[0] == "d" else formats.scaled(side[1]) for side in (first, second))
    return bool(_ORDERS[operator](one, other))


_ORDERS: dict[str, Callable[[Any, Any], Any]] = {
    "eq": op.eq,
    "ne": op.ne,
    "lt": op.lt,
    "lteq": op.le,
    "gt": op.gt,
    "gteq": op.ge,
}


def _operand(run: Run, node: Any) -> tuple[str, Any] | None:
    """What is compared: b truth, t text, d date, n number, or an amount's currency; None where it is missing."""
    if node[0] == "l":
        return ("b" if isinstance(node[1], bool) else "t", node[1])
    if node[0] in ("n", "d"):
        return (node[0], node[1])
    field, value, _ = run.read(node)
    kind = field["type"]
    if kind == "boolean":
        return ("b", value is True)
    if value is None:
        return None
    if kind == "money":
        return ("n", value["amount"])
    if kind == "date":
        return ("d", value)
    if kind in ("number", "percentage"):
        return ("n", value)
    return ("t", value["text"] if kind in TEXTUAL else value)
