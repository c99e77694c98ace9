"""Frames: how each locale lays out an e-mail, a letter and a certified letter, as data.

A frame surrounds a letter's body with what the culture asks for, in its order,
and is run by the same executors as the body. Every frame asks for the same
well-known answers, so letters need not declare them:

    sender_name      person        who writes
    sender_address   address       the writer's address, line by line
    sender_contact   long          telephone and e-mail, line by line
    client_company   organisation  the client, with its legal form as registered; none where it is a private person
    client_person    person        the person written to; without one the organisation is addressed
    client_name      party         computed: the organisation if there is one, else the person
    client_title     text          that person's position
    client_address   address       the client's address, line by line
    letter_date      date          the day of the letter

Frames live in `<templates>/letters/<locale>.yml`; `extends: en` takes over
what `en.yml` says and replaces it key by key (lists as a whole).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from pydantic import Field, ValidationError, model_validator

from generator import strict_yaml
from generator.letters.choices import FrameChoice
from generator.model.base import Entry, Model
from generator.model.fields import FieldSpec
from generator.model.letter import Courtesy, Medium, Register
from generator.problems import ContentError, Place, Problem

WELL_KNOWN: dict[str, str] = {
    "sender_name": "person",
    "sender_address": "address",
    "sender_contact": "long",
    "client_company": "organisation",
    "client_person": "person",
    "client_name": "party",
    "client_title": "text",
    "client_address": "address",
    "letter_date": "date",
}
"""The answers that every frame asks for, with their types."""

MEDIA: tuple[Medium, ...] = ("email", "letter", "certified")
"""The media that every frame must lay out."""

Align = Literal["left", "center", "right"]
Role = Literal[
    "date",
    "delivery",
    "addressee",
    "sender",
    "subject",
    "salutation",
    "greeting",
    "paragraph",
    "item",
    "heading",
    "ending",
    "closing",
    "signature",
]
"""What a block of the paper is, for its looks and for screen readers."""


class FrameBlock(Entry):
    """One block of a frame: words of its own, or the place where the letter's own go."""

    role: Role
    """What the block is."""
    align: Align = "left"
    """Where its lines stand."""
    text: str = ""
    """Words with slots."""
    insert: Literal["", "subject", "body", "items"] = ""
    """What of the letter goes here; a subject is printed after `text`, which then holds no slots."""
    when: str | None = None
    """A condition on the answers."""
    registers: list[Register] = Field(default=[])
    """The registers that the block is for; none means all."""
    courtesies: list[Courtesy] = Field(default=[])
    """The letters' courtesies that the block is for; none means all."""
    tight: bool | Literal["always"] = False
    """Whether no empty line comes before: true after a block of the same role, `always` after any."""


class Layout(Model):
    """How plain text aligns lines: columns of the page, and the space that pushes lines to the right."""

    width: int = Field(default=0, ge=0, le=200)
    """Columns, wide characters counted as two; 0 leaves every line at the left."""
    fill: Literal[" ", "\u3000"] = " "
    """The space used."""


class MediumFrame(Model):
    """A frame for one medium."""

    blocks: list[FrameBlock] = Field(min_length=1)
    """The blocks in the culture's order; exactly one inserts the body."""
    items: Literal["inline", "apart"] = "inline"
    """Whether items stand where the author put them or at the block that inserts them."""
    number: tuple[str, str] = ("", ". ")
    """What surrounds an item's number."""
    before: list[FrameBlock] = Field(default=[])
    """What comes before a run of items, such as 記; left out where no item is printed."""
    after: list[FrameBlock] = Field(default=[])
    """What comes after a run of items, such as 以上."""
    indent: str = ""
    """What a paragraph of the body starts with."""
    lead: str = ""
    """What the body's first paragraph starts with after good wishes, such as さて、; never twice."""
    layout: Layout = Layout()
    """Alignment in plain text."""

    @model_validator(mode="after")
    def _inserts_are_complete(self) -> MediumFrame:
        inserts = [block.insert for block in self.blocks if block.insert]
        wanted = ["body", "items", "subject"] if self.items == "apart" else ["body", "subject"]
        if sorted(inserts) != wanted:
            raise ValueError(f"the frame must insert {', '.join(wanted)} once each")
        return self


class Words(Model):
    """How an amount is written in words, digit by digit in groups of four."""

    currency: str = Field(pattern=r"^[A-Z]{3}$")
    """The currency that it is custom for; others are printed in figures."""
    digits: list[str] = Field(min_length=10, max_length=10)
    """Zero to nine."""
    small: list[str] = Field(min_length=4, max_length=4)
    """One, ten, hundred, thousand."""
    big: list[str] = Field(min_length=4, max_length=4)
    """The units of the groups of four, from the smallest."""
    before: str
    after: str
    figures: tuple[str, str] | None = None
    """What surrounds the figures that follow the words; none means that no figures follow."""


class Frame(Model):
    """Everything that a locale brings to its letters."""

    locale: str
    brackets: tuple[str, str] = ("[", "]")
    """What surrounds the label of an answer that is missing."""
    line_join: str = ", "
    """What stands between the lines of an address that is printed in one line."""
    honorifics: list[str] = Field(default=[])
    """Forms of address after a name; a name that ends in one gets no other."""
    money: dict[str, tuple[str, str]] = Field(default={})
    """What surrounds the figures of a currency in running text, where it is not the symbol."""
    words: Words | None = None
    eras: list[tuple[str, str]] = Field(default=[])
    """First day and name of each era, latest first."""
    era_form: tuple[str, str, str, str] | None = None
    """The first year, and what follows year, month and day."""
    seasons: list[tuple[str, str]] = Field(default=[])
    """First day (MM-DD) and words of each seasonal greeting, from 01-01 on."""
    particles: bool = False
    """Whether Korean particles are available."""
    fields: list[FieldSpec] = Field(default=[])
    """The well-known answers with label and example in this locale."""
    choices: list[FrameChoice] = Field(default=[])
    """What the reader may choose about the frame."""
    legal_forms: list[tuple[str, str, Literal["before", "after"]]] = Field(default=[])
    """Legal forms of organisations: the form, what parts it from the name, and where it usually stands."""
    form_join: str = " "
    """What parts a form that is not listed from the name."""
    page: Literal["A4", "Letter"] = "A4"
    """The size of the paper."""
    prevails: tuple[str, str]
    """What a letter in two languages says: that this language's text prevails, or that `{other}`'s does."""
    media: dict[Medium, MediumFrame]
    """The layout of each medium."""

    @model_validator(mode="after")
    def _is_complete(self) -> Frame:
        named = {spec.id: spec.type for spec in self.fields}
        if named != WELL_KNOWN:
            raise ValueError(f"the fields must be {', '.join(WELL_KNOWN)}, with their types")
        missing = [medium for medium in MEDIA if medium not in self.media]
        if missing:
            raise ValueError(f"there is no frame for {', '.join(missing)}")
        if self.seasons and (self.seasons[0][0] != "01-01" or self.seasons != sorted(self.seasons)):
            raise ValueError("seasons start on 01-01 and go on in order")
        if any("{other}" not in sentence for sentence in self.prevails):
            raise ValueError("the sentences of prevails name {other}")
        if set(named) & {choice.id for choice in self.choices}:
            raise ValueError("a choice has the name of a field")
        return self

    @property
    def language(self) -> str:
        """The language of the locale: `en` for `en-GB`."""
        return self.locale.split("-")[0]


@dataclass(frozen=True, slots=True)
class Frames:
    """The frames that could be read, by locale."""

    by_locale: dict[str, Frame]
    exported: dict[str, dict[str, Any]] = field(default_factory=dict, repr=False, compare=False)
    """The locales' exported data, kept here once it has been asked for."""

    def get(self, locale: str) -> Frame | None:
        """The frame of a locale, None where there is none."""
        return self.by_locale.get(locale)

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages that letters can be written in."""
        return tuple(sorted({frame.language for frame in self.by_locale.values()}))

    def of_language(self, language: str) -> tuple[Frame, ...]:
        """The frames whose letters are written in a language, in the order of the options."""
        return tuple(frame for frame in self.by_locale.values() if frame.language == language)


def load_frames(folder: Path, locales: tuple[str, ...], *, shown: str = "") -> tuple[Frames, tuple[Problem, ...]]:
    """Read the frames of the locales; what is missing or wrong becomes problems.

    `shown` is the folder's name in problems, relative to the project.
    """
    frames: dict[str, Frame] = {}
    problems: list[Problem] = []
    prefix = f"{shown or folder.as_posix()}/"
    for locale in locales:
        name = f"{locale}.yml"
        try:
            frames[locale] = Frame.model_validate({**_read(folder, name, prefix), "locale": locale}, strict=False)
        except FileNotFoundError:
            problems.append(
                Problem(
                    "frame-missing",
                    Place(prefix + name),
                    f"There is no letter frame for {locale}.",
                    "Add the file, or take the locale out of letter_locales.",
                )
            )
        except (OSError, UnicodeDecodeError) as error:
            reason = "The frame cannot be read."
            remedy = f"Save it as UTF-8 where it can be read: {_first_line(error)}."
            problems.append(Problem("frame-unreadable", Place(prefix + name), reason, remedy))
        except ContentError as error:
            problems += error.problems
        except ValidationError as error:
            problems += [
                Problem(
                    "frame-invalid",
                    Place(prefix + name),
                    f"{item['msg']}.",
                    "See generator/letters/frames.py for what a frame holds.",
                    ".".join(str(part) for part in item["loc"]) or None,
                )
                for item in error.errors(include_url=False, include_context=False, include_input=False)
            ]
    return Frames(frames), tuple(dict.fromkeys(problems))


def _first_line(error: Exception) -> str:
    return (str(error).splitlines() or [type(error).__name__])[0]


def _read(folder: Path, name: str, prefix: str, depth: int = 0) -> dict[str, Any]:
    """A frame's data with its base's below it; ContentError where the YAML is not strict or not a frame's."""
    data, positions, problems = strict_yaml.read((folder / name).read_text("utf-8"), prefix + name)
    if problems:
        raise ContentError(problems)
    if not isinstance(data, dict):
        raise ContentError(
            [Problem("frame-unreadable", positions.place(()), "A frame is a mapping.", "Write its fields.")]
        )
    base = data.pop("extends", None)
    if base is None:
        return data
    if depth or not isinstance(base, str) or not base.isalnum():
        reason = "A frame extends one base, such as en, which extends nothing."
        raise ContentError([Problem("frame-unreadable", positions.place(("extends",)), reason, "Correct the name.")])
    return _merged(_read(folder, f"{base}.yml", prefix, depth + 1), data)


def _merged(base: dict[str, Any], over: dict[str, Any]) -> dict[str, Any]:
    result = dict(base)
    for key, value in over.items():
        below = result.get(key)
        result[key] = _merged(below, value) if isinstance(below, dict) and isinstance(value, dict) else value
    return result
