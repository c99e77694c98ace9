"""Strict YAML: plain data as everybody reads it, with the place of every value, and no surprises."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from generator import strict_yaml
from generator.problems import Place
from generator.texts import CONTROL

WORDS = st.text(st.characters(blacklist_categories=["Cs", "Cc"]), max_size=12).filter(
    lambda text: not CONTROL.search(text)
)
PLAIN = st.one_of(
    WORDS,
    st.booleans(),
    st.none(),
    st.integers(-(10**17), 10**17),
    st.dates(dt.date(1000, 1, 1), dt.date(9999, 12, 31)),
)
DATA = st.recursive(
    PLAIN, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(WORDS, inner, max_size=4), max_leaves=12
)


@settings(max_examples=150, deadline=None)
@given(DATA, st.booleans(), st.sampled_from([None, "'", '"']))
def test_plain_data_is_read_as_everybody_reads_it(data: Any, is_flow: bool, quotes: str | None) -> None:
    """What a YAML library writes of plain data is read as that data."""
    text = yaml.safe_dump(data, allow_unicode=True, default_flow_style=is_flow, sort_keys=False, width=80)
    if quotes and not isinstance(data, str):
        text = yaml.safe_dump({"key": str(data)}, allow_unicode=True, default_style=quotes)
        data = {"key": str(data)}

    found, _, problems = strict_yaml.read(text, "a.yml")

    assert problems == ()
    assert found == data == yaml.safe_load(text)


def values(data: Any, location: tuple[str | int, ...] = ()) -> Any:
    """Every value of the data with its location."""
    yield location, data
    items = enumerate(data) if isinstance(data, list) else data.items() if isinstance(data, dict) else ()
    for key, value in items:
        yield from values(value, (*location, key))


@settings(max_examples=80, deadline=None)
@given(DATA, st.booleans())
def test_every_value_has_its_place(data: Any, is_flow: bool) -> None:
    """The place of a value is where its text begins."""
    text = yaml.safe_dump(data, allow_unicode=True, default_flow_style=is_flow, sort_keys=False)
    _, positions, _ = strict_yaml.read(text, "a.yml", 5)

    lines = text.splitlines()
    for location, value in values(data):
        line, column = positions.values[location]
        assert 5 <= line < 5 + len(lines) + 1
        if isinstance(value, int) and not isinstance(value, bool):
            assert lines[line - 5][column - 1 :].startswith(str(value))


@settings(max_examples=150, deadline=None)
@given(st.text(st.sampled_from(" ab:-[]{}&*!|>'\"#?,\n\t%@`~0"), max_size=40))
def test_any_text_is_read_or_reported(text: str) -> None:
    """Whatever stands in a file, data or problems come back, and no more is accepted than a library accepts."""
    data, _, problems = strict_yaml.read(text, "a.yml")

    if not problems:
        composed = list(yaml.compose_all(text, Loader=yaml.CSafeLoader))
        assert len(composed) <= 1
        assert data is None or composed


@pytest.mark.parametrize("word", ["no", "yes", "on", "off", "Yes", "NO", "True", "TRUE", "y", "n", "NULL", "Null"])
def test_words_stay_words(word: str) -> None:
    """A language called `no` is no boolean; true, false and null are written one way."""
    assert strict_yaml.read(f"a: {word}", "a.yml")[0] == {"a": word}


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("true", True), ("false", False), ("null", None), ("~", None), ("", None), ("12", 12), ("-3", -3), ("0", 0),
        ("012", "012"), ("0x1f", "0x1f"), ("1_000", "1_000"), ("1.5", "1.5"), ("1e3", "1e3"), (".inf", ".inf"),
        ("12:30:45", "12:30:45"), ("+1", "+1"), ('"12"', "12"), ("'true'", "true"), ("9" * 19, "9" * 19), ("=", "="),
        ("2026-01-02", dt.date(2026, 1, 2)), ("'2026-01-02'", "2026-01-02"), ("2026-1-2", "2026-1-2"), ("<<", "<<"),
        ("2026-01-02T10:00:00Z", "2026-01-02T10:00:00Z"),
    ],
)  # fmt: skip
def test_scalars(written: str, value: object) -> None:
    """Numbers, days and truth values are few and plain; everything else is text."""
    data, _, problems = strict_yaml.read(f"a: {written}", "a.yml")

    assert problems == ()
    assert data == {"a": value}
    assert isinstance(data, dict)
    assert type(data["a"]) is type(value)


def test_merge_keys_do_not_merge() -> None:
    """`<<` is a key like another."""
    assert strict_yaml.read("<<: {a: 1}\nb: 2\n", "a.yml")[0] == {"<<": {"a": 1}, "b": 2}


def test_places_fall_back_to_what_is_around() -> None:
    """A value that is not there has the place of the nearest value around it; a key its own or its value's."""
    _, positions, _ = strict_yaml.read("a:\n  - b: 1\n", "a.yml", 3)

    assert positions.place(("a", 0, "b")) == Place("a.yml", 4, 8)
    assert positions.place(("a", 0, "c", "d")) == Place("a.yml", 4, 5)
    assert positions.key_place(("a", 0, "b")) == Place("a.yml", 4, 5)
    assert positions.key_place(("a", 0)) == Place("a.yml", 4, 5)
    assert strict_yaml.Positions("a.yml").place(("a",)) == Place("a.yml")


def test_first_of_two_equal_keys_counts() -> None:
    """Both values are read, so that problems in them are found, and the first is kept."""
    data, _, problems = strict_yaml.read("a: 1\nb:\n  c: 2\na: &x 3\n", "a.yml")

    assert data == {"a": 1, "b": {"c": 2}}
    assert [problem.code for problem in problems] == ["yaml-duplicate-key", "yaml-anchor"]
