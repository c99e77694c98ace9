"""Plain text of an executed letter; `layout.js` is the same code in the browser."""

from __future__ import annotations

import re
from typing import Any

JSON = dict[str, Any]

_WIDE = re.compile(
    "[\u1100-\u115f\u2e80-\u303e\u3041-\u4dbf\u4e00-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6"
    "\U0001f300-\U0001faff\U00020000-\U0003fffd]"
)
"""Signs that take two columns."""


def plain_text(result: JSON, layout: JSON) -> str:
    """Write an executed letter as text with a line break at the end.

    Blocks are parted by an empty line unless they are tight; where `layout`
    has a width, centred and right-aligned lines are pushed with its fill.
    """
    text = ""
    for block in result["blocks"]:
        words = block["marker"] + words_of(block["parts"])
        lines = [_aligned(line, block["align"], layout) for line in words.split("\n")]
        text += ("" if not text else "\n" if block["tight"] else "\n\n") + "\n".join(lines)
    return text + "\n"


def words_of(parts: list[Any]) -> str:
    """The words of a block's parts."""
    return "".join(part[1] if part[0] == "t" else part[2] for part in parts)


def _aligned(line: str, align: str, layout: JSON) -> str:
    if align == "left":
        return line
    room: int = max(0, layout["width"] - columns(line))
    if align == "center":
        room //= 2
    fill: str = layout["fill"]
    return fill * (room // columns(fill)) + line


def columns(text: str) -> int:
    """The columns that a text takes, East Asian wide characters counted as two."""
    return len(text) + len(_WIDE.findall(text))
