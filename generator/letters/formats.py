"""Formats of dates, numbers, money, lists and plurals, from exported locale data.

Numbers are decimal strings from end to end, rounded half-even with integers;
`formats.js` is the same code in the browser, function by function.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

Data = dict[str, Any]
"""The exported data of a locale; see `locale_data`."""

NBSP = "\u00a0"


def rounded(value: str, high: int, low: int | None = None) -> str:
    """Round a decimal string half-even to `high` digits after the point; never gives `-0`.

    Zeros at the end are left out as long as `low` digits stay, by default none.
    """
    return unscaled(divided(scaled(value) * 10**high, 1_000_000, "even"), high, high if low is None else low)


def divided(size: int, parts: int, mode: str) -> int:
    """Divide whole numbers: cut, up (both by size) or half-even."""
    whole, rest = divmod(abs(size), parts)
    if mode == "even":
        whole += 2 * rest > parts or (2 * rest == parts and whole % 2 == 1)
    elif mode == "up":
        whole += rest > 0
    return -whole if size < 0 else whole


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
    """A count of the last of so many decimal places as a decimal string, with at least `low` digits after the point."""
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
    sign, whole, fraction = split(rounded(value, high, low))
    signs = data["number"]
    text: str = signs["decimal"] + fraction if fraction else ""
    size, other = signs["grouping"]
    while len(whole) > size:
        text = signs["group"] + whole[-size:] + text
        whole = whole[:-size]
        size = other
    return (signs["minus"] if sign else "") + whole + text


def number_style(data: Data, value: str, style: str) -> str:
    """Write a number in a style: locale, plain (no groups), or a fixed count of digits after the point."""
    signs = data["number"]
    if style == "plain":
        return rounded(value, 6, 0).replace(".", signs["decimal"], 1).replace("-", signs["minus"], 1)
    return number(data, value, int(style), int(style)) if style else number(data, value, 0, signs["fraction"])


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
    size = amount.removeprefix("-")
    minus: str = "" if size == amount else data["number"]["minus"]
    if style == "" and code in data["forms"]:
        before, after = data["forms"][code]
        low = 0 if re.search(r"\.0*\Z", size) else digits
        return f"{minus}{before}{number(data, size, low, digits)}{after}"
    figures = number(data, size, digits, digits)
    if style == "code":
        return minus + code + NBSP + figures
    symbol: str = data["currency"]["symbols"].get(code, code)
    before, after = (data["currency"][around].replace("¤", symbol) for around in ("prefix", "suffix"))
    space = NBSP if data["currency"]["prefix"].endswith("¤") and re.search(r"[A-Za-z]\Z", symbol) else ""
    return f"{minus}{before}{space}{figures}{after}"


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
    era = next((era for era in data["eras"] if value >= era[0]), None) if style == "era" and data["eraForm"] else None
    if era:
        first, after_year, after_month, after_day = data["eraForm"]
        year, month, day = _parts(value)
        count = year - int(era[0][:4]) + 1
        return f"{era[1]}{first if count == 1 else count}{after_year}{month}{after_month}{day}{after_day}"
    tokens = data["dates"]["long" if style in ("", "era") else style]
    return "".join(token if kind == "t" else _date_part(data, token, value) for kind, token in tokens)


def _parts(value: str) -> tuple[int, int, int]:
    return int(value[:4]), int(value[5:7]), int(value[8:10])


def _date_part(data: Data, symbol: str, value: str) -> str:
    year, month, day = _parts(value)
    width = "wide" if len(symbol) > 3 else "abbreviated"
    if symbol[0] == "E":
        return str(data["days"][width][dt.date.fromisoformat(value).weekday()])
    if len(symbol) > 2:
        return str(data["months" if symbol[0] == "M" else "standalone"][width][month - 1])
    return str({"y": year, "d": day}.get(symbol[0], month)).rjust(len(symbol), "0")


def is_date(value: str) -> bool:
    """Whether a text is a day of the calendar as YYYY-MM-DD, from 1900 to 2999."""
    if not re.fullmatch(r"(19|2[0-9])[0-9]{2}-[0-9]{2}-[0-9]{2}", value):
        return False
    try:
        return dt.date.fromisoformat(value) is not None
    except ValueError:
        return False


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
