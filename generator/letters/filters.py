"""Filters: which there are, for which types, with which arguments, and in which locales."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from generator.letters.compile import canonical_pair
from generator.letters.frames import Frame
from generator.letters.particle_tables import PAIRS
from generator.letters.program import Node
from generator.letters.values import TEXTUAL

DATE_STYLES = ("long", "short", "full", "era", "iso")
MONEY_STYLES = ("symbol", "code")
NUMBER_STYLES = ("plain", "0", "1", "2", "3")
LIST_STYLES = ("and", "or")


@dataclass(frozen=True, slots=True)
class Filter:
    """What a filter takes.

    `types` are the field types it fits; `arguments` says whether arguments
    fit, or gives the remedy; `missing` gives the remedy where a locale has no
    such form; `suffix` filters add to what is printed and come last.
    """

    types: frozenset[str]
    arguments: Callable[[Frame, tuple[str, ...]], str]
    missing: Callable[[Frame], str] = lambda frame: ""
    suffix: bool = False


def _styles(*styles: str) -> Callable[[Frame, tuple[str, ...]], str]:
    def remedy(frame: Frame, arguments: tuple[str, ...]) -> str:
        fits = not arguments or (len(arguments) == 1 and arguments[0] in styles)
        return "" if fits else f"It takes nothing or one of {', '.join(styles)}."

    return remedy


def _none(frame: Frame, arguments: tuple[str, ...]) -> str:
    return "It takes no argument." if arguments else ""


def _date(frame: Frame, arguments: tuple[str, ...]) -> str:
    if arguments == ("era",) and not frame.eras:
        return f"Letters in {frame.language} have no eras; use another style."
    return _styles(*DATE_STYLES)(frame, arguments)


def _pair(frame: Frame, arguments: tuple[str, ...]) -> str:
    if len(arguments) == 1 and canonical_pair(arguments[0]) in PAIRS:
        return ""
    return f"It takes one pair, such as 은/는; there are {', '.join(PAIRS)}."


def _word(frame: Frame, arguments: tuple[str, ...]) -> str:
    if len(arguments) != 1 or not arguments[0].strip():
        return "It takes the form of address, or the name of one of the frame's choices."
    choices = [choice.id for choice in frame.choices]
    is_name = "_" in arguments[0]  # which no form of address has
    return (
        f"There is no such choice; there are {', '.join(choices)}." if is_name and arguments[0] not in choices else ""
    )


def _forms(frame: Frame, arguments: tuple[str, ...]) -> str:
    from generator.letters.locale_data import locale_data  # Babel's data is large: loaded where it is asked for

    categories = locale_data(frame)["plural"]["categories"]
    if len(arguments) == len(categories) and all(arguments):
        return ""
    return f"It takes one form for each of {', '.join(categories)}."


FILTERS: dict[str, Filter] = {
    "date": Filter(frozenset(("date",)), _date),
    "season": Filter(
        frozenset(("date",)),
        _none,
        lambda frame: "" if frame.seasons else f"Letters in {frame.language} have no seasonal greetings.",
    ),
    "money": Filter(frozenset(("money",)), _styles(*MONEY_STYLES)),
    "words": Filter(
        frozenset(("money",)),
        _none,
        lambda frame: "" if frame.words else f"Letters in {frame.language} write no amounts in words.",
    ),
    "number": Filter(frozenset(("number",)), _styles(*NUMBER_STYLES)),
    "count": Filter(frozenset(("number",)), _forms),
    "list": Filter(frozenset(("list",)), _styles(*LIST_STYLES)),
    "line": Filter(frozenset(("address", "long")), _none),
    "honorific": Filter(TEXTUAL, _word, suffix=True),
    "particle": Filter(
        TEXTUAL | {"date", "money", "percentage", "number", "choice", "list"},
        _pair,
        lambda frame: "" if frame.particles else f"Letters in {frame.language} have no particles.",
        suffix=True,
    ),
}
"""All filters by name."""


def bare(node: Node) -> tuple[Node, list[tuple[str, tuple[str, ...]]]]:
    """A slot's name and its filters in the order in which they run."""
    filters: list[tuple[str, tuple[str, ...]]] = []
    while node[0] == "f":
        filters.insert(0, (node[2], node[3]))
        node = node[1]
    return node, filters
