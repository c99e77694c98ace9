"""The fields of letters and clauses as entries: what is asked, how to answer, and an example."""

from __future__ import annotations

from collections.abc import Iterable

from generator.letters.samples import sample
from generator.model import FieldSpec
from generator.pages.blocks import Entries, NamedEntry
from generator.pages.context import Reader
from generator.texts import Text


def field_entries(fields: Iterable[FieldSpec], reader: Reader) -> Entries:
    """Every field with its help, and its example as a letter would print it."""
    return Entries(
        tuple(
            NamedEntry(
                f"fields-{spec.id.replace('_', '-')}",
                spec.label,
                spec.help or _columns(spec, reader),
                example_text(spec, reader),
            )
            for spec in fields
        ),
        "fields",
    )


def _columns(spec: FieldSpec, reader: Reader) -> Text:
    """What a field without help asks for: the columns of its rows, or whether it must be answered."""
    if spec.columns:
        labels = [column.label for column in spec.columns]
        return Text(reader.interface.all_of([label.value for label in labels]), lang=labels[0].lang)
    return reader._("Always needed") if spec.required else reader._("Leave it out where it does not fit")


def example_text(spec: FieldSpec, reader: Reader) -> Text | None:
    """The example in the reader's language; as it is written where the language has no letters or no translation."""
    if spec.example is None:
        return None
    if spec.type == "boolean":
        answer = reader._("Yes") if spec.example.value == "yes" else reader._("No")
    else:
        frames = reader.frames.of_language(spec.example.lang or reader.lang)
        words = sample(spec, frames[0], reader.frames) if frames else None
        answer = Text(words if words is not None else spec.example.value, lang=spec.example.lang)
    if answer.lang != reader.lang:
        return answer
    return reader._("For example: {example}", example=answer.value)
