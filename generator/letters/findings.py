"""Findings: what is wrong with a letter, before a place in a file is known."""

from __future__ import annotations

from dataclasses import dataclass

from generator.problems import Level


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong with a letter or a frame.

    `code` names the kind and becomes the problem's; `where` is the dotted path
    of the field (`texts.standard.body.opening.text`); `offset` counts
    characters into that text where one is meant.
    """

    code: str
    where: str
    reason: str
    remedy: str
    offset: int | None = None
    level: Level = Level.ERROR
