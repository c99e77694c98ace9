"""Computed fields: golden values, what the reader's answer and defaults do, and circles."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from generator.letters.check import check_letter
from generator.letters.computing import SIGNATURES, check_compute, parse_compute
from generator.letters.execute import execute
from generator.letters.paper import Paper, paper, to_text
from generator.letters.program import ProgramError
from tests.letters.computing import CASES, FIELDS, OPTIONS, job, said, specs
from tests.letters.support import frames, letter


@pytest.mark.parametrize(("source", "kind", "answers", "value", "note"), CASES)
def test_every_golden_computation(source: str, kind: str, answers: Any, value: str | None, note: str) -> None:
    """Sums, shares, dates and interest have their golden value, or are missing with the right note."""
    result = execute(*job(source, kind, answers), OPTIONS)
    assert result["refused"] == []
    assert said(result["computed"].get("result")) == value
    assert result["notes"] == ([["result", note]] if note else [])


@pytest.mark.parametrize("case", CASES, ids=lambda case: case[0])
def test_every_golden_computation_passes_the_check(case: list[Any]) -> None:
    """What the cases compute is what the check allows."""
    assert list(check_compute("here", case[0], case[1], specs(), {})) == []


def test_every_function_has_a_case() -> None:
    """No function is without a golden computation."""
    assert {name for name in SIGNATURES if any(f"{name}(" in case[0] for case in CASES)} == set(SIGNATURES)


def test_working_days_need_a_calendar() -> None:
    """Without a calendar working days are unknown, calendar days are not."""
    answers = {"d": "2026-12-01", "n": "3"}
    for unit, value, notes in (("working", None, [["result", "calendar"]]), ("calendar", "2026-12-04", [])):
        for options in ({}, {"calendar": None}):
            result = execute(*job("later(d, n, unit)", "date", {**answers, "unit": unit}), options)
            assert result["computed"].get("result") == value
            assert result["notes"] == notes


@settings(max_examples=100, deadline=None)
@given(st.dates(dt.date(2026, 3, 1), dt.date(2026, 11, 30)), st.integers(-30, 200))
def test_working_days_go_there_and_back(start: dt.date, count: int) -> None:
    """From a working day, so many working days on and back lead to the day itself."""
    assume(start.weekday() < 5)
    there = execute(*job("later(d, n, unit)", "date", _answers(start.isoformat(), count)), OPTIONS)
    day = there["computed"]["result"]
    assert dt.date.fromisoformat(day).weekday() < 5
    assert day not in OPTIONS["calendar"]["days"]
    back = execute(*job("later(d, n, unit)", "date", _answers(day, -count)), OPTIONS)
    assert back["computed"]["result"] == start.isoformat()


def _answers(day: str, count: int) -> dict[str, str]:
    return {"d": day, "n": str(count), "unit": "working"}


def computed(fields: list[dict[str, Any]], answers: dict[str, Any], text: str = "{{ total }}", **options: Any) -> Paper:
    """A letter of one block with the fields of the cases and more."""
    body = [{"id": "one", "text": text}]
    source = letter(fields=[*FIELDS, *fields], texts=[{"id": "standard", "subject": "S", "body": body}])
    assert [item for item in check_letter(source, frames(), "en") if item.code == "letter-compute"] == []
    chosen: dict[str, Any] = {"locale": "en-US", "register": "standard", "medium": "email"}
    return paper(source, frames=frames(), answers=answers, **chosen, **options)


TOTAL = {"id": "total", "type": "money", "label": "Total", "compute": "sum(invoices.amount)"}
INVOICES = [{"amount": {"amount": "10", "currency": "USD"}}, {"amount": {"amount": "5", "currency": "USD"}}]


def test_the_reader_s_own_answer_wins() -> None:
    """A computed field that is answered prints the answer and is not computed."""
    assert "$15.00" in to_text(computed([TOTAL], {"invoices": INVOICES}))
    given = computed([TOTAL], {"invoices": INVOICES, "total": {"amount": "14", "currency": "USD"}})
    assert "$14.00" in to_text(given)
    assert given.computed == {}


def test_a_refused_answer_is_not_replaced() -> None:
    """What the reader typed and got refused is missing; nothing is put in its place in silence."""
    given = computed([TOTAL], {"invoices": INVOICES, "total": "14"})
    assert "[Total]" in to_text(given)
    assert [item.field for item in given.refused] == ["total"]


def test_columns_are_computed_row_by_row() -> None:
    """A column reads its own row first, then the letter's fields, and sums read computed columns."""
    rows = {
        "id": "lines",
        "type": "rows",
        "label": "l",
        "columns": [
            {"id": "price", "type": "money", "label": "p"},
            {"id": "rate", "type": "percentage", "label": "r"},
            {"id": "part", "type": "money", "label": "x", "compute": "share(price, rate)"},
            {"id": "late", "type": "money", "label": "y", "compute": "plus(part, a)"},
        ],
    }
    total = {"id": "total", "type": "money", "label": "Total", "compute": "sum(lines.late)"}
    dollars = [{"amount": amount, "currency": "USD"} for amount in ("100", "200", "7", "1")]
    answers = {
        "lines": [
            {"price": dollars[0], "rate": "10"},
            {"price": dollars[1], "rate": "10", "part": dollars[2]},
            {"price": dollars[1]},
        ],
        "rate": "50",
        "a": dollars[3],
    }
    given = computed([rows, total], answers)
    assert {path: value["amount"] for path, value in given.computed.items()} == {
        "lines.0.part": "10.00",
        "lines.0.late": "11.00",
        "lines.1.late": "8.00",
        "lines.2.late": "1.00",
        "total": "20.00",
    }


def test_what_cannot_be_known_is_not_half_known() -> None:
    """A sum over two currencies leaves out no part of it: what builds on it is missing too, with the same note."""
    more = {"id": "more", "type": "money", "label": "More", "compute": "plus(total, a)"}
    mixed = [*INVOICES, {"amount": {"amount": "5", "currency": "EUR"}}]
    given = computed([TOTAL, more], {"invoices": mixed, "a": INVOICES[0]["amount"]}, "{{ more }}")
    assert [(item.field, item.code) for item in given.notes] == [("total", "currencies"), ("more", "currencies")]
    assert given.computed == {}
    assert "[More]" in to_text(given)


def test_defaults_stand_in_for_answers() -> None:
    """A default is used where nothing is answered, `today` is the day that the options give, and a form has neither."""
    fields = [
        {"id": "notice", "type": "number", "label": "Notice", "default": "14"},
        {"id": "sent", "type": "date", "label": "Sent", "default": "today"},
        {"id": "end", "type": "date", "label": "End", "compute": "later(sent, notice, unit)"},
    ]
    text = "{{ notice }} {{ sent }} {{ end }}"
    assert "14 December 1, 2026 December 15, 2026" in to_text(computed(fields, {}, text, today="2026-12-01"))
    assert "30 [Sent] [End]" in to_text(computed(fields, {"notice": "30"}, text))
    assert "[Notice] [Sent] [End]" in to_text(computed(fields, {"notice": "3"}, text, today="2026-12-01", blank=True))


def test_a_day_before_the_day_that_it_follows_is_noted() -> None:
    """`not_before` notes a date that comes too early, computed or answered, and refuses nothing."""
    fields = [{"id": "end", "type": "date", "label": "End", "not_before": "d"}]
    for end, codes in (("2026-11-30", ["before"]), ("2026-12-01", []), ("2026-12-02", [])):
        given = computed(fields, {"d": "2026-12-01", "end": end}, "{{ end }}")
        assert [item.code for item in given.notes] == codes
        assert given.missing.count("end") == 0
        assert all(item.reason.endswith(".") and item.remedy.endswith(".") for item in given.notes)


@pytest.mark.parametrize(
    ("field", "answer", "code"),
    [
        ({"type": "number", "min": "1"}, "0.999999", "small"),
        ({"type": "number", "max": "10"}, "10.000001", "large"),
        ({"type": "percentage", "min": "0", "max": "100"}, "-1", "small"),
        ({"type": "money", "min": "0"}, {"amount": "-1", "currency": "USD"}, "small"),
        ({"type": "money", "max": "5"}, {"amount": "5.01", "currency": "USD"}, "large"),
        ({"type": "text", "max_length": 3}, "abcd", "long"),
        ({"type": "number", "min": "1", "max": "10"}, "10", None),
        ({"type": "number", "min": "1", "max": "10"}, "1.0", None),
        ({"type": "text", "max_length": 3}, "🎉🎉🎉", None),
    ],
)
def test_answers_keep_their_bounds(field: dict[str, Any], answer: Any, code: str | None) -> None:
    """Numbers, percentages and amounts outside their bounds, and words that are too long, are refused."""
    given = computed([{"id": "x", "label": "X", **field}], {"x": answer}, "{{ x }}")
    assert [item.code for item in given.refused] == ([code] if code else [])


@pytest.mark.parametrize(
    "source",
    [
        "",
        "a",
        "1",
        "a + b",
        "sum",
        "sum(*a)",
        "sum(a=b)",
        "nothing(a)",
        "a.b(c)",
        "sum(a)(b)",
        "sum([a])",
        "sum(a) | date",
        "sum(none)",
        "sum(true)",
        "rest(" * 9 + "rate" + ")" * 9,
        "plus(1e400, 1)",
        "sum(__class__)",
        "sum(a.b.c)",
    ],
)
def test_a_computation_with_more_is_refused(source: str) -> None:
    """Whatever is not one call of names, columns and literals is refused."""
    with pytest.raises(ProgramError) as refused:
        parse_compute(source)
    assert refused.value.reason.endswith((".", "!"))
    assert refused.value.remedy.endswith(".")


@pytest.mark.parametrize(
    ("source", "kind", "reason"),
    [
        ("nothing(a)", "money", "no function “nothing”"),
        ("sum(a)", "money", "does not take (money)"),
        ("sum(invoices.amount, a)", "money", "does not take"),
        ("sum(invoices.due)", "date", "does not take (date[])"),
        ("sum(invoices.nothing)", "money", "no column “invoices.nothing”"),
        ("sum(nobody.amount)", "money", "no column “nobody.amount”"),
        ("plus(a, nobody)", "money", "no field “nobody”"),
        ("plus(a, n)", "money", "does not take (money, number)"),
        ("sum(invoices.amount)", "number", "gives money"),
        ("share(a, rate, 'sideways')", "money", "does not take"),
        ("later(d, n, 'weeks')", "date", "does not take"),
        ("later(d, n, e)", "date", "does not take"),
        ("later(d, n)", "date", "does not take (date, number)"),
        ("days(d, '2026-12-01')", "number", "does not take"),
        ("either(person, company)", "party", "does not take (person, organisation)"),
        ("interest(invoices.amount, others.due, rate, e)", "money", "different fields"),
    ],
)
def test_a_computation_of_the_wrong_types_is_found(source: str, kind: str, reason: str) -> None:
    """Unknown functions and names, and arguments of another type, are found with a reason and a remedy."""
    fields = specs(
        {"id": "others", "type": "rows", "label": "o", "columns": [{"id": "due", "type": "date", "label": "d"}]}
    )
    (found,) = check_compute("fields.x.compute", source, kind, fields, {})
    assert found.code == "letter-compute"
    assert reason in found.reason
    assert found.remedy.endswith(".")


def test_circles_are_found() -> None:
    """Fields that are computed from each other are found, each of them, and a chain is not."""
    fields = [
        {"id": "one", "type": "money", "label": "x", "compute": "plus(two, a)"},
        {"id": "two", "type": "money", "label": "x", "compute": "sum(lines.part)"},
        {"id": "three", "type": "money", "label": "x", "compute": "plus(a, b)"},
        {"id": "four", "type": "money", "label": "x", "compute": "plus(three, two)"},
        {
            "id": "lines",
            "type": "rows",
            "label": "x",
            "columns": [
                {"id": "part", "type": "money", "label": "x", "compute": "plus(own, one)"},
                {"id": "own", "type": "money", "label": "x", "compute": "minus(own, a)"},
            ],
        },
    ]
    found = check_letter(letter(fields=[*FIELDS, *fields]), frames(), "en")
    assert {item.where for item in found if "itself" in item.reason} == {
        "fields.one.compute",
        "fields.two.compute",
        "fields.lines.columns.part.compute",
        "fields.lines.columns.own.compute",
    }
