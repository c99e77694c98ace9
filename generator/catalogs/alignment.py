"""Alignment of a section's prose before and after an edit, for the texts that have changed."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence

from generator.catalogs.entries import Key
from generator.catalogs.similarity import RELATED, UNRELATED, likeness, shape

_GAP_LIMIT = 2_500
"""How many pairs of one gap are compared; a rewritten chapter is not worth more."""


def aligned(before: Sequence[Key], after: Sequence[Key], origin: Mapping[Key, Key]) -> Iterator[tuple[Key, Key]]:
    """Pair old and new texts of a section that are one text before and after a change.

    `origin` says which old text each known new one is. The known ones that
    kept their order part the section into gaps, and pairs never leave a gap. In
    a gap with as many old texts as new ones, texts at the same place pair when
    they are alike and nothing in the gap is more so; any others pair only
    when they are alike and everything else in the gap is foreign to both.
    """
    place = {key: number for number, key in enumerate(before)}
    known = [(place[origin[key]], number) for number, key in enumerate(after) if origin.get(key) in place]
    taken = set(origin.values())
    old_start = new_start = 0
    for old_end, new_end in (*_in_order(known), (len(before), len(after))):
        old = [key for key in before[old_start:old_end] if key not in taken]
        new = [key for key in after[new_start:new_end] if key not in origin]
        if old and new and len(old) * len(new) <= _GAP_LIMIT:
            yield from _in_gap(old, new)
        old_start, new_start = old_end + 1, new_end + 1


def _in_order(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest run of pairs that rise on both sides; they come sorted by the second number."""
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for number, (old, _) in enumerate(pairs):
        position = bisect_left(tails, old)
        before.append(ends[position - 1] if position else -1)
        if position == len(tails):
            tails.append(old)
            ends.append(number)
        else:
            tails[position] = old
            ends[position] = number
    result: list[tuple[int, int]] = []
    number = ends[-1] if ends else -1
    while number >= 0:
        result.append(pairs[number])
        number = before[number]
    return result[::-1]


def _in_gap(old: Sequence[Key], new: Sequence[Key]) -> Iterator[tuple[Key, Key]]:
    new_shapes = [shape(text) for _, text in new]
    table = [[likeness(one, other) for other in new_shapes] for one in (shape(text) for _, text in old)]
    for i, row in enumerate(table):
        for j, value in enumerate(row):
            if value < RELATED:
                continue
            rivals = [*row[:j], *row[j + 1 :], *(table[k][j] for k in range(len(old)) if k != i)]
            most = max(rivals, default=0.0)
            if most < UNRELATED or (len(old) == len(new) and i == j and value > most):
                yield old[i], new[j]
