"""Comment lines of PO files: what they say, without their signs."""

from __future__ import annotations

import re
from collections.abc import Iterator

_ISOLATE = "\u2068"
_REFERENCE = re.compile(r"\u2068([^\u2069]*)\u2069\S*|(\S+)")
_LINE_NUMBER = re.compile(r":[0-9]+$")


def comment_text(line: str, start: int) -> str:
    """What a comment says, after its sign and one space."""
    text = line[start:].rstrip()
    return text[1:] if text.startswith(" ") else text


def references(line: str) -> list[str]:
    """The files that a line of references names, without line numbers, each once."""
    isolated = _ISOLATE in line
    found = [match[1] or match[2] for match in _REFERENCE.finditer(line)] if isolated else line.split()
    return list(dict.fromkeys(_LINE_NUMBER.sub("", path) for path in found))


def flags(line: str) -> Iterator[str]:
    """The flags that a line names."""
    return (flag for part in line.split(",") if (flag := part.strip()))
