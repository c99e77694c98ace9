"""Answers: what is taken as one, what is refused and with which code.

An answer is JSON: text as a string (or `{"text": …, "reading": …}` with its
reading in Hangul; an organisation also with its legal `form` and the form's
`place`, before or after), a date as "2026-12-31", money as `{"amount":
"1250.00", "currency": "USD"}`, numbers and percentages as decimal strings, a
choice as its option's id, yes or no as true or false, a list as an array of
strings, rows as an array of mappings. Words and lists may be given by
language, `{"ko": …, "en": …}`. `values.js` is the same code in the browser.
"""

from __future__ import annotations

import re
from typing import Any

from generator.letters.formats import is_date, scaled

Field = dict[str, Any]
"""A field of a program: type, label, required; options of a choice, columns of rows."""

LINE_LIMIT = 300
LONG_LIMIT = 5_000
ENTRY_LIMIT = 100
DECIMAL = re.compile(r"-?[0-9]{1,15}(\.[0-9]{1,6})?")
CURRENCY = re.compile(r"[A-Z]{3}")

REFUSALS: dict[str, tuple[str, str]] = {
    "type": ("The answer has the wrong form.", "Give it as the field's type asks."),
    "long": ("The answer is too long.", "Shorten it."),
    "control": ("The answer holds characters that cannot be printed.", "Type it anew instead of pasting it."),
    "bidi": ("The answer holds invisible marks that turn the direction of writing.", "Type it anew."),
    "lines": ("The answer has several lines where one is wanted.", "Put it on one line."),
    "date": ("This is not a day of the calendar.", "Write it as 2026-12-31, from 1900 to 2999."),
    "amount": ("This is not an amount.", "Write up to 15 digits, and up to 6 after a point, as in 1250.00."),
    "currency": ("This is not a currency.", "Give its three letters, as in USD."),
    "small": ("The number is too small.", "Give a larger one."),
    "large": ("The number is too large.", "Give a smaller one."),
    "number": ("This is not a number.", "Write up to 15 digits, and up to 6 after a point, as in 12.5."),
    "option": ("This is not one of the choices.", "Choose one of those listed."),
    "many": ("There are too many entries.", f"Give at most {ENTRY_LIMIT}."),
    "column": ("A row has a column that the field does not have.", "Give the columns of the field only."),
}
"""Why an answer is refused, and what to do; the codes are the same in the browser."""

_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufeff\ufff9-\uffff]")
_BIDI = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_BREAKS = re.compile("\r\n|[\r\u2028\u2029]")
_EDGES = " \n\u00a0\u3000"
_LANGUAGE = re.compile("[a-z]{2,3}")
_MULTILINE = frozenset(("long", "address"))
TEXTUAL = frozenset(("text", "long", "person", "organisation", "email", "address", "party"))
"""The types whose answers are words; a party is only ever computed."""


class RefusedError(Exception):
    """An answer is refused; carries the code."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def picked(field: Field, value: Any, language: str) -> tuple[Any, bool]:
    """An accepted answer in the letter's language, else in the first that has one; and whether it is borrowed.

    Raises `RefusedError`.
    """
    if not (isinstance(value, dict) and value and (field["type"] in TEXTUAL or field["type"] == "list")):
        return accepted(field, value), False
    if not all(_LANGUAGE.fullmatch(name) for name in value):
        return accepted(field, value), False
    for name in (language, *value):
        found = accepted(field, value.get(name))
        if found is not None:
            return found, name != language
    return None, False


def accepted(field: Field, value: Any) -> Any:
    """Bring an answer into its one form; None where it is missing or empty.

    Texts become `{"text": …, "reading": …}`, an organisation's with its `form`
    and `place`; rows keep their cells as they
    are, each to be accepted on its own. Raises `RefusedError`.
    """
    if value is None:
        return None
    kind = field["type"]
    if kind in TEXTUAL:
        return _worded(field, value)
    if kind == "list":
        entries = _array(value)
        kept = [_line(entry, False) for entry in entries]
        return [entry for entry in kept if entry] or None
    if kind == "rows":
        return _rows(field, value)
    if kind == "boolean":
        if not isinstance(value, bool):
            raise RefusedError("type")
        return value
    if kind == "money":
        return _money(field, value)
    text = _line(value, False)
    if not text:
        return None
    if kind == "date" and not is_date(text):
        raise RefusedError("date")
    if kind in ("number", "percentage"):
        _bounded(field, text, "number")
    if kind == "choice" and text not in field["options"]:
        raise RefusedError("option")
    return text


def _bounded(field: Field, text: str, code: str) -> None:
    """Refuse what is no decimal number or outside the field's bounds."""
    if not DECIMAL.fullmatch(text):
        raise RefusedError(code)
    if "min" in field and scaled(text) < scaled(field["min"]):
        raise RefusedError("small")
    if "max" in field and scaled(text) > scaled(field["max"]):
        raise RefusedError("large")


def _worded(field: Field, value: Any) -> dict[str, str] | None:
    kind = field["type"]
    given = value if isinstance(value, dict) else {"text": value}
    names = {"text", "reading", "form", "place"} if kind == "organisation" else {"text", "reading"}
    if kind == "party" or not set(given) <= names:
        raise RefusedError("type")
    text = _line(given.get("text", ""), kind in _MULTILINE)
    said = {name: _line(given.get(name, ""), False) for name in ("reading", "form", "place")}
    if said["place"] not in ("", "before", "after"):
        raise RefusedError("type")
    if len(text) > field.get("length", LONG_LIMIT):
        raise RefusedError("long")
    return {"text": text, **said} if text else None


def _line(value: Any, lines: bool) -> str:
    """Check a text and trim it; `lines` allows several."""
    if not isinstance(value, str):
        raise RefusedError("type")
    limit = LONG_LIMIT if lines else LINE_LIMIT
    if len(value) > limit:
        raise RefusedError("long")
    text = _BREAKS.sub("\n", value).replace("\t", " ")
    if _CONTROL.search(text):
        raise RefusedError("control")
    if _BIDI.search(text):
        raise RefusedError("bidi")
    text = text.strip(_EDGES)
    if not lines and "\n" in text:
        raise RefusedError("lines")
    return text


def _array(value: Any) -> list[Any]:
    if not isinstance(value, list):
        raise RefusedError("type")
    if len(value) > ENTRY_LIMIT:
        raise RefusedError("many")
    return value


def _rows(field: Field, value: Any) -> list[dict[str, Any]] | None:
    rows = _array(value)
    for row in rows:
        if not isinstance(row, dict):
            raise RefusedError("type")
        if not set(row) <= set(field["columns"]):
            raise RefusedError("column")
    return rows


def _money(field: Field, value: Any) -> dict[str, str] | None:
    if not isinstance(value, dict) or not set(value) <= {"amount", "currency"}:
        raise RefusedError("type")
    amount = _line(value.get("amount", ""), False)
    currency = _line(value.get("currency", ""), False)
    if not amount:
        return None
    _bounded(field, amount, "amount")
    if not CURRENCY.fullmatch(currency):
        raise RefusedError("currency")
    return {"amount": amount, "currency": currency}
