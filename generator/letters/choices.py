"""What the reader may choose about a frame: how years and amounts are written, opening and closing words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pydantic import Field

from generator.letters.findings import Finding
from generator.model.base import Model
from generator.model.fields import FieldName, FieldSpec


class FrameOption(Model):
    """One way in which a frame can write."""

    id: FieldName
    label: str = Field(min_length=1)
    """What the reader picks, in English; translated through the interface's catalog."""
    text: str | None = None
    """What a slot of the frame prints; the label where there is none."""


class FrameChoice(Model):
    """What the reader may choose about a frame; the first option holds where nothing is chosen.

    The executors know two by name: `year_style` (western, era) sets the years
    of all dates, `amount_style` (figures, words) how plain amounts are written.
    """

    id: FieldName
    label: str = Field(min_length=1)
    """The question, in English; translated through the interface's catalog."""
    options: list[FrameOption] = Field(min_length=2)

    @property
    def spec(self) -> FieldSpec:
        """The choice as a field, to check conditions against."""
        options = [{"id": option.id, "label": option.label} for option in self.options]
        data = {"id": self.id, "type": "choice", "label": self.label, "required": False, "options": options}
        return FieldSpec.model_validate(data, strict=False)


KNOWN: dict[str, tuple[str, str]] = {"year_style": ("western", "era"), "amount_style": ("figures", "words")}
"""The choices that the executors know, with their options."""


def check_choices(where: str, choices: Iterable[FrameChoice], possible: Iterable[str]) -> Iterator[Finding]:
    """Say what is wrong with a frame's choices; `possible` are the known ones that its tables allow."""
    seen: set[str] = set()
    for choice in choices:
        here = f"{where}.{choice.id}"
        options = tuple(option.id for option in choice.options)
        if choice.id in seen or len(set(options)) != len(options):
            reason = f"“{choice.id}” or one of its options stands twice."
            yield Finding("frame-choice", here, reason, "Give each an id of its own.")
        seen.add(choice.id)
        if options != KNOWN.get(choice.id, options):
            reason = f"“{choice.id}” is known to the executors, and these are not its options."
            yield Finding("frame-choice", here, reason, f"They are {', '.join(KNOWN[choice.id])}, in this order.")
        elif choice.id in KNOWN and choice.id not in possible:
            reason = f"The frame has no words for “{choice.id}”."
            yield Finding(
                "frame-choice", here, reason, "Give it eras with era_form, or words, or leave the choice out."
            )
