"""Compiling: a localised letter and its frame become the program that both executors run.

A program is JSON, complete in itself apart from the locale's data:

    {"version": 2, "locale": "ko", "medium": "letter", "register": "standard", "calendar": "western",
     "fields": {"fee": {"type": "money", "label": "…", "required": true}, …}, "choices": ["amount_style"],
     "subject": [node, …], "layout": {"width": 60, "fill": " "},
     "blocks": [entry, …, {"items": [entry, …], "before": […], "after": […], "number": ["", ". "]}, …]}

and an entry is a block with its conditions: `{"id", "role", "align", "tight",
"when", "source", "each", "body", "mirrors", "text"}`; the subject's has a
"label" too, what the frame says before it. A field may also have
"compute", "default", "notBefore", "min", "max" and "length"; `choices` are
those of the frame that make a difference. Types are not checked here; `check`
does that, and what it passes compiles.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from generator.letters.choices import FrameChoice
from generator.letters.computing import parse_compute, reads
from generator.letters.examples import typed
from generator.letters.frames import Frame, FrameBlock, MediumFrame
from generator.letters.particle_tables import PAIRS
from generator.letters.program import Node, names_in, parse_condition, parse_each, parse_text
from generator.model.fields import Column, FieldSpec
from generator.model.letter import Letter, LetterBlock, LetterText, Medium

JSON = dict[str, Any]

VERSION = 2
"""Changes with the form of programs, so that a stale one is not run."""


def compile_letter(letter: Letter, text: LetterText, frame: Frame, medium: Medium) -> JSON:
    """Compile one register of a localised letter for one medium.

    Raises `ProgramError` for texts outside the letter language, which `check` reports beforehand.
    """
    specs = fields_of(letter, frame)
    layout = frame.media[medium]
    types = {spec.id: spec for spec in specs}
    subject = _nodes(text.subject.value)
    blocks = _arranged(letter, text, layout, medium, types, subject)
    used = _with_sources({name for node in _read(subject, blocks) for name in names_in(node)}, types)
    asked = _asked(subject, blocks, types) | used
    choices = [choice for choice in frame.choices if choice.id in asked]
    calendar = "era" if _asks_for_era([subject, *(block["text"] for block in _entries(blocks))]) else "western"
    own = {choice.id for choice in frame.choices}
    fields = {spec.id: field_of(spec) for spec in specs if spec.id in used - own}
    return {
        "version": VERSION,
        "locale": frame.locale,
        "medium": medium,
        "register": text.id,
        "calendar": calendar,
        "fields": fields | {choice.id: _choice(choice, calendar) for choice in choices},
        "choices": [choice.id for choice in choices],
        "subject": subject,
        "layout": layout.layout.model_dump(mode="json"),
        "blocks": blocks,
    }


def fields_of(letter: Letter, frame: Frame) -> tuple[FieldSpec, ...]:
    """All fields that the letter's texts may use: its own, then the frame's that it does not declare itself."""
    own = {spec.id for spec in letter.fields}
    shared = (*frame.fields, *(choice.spec for choice in frame.choices))
    return (*letter.fields, *(spec for spec in shared if spec.id not in own))


def _arranged(
    letter: Letter,
    text: LetterText,
    layout: MediumFrame,
    medium: Medium,
    types: dict[str, FieldSpec],
    subject: list[Node],
) -> list[JSON]:
    if letter.courtesy == "none":
        layout = layout.model_copy(update={"lead": ""})
    body = [block for block in text.body if not block.media or medium in block.media]
    first = next((block.id for block in body if block.kind == "paragraph"), None)
    arranged: list[JSON] = []
    for block in layout.blocks:
        if block.registers and text.id not in block.registers:
            continue
        if block.courtesies and letter.courtesy not in block.courtesies:
            continue
        if block.insert == "subject":
            arranged.append(_frame_entry(block, types) | {"text": [*_nodes(block.text), *subject], "label": block.text})
        elif block.insert == "items":
            arranged.append(_items([item for item in body if item.kind != "paragraph"], layout, text.id, types))
        elif block.insert == "body" and layout.items == "apart":
            paragraphs = (item for item in body if item.kind == "paragraph")
            arranged += [_body_entry(item, layout, types, leads=item.id == first) for item in paragraphs]
        elif block.insert == "body":
            arranged += _inline(body, layout, text.id, types)
        else:
            arranged.append(_frame_entry(block, types))
    return arranged


def _inline(body: list[LetterBlock], layout: MediumFrame, register: str, types: dict[str, FieldSpec]) -> list[JSON]:
    """The body as its author ordered it, each run of items numbered on its own."""
    arranged: list[JSON] = []
    run: list[LetterBlock] = []
    for block in body:
        if block.kind != "paragraph":
            run.append(block)
            continue
        if run:
            arranged.append(_items(run, layout, register, types))
            run = []
        arranged.append(_body_entry(block, layout, types, leads=not arranged))
    return [*arranged, _items(run, layout, register, types)] if run else arranged


def _items(run: list[LetterBlock], layout: MediumFrame, register: str, types: dict[str, FieldSpec]) -> JSON:
    def around(blocks: list[FrameBlock]) -> list[JSON]:
        return [_frame_entry(block, types) for block in blocks if not block.registers or register in block.registers]

    return {
        "items": [_body_entry(item, layout, types) for item in run],
        "before": around(layout.before),
        "after": around(layout.after),
        "number": list(layout.number),
    }


def _frame_entry(block: FrameBlock, types: dict[str, FieldSpec]) -> JSON:
    return {
        "id": f"frame-{block.id}",
        "role": block.role,
        "align": block.align,
        "tight": "always" if block.tight == "always" else "role" if block.tight else "",
        "when": _condition(block.when, types, None),
        "source": block.when,
        "each": None,
        "body": False,
        "mirrors": None,
        "text": _nodes(block.text),
    }


def _body_entry(block: LetterBlock, layout: MediumFrame, types: dict[str, FieldSpec], *, leads: bool = False) -> JSON:
    each = parse_each(block.each) if block.each is not None else None
    words = _nodes(block.text.value)
    if block.kind == "paragraph":
        lead = layout.lead if leads and not block.text.value.startswith(layout.lead) else ""
        words = [("s", layout.indent + lead), *words] if layout.indent + lead else words
    return {
        "id": block.id,
        "role": "item" if block.kind == "item" else "paragraph",
        "align": "left",
        "tight": "",
        "when": _condition(block.when, types, each),
        "source": block.when,
        "each": list(each) if each else None,
        "body": True,
        "mirrors": block.mirrors,
        "text": words,
    }


def _condition(source: str | None, types: dict[str, FieldSpec], each: tuple[str, str] | None) -> Node | None:
    return None if source is None else _dated(parse_condition(source), types, each)


def _dated(node: Node, types: dict[str, FieldSpec], each: tuple[str, str] | None) -> Node:
    """Mark literal texts that are compared with a date as dates."""
    match node[0]:
        case "and" | "or":
            return (node[0], _dated(node[1], types, each), _dated(node[2], types, each))
        case "not":
            return ("not", _dated(node[1], types, each))
        case "c":
            sides = node[2:]
            if any(type_of(side, types, each) == "date" for side in sides):
                sides = tuple(("d", side[1]) if side[0] == "l" else side for side in sides)
            return ("c", node[1], *sides)
    return node


def type_of(node: Node, types: dict[str, FieldSpec], each: tuple[str, str] | None) -> str | None:
    """The type of the field or column that a node reads; None for literals and unknown names."""
    spec = spec_of(node, types, each)
    return spec.type if spec else None


def spec_of(node: Node, types: dict[str, FieldSpec], each: tuple[str, str] | None) -> FieldSpec | Column | None:
    """The field or column that a node reads, None for literals and unknown names."""
    if node[0] == "v":
        return types.get(node[1])
    if node[0] == "a" and each and node[1] == each[0] and each[1] in types:
        return next((column for column in types[each[1]].columns if column.id == node[2]), None)
    return None


def _nodes(text: str) -> list[Node]:
    return [_canonical(node) for node in parse_text(text)]


def _canonical(node: Node) -> Node:
    """Write a particle's pair in the order that the tables have, 은/는 for 는/은."""
    if node[0] != "f":
        return node
    arguments = node[3]
    if node[2] == "particle" and arguments:
        arguments = (canonical_pair(arguments[0]), *arguments[1:])
    return ("f", _canonical(node[1]), node[2], arguments)


def canonical_pair(pair: str) -> str:
    """A particle's pair with the form after a consonant first, unchanged where it is unknown."""
    turned = "/".join(reversed(pair.split("/")))
    return turned if turned in PAIRS else pair


def _asks_for_era(texts: Iterable[list[Node]]) -> bool:
    """Whether any slot is a date in eras: then all dates of the letter are, since the two are never mixed."""

    def asks(node: Node) -> bool:
        return node[0] == "f" and ((node[2] == "date" and node[3][:1] == ("era",)) or asks(node[1]))

    return any(asks(node) for text in texts for node in text)


def _entries(blocks: list[JSON]) -> Iterable[JSON]:
    for block in blocks:
        if "items" in block:
            yield from (*block["before"], *block["items"], *block["after"])
        else:
            yield block


def _read(subject: list[Node], blocks: list[JSON]) -> Iterable[Node]:
    """Every node that a program reads: slots, conditions, and the rows that blocks repeat over."""
    yield from subject
    for entry in _entries(blocks):
        if entry["each"]:
            yield ("v", entry["each"][1])
        yield from entry["text"]
        if entry["when"]:
            yield entry["when"]


def _with_sources(names: set[str], types: dict[str, FieldSpec]) -> set[str]:
    """The fields of the names (a column stands for its field), and those they are computed from or held against."""
    used: set[str] = set()
    following = [name.partition(".")[0] for name in names]
    while following:
        spec = types.get(following.pop())
        if spec is None or spec.id in used:
            continue
        used.add(spec.id)
        following += [spec.not_before] if spec.not_before else []
        for source in (spec.compute, *(column.compute for column in spec.columns)):
            following += [node[1] for node in reads(parse_compute(source))] if source else []
    return used


def _asked(subject: list[Node], blocks: list[JSON], types: dict[str, FieldSpec]) -> set[str]:
    """The frame's choices that slots ask for without naming them in a condition."""
    asked: set[str] = set()
    for each, nodes in ((None, subject), *((entry["each"], entry["text"]) for entry in _entries(blocks))):
        for node in nodes:
            filters: dict[str, tuple[str, ...]] = {}
            while node[0] == "f":
                filters[node[2]] = node[3]
                node = node[1]
            kind = type_of(node, types, each)
            asked |= {"year_style"} if kind == "date" and "season" not in filters else set()
            asked |= {"amount_style"} if kind == "money" and not filters.keys() & {"money", "words"} else set()
            asked.update(filters.get("honorific", ()))
    return asked


def _choice(choice: FrameChoice, calendar: str) -> JSON:
    """A frame's choice as a field; a letter that asks for eras starts out with them."""
    options = {option.id: option.label if option.text is None else option.text for option in choice.options}
    first = calendar if choice.id == "year_style" else choice.options[0].id
    return {"type": "choice", "label": choice.label, "required": False, "options": options, "default": first}


def field_of(spec: FieldSpec | Column) -> JSON:
    """What a program says of a field or of a column of rows."""
    field: JSON = {"type": spec.type, "label": spec.label.value, "required": getattr(spec, "required", False)}
    if spec.type == "choice":
        field["options"] = {option.id: option.label.value for option in spec.options}
    if spec.compute is not None:
        field["compute"] = parse_compute(spec.compute)
    field |= {name: value for name, value in (("min", spec.min), ("max", spec.max)) if value is not None}
    if isinstance(spec, FieldSpec):
        if spec.type == "rows":
            field["columns"] = {column.id: field_of(column) for column in spec.columns}
        if spec.default is not None:
            is_today = spec.type == "date" and spec.default == "today"
            field["default"] = "today" if is_today else typed(field, spec.default, "", [])
        if spec.not_before is not None:
            field["notBefore"] = spec.not_before
        if spec.max_length is not None:
            field["length"] = spec.max_length
    return field
