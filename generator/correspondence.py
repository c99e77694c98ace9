"""Letters of a project with a reader's answers: which there are, and one of them put together."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, cast

from generator.content import Content
from generator.letters.answers import StateProblem
from generator.letters.compile import fields_of
from generator.letters.document import Executed, align, document_of
from generator.letters.examples import examples
from generator.letters.holidays import calendar_for, calendars
from generator.letters.paper import executed
from generator.letters.values import TEXTUAL
from generator.library import Document
from generator.model import Letter, walk
from generator.model.fields import Column, FieldSpec
from generator.model.letter import Medium, Register
from generator.remarks import Remark, dropped, remarks, unknown

JSON = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Offer:
    """A letter that can be written."""

    slug: str
    title: str
    media: tuple[str, ...]
    texts: Mapping[str, tuple[str, ...]]
    """Locale to the registers that are complete in its language; locales with none are left out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """Which letter is wanted, and how."""

    slug: str
    locale: str
    other: str = ""
    """The locale of the second language; empty for a letter in one."""
    medium: Medium
    register: Register
    arrangement: Literal["single", "stacked", "columns"] = "single"
    prevails: Literal["first", "other"] = "first"
    """Which language holds where the two differ."""
    law: str = ""
    region: str = ""
    blank: bool = False


@dataclass(frozen=True, slots=True)
class Filled:
    """A letter put together: its document, as the writers take it, and what is open in it."""

    document: JSON
    remarks: tuple[Remark, ...]
    is_counted: bool
    """Whether a day in it was counted with the calendar of public holidays."""


def offers(content: Content) -> dict[str, Offer]:
    """Every letter of a project by its slug, in the order of its pages."""
    return {slug: offer_of(content, slug) for slug in slugs(content)}


def slugs(content: Content) -> tuple[str, ...]:
    """The names of a project's letters, in the order of their pages."""
    return tuple(document.slug for document in content.library.by_collection.get("letters", ()))


def offer_of(content: Content, slug: str) -> Offer:
    """What can be written of one letter, for whose sake no other one is translated."""
    document = content.library.documents[f"letters/{slug}"]
    letter = cast(Letter, document.item)
    texts = {locale: _complete(content, document, locale) for locale in content.options.letter_locales}
    there = {locale: registers for locale, registers in texts.items() if registers}
    return Offer(slug, letter.title.value, tuple(letter.media), there)


def _complete(content: Content, document: Document, locale: str) -> tuple[str, ...]:
    """The registers whose every word is there in a locale's language; of another no half is sent."""
    lang = locale.split("-")[0]
    if not document.is_for(lang) or content.frames.get(locale) is None:
        return ()
    letter = _letter(content, document.slug, locale)
    return tuple(text.id for text in letter.texts if walk.is_in(text, lang))


def _letter(content: Content, slug: str, locale: str) -> Letter:
    document = content.library.documents[f"letters/{slug}"]
    return cast(Letter, content.localize(document, locale.split("-")[0]).item)


def _fields(content: Content, slug: str) -> dict[str, FieldSpec]:
    """What a letter may ask in any locale: answers for the frame of another language do no harm."""
    letter = cast(Letter, content.library.documents[f"letters/{slug}"].item)
    frames = content.frames.by_locale.values()
    return {spec.id: spec for frame in frames for spec in fields_of(letter, frame)}


def fields(content: Content, slug: str, locale: str) -> tuple[FieldSpec, ...]:
    """What a letter asks in a locale, the frame's own questions after its own."""
    return fields_of(_letter(content, slug, locale), content.frames.by_locale[locale])


def example(content: Content, slug: str, locale: str, other: str = "") -> JSON:
    """The answers of a letter's filled-in example in a locale; with a second one, words in the languages of both."""
    first, *second = (
        examples(_letter(content, slug, each), content.frames.get(each))[0] for each in (locale, other) if each
    )
    if not second:
        return first
    types = {spec.id: spec for spec in fields(content, slug, locale)}
    languages = (locale.split("-")[0], other.split("-")[0])
    return {name: _in_both(types[name], value, second[0].get(name), languages) for name, value in first.items()}


def _in_both(spec: FieldSpec | Column, value: Any, second: Any, languages: tuple[str, str]) -> Any:
    """An answer with its words in both languages; what is no words is the first's."""
    if isinstance(spec, FieldSpec) and spec.type == "rows":
        columns = {column.id: column for column in spec.columns}
        others = [*(second or []), *({} for _ in value)]
        return [
            {name: _in_both(columns[name], cell, row.get(name), languages) for name, cell in cells.items()}
            for cells, row in zip(value, others, strict=False)
        ]
    if second is None or not (spec.type in TEXTUAL or spec.type == "list"):
        return value
    return dict(zip(languages, (value, second), strict=True))


def fill(content: Content, wish: Wish, state: JSON, problems: Sequence[StateProblem], today: dt.date) -> Filled:
    """Put a letter together that the project offers; what is refused counts as missing.

    `state` and `problems` are as `read_state` gives them. Holidays are those of the years around `today`.
    """
    calendar = calendar_for(calendars(today), wish.law, wish.region)
    answers = state["answers"]
    asked = _fields(content, wish.slug)
    found = [*unknown(answers, asked), *dropped(problems, asked)]
    refused = {remark.field for remark in found}
    parts: list[Executed] = []
    for locale in (wish.locale, *([wish.other] if wish.other else [])):
        letter, frame = _letter(content, wish.slug, locale), content.frames.by_locale[locale]
        of_language = state["lines"].get(locale) or state["lines"].get(frame.language, {})
        own = of_language.get(wish.medium, {})
        options = {"blank": wish.blank, "lines": own, "calendar": calendar, "today": today.isoformat()}
        part = executed(
            letter,
            frames=content.frames,
            locale=locale,
            register=wish.register,
            medium=wish.medium,
            answers=answers,
            options=options,
        )
        parts.append(part)
        layout = frame.media[wish.medium]
        known = (f"frame-{block.id}" for block in (*layout.blocks, *layout.before, *layout.after))
        specs = {spec.id: spec for spec in fields_of(letter, frame)}
        found += [*unknown(own, known, "lines."), *remarks(part[2], part[0], answers, specs, refused)]
    document = document_of(parts, wish.arrangement, 1 if wish.prevails == "other" else 0)
    if document["arrangement"] == "columns":
        document["rows"] = align(*(half["blocks"] for half in document["halves"]))
    if wish.blank:
        document["blank"] = True
    return Filled(document, () if wish.blank else _once(found), any(_has_counted(part, answers) for part in parts))


def _has_counted(part: Executed, answers: JSON) -> bool:
    """Whether working days were counted for a day of the letter."""
    fields, result = part[0]["fields"], part[2]
    for path in result["computed"]:
        tree = fields.get(path, {}).get("compute", ("", ""))
        if tree[1] == "later":
            kind, name = tree[2][2]
            unit = name if kind == "l" else answers.get(name) or fields[name].get("default")
            if unit == "working":
                return True
    return False


def _once(found: list[Remark]) -> tuple[Remark, ...]:
    """Each remark once, though two languages say it, in the order of refused, missing, doubtful."""
    first: dict[tuple[str, str, str], Remark] = {}
    for remark in found:
        first.setdefault((remark.kind, remark.code, remark.field), remark)
    kinds = ("refused", "missing", "doubtful")
    return tuple(sorted(first.values(), key=lambda remark: kinds.index(remark.kind)))
