"""Checks of slots in letters and placeholders in interface strings: the translation fills in the same things."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.catalogs.checks.pair import Finding, Pair, listed, slots
from generator.letters.program import Node as ProgramNode
from generator.letters.program import ProgramError
from generator.texts import Kind

FREE_FILTERS = frozenset(("count", "date", "honorific", "list", "money", "number", "particle", "season", "words"))
"""Filters that say how a language writes a value, so that languages differ in them."""

_PLACEHOLDER = re.compile(r"\{[a-z_]*\}")


def letter_slots(pair: Pair) -> Iterator[Finding]:
    """A letter prints the same slots as often, in any order, with filters that are its language's own."""
    if pair.kind is not Kind.LETTER or ("{" not in pair.target and "{" not in pair.source and "}" not in pair.target):
        return
    source, target = pair.programs
    if isinstance(target, ProgramError):
        yield Finding("", "slots-invalid", target.reason, target.remedy)
        return
    wanted, found = slots(source), slots(target)
    if missing := wanted - found:
        yield Finding("", "slots-differ", f"The slot {listed(missing)} is missing.", "Put it in: {{ name }}.")
    if extra := found - wanted:
        reason = f"The slot {listed(extra)} is not in the source text."
        yield Finding("", "slots-differ", reason, f"Use the source text's slots: {listed(wanted) or 'it has none'}.")
    ours, theirs = _filters(source), _filters(target)
    if different := ours ^ theirs:
        reason = f"The filter {listed(different)} stands in one of the texts only."
        yield Finding("slots", "filters-differ", reason, "Use the filters of the source text.")


def _filters(program: tuple[ProgramNode, ...]) -> set[str]:
    """The filters of a program that must not differ between languages."""
    found: set[str] = set()
    for node in program:
        while node[0] == "f":
            found.add(node[2])
            node = node[1]
    return found - FREE_FILTERS


def placeholders(source: str, plural: str | None, target: str) -> Iterator[Finding]:
    """An interface string has the placeholders of its source; a plural form may leave `{n}` out."""
    wanted = set(_PLACEHOLDER.findall(source)) | set(_PLACEHOLDER.findall(plural or ""))
    found = set(_PLACEHOLDER.findall(target))
    missing = wanted - found - ({"{n}"} if plural is not None else set())
    if missing:
        yield Finding("", "slots-differ", f"The placeholder {listed(missing)} is missing.", "Put it in.")
    if extra := found - wanted:
        reason = f"The placeholder {listed(extra)} is not in the source text."
        yield Finding("", "slots-differ", reason, "Take it out, or mend its name.")
