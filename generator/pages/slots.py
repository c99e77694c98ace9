"""Texts with slots cut into parts, so that a page can show which words the reader fills in."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from generator.model import FieldSpec
from generator.pages.blocks import SlotText
from generator.texts import Text

_SLOT = re.compile(r"\{\{\s*([a-z0-9_.]+)\s*(?:\|[^{}]*)?\}\}")


def slot_text(text: Text, labels: Mapping[str, Text]) -> SlotText:
    """The text in parts; a slot without a label shows its name."""
    parts: list[tuple[str, Text | None]] = []
    end = 0
    for match in _SLOT.finditer(text.value):
        if match.start() > end:
            parts.append((text.value[end : match.start()], None))
        parts.append((match[1], labels.get(match[1], Text(match[1], lang=text.lang))))
        end = match.end()
    if end < len(text.value):
        parts.append((text.value[end:], None))
    return SlotText(tuple(parts), text)


def labels_of(fields: Sequence[FieldSpec]) -> dict[str, Text]:
    """Slot name to label, with the columns of rows as `row.column` names left to the letter."""
    return {spec.id: spec.label for spec in fields}
