"""Plural forms of a language, as Babel knows them."""

from __future__ import annotations

import gettext
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache

from babel import Locale
from babel.core import UnknownLocaleError
from babel.messages.plurals import get_plural

_SHAPE = re.compile(r"\s*nplurals\s*=\s*(\d{1,2})\s*;\s*plural\s*=\s*([^;]*?)\s*;?\s*")


@dataclass(frozen=True, slots=True)
class PluralRule:
    """How a language counts: the number of forms, and the one for each number.

    `header` is the value of the catalog's `Plural-Forms`.
    """

    count: int
    header: str
    form: Callable[[int], int] = field(repr=False, compare=False)

    def is_said_by(self, header: str) -> bool:
        """Whether a `Plural-Forms` means the same, spaces and outer brackets apart."""
        return _bare(header) == _bare(self.header)


def _bare(header: str) -> tuple[str, str]:
    match = _SHAPE.fullmatch(header[:500])
    if match is None:
        return "", header
    rule = re.sub(r"\s+", "", match[2])
    while rule.startswith("(") and rule.endswith(")") and _is_one_bracket(rule):
        rule = rule[1:-1]
    return str(int(match[1])), rule


def _is_one_bracket(rule: str) -> bool:
    """Whether the first bracket closes at the very end."""
    depth = 0
    for position, sign in enumerate(rule):
        depth += (sign == "(") - (sign == ")")
        if depth == 0:
            return position == len(rule) - 1
    return False


@cache
def plural_rule(lang: str) -> PluralRule:
    """The plural rule of a language tag such as `ko` or `pt-BR`.

    A language that Babel does not know counts like English.
    """
    try:
        plural = get_plural(Locale.parse(lang, sep="-"))
    except (UnknownLocaleError, ValueError):
        plural = get_plural("en")
    choose = gettext.c2py(plural.plural_expr)
    return PluralRule(plural.num_plurals, plural.plural_forms, choose)
