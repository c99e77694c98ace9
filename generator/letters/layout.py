"""Plain text of an executed letter; `layout.js` is the same code in the browser."""

from __future__ import annotations

from typing import Any

JSON = dict[str, Any]

_WIDE = (
    (0x1100, 0x115F),
    (0x2E80, 0x303E),
    (0x3041, 0x4DBF),
    (0x4E00, 0xA4CF),
    (0xAC00, 0xD7A3),
    (0xF900, 0xFAFF),
    (0xFE30, 0xFE6F),
    (0xFF00, 0xFF60),
    (0xFFE0, 0xFFE6),
    (0x1F300, 0x1FAFF),
    (0x20000, 0x3FFFD),
)


def plain_text(result: JSON, layout: JSON) -> str:
    """Write an executed letter as text with a line break at the end.

    Blocks are parted by an empty line unless they are tight; where `layout`
    has a width, centred and right-aligned lines are pushed with its fill.
    """
    text = ""
    for block in result["blocks"]:
        words = block["marker"] + "".join(part[1] if part[0] == "t" else part[2] for part in block["parts"])
        lines = [_aligned(line, block["align"], layout) for line in words.split("\n")]
        text += ("" if not text else "\n" if block["tight"] else "\n\n") + "\n".join(lines)
    return text + "\n"


def _aligned(line: str, align: str, layout: JSON) -> str:
    room: int = layout["width"] - columns(line)
    if align == "left" or room <= 0:
        return line
    if align == "center":
        room //= 2
    fill: str = layout["fill"]
    return fill * (room // columns(fill)) + line


def columns(text: str) -> int:
    """The columns that a text takes, East Asian wide characters counted as two."""
    return sum(2 if any(low <= ord(sign) <= high for low, high in _WIDE) else 1 for sign in text)
