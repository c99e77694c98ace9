"""The letter language: what it takes, what it refuses, and how long that may take."""

from __future__ import annotations

import json
import time

import pytest

from generator.letters.program import ProgramError, parse_condition, parse_each, parse_text, slots_of


def test_a_text_becomes_words_and_slots() -> None:
    """Words stay as they are and slots become arrays with filters outside in."""
    program = parse_text(
        'Dear {{ client }},\n{{ fee | words | particle("을/를") }} by {{ invoice.due | date("short") }}'
    )
    assert json.loads(json.dumps(program)) == [
        ["s", "Dear "],
        ["v", "client"],
        ["s", ",\n"],
        ["f", ["f", ["v", "fee"], "words", []], "particle", ["을/를"]],
        ["s", " by "],
        ["f", ["a", "invoice", "due"], "date", ["short"]],
    ]


def test_slots_come_in_order_of_appearance() -> None:
    """Slots are listed as they appear, dotted names whole, repetitions included."""
    assert slots_of("{{ b }} {{ a.c | words }} {{ b }}") == ("b", "a.c", "b")
    assert slots_of("no slots, { single } braces and } } are words") == ()


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("{{ 7*7 }}", "Arithmetic"),
        ("{{ a + b }}", "Arithmetic"),
        ("{{ -a }}", "Arithmetic"),
        ("{{ a if b else c }}", "condition inside"),
        ("{{ a() }}", "call"),
        ("{{ a['b'] }}", "index"),
        ("{{ a.b.c }}", "more than one dot"),
        ("{{ 'words' }}", "literal"),
        ("{{ a ~ b }}", "~"),
        ("{{ a is defined }}", "test"),
        ("{{ a == b }}", "comparisons"),
        ("{{ a and b }}", "not allowed"),
        ("{{ [a] }}", "not allowed"),
        ("{{ a, b }}", "not one expression"),
        ("{{ a b }}", "not one expression"),
        ("{{ a | }}", "cannot be read"),
        ("{{ a | date(style='short') }}", "plain arguments"),
        ("{{ a | date(*b) }}", "plain arguments"),
        ("{{ a | date(1) }}", "text in quotes"),
        ("{{ a | date(b) }}", "text in quotes"),
        ("{{ a | b | c | d | e }}", "at most 3"),
        ("{{- a }}", "trimmed"),
        ("{{ a -}}", "trimmed"),
        ("{{ a", "not closed"),
        ("{{ a {{ b }}", "not closed"),
        ("{{ }}", "empty"),
        ("a }}", "never opened"),
        ("{% if a %}x{% endif %}", "statement"),
        ("{# note #}", "comment"),
        ("{{ __class__ }}", "not a field's name"),
        ("{{ a.__class__ }}", "not a field's name"),
        ("{{ Client }}", "not a field's name"),
        ("{{ 고객 }}", "not a field's name"),
        ("{{ a__b }}", "not a field's name"),
        ("{{ none }}", "literal"),
        ("{{ \x00 }}", "cannot be read"),
    ],
)
def test_a_text_with_more_than_slots_is_refused(text: str, reason: str) -> None:
    """Everything but slots and filters is refused with a reason, a remedy and an offset inside the text."""
    with pytest.raises(ProgramError) as refused:
        parse_text(text)
    assert reason in refused.value.reason
    assert refused.value.remedy.endswith(".")
    assert 0 <= refused.value.offset <= len(text)


def test_an_error_names_the_offending_place() -> None:
    """The offset leads to the slot that is wrong, not to the first one."""
    text = "{{ a }} and {{ b() }}"
    with pytest.raises(ProgramError) as refused:
        parse_text(text)
    assert text[refused.value.offset :] == "{{ b() }}"


def test_a_condition_becomes_arrays() -> None:
    """Conditions keep names, literals and comparisons, and numbers become decimal strings."""
    assert parse_condition('refund and not (paid or ending == "credit")') == (
        "and",
        ("v", "refund"),
        ("not", ("or", ("v", "paid"), ("c", "eq", ("v", "ending"), ("l", "credit")))),
    )
    assert parse_condition("share >= 12.5") == ("c", "gteq", ("v", "share"), ("n", "12.5"))
    assert parse_condition("-3 < row.days") == ("c", "lt", ("n", "-3"), ("a", "row", "days"))


@pytest.mark.parametrize(
    "source",
    [
        "",
        "true",
        "1",
        "a in b",
        "a < b < c",
        "a + 1 > 2",
        "a | length > 2",
        "a.b.c",
        "a()",
        "a if b else c",
        "a is defined",
        "a == [1]",
        "a == none",
        "a == 1e30",
        "a == 123456789012345678",
        "a; b",
        "import os",
        "(" * 100 + "a" + ")" * 100,
    ],
)
def test_a_condition_with_more_is_refused(source: str) -> None:
    """Conditions with calls, filters, arithmetic or nothing to decide are refused."""
    with pytest.raises(ProgramError):
        parse_condition(source)


def test_each_names_a_row_and_its_field() -> None:
    """`each` gives the row's name and the field's, and nothing else is taken for it."""
    assert parse_each("invoice in invoices") == ("invoice", "invoices")
    for source in ("invoices", "a in a", "a in b.c", "a, b in c", "a in b in c", "A in b", "in in", "a in b" * 1000):
        with pytest.raises(ProgramError):
            parse_each(source)


@pytest.mark.parametrize(
    "text",
    [
        "{{" * 500_000,
        "{{ " + "(" * 1_000_000,
        "{{ a" + " | b" * 250_000 + " }}",
        "{{ " + "not " * 250_000 + "a }}",
        "{{ '" * 9_000,
        "{{ " + "-" * 390 + "a }}",
        "{{ " + "not " * 95 + "a }}",
        "{{ a" + ".b" * 190 + " }}",
        "x" * 1_000_000,
        "{{ '" + "\\" * 19_000 + "' }}",
    ],
)
def test_hostile_texts_are_refused_quickly(text: str) -> None:
    """Deep nesting and megabytes are refused with a reason within a second."""
    started = time.perf_counter()
    with pytest.raises(ProgramError):
        parse_text(text)
    with pytest.raises(ProgramError):
        parse_condition(text)
    assert time.perf_counter() - started < 1
