"""Checks of letters and frames at build: names, types, filters, conditions, rows and examples."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from generator.letters.choices import check_choices
from generator.letters.compile import fields_of, spec_of
from generator.letters.conditions import Each, check_each, check_when, unknown_name
from generator.letters.examples import examples
from generator.letters.field_checks import check_field, check_fields
from generator.letters.filters import FILTERS, bare
from generator.letters.findings import Finding
from generator.letters.frames import Frame, Frames
from generator.letters.program import Node, ProgramError, names_in, parse_condition, parse_text
from generator.model.fields import Column, FieldSpec
from generator.model.letter import Letter, LetterText
from generator.problems import Level

_PARTICLE = re.compile(
    r"(?:은|는|을|를|이|가|과|와|으로|로)(?![가-힣])|(?:은\(는\)|을\(를\)|이\(가\)|과\(와\)|\(으\)로)"
)


def check_letter(letter: Letter, frames: Frames, language: str) -> tuple[Finding, ...]:
    """Say what is wrong with a letter localised to a language, in every locale, register and medium.

    A language without frames has no letters yet, which is no finding.
    """
    found: dict[Finding, None] = {}
    for frame in frames.of_language(language):
        specs = {spec.id: spec for spec in fields_of(letter, frame)}
        found.update(dict.fromkeys(check_fields(letter, frame, specs)))
        for text in letter.texts:
            found.update(dict.fromkeys(_register(text, specs, frame)))
        found.update(dict.fromkeys(examples(letter, frame)[1]))
    return tuple(found)


def check_frames(frames: Frames) -> tuple[Finding, ...]:
    """Say what is wrong with the texts and conditions of frames; `where` starts with the locale."""
    return tuple(finding for frame in frames.by_locale.values() for finding in _frame(frame))


def _frame(frame: Frame) -> Iterator[Finding]:
    specs = {spec.id: spec for spec in (*frame.fields, *(choice.spec for choice in frame.choices))}
    possible = [("year_style", frame.eras and frame.era_form), ("amount_style", frame.words)]
    yield from check_choices(f"{frame.locale}.choices", frame.choices, [name for name, table in possible if table])
    for spec in frame.fields:
        yield from check_field(spec, specs, f"{frame.locale}.fields.{spec.id}")
    for medium, layout in frame.media.items():
        for part, blocks in (("blocks", layout.blocks), ("before", layout.before), ("after", layout.after)):
            for block in blocks:
                where = f"{frame.locale}.media.{medium}.{part}.{block.id}"
                yield from _text(f"{where}.text", block.text, specs, None, frame, guarded=None)
                if block.when is not None:
                    yield from check_when(f"{where}.when", block.when, specs, None)


def _register(text: LetterText, specs: dict[str, FieldSpec], frame: Frame) -> Iterator[Finding]:
    base = f"texts.{text.id}"
    yield from _text(f"{base}.subject", text.subject.value, specs, None, frame, guarded=set())
    for slot in _slots(text.subject.value):
        spec = spec_of(slot, specs, None)
        if spec and spec.type in ("long", "address"):
            yield Finding(
                "letter-subject",
                f"{base}.subject",
                f"“{spec.id}” may have several lines, and a subject has one.",
                "Use another field.",
            )
    for block in text.body:
        where = f"{base}.body.{block.id}"
        each: Each = None
        guarded: set[str] = set()
        if block.each is not None:
            each, findings = check_each(f"{where}.each", block.each, specs)
            yield from findings
            if each is None:
                continue
            guarded.add(each[1])
        if block.when is not None:
            guarded |= _guards(block.when)
            yield from check_when(f"{where}.when", block.when, specs, each)
        yield from _text(f"{where}.text", block.text.value, specs, each, frame, guarded=guarded)
    yield from _calendar(text)


def _slots(text: str) -> list[Node]:
    """The slots of a text, bare of filters; none where it cannot be read, which is reported elsewhere."""
    try:
        nodes = parse_text(text)
    except ProgramError:
        return []
    return [bare(node)[0] for node in nodes if node[0] != "s"]


def _guards(source: str) -> set[str]:
    try:
        return {name.partition(".")[0] for name in names_in(parse_condition(source))}
    except ProgramError:
        return set()


def _text(
    where: str,
    text: str,
    specs: dict[str, FieldSpec],
    each: Each,
    frame: Frame,
    *,
    guarded: set[str] | None,
) -> Iterator[Finding]:
    """Check the slots of one text; `guarded` are the fields that its condition names, None in frames."""
    try:
        nodes = parse_text(text)
    except ProgramError as error:
        yield Finding("letter-text", where, error.reason, error.remedy, error.offset)
        return
    for index, node in enumerate(nodes):
        if node[0] == "s":
            continue
        name, filters = bare(node)
        spec = spec_of(name, specs, each)
        if spec is None:
            yield unknown_name(where, name, specs, each)
            continue
        yield from _printed(where, name, spec, filters, frame)
        after = nodes[index + 1][1] if index + 1 < len(nodes) and nodes[index + 1][0] == "s" else ""
        if frame.particles and _PARTICLE.match(after) and spec.type != "date":
            yield Finding(
                "letter-particle",
                where,
                f"The particle after “{'.'.join(name[1:])}” is fixed, and the answer decides which one is right.",
                f'Write {{{{ {".".join(name[1:])} | particle("은/는") }}}} with the pair that fits.',
                level=Level.NOTICE,
            )
        is_open = isinstance(spec, FieldSpec) and not spec.required and spec.default is None
        if guarded is not None and is_open and spec.id not in guarded:
            yield Finding(
                "letter-optional",
                where,
                f"“{spec.id}” may be left out, and this text prints it in any case.",
                f"Give the block `when: {spec.id}`, or make the field required.",
                level=Level.NOTICE,
            )


def _printed(
    where: str, name: Node, spec: FieldSpec | Column, filters: list[tuple[str, tuple[str, ...]]], frame: Frame
) -> Iterator[Finding]:
    """Check that a slot can be printed and that its filters fit."""
    said = ".".join(name[1:])
    if spec.type in ("rows", "boolean"):
        remedy = "Use it with each." if spec.type == "rows" else "Use it in when."
        yield Finding("letter-slot", where, f"“{said}” is {spec.type} and cannot be printed.", remedy)
        return
    shaped = suffixed = False
    for filter_name, arguments in filters:
        known = FILTERS.get(filter_name)
        if known is None:
            remedy = f"The filters are {', '.join(FILTERS)}."
            yield Finding("letter-filter", where, f"There is no filter “{filter_name}”.", remedy)
            continue
        missing = known.missing(frame)
        wrong = known.arguments(frame, arguments)
        if missing:
            yield Finding("letter-filter", where, missing, f"Leave out the filter “{filter_name}” in this language.")
        elif spec.type not in known.types:
            yield Finding(
                "letter-filter",
                where,
                f"The filter “{filter_name}” does not fit “{said}”, which is {spec.type}.",
                f"It fits {', '.join(sorted(known.types))}.",
            )
        elif wrong:
            yield Finding("letter-filter", where, f"The filter “{filter_name}” has wrong arguments.", wrong)
        elif not known.suffix and (shaped or suffixed):
            yield Finding(
                "letter-filter",
                where,
                f"The filter “{filter_name}” comes after “{said}” has its form.",
                "Use one filter for the form, and particle or honorific after it.",
            )
        shaped = shaped or not known.suffix
        suffixed = suffixed or known.suffix


def _calendar(text: LetterText) -> Iterator[Finding]:
    """A letter with a date in eras writes all dates so; a slot that asks for another form mixes the two."""
    styles: dict[str, set[str]] = {}
    for where, words in _texts(text):
        try:
            nodes = parse_text(words)
        except ProgramError:
            continue
        for node in nodes:
            for name, arguments in bare(node)[1] if node[0] == "f" else []:
                if name == "date" and arguments:
                    styles.setdefault(arguments[0], set()).add(where)
    if "era" in styles:
        for style in ("short", "full", "iso"):
            for where in sorted(styles.get(style, ())):
                yield Finding(
                    "letter-calendar",
                    where,
                    f"The letter writes years by era, and this date asks for the style {style}.",
                    "Leave out the style: a letter never mixes the two calendars.",
                )


def _texts(text: LetterText) -> Iterable[tuple[str, str]]:
    yield f"texts.{text.id}.subject", text.subject.value
    for block in text.body:
        yield f"texts.{text.id}.body.{block.id}.text", block.text.value
