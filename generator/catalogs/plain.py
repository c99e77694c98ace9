"""Plain entries: paragraphs of a PO file in the writer's own shape, read in one step.

Nearly all of a catalog is such paragraphs, and this reads them four times as
fast as the line reader, which takes whatever does not match.
"""

from __future__ import annotations

import re

from generator.catalogs.comments import comment_text, flags, references
from generator.catalogs.entries import Entry
from generator.catalogs.marks import PREVIOUS
from generator.catalogs.strings import meaning

Comments = tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...], tuple[str, ...]]
"""Flags, comments, extracted comments and references."""

_BODY = r'"[^"\\\x00\x0a-\x0d]*(?:\\[ntr"\\abfv][^"\\\x00\x0a-\x0d]*)*"'
_TEXT = rf"({_BODY}(?:\n{_BODY})*)"
_COMMENT = r"#(?![~|])[^\x00\x0a-\x0d]*\n"
_PLAIN = re.compile(rf"((?:{_COMMENT})*)(?:msgctxt {_TEXT}\n)?msgid {_TEXT}\nmsgstr {_TEXT}\n?")


def plain_entry(paragraph: str, number: int, kinds: dict[str, Comments]) -> Entry | None:
    """The entry that a paragraph is, or None where the paragraph has another shape.

    `number` is the paragraph's first line; `kinds` remembers comments that
    were read, since most entries of a file have the same.
    """
    match = _PLAIN.fullmatch(paragraph)
    if match is None:
        return None
    above, context, text, translation = match.groups()
    comments = kinds.get(above)
    if comments is None:
        if PREVIOUS in above:
            return None
        comments = kinds[above] = _comments(above)
    line = number + above.count("\n")
    end = line + (context.count("\n") + 1 if context else 0) + text.count("\n") + 1
    written = comments[0], comments[1], comments[2], comments[3], None, None, None, False, line, end
    return Entry(_value(context) if context else "", _value(text), _value(translation), None, (), *written)


def _value(raw: str) -> str:
    value = raw[1:-1]
    if "\n" in value:
        value = value.replace('"\n"', "")
    return meaning(value) if "\\" in value else value


def _comments(above: str) -> Comments:
    found: tuple[list[str], list[str], list[str], list[str]] = ([], [], [], [])
    for line in above[:-1].split("\n") if above else ():
        kind = line[1:2]
        if kind == ",":
            found[0].extend(flags(line[2:]))
        elif kind == ".":
            found[2].append(comment_text(line, 2))
        elif kind == ":":
            found[3].extend(references(line[2:]))
        else:
            found[1].append(comment_text(line, 1))
    return tuple(found[0]), tuple(found[1]), tuple(found[2]), tuple(found[3])
