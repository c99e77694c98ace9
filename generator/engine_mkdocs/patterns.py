"""Patterns: text that a template made once, with gaps that each page fills by a join."""

from __future__ import annotations

import re
import secrets


class Gaps:
    """The marks that stand for gaps while a template is rendered: `{{ gap.title }}`.

    Marks cannot be guessed, so no text of the content can pass for one; they
    never reach the output.
    """

    def __init__(self) -> None:
        self._token = secrets.token_hex(8)

    def __getattr__(self, name: str) -> str:
        if name.startswith("_"):
            raise AttributeError(name)
        return f"\ue000{self._token}:{name}\ue001"

    def split(self, text: str) -> list[str]:
        """Texts and names of gaps in turn, beginning and ending with a text."""
        return re.split(f"\ue000{self._token}:([a-z_]+)\ue001", text)


class Pattern:
    """A text with gaps; `fill` gives the text with HTML in each of them."""

    __slots__ = ("_parts", "names")

    def __init__(self, text: str, gaps: Gaps) -> None:
        self._parts = tuple(gaps.split(text))
        self.names = frozenset(self._parts[1::2])

    def fill(self, **values: str) -> str:
        """The finished text; KeyError for a gap without a value. Values are HTML, escaped by the caller."""
        parts = list(self._parts)
        parts[1::2] = [values[name] for name in parts[1::2]]
        return "".join(parts)
