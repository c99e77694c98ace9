"""Likeness of two texts in one language, to tell a changed paragraph from another one."""

from __future__ import annotations

import re
from collections import Counter
from typing import TypeVar

_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]|[^\W_]+")
_WORD_LIMIT = 2_000

UNRELATED = 0.25
"""Two texts below this are no more alike than any two paragraphs of a language."""
RELATED = 0.35
"""Two texts from here on are one text before and after a change, where their places agree."""


Shape = tuple[Counter[str], Counter[tuple[str, str]]]
"""The words of a text and its pairs of neighbouring words, counted."""


def shape(text: str) -> Shape:
    """Count the words of a text and its pairs of neighbouring words.

    A sign of Chinese or Japanese writing counts as a word, since no spaces part words there.
    """
    words = _WORD.findall(text.lower())[:_WORD_LIMIT]
    return Counter(words), Counter(zip(["", *words], [*words, ""], strict=True))


def likeness(one: Shape, other: Shape) -> float:
    """How alike two texts are by `shape`, from 0 to 1; takes time proportional to their lengths.

    The mean of two Dice coefficients: words alone find any two English texts
    a third alike, neighbouring words alone find a short changed one foreign.
    """
    return (_dice(one[0], other[0]) + _dice(one[1], other[1])) / 2


_Counted = TypeVar("_Counted", str, tuple[str, str])


def _dice(one: Counter[_Counted], other: Counter[_Counted]) -> float:
    total = one.total() + other.total()
    if len(one) > len(other):
        one, other = other, one
    shared = sum(min(count, other[key]) for key, count in one.items())
    return 2 * shared / total if total else 0.0
