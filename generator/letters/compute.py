"""Computed answers: sums, shares, dates and interest, on whole numbers alone.

`computing` says what may be written; `compute.js` is the same code in the
browser, function by function. A missing answer is None.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

from generator.letters.formats import digits_of, divided, is_date, scaled, unscaled

JSON = dict[str, Any]
STEP_LIMIT = 3660
_CUT = frozenset(("JPY", "KRW"))
"""Currencies whose computed amounts are cut; others are rounded half-even."""


class UnknownError(Exception):
    """An answer cannot be computed, though nothing is missing; carries the note's code."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def evaluate(node: Any, read: Callable[[Any], Any], data: JSON, calendar: JSON | None) -> Any:
    """Run a computation; `read` gives what its names mean. Raises `UnknownError`."""
    if node[0] in ("n", "l"):
        return node[1]
    if node[0] != "call":
        return read(node)
    args = [evaluate(argument, read, data, calendar) for argument in node[2]]
    match node[1]:
        case "sum":
            return _total(data, args[0])
        case "plus":
            return _total(data, args)
        case "minus":
            return _total(data, [args[0], _negative(args[1])])
        case "share":
            return _share(data, *args)
        case "rest":
            return None if args[0] is None else unscaled(100_000_000 - scaled(args[0]), 6, 0)
        case "later":
            return _later(calendar, *args)
        case "days":
            return None if None in args else str(max(0, _day(args[1]) - _day(args[0])))
        case "interest":
            return _interest(data, *args)
    return {**args[0], "person": False} if args[0] is not None else args[1] and {**args[1], "person": True}


def _total(data: JSON, values: list[Any]) -> Any:
    """The exact sum of amounts or numbers, missing ones left out; missing where nothing is there."""
    known = [value for value in values if value is not None]
    if not known:
        return None
    if isinstance(known[0], str):
        return unscaled(sum(map(scaled, known)), 6, 0)
    code = _currency(known)
    return {
        "amount": unscaled(sum(scaled(value["amount"]) for value in known), 6, digits_of(data, code)),
        "currency": code,
    }


def _currency(amounts: list[JSON]) -> str:
    code: str = amounts[0]["currency"]
    if any(amount["currency"] != code for amount in amounts):
        raise UnknownError("currencies")
    return code


def _negative(value: Any) -> Any:
    if isinstance(value, str):
        return unscaled(-scaled(value), 6, 0)
    return value and {**value, "amount": _negative(value["amount"])}


def _share(data: JSON, amount: Any, rate: Any, mode: Any = None) -> Any:
    if amount is None or rate is None:
        return None
    return _rounded(data, amount["currency"], scaled(amount["amount"]) * scaled(rate), 10**14, mode)


def _rounded(data: JSON, code: str, size: int, parts: int, mode: Any) -> JSON:
    """So many parts of one, as an amount in the currency's digits."""
    digits = digits_of(data, code)
    whole = divided(size * 10**digits, parts, mode or ("cut" if code in _CUT else "even"))
    return {"amount": unscaled(whole, digits, digits), "currency": code}


def _interest(data: JSON, amounts: Any, dues: Any, rate: Any, until: Any) -> Any:
    """Simple interest for the days after each due date, on a year of 365 days, rounded once."""
    if not isinstance(amounts, list):
        amounts, dues = [amounts], [dues]
    late = [pair for pair in zip(amounts, dues, strict=True) if None not in pair]
    if not late or rate is None or until is None:
        return None
    code = _currency([amount for amount, _ in late])
    total = sum(scaled(amount["amount"]) * max(0, _day(until) - _day(due)) for amount, due in late)
    return _rounded(data, code, total * scaled(rate), 365 * 10**14, None)


def _later(calendar: JSON | None, start: Any, number: Any, unit: Any) -> Any:
    """The day so many days later, or earlier for a negative number; working days count from the day after."""
    if start is None or number is None:
        return None
    size = scaled(number)
    count = abs(size) // 1_000_000
    if size % 1_000_000 or count > STEP_LIMIT:
        return None
    step = -1 if size < 0 else 1
    day = _day(start)
    if unit != "working":
        return _date(day + step * count)
    while count:
        day += step
        date = _date(day)
        if calendar is None or date is None or not calendar["first"] <= date <= calendar["last"]:
            raise UnknownError("calendar")
        count -= not (day % 7 in (6, 0) or date in calendar["days"])
    return _date(day)


def _day(date: str) -> int:
    """The number of a day; Sundays are divisible by seven."""
    return dt.date.fromisoformat(date).toordinal()


def _date(day: int) -> str | None:
    """The day of a number; None outside the years that dates may have."""
    if not 1 <= day <= dt.date.max.toordinal():
        return None
    date = dt.date.fromordinal(day).isoformat()
    return date if is_date(date) else None
