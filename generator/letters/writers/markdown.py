"""A letter as Markdown that reads the same everywhere; `markdown.js` is the same code, function by function.

Alignment cannot be said in Markdown and is left out; items keep their numbers.
"""

from __future__ import annotations

import re
from typing import Any

from generator.letters.writers.words import clean, part_words

JSON = dict[str, Any]

_NUMBER = re.compile("[0-9]{1,9}")
_SIGNS = re.compile(r"[\\`*_{\[\]<|~$^=]")
_ENTITY = re.compile("&(?=[A-Za-z#])")
_START = re.compile("^[#>+:-]")
_SPACES = re.compile("[ \t\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]*")
_LIST = re.compile(r"^([0-9]{1,9})([.)])(?=[ \t]|$)")


def markdown(document: JSON) -> str:
    """Write a document as Markdown, with a line break at the end."""
    parts = [_half(half["blocks"]) for half in document["halves"]]
    notes = ["\\\n".join(_lines(note["text"])) for note in document["notes"]]
    parts.append("\n\n".join(note for note in notes if note))
    return "\n\n---\n\n".join(part for part in parts if part) + "\n"


def _half(blocks: list[JSON]) -> str:
    text = ""
    before = ""
    last = 0
    sign = "."
    for block in blocks:
        words = "".join(clean(part_words(part)) for part in block["parts"])
        number = _NUMBER.search(block["marker"]) if block["role"] == "item" else None
        if number:
            count = int(number[0])
            follows = before == "item" and count == last + 1
            if before == "item" and not follows:
                sign = ")" if sign == "." else "."  # another sign after the number begins another list
            marker = f"{count}{sign}"
            content = ("\\\n" + " " * (len(marker) + 1)).join(_lines(words))
            if text:
                text += "\n" if follows and block["tight"] else "\n\n"
            text += f"{marker} {content}" if content else marker
            last = count
            before = "item"
        else:
            content = "\\\n".join(_lines(clean(block["marker"]) + words))
            if content:
                if text:
                    text += "\\\n" if block["tight"] and before == "paragraph" else "\n\n"
                text += content
                before = "paragraph"
    return text


def _lines(text: str) -> list[str]:
    """A text's lines, escaped, without empty ones at the ends."""
    lines = [line.strip(" \t") for line in clean(text).split("\n")]
    full = [index for index, line in enumerate(lines) if not _SPACES.fullmatch(line)]
    return [_escaped(line) for line in lines[full[0] : full[-1] + 1]] if full else []


def _escaped(line: str) -> str:
    """A line in which no sign has a meaning."""
    line = _ENTITY.sub(r"\\&", _SIGNS.sub(r"\\\g<0>", line))
    return _LIST.sub(r"\1\\\2", _START.sub(r"\\\g<0>", line))
