"""The document that writers take: a letter, or the same letter in two languages with a line on which prevails.

    {"subject": "…", "medium": "letter", "page": "A4", "arrangement": "single", "stacked" or "columns",
     "halves": [{"lang": "ko", "locale": "ko", "layout": {"width": 60, "fill": " "}, "blocks": […]}, …],
     "notes": [{"lang": "ko", "text": "…"}, …]}

`document.js` is the same code in the browser, function by function.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from generator.letters.layout import plain_text

JSON = dict[str, Any]
Executed = tuple[JSON, JSON, JSON]
"""A program, its locale's data and what `execute` gave."""

RULE = "-" * 20


def document_of(parts: Sequence[Executed], arrangement: str = "single", prevails: int = 0) -> JSON:
    """One letter, or two halves of a bilingual one; `prevails` is the half whose text holds where they differ."""
    languages = [data["locale"].split("-")[0] for _, data, _ in parts]
    notes = []
    for index, (_, data, _) in enumerate(parts if len(parts) > 1 else ()):
        other = languages[1 - index]
        words = data["prevails"][0 if index == prevails else 1]
        notes.append({"lang": languages[index], "text": words.replace("{other}", data["languages"].get(other, other))})
    return {
        "subject": " / ".join(dict.fromkeys(result["subject"] for _, _, result in parts)),
        "medium": parts[0][0]["medium"],
        "page": parts[0][1]["page"],
        "arrangement": arrangement if notes else "single",
        "halves": [
            {
                "lang": languages[index],
                "locale": data["locale"],
                "layout": program["layout"],
                "blocks": result["blocks"],
            }
            for index, (program, data, result) in enumerate(parts)
        ],
        "notes": notes,
    }


def to_text(document: JSON, aligned: bool = True) -> str:
    """The document as plain text with a line break at the end; not `aligned` it fits a chat or a mail."""
    texts = [plain_text(half, half["layout"] if aligned else {"width": 0, "fill": " "}) for half in document["halves"]]
    text = f"\n{RULE}\n\n".join(texts)
    notes = "\n".join(note["text"] for note in document["notes"])
    return text + (f"\n{notes}\n" if notes else "")


def align(first: list[JSON], second: list[JSON]) -> list[list[int | None]]:
    """Pair the blocks of two languages: rows of `[index, index]`, every block once, in the first's order.

    Blocks of the body meet by their ids or what they mirror, row by row; those
    of the frame by role and order, in the head and after it. What has no
    counterpart in the first follows the block that it follows in the second.
    """
    places = {key: index for index, key in enumerate(_keys(second))}
    rows: list[list[int | None]] = [[index, places.pop(key, None)] for index, key in enumerate(_keys(first))]
    for index in sorted(places.values()):
        at = next((place for place, row in enumerate(rows) if row[1] is not None and row[1] == index - 1), -1)
        rows.insert(at + 1, [None, index])
    return rows


def _keys(blocks: list[JSON]) -> list[str]:
    """What a block is known by on both sides; equal ones are counted."""
    keys: list[str] = []
    seen: dict[str, int] = {}
    part = "head"
    for block in blocks:
        is_frame = block["id"].startswith("frame-")
        part = part if is_frame else "tail"
        key = f"{part}/{block['role']}" if is_frame else f"{block['mirrors'] or block['id']} {block['row']}"
        seen[key] = seen.get(key, 0) + 1
        keys.append(f"{key} {seen[key]}")
    return keys
