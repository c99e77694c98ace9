"""Samples: the example of a single field, as a letter in a locale prints it."""

from __future__ import annotations

from generator.letters.compile import field_of
from generator.letters.examples import answer
from generator.letters.execute import execute
from generator.letters.frames import Frame, Frames
from generator.letters.locale_data import exported
from generator.model.fields import FieldSpec


def sample(spec: FieldSpec, frame: Frame, frames: Frames) -> str | None:
    """The example of a field in the frame's locale; None where there is none that a slot could print."""
    if spec.type in {"rows", "boolean"}:
        return None
    value = answer(spec, spec.id, [])
    if value is None:
        return None
    program = {
        "fields": {spec.id: field_of(spec)},
        "choices": [],
        "subject": [("v", spec.id)],
        "blocks": [],
        "calendar": "western",
    }
    return str(execute(program, exported(frame, frames), {spec.id: value})["subject"])
