"""Check of numbers: each number of the source is said in the translation, however its language writes it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache

from babel import Locale
from babel.core import UnknownLocaleError
from babel.numbers import get_decimal_symbol

from generator.catalogs.checks.pair import Finding, Pair, listed

_WIDE = str.maketrans("０１２３４５６７８９，．％：－", "0123456789,.%:-")
_DIGIT = re.compile("[0-9０-９]")
_NUMBER = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?")
_COMMA_NUMBER = re.compile(r"[0-9]{1,3}(?:[.\u00a0\u202f ][0-9]{3})+(?![0-9])(?:,[0-9]+)?|(?<![0-9])[0-9]+,[0-9]+")
_AFTER = re.compile(r"[ \u00a0-]?(thousand|million|billion|trillion|bn|[km]\b|[ap]\.?m\b)", re.IGNORECASE)
_SCALES = {"thousand": 3, "k": 3, "million": 6, "m": 6, "billion": 9, "bn": 9, "trillion": 12}
_UNITS = {"십": 1, "十": 1, "百": 2, "백": 2, "千": 3, "천": 3, "万": 4, "만": 4, "億": 8, "억": 8, "兆": 12, "조": 12}
_PART = r"(?<![0-9])(?:[0-9]{1,3}(?:,[0-9]{3}){1,6}(?:\.[0-9]{1,9})?|[0-9]{1,18}(?:\.[0-9]{1,9})?)"
_GROUP = re.compile(rf"({_PART})?([{''.join(_UNITS)}]+)")
_ERA = re.compile(r"(令和|平成|昭和)\s?([0-9]{1,2}|元)年")
_ERAS = {"令和": 2018, "平成": 1988, "昭和": 1925}
_TENTHS = re.compile(r"([0-9])(?:割|할)")
_AFTERNOON = re.compile(r"(?:오후|午後)\s?([0-9]{1,2})")
_LONGEST = 30


def numbers(pair: Pair) -> Iterator[Finding]:
    """Each number of the source stands in the translation.

    Known are full-width digits, separators, the groups of Korean and Japanese (100만, 1億2,000万), Japanese
    eras, tenths (5割) and the half of the day. Numbers that a language writes as words need a waiver.
    Examples of answers are left out: their amounts fit the language.
    """
    if not _DIGIT.search(pair.source) or pair.is_example:
        return
    source, target = (text.translate(_WIDE) for text in pair.words)
    said = _said(target, pair.lang)
    missing = {written for written, values in _wanted(source) if not values & said}
    if missing:
        yield Finding(
            "numbers",
            "numbers-differ",
            f"The number {listed(missing)} is not in the translation.",
            "Put it in; where it is rightly said in words, add `# partwell: waive=numbers` with a reason.",
        )


def _wanted(text: str) -> Iterator[tuple[str, set[str]]]:
    """The numbers of a source text: how each is written, and the values that it may stand for."""
    for match in _NUMBER.finditer(text):
        value = _value(match[0])
        values = {value}
        after = _AFTER.match(text, match.end())
        unit = after[1].lower().replace(".", "") if after else ""
        if unit in _SCALES:
            values.add(_scaled(value, _SCALES[unit]))
        elif unit == "pm":
            values.add(_plus(value, 12))
        yield match[0], values


def _said(text: str, lang: str) -> set[str]:
    """All the values that a translation may be read to say."""
    said = {_value(match[0]) for match in _NUMBER.finditer(text)}
    if _has_decimal_comma(lang):
        for match in _COMMA_NUMBER.finditer(text):
            said.add(_value(re.sub(r"[.\u00a0\u202f ]", "", match[0]).replace(",", ".")))
    said.update(_grouped(text))
    for era, year in _ERA.findall(text):
        said.add(str(_ERAS[era] + (1 if year == "元" else int(year))))
    said.update(f"{digit}0" for digit in _TENTHS.findall(text))
    said.update(_plus(hour, 12) for hour in _AFTERNOON.findall(text))
    return said


def _grouped(text: str) -> Iterator[str]:
    """The values of numbers with signs for powers of ten: each part, and the sum of parts that stand together."""
    total, end = Decimal(0), -1
    for match in _GROUP.finditer(text):
        power = sum(_UNITS[sign] for sign in match[2][:4])
        part = Decimal(match[1].replace(",", "") if match[1] else 1).scaleb(power)
        if not 0 <= match.start() - end <= 1 or (match.start() > end and text[end] != " "):
            total = Decimal(0)
        total, end = total + part, match.end()
        yield _plain(part)
        yield _plain(total)
        rest = _NUMBER.match(text, end + 1 if text[end : end + 1] == " " else end)
        if rest and len(rest[0]) <= _LONGEST:
            yield _plain(total + Decimal(rest[0].replace(",", "")))


def _value(written: str) -> str:
    """A number without separators and needless zeros, as text: it may have any length."""
    whole, _, fraction = written.replace(",", "").partition(".")
    whole, fraction = whole.lstrip("0") or "0", fraction.rstrip("0")
    return f"{whole}.{fraction}" if fraction else whole


def _scaled(value: str, power: int) -> str:
    return _plain(Decimal(value).scaleb(power)) if len(value) <= _LONGEST else value


def _plus(value: str, number: int) -> str:
    return str(int(value) + number) if value.isdigit() and len(value) <= 2 else value


def _plain(number: Decimal) -> str:
    return _value(f"{number:f}")


@cache
def _has_decimal_comma(lang: str) -> bool:
    try:
        return get_decimal_symbol(Locale.parse(lang, sep="-")) == ","
    except (UnknownLocaleError, ValueError):
        return False
