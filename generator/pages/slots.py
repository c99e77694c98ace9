"""Texts with slots cut into parts, so that a page can show which words the reader fills in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from generator.letters.filters import bare
from generator.letters.program import parse_text
from generator.model import FieldSpec
from generator.pages.blocks import SlotText
from generator.texts import Text


def slot_text(text: Text, labels: Mapping[str, Text]) -> SlotText:
    """The text in parts; a slot without a label shows its name. The content's checks have read the text before."""
    parts: list[tuple[str, Text | None]] = []
    for node in parse_text(text.value):
        if node[0] == "s":
            parts.append((node[1], None))
        else:
            name = ".".join(bare(node)[0][1:])
            parts.append((name, labels.get(name, Text(name, lang=text.lang))))
    return SlotText(tuple(parts), text)


def labels_of(fields: Sequence[FieldSpec]) -> dict[str, Text]:
    """Slot name to label, with the columns of rows as `row.column` names left to the letter."""
    return {spec.id: spec.label for spec in fields}
