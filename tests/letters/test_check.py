"""What is wrong with a letter or frame is found at build, with its place, a reason and a remedy."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.letters.check import check_frames, check_letter
from generator.letters.findings import Finding
from generator.letters.frames import Frames, load_frames
from generator.problems import Level
from tests.letters.support import LOCALES, ROOT, frames, letter, notice

FIELDS: list[dict[str, Any]] = [
    {"id": "fee", "type": "money", "label": "Fee", "example": "1250.00 USD"},
    {"id": "last_day", "type": "date", "label": "Day"},
    {"id": "days", "type": "number", "label": "Days"},
    {"id": "share", "type": "percentage", "label": "Share"},
    {"id": "paid", "type": "boolean", "label": "Paid?"},
    {"id": "note", "type": "long", "label": "Note"},
    {"id": "extra", "type": "text", "label": "Extra", "required": False},
    {"id": "things", "type": "list", "label": "Things"},
    {
        "id": "ending",
        "type": "choice",
        "label": "Ending",
        "options": [{"id": "refund", "label": "a refund"}, {"id": "credit", "label": "credit"}],
    },
    {
        "id": "invoices",
        "type": "rows",
        "label": "Invoices",
        "columns": [
            {"id": "amount", "type": "money", "label": "Amount"},
            {"id": "sent", "type": "boolean", "label": "Sent?"},
        ],
    },
]


def findings(language: str = "en", subject: str = "S", **block: Any) -> tuple[Finding, ...]:
    """The findings for one block among all kinds of fields."""
    body = [{"id": "one", "text": "Words.", **block}]
    built = letter(fields=FIELDS, texts=[{"id": "standard", "subject": subject, "body": body}])
    return check_letter(built, frames(), language)


def test_the_notice_and_the_frames_have_nothing_wrong() -> None:
    """The notice in three languages and the frames of four locales give no finding at all."""
    assert check_frames(frames()) == ()
    for language in ("en", "ko", "ja"):
        assert check_letter(notice(language), frames(), language) == ()


def test_a_language_without_frames_has_no_letters_and_no_findings() -> None:
    """A site language without letter frames is not an error."""
    assert check_letter(letter(), frames(), "es") == ()


@pytest.mark.parametrize(
    ("text", "code", "reason"),
    [
        ("{{ nothing }}", "letter-slot", "no field “nothing”"),
        ("{{ invoice.amount }}", "letter-slot", "no field “invoice.amount”"),
        ("{{ invoices }}", "letter-slot", "cannot be printed"),
        ("{{ paid }}", "letter-slot", "cannot be printed"),
        ("{{ fee | nothing }}", "letter-filter", "no filter “nothing”"),
        ("{{ fee | date }}", "letter-filter", "does not fit"),
        ("{{ last_day | words }}", "letter-filter", "write no amounts"),
        ('{{ fee | money("loud") }}', "letter-filter", "wrong arguments"),
        ('{{ last_day | date("era") }}', "letter-filter", "wrong arguments"),
        ('{{ last_day | date("long", "short") }}', "letter-filter", "wrong arguments"),
        ("{{ last_day | season }}", "letter-filter", "no seasonal"),
        ('{{ fee | particle("은/는") }}', "letter-filter", "no particles"),
        ('{{ days | count("day") }}', "letter-filter", "wrong arguments"),
        ('{{ days | number("9") }}', "letter-filter", "wrong arguments"),
        ("{{ last_day | date | date }}", "letter-filter", "comes after"),
        ('{{ note | honorific("x") | line }}', "letter-filter", "comes after"),
        ('{{ note | line("x") }}', "letter-filter", "wrong arguments"),
        ('{{ note | honorific("") }}', "letter-filter", "wrong arguments"),
        ('{{ note | honorific("person_word") }}', "letter-filter", "wrong arguments"),
        ("{{ things | money }}", "letter-filter", "does not fit"),
        ("{{ 1 + 1 }}", "letter-text", "Arithmetic"),
        ("{% if paid %}", "letter-text", "statement"),
    ],
)
def test_a_text_that_cannot_be_printed_is_found(text: str, code: str, reason: str) -> None:
    """Unknown slots and filters, and filters that do not fit, are found with their place."""
    found = findings(text=text)
    assert [(item.code, item.where) for item in found] == [(code, "texts.standard.body.one.text")]
    assert reason in found[0].reason
    assert found[0].remedy.endswith(".")


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("nothing", "no field"),
        ("invoice.amount", "no field"),
        ("paid and nothing", "no field"),
        ("not nothing", "no field"),
        ('ending == "gift"', "none of the choices"),
        ('ending < "refund"', "no order"),
        ("paid > true", "no order"),
        ('days == "many"', "cannot be compared"),
        ("days == last_day", "cannot be compared"),
        ('last_day < "soon"', "cannot be compared"),
        ("fee == fee", "two currencies"),
        ("things == 1", "Lists and rows"),
        ("1 == 1", "two literals"),
        ("nothing == 1", "no field"),
        ("days ==", "cannot be read"),
        ("days | length", "not one expression"),
    ],
)
def test_a_condition_that_cannot_hold_is_found(source: str, reason: str) -> None:
    """Unknown names and comparisons of different kinds are found in `when`."""
    found = findings(when=source)
    assert found[0].where == "texts.standard.body.one.when"
    assert reason in found[0].reason or source == "days | length"


@pytest.mark.parametrize(
    "source",
    [
        'ending == "refund" and not paid',
        'last_day > "2026-12-31"',
        "days >= 14 or share < 12.5",
        "fee > 0",
        "paid == true",
        "extra",
        "things and invoices",
        'extra != "x"',
    ],
)
def test_a_sound_condition_passes(source: str) -> None:
    """Comparisons of one kind and bare names pass."""
    assert findings(when=source) == ()


@pytest.mark.parametrize(
    ("each", "reason"),
    [
        ("invoice in nothing", "no field"),
        ("thing in things", "holds no rows"),
        ("fee in invoices", "so is a field"),
        ("invoices", "does not name"),
    ],
)
def test_each_over_anything_but_rows_is_found(each: str, reason: str) -> None:
    """`each` takes a new name and a field with rows."""
    found = findings(each=each)
    assert [item.where for item in found] == ["texts.standard.body.one.each"]
    assert reason in found[0].reason


def test_columns_are_known_inside_each() -> None:
    """Columns can be printed and asked for inside `each`, and unknown ones are found."""
    assert findings(each="invoice in invoices", when="invoice.sent", text="{{ invoice.amount }}") == ()
    found = findings(each="invoice in invoices", text="{{ invoice.nothing }} {{ other.amount }} {{ invoice.sent }}")
    assert len(found) == 3
    assert "amount, sent" in found[0].remedy


def test_a_subject_takes_one_line() -> None:
    """A field that may have several lines is refused in the subject."""
    assert [item.code for item in findings(subject="{{ note }}")] == ["letter-subject"]


def test_an_optional_answer_without_a_condition_is_noticed() -> None:
    """Printing what may be left out is a notice, and a condition that names it settles it."""
    found = findings(text="{{ extra }}")
    assert [(item.code, item.level) for item in found] == [("letter-optional", Level.NOTICE)]
    assert findings(text="{{ extra }}", when="extra") == ()


def test_a_fixed_particle_after_a_slot_is_noticed_in_korean() -> None:
    """A particle that the answer decides is noticed when it is fixed or hedged by hand; words are left alone."""
    for text in ("{{ note }}을 보냅니다.", "{{ note }}을(를) 보냅니다.", "{{ fee }}로 합니다."):
        assert [item.code for item in findings("ko", text=text)] == ["letter-particle"]
    for text in (
        "{{ note }}까지 보냅니다.",
        "{{ note }}이라는 말",
        "{{ last_day }}로",
        '{{ note | particle("를/을") }}',
    ):
        assert findings("ko", text=text) == ()


def test_eras_are_never_mixed_with_western_years() -> None:
    """A letter with one date in eras may not ask for another form elsewhere."""
    found = findings("ja", subject='{{ last_day | date("short") }}', text='{{ last_day | date("era") }}')
    assert [(item.code, item.where) for item in found] == [("letter-calendar", "texts.standard.subject")]
    assert findings("ja", subject="{{ last_day }}", text='{{ last_day | date("era") }}') == ()


@pytest.mark.parametrize(
    ("field", "code"),
    [
        ({"id": "sender_name", "type": "text", "label": "x"}, "field-type"),
        ({"id": "a", "type": "choice", "label": "x"}, "field-options"),
        ({"id": "a", "type": "text", "label": "x", "options": [{"id": "b", "label": "c"}]}, "field-options"),
        ({"id": "a", "type": "rows", "label": "x"}, "field-columns"),
        (
            {"id": "a", "type": "rows", "label": "x", "columns": [{"id": "b", "type": "list", "label": "x"}]},
            "field-columns",
        ),
        (
            {"id": "a", "type": "rows", "label": "x", "columns": [{"id": "b", "type": "choice", "label": "x"}]},
            "field-options",
        ),
        ({"id": "a", "type": "party", "label": "x"}, "letter-compute"),
        ({"id": "a", "type": "text", "label": "x", "min": "1"}, "field-bounds"),
        ({"id": "a", "type": "number", "label": "x", "min": "2", "max": "1.5"}, "field-bounds"),
        ({"id": "a", "type": "number", "label": "x", "max_length": 5}, "field-bounds"),
        ({"id": "a", "type": "number", "label": "x", "not_before": "letter_date"}, "field-bounds"),
        ({"id": "a", "type": "date", "label": "x", "not_before": "nothing"}, "field-bounds"),
        ({"id": "a", "type": "date", "label": "x", "not_before": "sender_name"}, "field-bounds"),
        ({"id": "a", "type": "date", "label": "x", "not_before": "a"}, "field-bounds"),
        ({"id": "a", "type": "date", "label": "x", "default": "soon"}, "field-default"),
        ({"id": "a", "type": "text", "label": "x", "max_length": 3, "default": "four"}, "field-default"),
        ({"id": "a", "type": "number", "label": "x", "compute": "plus(1, 2)", "default": "3"}, "field-default"),
        ({"id": "a", "type": "party", "label": "x", "default": "b"}, "field-default"),
        ({"id": "a", "type": "date", "label": "x", "example": "31/12/2026"}, "example"),
        ({"id": "a", "type": "number", "label": "x", "min": "1", "example": "0"}, "example"),
        ({"id": "a", "type": "money", "label": "x", "example": "$1,250"}, "example"),
        ({"id": "a", "type": "boolean", "label": "x", "example": "maybe"}, "example"),
        ({"id": "a", "type": "number", "label": "x", "example": "a few"}, "example"),
        (
            {"id": "a", "type": "choice", "label": "x", "example": "c", "options": [{"id": "b", "label": "c"}]},
            "example",
        ),
    ],
)
def test_a_field_that_cannot_be_asked_is_found(field: dict[str, Any], code: str) -> None:
    """Fields without what their type needs, and examples that do not fit, are found."""
    built = letter(fields=[field], texts=[{"id": "standard", "subject": "S", "body": [{"id": "one", "text": "A"}]}])
    assert code in [item.code for item in check_letter(built, frames(), "en")]


def test_a_field_that_is_a_choice_of_the_frame_is_found() -> None:
    """A letter cannot ask for what the frame of one of its locales asks for already."""
    field = {"id": "year_style", "type": "text", "label": "x"}
    body = [{"id": "one", "text": "A"}]
    built = letter(fields=[field], texts=[{"id": "standard", "subject": "S", "body": body}])
    assert check_letter(built, frames(), "en") == ()
    assert [item.code for item in check_letter(built, frames(), "ja")] == ["field-type"]


def test_a_default_needs_no_condition() -> None:
    """An optional answer with a default is printed without a condition."""
    field = {"id": "a", "type": "number", "label": "x", "required": False, "default": "14", "min": "0"}
    texts = [{"id": "standard", "subject": "S", "body": [{"id": "one", "text": "{{ a }}"}]}]
    assert check_letter(letter(fields=[field], texts=texts), frames(), "en") == ()


def test_columns_can_be_choices() -> None:
    """A column with options is compared with them, and an unknown option is found."""
    column = {"id": "kind", "type": "choice", "label": "x", "options": [{"id": "a", "label": "A"}]}
    field = {"id": "things", "type": "rows", "label": "x", "columns": [column]}
    for option, codes in (("a", []), ("b", ["letter-when"])):
        block = {
            "id": "one",
            "each": "thing in things",
            "when": f'thing.kind == "{option}"',
            "text": "{{ thing.kind }}",
        }
        built = letter(fields=[field], texts=[{"id": "standard", "subject": "S", "body": [block]}])
        assert [item.code for item in check_letter(built, frames(), "en")] == codes


def broken_frames(tmp_path: Path, **changes: Any) -> tuple[Frames, list[str]]:
    """The Korean frame with some keys changed, and the codes of its problems."""
    data = yaml.safe_load((ROOT / "templates/letters/ko.yml").read_text("utf-8"))
    (tmp_path / "ko.yml").write_text(yaml.safe_dump({**data, **changes}, allow_unicode=True), "utf-8")
    loaded, problems = load_frames(tmp_path, ("ko",), shown="templates/letters")
    return loaded, [problem.code for problem in problems]


def test_a_missing_or_broken_frame_is_a_problem(tmp_path: Path) -> None:
    """A locale without a frame, YAML that cannot be read and incomplete frames are problems, not tracebacks."""
    _, problems = load_frames(tmp_path, ("ko",), shown="templates/letters")
    assert [(item.code, str(item.place)) for item in problems] == [("frame-missing", "templates/letters/ko.yml")]
    for text, code in (
        ("a: [", "yaml-syntax"),
        ("a: \x00", "yaml-syntax"),
        ("a: 1\na: 2", "yaml-duplicate-key"),
        ("a: &b 1", "yaml-anchor"),
        ("- a", "frame-unreadable"),
        ("extends: ../x", "frame-unreadable"),
    ):
        (tmp_path / "ko.yml").write_text(text, "utf-8")
        assert [item.code for item in load_frames(tmp_path, ("ko",))[1]] == [code], text
    (tmp_path / "ko.yml").write_bytes(b"a: \xff")
    assert [item.code for item in load_frames(tmp_path, ("ko",))[1]] == ["frame-unreadable"]
    assert broken_frames(tmp_path, fields=[])[1] == ["frame-invalid"]
    assert broken_frames(tmp_path, media={})[1] == ["frame-invalid"]
    assert broken_frames(tmp_path, seasons=[["02-01", "x"]])[1] == ["frame-invalid"]
    assert broken_frames(tmp_path, nonsense=1)[1] == ["frame-invalid"]
    assert broken_frames(tmp_path, prevails=["a", "b"])[1] == ["frame-invalid"]
    choice = {"id": "client_title", "label": "x", "options": [{"id": "a", "label": "A"}, {"id": "b", "label": "B"}]}
    assert broken_frames(tmp_path, choices=[choice])[1] == ["frame-invalid"]


def test_a_frame_without_a_place_for_the_body_is_a_problem(tmp_path: Path) -> None:
    """Every medium inserts the body and the subject once each."""
    block = {"id": "a", "role": "date", "text": "{{ letter_date }}"}
    media = {medium: {"blocks": [dict(block)]} for medium in ("email", "letter", "certified")}
    assert set(broken_frames(tmp_path, media=media)[1]) == {"frame-invalid"}


def test_a_frame_with_an_unknown_slot_or_name_is_found(tmp_path: Path) -> None:
    """Texts and conditions of frames are checked like a letter's."""
    data = yaml.safe_load((ROOT / "templates/letters/ko.yml").read_text("utf-8"))
    data["media"]["email"]["blocks"].append({"id": "x", "role": "closing", "text": "{{ nobody }}", "when": "nothing"})
    loaded, problems = broken_frames(tmp_path, media=data["media"])
    assert problems == []
    found = [item.where for item in check_frames(loaded)]
    assert found == ["ko.media.email.blocks.x.text", "ko.media.email.blocks.x.when"]


@pytest.mark.parametrize(
    ("name", "options", "reason"),
    [
        ("year_style", ["western", "era"], "no words for"),
        ("year_style", ["era", "western"], "not its options"),
        ("amount_style", ["figures", "letters"], "not its options"),
        ("greeting_words", ["auto", "auto"], "stands twice"),
    ],
)
def test_a_choice_of_a_frame_that_cannot_be_made_is_found(
    tmp_path: Path, name: str, options: list[str], reason: str
) -> None:
    """Choices that the executors know have their options and their tables, and no id stands twice."""
    data = yaml.safe_load((ROOT / "templates/letters/ko.yml").read_text("utf-8"))
    kept = [choice for choice in data["choices"] if choice["id"] != name]
    choice = {"id": name, "label": "x", "options": [{"id": option, "label": option} for option in options]}
    loaded, problems = broken_frames(tmp_path, choices=[*kept, choice])
    assert problems == []
    found = [item for item in check_frames(loaded) if item.code == "frame-choice"]
    assert [item.where for item in found] == [f"ko.choices.{name}"]
    assert reason in found[0].reason
    assert found[0].remedy.endswith(".")


def test_all_locales_have_frames() -> None:
    """The four locales load, and the languages have the frames that are theirs."""
    assert tuple(frames().by_locale) == LOCALES
    assert [frame.locale for frame in frames().of_language("en")] == ["en-US", "en-GB"]
