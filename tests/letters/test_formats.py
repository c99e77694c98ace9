"""Formats and particles against golden cases, and against Babel where both say the same."""

from __future__ import annotations

import datetime as dt
import json
import random
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from babel import Locale
from babel.core import get_global
from babel.dates import format_date
from babel.lists import format_list
from babel.numbers import format_currency, format_decimal, format_percent

from generator.letters import formats
from generator.letters.locale_data import _babel_data, locale_data
from generator.letters.particles import particle
from tests.letters.support import LOCALES, frames

FOLDER = Path(__file__).parent
FORMATS = json.loads((FOLDER / "formats.json").read_text("utf-8"))["cases"]
PARTICLES = json.loads((FOLDER / "particles.json").read_text("utf-8"))
FUNCTIONS = {"number": "number_style", "list": "joined", "count": "counted"}


def data_of(locale: str) -> dict[str, Any]:
    """A locale's exported data, through JSON as the browser has it."""
    frame = frames().get(locale)
    assert frame is not None
    return dict(json.loads(json.dumps(locale_data(frame))))


@pytest.mark.parametrize(("locale", "name", "value", "style", "expected"), FORMATS)
def test_every_golden_format(locale: str, name: str, value: Any, style: Any, expected: str) -> None:
    """Dates, numbers, money, words, lists and plurals have their golden form in each locale."""
    if name in ("money", "words"):
        value = dict(zip(("amount", "currency"), value.split(), strict=True))
    arguments = (style,) if name not in ("percentage", "words", "season") else ()
    assert getattr(formats, FUNCTIONS.get(name, name))(data_of(locale), value, *arguments) == expected


@pytest.mark.parametrize("locale", LOCALES)
def test_formats_agree_with_babel(locale: str) -> None:
    """Random dates, numbers, percentages, dollars and lists are written as Babel writes them."""
    data, tag = data_of(locale), locale.replace("-", "_")
    chance = random.Random(7)  # noqa: S311 - test data
    for _ in range(400):
        day = dt.date(1900, 1, 1) + dt.timedelta(days=chance.randrange(400_000))
        for ours, theirs in (("long", "long"), ("short", "medium"), ("full", "full")):
            assert formats.date(data, day.isoformat(), ours) == format_date(day, theirs, tag)
        assert formats.is_date(day.isoformat())
        value = f"{chance.randrange(10**9)}.{chance.randrange(10**6):06}"
        assert formats.number_style(data, value, "") == format_decimal(Decimal(value), locale=tag)
        assert formats.percentage(data, value) == format_percent(Decimal(value) / 100, "#,##0.###%", locale=tag)
        dollars = {"amount": value, "currency": "USD"}
        assert formats.money(data, dollars, "symbol") == format_currency(Decimal(value), "USD", locale=tag)
        entries = [f"e{n}" for n in range(chance.randrange(6))]
        assert formats.joined(data, entries, "") == format_list(entries, locale=tag)


@pytest.mark.parametrize("tag", ["en", "fr", "es", "pl", "ru", "ar", "cs", "de", "ko", "lt", "cy", "he"])
def test_plural_rules_agree_with_babel(tag: str) -> None:
    """The exported plural rules choose Babel's category, for languages to come as well."""
    plural = _babel_data(tag)["plural"]
    rule = Locale.parse(tag).plural_form
    for value in [*map(str, range(1300)), "1000000", "2000000", "1.5", "0.5", "2.25", "10.1"]:
        assert formats.plural_category(plural, value) == rule(Decimal(value)), value


def test_data_can_be_exported_for_languages_to_come() -> None:
    """Languages without frames today export: their patterns use only what the executors know."""
    for tag in ("es", "fr", "de", "pt-BR", "it", "nl", "zh-Hans", "vi", "id"):
        data = _babel_data(tag)
        assert formats.date(data, "2026-12-31", "long")
        assert formats.number_style(data, "1234.5", "")
    assert formats.percentage(_babel_data("fr"), "12.5") == "12,5\u00a0%"


def test_a_pattern_that_the_executors_do_not_know_is_refused() -> None:
    """A calendar with eras in CLDR's own pattern stops the export instead of printing letters of the pattern."""
    with pytest.raises(ValueError, match="date pattern"):
        _babel_data("th")


def test_currency_digits_come_from_cldr() -> None:
    """Currencies without two digits are those that CLDR names."""
    digits = data_of("ko")["currency"]["digits"]
    assert digits["KRW"] == digits["JPY"] == 0
    assert digits["KWD"] == get_global("currency_fractions")["KWD"][0] == 3
    assert "USD" not in digits


def test_days_that_do_not_exist_are_no_dates() -> None:
    """Only days of the calendar from 1900 to 2999 are dates."""
    for day in ("2026-02-29", "2100-02-29", "2026-13-01", "2026-00-10", "2026-04-31", "1899-12-31", "3000-01-01"):
        assert not formats.is_date(day)
    for day in ("", "2026-1-1", "２０２６-01-01", "2026-01-01\n", " 2026-01-01", "+026-01-01"):
        assert not formats.is_date(day)
    assert formats.is_date("2000-02-29")
    assert formats.is_date("2024-02-29")


def test_there_are_cases_enough() -> None:
    """At least 150 different texts have a known particle."""
    assert len({tuple(case) for case in PARTICLES["cases"]}) >= 150


@pytest.mark.parametrize("case", PARTICLES["cases"], ids=lambda case: ascii(case[0]))
def test_every_particle_is_right_or_hedged(case: list[str]) -> None:
    """A text takes the particle that a Korean reader says, or the hedge where readers differ."""
    tables = data_of("ko")["particles"]
    text, kind, *reading = case
    chosen = [particle(tables, text, pair, *reading) for pair in PARTICLES["pairs"]]
    assert chosen == PARTICLES["kinds"][kind]


def test_every_pair_follows_the_sound() -> None:
    """Each pair gives its first form after a consonant and its second after a vowel; ㄹ takes 로 alone."""
    tables = data_of("ko")["particles"]
    for pair, (closed, opened, hedge) in tables["pairs"].items():
        assert particle(tables, "한빛", pair) == closed
        assert particle(tables, "김민수", pair) == opened
        assert particle(tables, "서울", pair) == (opened if pair.startswith("으로") else closed)
        assert particle(tables, "🎉", pair) == hedge
