"""The paper: a letter with answers, in one locale, register and medium, as blocks to print.

frames, problems = load_frames(folder, ("en-US", "en-GB", "ko", "ja"))
answers, findings = examples(letter, frames.get("ko"))
to_text(paper(letter, frames=frames, locale="ko", register="standard", medium="letter", answers=answers))
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar

from generator.letters.compile import compile_letter
from generator.letters.examples import examples
from generator.letters.execute import execute
from generator.letters.frames import Frames, load_frames
from generator.letters.layout import plain_text
from generator.letters.locale_data import exported
from generator.letters.values import REFUSALS
from generator.model.letter import Letter, Medium, Register

__all__ = [
    "LetterError",
    "Literal",
    "Note",
    "Paper",
    "PaperBlock",
    "Refusal",
    "Slot",
    "examples",
    "executed",
    "load_frames",
    "paper",
    "program",
    "to_text",
]


class LetterError(ValueError):
    """The letter is not offered in the locale, register or medium asked for."""


@dataclass(frozen=True, slots=True)
class Literal:
    """Words as they stand."""

    text: str


@dataclass(frozen=True, slots=True)
class Slot:
    """What a field gives: the answer as written, or its label in brackets where it is missing.

    `field` is the field's name, or `invoices.0.amount` for a row's column.
    """

    field: str
    text: str
    filled: bool


@dataclass(frozen=True, slots=True)
class PaperBlock:
    """One block of the paper.

    `id` is the letter's own or starts with `frame-`; a block repeated for rows
    has the row's index in `row`. `marker` is an item's number with its signs.
    `tight` blocks follow the one before without an empty line. `when` is the
    source of the condition of one of the letter's own blocks, `mirrors` the
    block of the source text that says the same; `own` words are the reader's.
    """

    role: str
    align: str
    parts: tuple[Literal | Slot, ...]
    id: str
    marker: str = ""
    tight: bool = False
    row: int | None = None
    when: str | None = None
    mirrors: str | None = None
    own: bool = False

    @property
    def text(self) -> str:
        """The block's words without its marker."""
        return "".join(part.text for part in self.parts)


NOTES: dict[str, tuple[str, str]] = {
    "borrowed": ("The answer is given in another language only.", "Give it in the letter's language too."),
    "script": ("The answer is in a script that the letter's language is not written in.", "Write it for its reader."),
    "before": ("The day comes before one that it should follow.", "Check both days."),
    "currencies": ("The amounts are in several currencies and have no sum.", "Give the amount yourself."),
    "calendar": ("Working days are not known for this time.", "Give the day yourself, with its holidays in mind."),
}
"""What is said of answers that are printed or computed with; the codes are the same in the browser."""


@dataclass(frozen=True, slots=True)
class Coded:
    """What is to be said of an answer, by a code; `words` has the reason and the remedy of each."""

    words: ClassVar[Mapping[str, tuple[str, str]]] = {}
    field: str
    code: str

    @property
    def reason(self) -> str:
        """Why, in a sentence."""
        return self.words[self.code][0]

    @property
    def remedy(self) -> str:
        """What to do, in a sentence."""
        return self.words[self.code][1]


class Refusal(Coded):
    """An answer that was refused and counts as missing."""

    __slots__ = ()
    words = REFUSALS


class Note(Coded):
    """Something about an answer that its writer should look at."""

    __slots__ = ()
    words = NOTES


@dataclass(frozen=True, slots=True)
class Paper:
    """A letter as it is printed: blocks in the culture's order, and the subject on its own for e-mail."""

    locale: str
    register: str
    medium: str
    subject: str
    blocks: tuple[PaperBlock, ...]
    refused: tuple[Refusal, ...]
    layout: tuple[int, str]
    """Columns and fill of the plain text."""
    notes: tuple[Note, ...] = ()
    computed: Mapping[str, Any] = field(default_factory=dict)
    """What was computed, by path."""

    @property
    def missing(self) -> tuple[str, ...]:
        """The fields that are printed as labels in brackets, each once."""
        slots = (part for block in self.blocks for part in block.parts if isinstance(part, Slot))
        return tuple(dict.fromkeys(slot.field for slot in slots if not slot.filled))


def paper(
    letter: Letter,
    *,
    frames: Frames,
    locale: str,
    register: Register,
    medium: Medium,
    answers: Mapping[str, Any],
    blank: bool = False,
    lines: Mapping[str, str] | None = None,
    calendar: Mapping[str, Any] | None = None,
    today: str = "",
) -> Paper:
    """Fill in a localised letter.

    `answers` are typed as `values` says, choices of the frame among them; what
    does not fit is refused and counts as missing. `blank` gives the form to
    fill in by hand, with all of the letter's blocks whatever their conditions.
    `lines`, `calendar` and `today` are as `execute` takes them. Raises `LetterError`.
    """
    options = {"blank": blank, "lines": dict(lines or {}), "calendar": calendar, "today": today}
    chosen: dict[str, Any] = {"locale": locale, "register": register, "medium": medium}
    compiled, _, result = executed(letter, frames=frames, **chosen, answers=answers, options=options)
    return Paper(
        locale,
        register,
        medium,
        result["subject"],
        tuple(
            PaperBlock(
                block["role"],
                block["align"],
                tuple(Literal(part[1]) if part[0] == "t" else Slot(*part[1:]) for part in block["parts"]),
                block["id"],
                block["marker"],
                block["tight"],
                block["row"],
                block["when"],
                block["mirrors"],
                "own" in block,
            )
            for block in result["blocks"]
        ),
        tuple(Refusal(path, code) for path, code in result["refused"]),
        (compiled["layout"]["width"], compiled["layout"]["fill"]),
        tuple(Note(path, code) for path, code in result["notes"]),
        result["computed"],
    )


def executed(
    letter: Letter,
    *,
    frames: Frames,
    locale: str,
    register: Register,
    medium: Medium,
    answers: Mapping[str, Any],
    options: Mapping[str, Any] | None = None,
) -> tuple[dict[str, Any], dict[str, Any], dict[str, Any]]:
    """A letter's program, the locale's data and what `execute` gives: a part of a document.

    Raises `LetterError` for what the letter does not offer.
    """
    compiled, data = program(letter, frames=frames, locale=locale, register=register, medium=medium)
    return compiled, data, execute(compiled, data, dict(answers), dict(options or {}))


def program(
    letter: Letter, *, frames: Frames, locale: str, register: Register, medium: Medium
) -> tuple[dict[str, Any], dict[str, Any]]:
    """Compile a localised letter: the program and the locale's data, both JSON, for either executor.

    Raises `LetterError` for what the letter does not offer.
    """
    frame = frames.get(locale)
    if frame is None:
        raise LetterError(f"there are no letter frames for {locale}")
    text = next((text for text in letter.texts if text.id == register), None)
    if text is None:
        raise LetterError(f"the letter has no {register} text")
    if medium not in letter.media:
        raise LetterError(f"the letter is not sent as {medium}")
    return compile_letter(letter, text, frame, medium), exported(frame, frames)


def to_text(paper: Paper) -> str:
    """The paper as plain text, with a line break at the end; byte for byte what the browser gives."""
    blocks = [
        {"marker": block.marker, "align": block.align, "tight": block.tight, "parts": [["t", block.text]]}
        for block in paper.blocks
    ]
    return plain_text({"blocks": blocks}, {"width": paper.layout[0], "fill": paper.layout[1]})
