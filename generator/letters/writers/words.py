"""What the writers share: words without characters that no format may hold; `words.js` is the same code."""

from __future__ import annotations

import re
from typing import Any

JSON = dict[str, Any]

_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufeff\ufffe\uffff]")
_BREAKS = re.compile("\r\n?")


def clean(text: str) -> str:
    """Take away what XML 1.0 forbids, lone surrogates and marks of byte order; line breaks become line feeds."""
    return _FORBIDDEN.sub("", _BREAKS.sub("\n", text))


def escaped(text: str) -> str:
    """A clean text for an element or a quoted attribute of XML or HTML."""
    return clean(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


def part_words(part: list[Any]) -> str:
    """The words of one part of a block."""
    return str(part[1] if part[0] == "t" else part[2])
