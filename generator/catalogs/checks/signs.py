"""Checks of the signs of a text: empty, spaces, lines, control characters, length, and equality with the source."""

from __future__ import annotations

import re
from collections.abc import Iterator

from babel import Locale
from babel.core import UnknownLocaleError

from generator.catalogs.checks.pair import Finding, Pair
from generator.problems import Level
from generator.texts import Kind

LENGTH_LIMIT = 20_000
"""The longest translation that is parsed, in characters; longer ones are refused."""

_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ue000-\uf8ff\ufdd0-\ufdef\ufffe\uffff]")
_INVISIBLE = re.compile("[\u00ad\u200b\u2060-\u2064\ufeff\ufff9-\ufffb]")
_BIDI = re.compile("[\u202a-\u202e\u2066-\u2069]")
_MARKS = re.compile("[\u061c\u200e\u200f]")
_LATIN_WORD = re.compile(r"[A-Za-z]{2,}")
_SPACES = " \t\n\r\f\v"


def length(pair: Pair) -> Iterator[Finding]:
    """A text has a bounded length, so that no catalog can make a build slow."""
    if len(pair.target) > LENGTH_LIMIT:
        reason = f"The translation has {len(pair.target):,} characters; at most {LENGTH_LIMIT:,} are allowed."
        yield Finding("", "text-too-long", reason, "Shorten it.")


def empty(pair: Pair) -> Iterator[Finding]:
    """A translation is not just white space."""
    if pair.target and not pair.target.strip():
        yield Finding("", "text-empty", "The translation is white space only.", "Translate the text, or empty it.")


def characters(pair: Pair) -> Iterator[Finding]:
    """No control characters, and none that turn or hide what stands around them."""
    text = pair.target
    if text.isascii() and text.isprintable():
        return
    for pattern, what in ((_CONTROL, "control or private"), (_INVISIBLE, "invisible"), (_BIDI, "direction-changing")):
        if (match := pattern.search(text)) and match[0] not in pair.source:
            yield _sign(what, match[0])
    if (match := _MARKS.search(text)) and match[0] not in pair.source and not _is_rtl(pair.lang):
        yield _sign("direction-changing", match[0])


def _sign(what: str, sign: str) -> Finding:
    return Finding("", "text-characters", f"The text holds the {what} character U+{ord(sign):04X}.", "Delete it.")


def _is_rtl(lang: str) -> bool:
    try:
        return Locale.parse(lang, sep="-").text_direction == "rtl"
    except (UnknownLocaleError, ValueError):
        return False


def spaces(pair: Pair) -> Iterator[Finding]:
    """A text begins and ends with its words, as the source does; pages fold white space, letters do not."""
    if pair.target.strip() and pair.target.strip(_SPACES) != pair.target and pair.source.strip(_SPACES) == pair.source:
        level = None if pair.kind is Kind.LETTER else Level.NOTICE
        reason = "The translation begins or ends with white space, and the source text does not."
        yield Finding("spaces", "text-spaces", reason, "Delete it.", level)


def lines(pair: Pair) -> Iterator[Finding]:
    """Words of a letter have as many lines and paragraphs as the source's."""
    if pair.kind is not Kind.LETTER:
        return
    wanted, found = pair.source.strip("\n").split("\n"), pair.target.strip("\n").split("\n")
    if len(wanted) != len(found):
        reason = f"The source text has {len(wanted)} lines, the translation {len(found)}."
        yield Finding("lines", "lines-differ", reason, "Break the lines where the source text does.")
    elif [bool(line.strip()) for line in wanted] != [bool(line.strip()) for line in found]:
        reason = "The empty lines are not where the source text has them."
        yield Finding("lines", "lines-differ", reason, "Part the paragraphs as the source text does.")


def same(pair: Pair) -> Iterator[Finding]:
    """A translation of several words that equals its source is worth a look; names and numbers are not."""
    if pair.target == pair.source and not pair.is_example and len(_LATIN_WORD.findall(pair.words[0])) >= 3:
        reason = "The translation equals the source text."
        yield Finding("same", "text-same", reason, "Translate it, or leave it empty.", Level.NOTICE)
