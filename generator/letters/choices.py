"""What the reader may choose about a frame: how years and amounts are written, opening and closing words."""

from __future__ import annotations

from pydantic import Field

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
