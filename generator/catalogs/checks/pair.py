"""What a check looks at: a source text beside its translation, both parsed once; and what it finds."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cached_property

from generator.letters.program import Node as ProgramNode
from generator.letters.program import ProgramError, names_in, parse_text
from generator.markdown import inline
from generator.problems import Level
from generator.texts import Kind

_EXAMPLE = re.compile(r"fields\.[^.]+\.(example|rows\..+)")
_MARKUP = re.compile(r"[*_`\[\]<>&\\!]")


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that a translation has and should not, or should have and has not."""

    check: str
    """The check's name, by which a waiver calls it."""
    code: str
    reason: str
    remedy: str
    level: Level | None = None
    """None where it depends on whether the translation claims to be current."""


@dataclass(frozen=True)
class Pair:
    """A source text and its translation into `lang`."""

    context: str
    source: str
    target: str
    kind: Kind
    lang: str

    @property
    def is_example(self) -> bool:
        """Whether the text is an example's answer, whose names and amounts are meant to differ."""
        return _EXAMPLE.fullmatch(self.context) is not None

    @cached_property
    def has_markup(self) -> bool:
        """Whether either text may hold markup."""
        return _MARKUP.search(self.target) is not None or _MARKUP.search(self.source) is not None

    @cached_property
    def nodes(self) -> tuple[tuple[inline.Node, ...], tuple[inline.Node, ...]]:
        """All nodes of the source's inline tree, and of the translation's."""
        return tuple(inline.walk(inline.parse(self.source))), tuple(inline.walk(inline.parse(self.target)))

    @cached_property
    def programs(self) -> tuple[tuple[ProgramNode, ...], tuple[ProgramNode, ...] | ProgramError]:
        """The letter programs of the source and of the translation, or why that one is none.

        A source that is none itself counts as empty; it is reported where it is written.
        """
        try:
            source = parse_text(self.source)
        except ProgramError:
            source = ()
        try:
            return source, parse_text(self.target)
        except ProgramError as error:
            return source, error

    @cached_property
    def words(self) -> tuple[str, str]:
        """What readers read of the source and of the translation: no targets of links, no slots."""
        if self.kind is Kind.INLINE and self.has_markup:
            source, target = self.nodes
            return _words(source), _words(target)
        if self.kind is Kind.LETTER and ("{" in self.source or "{" in self.target):
            source_program, target_program = self.programs
            if isinstance(target_program, ProgramError):
                return "", ""
            return _literals(source_program), _literals(target_program)
        return self.source, self.target


def _words(nodes: tuple[inline.Node, ...]) -> str:
    return "".join(node.value for node in nodes if isinstance(node, inline.Str | inline.Code))


def _literals(program: tuple[ProgramNode, ...]) -> str:
    return "".join(node[1] if node[0] == "s" else " \ufffc " for node in program)


def slots(program: tuple[ProgramNode, ...]) -> Counter[str]:
    """How often a program prints each slot."""
    return Counter(name for node in program for name in names_in(node))


def listed(names: Counter[str] | set[str]) -> str:
    """Names for a sentence: quoted, sorted, at most five."""
    ordered = sorted(names)
    shown = ", ".join(f"“{name[:60]}”" for name in ordered[:5])
    return shown if len(ordered) <= 5 else f"{shown} and {len(ordered) - 5} more"
