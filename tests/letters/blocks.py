"""Blocks of two languages to set side by side: hand-made cases and random ones."""

from __future__ import annotations

import random
from typing import Any

Block = dict[str, Any]


def block(name: str, role: str = "paragraph", mirrors: str | None = None, row: int | None = None) -> Block:
    """A block as far as it matters for its place."""
    return {"id": name, "role": role, "mirrors": mirrors, "row": row}


def _side(chance: random.Random) -> list[Block]:
    ids = ("one", "two", "three", "four", "five")
    roles = ("date", "addressee", "greeting", "closing", "signature")
    head = [block(f"frame-{index}", chance.choice(roles)) for index in range(chance.randrange(5))]
    body = [
        block(name, "paragraph", chance.choice((None, None, *ids)), chance.choice((None, 0, 1)))
        for name in chance.choices(ids, k=chance.randrange(6))
    ]
    tail = [block(f"frame-{index}", chance.choice(roles)) for index in range(chance.randrange(5))]
    between = [block("frame-heading", "heading")] if len(body) > 2 and chance.random() < 0.3 else []
    return [*head, *body[:2], *between, *body[2:], *tail]


def _cases() -> list[tuple[list[Block], list[Block]]]:
    chance = random.Random(7)  # noqa: S311 - test data
    return [(_side(chance), _side(chance)) for _ in range(300)]


ALIGNED: list[tuple[list[Block], list[Block]]] = [
    ([], []),
    ([block("one")], []),
    ([], [block("one"), block("two")]),
    (
        [block("frame-a", "date"), block("one"), block("frame-b", "closing")],
        [block("frame-c", "closing"), block("frame-d", "date"), block("x", mirrors="one"), block("frame-e", "date")],
    ),
    ([block("row", row=0), block("row", row=1)], [block("row", row=1), block("row", row=2), block("row", row=0)]),
    *_cases(),
]
