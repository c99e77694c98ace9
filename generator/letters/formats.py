"""Formats of dates, numbers, money, lists and plurals, from exported locale data.

Numbers are decimal strings from end to end, rounded half-even with integers;
`formats.js` is the same code in the browser, function by function.
"""

from __future__ import annotations

import re
from typing import Any

Data = dict[str, Any]
"""The exported data of a locale; see `locale_data`."""

NBSP = "\u00a0"


def rounded(value: str, digits: int) -> str:
    """Round a decimal string half-even to so many digits after the point; never gives `-0`."""
    sign, whole, fraction = split(value)
    if len(fraction) > digits:
        kept = int(whole + fraction[:digits])
        rest = fraction[digits:]
        half = "5".ljust(len(rest), "0")
        if rest > half or (rest == half and kept % 2 == 1):
            kept += 1
        figures = str(kept).rjust(digits + 1, "0")
        whole, fraction = figures[: len(figures) - digits], figures[len(figures) - digits :]
    fraction = fraction.ljust(digits, "0")
    if not (whole + fraction).strip("0"):
        sign = ""
    return sign + whole + ("." + fraction if fraction else "")


def split(value: str) -> tuple[str, str, str]:
    """Take a decimal string apart: sign, whole part without leading zeros, fraction."""
    sign = "-" if value.startswith("-") else ""
    whole, _, fraction = value[len(sign) :].partition(".")
    return sign, whole.lstrip("0") or "0", fraction


def scaled(value: str) -> int:
    """A decimal string in millionths."""
    sign, whole, fraction = split(value)
    size = int(whole + fraction.ljust(6, "0"))
    return -size if sign else size


def unscaled(size: int, places: int, low: int) -> str:
    """A whole number of the last of so many decimal places as a decimal string, with at least `low` digits."""
    figures = str(abs(size)).rjust(places + 1, "0")
    whole, fraction = figures[: len(figures) - places], figures[len(figures) - places :]
    while len(fraction) > low and fraction.endswith("0"):
        fraction = fraction[:-1]
    return ("-" if size < 0 else "") + whole + ("." + fraction if fraction else "")


def digits_of(data: Data, code: str) -> int:
    """How many digits a currency has after the point."""
    return int(data["currency"]["digits"].get(code, 2))


def number(data: Data, value: str, low: int, high: int) -> str:
    """Write a number with the locale's signs and groups, with `low` to `high` digits after the point."""
    sign, whole, fraction = split(rounded(value, high))
    while len(fraction) > low and fraction.endswith("0"):
        fraction = fraction[:-1]
    signs = data["number"]
    first, other = signs["grouping"]
    groups: list[str] = []
    size = first
    while len(whole) > size:
        groups.insert(0, whole[len(whole) - size :])
        whole = whole[: len(whole) - size]
        size = other
    groups.insert(0, whole)
    text: str = signs["group"].join(groups)
    if fraction:
        text += signs["decimal"] + fraction
    return (signs["minus"] if sign else "") + text


def number_style(data: Data, value: str, style: str) -> str:
    """Write a number in a style: locale, plain (no groups), or a fixed count of digits after the point."""
    if style == "plain":
        sign, whole, fraction = split(value)
        fraction = fraction.rstrip("0")
        return (
            (data["number"]["minus"] if sign else "")
            + whole
            + (data["number"]["decimal"] + fraction if fraction else "")
        )
    if style:
        return number(data, value, int(style), int(style))
    return number(data, value, 0, data["number"]["fraction"])


def percentage(data: Data, value: str) -> str:
    """Write 12.5 as the locale writes 12.5 %."""
    text = number(data, value, 0, data["number"]["fraction"])
    before: str = data["percent"][0]
    return before + text + str(data["percent"][1])


def money(data: Data, value: dict[str, str], style: str) -> str:
    """Write an amount: as running text does, by `symbol`, or by ISO `code`."""
    code = value["currency"]
    digits = digits_of(data, code)
    amount = rounded(value["amount"], digits)
    if style == "" and code in data["forms"]:
        before, after = data["forms"][code]
        sign, whole, fraction = split(amount)
        low = digits if fraction.strip("0") else 0
        figures = number(data, whole + ("." + fraction if fraction else ""), low, digits)
        return f"{data['number']['minus'] if sign else ''}{before}{figures}{after}"
    sign = "-" if amount.startswith("-") else ""
    figures = number(data, amount[len(sign) :], digits, digits)
    minus: str = data["number"]["minus"] if sign else ""
    if style == "code":
        return minus + code + NBSP + figures
    symbol: str = data["currency"]["symbols"].get(code, code)
    before, after = data["currency"]["prefix"], data["currency"]["suffix"]
    if before.endswith("¤") and re.search("[A-Za-z]$", symbol):
        before += NBSP
    return f"{minus}{before.replace('¤', symbol)}{figures}{after.replace('¤', symbol)}"


def words(data: Data, value: dict[str, str]) -> str:
    """Write an amount in words where the locale has them for its currency, else in figures.

    >>> words(korean, {"amount": "1000000", "currency": "KRW"})
    '금 일백만원정(₩1,000,000)'
    """
    table = data["words"]
    amount = rounded(value["amount"], 0)
    if value["currency"] != table["currency"] or amount.startswith("-") or len(amount) > 16:
        return money(data, value, "")
    text: str = table["before"] + figures_in_words(table, amount) + table["after"]
    if table["figures"]:
        text += table["figures"][0] + number(data, amount, 0, 0) + table["figures"][1]
    return text


def figures_in_words(table: Data, whole: str) -> str:
    """Write a whole number up to 16 digits digit by digit, with every one written (일백만, 壱百万)."""
    text = ""
    groups = (len(whole) + 3) // 4
    whole = whole.rjust(groups * 4, "0")
    for index in range(groups):
        group = whole[index * 4 : index * 4 + 4]
        said = ""
        for place in range(4):
            if group[place] != "0":
                said += table["digits"][int(group[place])] + table["small"][3 - place]
        if said:
            text += said + table["big"][groups - 1 - index]
    return text or str(table["digits"][0])


def date(data: Data, value: str, style: str) -> str:
    """Write an ISO date in a style: long, short, full (with the weekday), era or iso."""
    if style == "iso":
        return value
    year, month, day = int(value[:4]), int(value[5:7]), int(value[8:10])
    if style == "era" and data["eraForm"]:
        first, after_year, after_month, after_day = data["eraForm"]
        for start, name in data["eras"]:
            if value >= start:
                count = year - int(start[:4]) + 1
                return f"{name}{first if count == 1 else count}{after_year}{month}{after_month}{day}{after_day}"
    text = ""
    for kind, token in data["dates"]["long" if style in ("", "era") else style]:
        text += token if kind == "t" else _date_part(data, token, year, month, day)
    return text


def _date_part(data: Data, symbol: str, year: int, month: int, day: int) -> str:
    match symbol:
        case "y":
            return str(year)
        case "M" | "L":
            return str(month)
        case "MM" | "LL":
            return str(month).rjust(2, "0")
        case "MMM":
            return str(data["months"]["abbreviated"][month - 1])
        case "MMMM":
            return str(data["months"]["wide"][month - 1])
        case "LLL":
            return str(data["standalone"]["abbreviated"][month - 1])
        case "LLLL":
            return str(data["standalone"]["wide"][month - 1])
        case "d":
            return str(day)
        case "dd":
            return str(day).rjust(2, "0")
        case "EEE":
            return str(data["days"]["abbreviated"][weekday(year, month, day)])
    return str(data["days"]["wide"][weekday(year, month, day)])


def weekday(year: int, month: int, day: int) -> int:
    """The day of the week, Monday as 0, by Sakamoto's table."""
    if month < 3:
        year -= 1
    offset = (0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4)[month - 1]
    return (year + year // 4 - year // 100 + year // 400 + offset + day + 6) % 7


def is_date(value: str) -> bool:
    """Whether a text is a day of the calendar as YYYY-MM-DD, from 1900 to 2999."""
    if not re.fullmatch(r"(19|2[0-9])[0-9]{2}-[0-9]{2}-[0-9]{2}", value):
        return False
    year, month, day = int(value[:4]), int(value[5:7]), int(value[8:10])
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    lengths = (31, 29 if leap else 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
    return 1 <= month <= 12 and 1 <= day <= lengths[month - 1]


def season(data: Data, value: str) -> str:
    """The seasonal greeting for an ISO date."""
    text = ""
    for start, words_of_season in data["seasons"]:
        if value[5:] >= start:
            text = words_of_season
    return text


def joined(data: Data, entries: list[str], style: str) -> str:
    """Join entries as the locale lists them, with `and` or `or`."""
    patterns = data["lists"][style or "and"]
    if len(entries) < 2:
        return entries[0] if entries else ""
    if len(entries) == 2:
        return _pair(patterns["2"], entries[0], entries[1])
    text = _pair(patterns["end"], entries[-2], entries[-1])
    for entry in reversed(entries[1:-2]):
        text = _pair(patterns["middle"], entry, text)
    return _pair(patterns["start"], entries[0], text)


def _pair(pattern: str, first: str, second: str) -> str:
    """Fill {0} and {1} by position, so that an entry's own braces stay words."""
    before, _, rest = pattern.partition("{0}")
    between, _, after = rest.partition("{1}")
    return before + first + between + second + after


def counted(data: Data, value: str, forms: list[str]) -> str:
    """Write a number with the word form that the locale's plural rule asks for: `1 day`, `2 days`."""
    plural = data["plural"]
    text = number_style(data, value, "")
    category = plural_category(plural, rounded(value, data["number"]["fraction"]))
    form: str = forms[plural["categories"].index(category)]
    return text + (" " if re.match("[A-Za-z]", form) else "") + form


def plural_category(plural: Data, value: str) -> str:
    """The CLDR plural category of a decimal string, by the exported rules."""
    _, whole, fraction = split(value)
    trimmed = fraction.rstrip("0")
    operands = {
        "i": int(whole),
        "v": len(trimmed),
        "w": len(trimmed),
        "f": int(trimmed or "0"),
        "t": int(trimmed or "0"),
    }
    for tag, rule in plural["rules"]:
        if _holds(rule, operands):
            return str(tag)
    return "other"


def _holds(rule: list[Any], operands: dict[str, int]) -> bool:
    match rule[0]:
        case "and":
            return _holds(rule[1], operands) and _holds(rule[2], operands)
        case "or":
            return _holds(rule[1], operands) or _holds(rule[2], operands)
        case "not":
            return not _holds(rule[1], operands)
    operand = rule[1]
    modulus = operand[2] if operand[0] == "mod" else 0
    name = operand[1][0] if modulus else operand[0]
    if name == "n" and operands["t"]:
        return False
    number_of = operands.get("i" if name == "n" else name, 0)
    if modulus:
        number_of %= modulus
    return any(low <= number_of <= high for low, high in rule[2])
