"""The paper: order, forms of address, missing, blank and hostile answers."""

from __future__ import annotations

import json
from typing import Any

import pytest

from generator.letters.layout import columns
from generator.letters.paper import LetterError, Literal, Paper, Slot, examples, paper, to_text
from generator.letters.values import REFUSALS
from generator.model.letter import Medium, Register
from tests.letters.support import LOCALES, frames, letter, notice


def filled(locale: str, register: Register = "standard", medium: Medium = "letter", **changes: Any) -> Paper:
    """The notice with its examples, some answers changed; None takes one away."""
    source = notice(locale.split("-")[0])
    answers = {**examples(source, frames().get(locale))[0], **changes}
    return paper(source, frames=frames(), locale=locale, register=register, medium=medium, answers=answers)


def text_of(locale: str, medium: Medium = "letter", register: Register = "standard", **changes: Any) -> str:
    """The notice as text."""
    return to_text(filled(locale, register, medium, **changes))


@pytest.mark.parametrize("locale", LOCALES)
def test_what_is_unnumbered_stands_among_the_items(locale: str) -> None:
    """It keeps its place, takes no number from the items after it, and is set apart from the one before."""
    kinds = {"one": "item", "two": "item", "sign": "unnumbered", "three": "item"}
    body = [{"id": "open", "text": "Open."}]
    body += [{"id": name, "kind": kind, "text": f"{name.title()}."} for name, kind in kinds.items()]
    source = letter(texts=[{"id": "standard", "subject": "S", "body": body}])
    made = paper(source, frames=frames(), locale=locale, register="standard", medium="letter", answers={})
    blocks = {block.id: block for block in made.blocks}
    assert [block.id for block in made.blocks if block.id in kinds] == list(kinds)
    assert [blocks[name].marker[0] for name in ("one", "two", "three")] == ["1", "2", "3"]
    assert (blocks["sign"].marker, blocks["sign"].role, blocks["sign"].tight) == ("", "paragraph", False)


def test_japanese_letters_keep_their_order() -> None:
    """拝啓 with the month's greeting, the body, 敬具, then 記, the items and 以上."""
    text = text_of("ja")
    marks = [
        "2026年11月30日",
        "山田太郎様",
        "佐藤美咲　印",
        "拝啓　向寒の候、",
        "　さて、",
        "敬具",
        "記\n",
        "1．",
        "以上\n",
    ]
    places = [text.index(mark) for mark in marks]
    assert places == sorted(places)
    assert text.index("何卒") < text.index("下記のとおり"), "the overlay puts thanks before the items"


def test_japanese_certified_mail_and_email_have_no_greeting_of_the_season() -> None:
    """内容証明 goes straight to the point, and an e-mail has no 拝啓."""
    for medium in ("certified", "email"):
        text = text_of("ja", medium)
        for word in ("拝啓", "敬具", "の候", "さて、"):
            assert word not in text
    assert "お世話になっております" not in text_of("ja", "certified")


COURTESIES = {
    ("ja", "letter"): ("ご清栄", "御礼申し上げます。\n\n　　", "前略"),
    ("ja", "email"): ("お世話になっております", "メールにて御礼", "佐藤美咲です。"),
    ("ko", "letter"): ("귀사의 무궁한 발전", "", ""),
    ("ko", "certified"): ("귀사의 무궁한 발전", "", ""),
    ("ko", "email"): ("감사합니다.", "", ""),
    ("en-US", "email"): ("Kind regards,", "", "Regards,"),
}
"""Locale and medium to what stands in most letters, only in letters of thanks, and only in those without wishes."""


@pytest.mark.parametrize(("where", "marks"), COURTESIES.items(), ids="-".join)
def test_courtesies_suit_the_letter(where: tuple[str, Medium], marks: tuple[str, str, str]) -> None:
    """A letter in which good wishes would be hollow has none, and one of thanks closes with thanks."""
    locale, medium = where
    usual, thanks, none = marks
    found = {}
    for courtesy in ("usual", "thanks", "none"):
        source = notice(locale.split("-")[0]).model_copy(update={"courtesy": courtesy})
        answers = examples(source, frames().get(locale))[0]
        made = paper(
            source,
            frames=frames(),
            locale=locale,
            register="standard",
            medium=medium,
            answers=answers,
            today="2026-12-01",
        )
        found[courtesy] = to_text(made)
    assert usual in found["usual"]
    assert usual in found["thanks"]
    assert usual not in found["none"]
    assert thanks in found["thanks"]
    assert not thanks or thanks not in found["usual"]
    assert none in found["none"]
    assert not none or locale.startswith("en") or none not in found["usual"]
    for word in ("さて、", "敬具"):
        assert word not in found["none"]


def test_no_season_without_a_date() -> None:
    """Without the date of the letter the greeting is 時下, which fits all year."""
    assert "拝啓　時下ますます" in text_of("ja", letter_date=None)


def test_forms_of_address_follow_the_person() -> None:
    """様 and 귀하 follow a person; 御中 and 귀중 an organisation; never both."""
    assert "広報部長　山田太郎様" in text_of("ja")
    assert "御中" not in text_of("ja")
    nobody = text_of("ja", client_person=None)
    assert "株式会社青空デザイン　御中" in nobody
    assert "様" not in nobody
    assert "김민수 팀장 귀하" in text_of("ko")
    nobody = text_of("ko", client_person=None)
    assert "수신: 주식회사 한빛소프트웍스 귀중\n" in nobody
    assert "귀하" not in nobody
    assert "김민수 팀장님께" in text_of("ko", "email")
    assert "주식회사 한빛소프트웍스 담당자님께" in text_of("ko", "email", client_person=None)
    alone = text_of("ja", client_company=None, client_title=None)
    assert "山田太郎様におかれましては" in alone
    assert "ご清栄" not in alone.split("敬具")[0].split("拝啓")[1].split("\n")[0]


def test_a_form_of_address_is_never_doubled() -> None:
    """A name that already carries 様, 氏, 各位, 님 or 귀하 gets no other."""
    assert "お客様各位\n" in text_of("ja", client_person="お客様各位", client_title=None)
    assert "様様" not in text_of("ja", client_person="山田太郎様")
    assert "氏様" not in text_of("ja", client_person="山田太郎氏")
    assert "김민수 팀장님께" in text_of("ko", "email", client_title="팀장님")
    assert "귀하 귀하" not in text_of("ko", client_title="팀장 귀하")


def test_english_closes_follow_the_salutation() -> None:
    """Yours faithfully follows Dear Sir or Madam, Yours sincerely a name; the US has a colon."""
    assert "Dear Priya Shah,\n" in text_of("en-GB")
    assert "Yours sincerely,\n" in text_of("en-GB")
    nobody = text_of("en-GB", client_person=None)
    assert "Dear Sir or Madam,\n" in nobody
    assert "Yours faithfully,\n" in nobody
    assert "Dear Ana Rivera:\n" in text_of("en-US")
    assert "To Whom It May Concern:\n" in text_of("en-US", client_person=None)


def test_eras_hold_for_the_whole_letter() -> None:
    """One date in eras puts all of them in eras, the frame's included."""
    text = text_of("ja", "certified", "firm")
    assert "令和8年11月30日" in text
    assert "2026年" not in text


def test_items_are_numbered_and_their_heading_goes_with_them() -> None:
    """Rows and items count on; without any item the heading is left out."""
    assert "7. 인수인계:" in text_of("ko")
    source = letter(
        texts=[
            {
                "id": "standard",
                "subject": "S",
                "body": [
                    {"id": "one", "text": "A"},
                    {"id": "two", "kind": "item", "when": "fee", "text": "B"},
                    {"id": "three", "text": "C"},
                    {"id": "four", "kind": "item", "text": "D"},
                ],
            }
        ]
    )
    for answers, heads in (({}, 1), ({"fee": {"amount": "1", "currency": "KRW"}}, 2)):
        given = paper(source, frames=frames(), locale="ko", register="standard", medium="letter", answers=answers)
        assert to_text(given).count("- 다 음 -") == heads
        assert to_text(given).count("1. ") == heads


def test_missing_answers_are_labels_in_brackets() -> None:
    """What is missing prints as its label, is listed, and hedges its particle."""
    given = paper(notice("ko"), frames=frames(), locale="ko", register="standard", medium="letter", answers={})
    assert "[계약명]을(를) [마지막 업무일] 자로" in to_text(given)
    assert {"contract_name", "last_day", "work.0.item", "letter_date"} <= set(given.missing)
    assert filled("ko").missing == ()


def test_the_blank_form_shows_every_block() -> None:
    """The blank form prints the letter's blocks whatever their conditions, and says which depend on one."""
    given = paper(
        notice("en"), frames=frames(), locale="en-GB", register="standard", medium="letter", answers={}, blank=True
    )
    shown = {block.id: block.when for block in given.blocks if not block.id.startswith("frame-")}
    assert set(shown) == {block.id for block in notice("en").texts[1].body}
    assert shown["refund"] == 'ending == "refund" and refund and refund_date'


def test_the_blank_form_has_a_box_before_what_not_every_letter_says() -> None:
    """What hangs on a condition, or on rows that may be left out, is there to be ticked; the rest stands as it is."""
    letter = notice("en")
    text = letter.texts[1]
    always = text.body[0].model_copy(update={"id": "always", "when": None})
    undated = always.model_copy(update={"id": "undated", "when": "not refund_date"})
    unpaid = always.model_copy(update={"id": "unpaid", "when": "not paid"})
    changed = text.model_copy(update={"body": [*text.body, always, undated, unpaid]})
    letter = letter.model_copy(update={"texts": [letter.texts[0], changed, *letter.texts[2:]]})
    rows = {spec.id: spec.required for spec in letter.fields if spec.type == "rows"}
    optional = {block.id for block in changed.body if block.when or (block.each and not rows[block.each.split()[-1]])}
    assert {"undated", "unpaid", "invoice"} <= optional
    for blank in (True, False):
        made = paper(
            letter, frames=frames(), locale="en-GB", register="standard", medium="letter", answers={}, blank=blank
        )
        ticked = {block.id for block in made.blocks if block.text.startswith("□ ")}
        assert ticked == (optional if blank else set())
    assert {block.id for block in changed.body} - optional >= {"always"}


def test_slots_say_their_field() -> None:
    """Slots name their field, a row's column by its path; words around them are literals."""
    given = filled("en-US")
    block = next(block for block in given.blocks if block.id == "invoice" and block.row == 1)
    assert block.parts[0] == Literal("Invoice ")
    assert block.parts[1] == Slot("invoices.1.number", "2026-121", True)
    assert given.subject == "Notice of termination: Website Maintenance Agreement, ending December 31, 2026"


def test_what_a_letter_does_not_offer_is_refused() -> None:
    """An unknown locale, register or medium raises an error that says so."""
    source = letter(media=["email"])
    for locale, register, medium in (
        ("es", "standard", "email"),
        ("ko", "firm", "email"),
        ("ko", "standard", "letter"),
    ):
        with pytest.raises(LetterError):
            paper(source, frames=frames(), locale=locale, register=register, medium=medium, answers={})  # type: ignore[arg-type]


TEXTUAL_HOSTILE = [
    "<script>alert(1)</script>",
    "{{ 7*7 }}",
    "{% raw %}",
    "javascript:alert(1)",
    "=1+1",
    "]]>",
    "&amp;",
    "'; DROP TABLE letters; --",
    "Z͑ͫ̓a̴l̷g̸o̶",
    "\\u202e",
    "${x}",
]


@pytest.mark.parametrize("hostile", TEXTUAL_HOSTILE)
def test_hostile_words_come_out_as_words(hostile: str) -> None:
    """Markup, slots and formulas in an answer are printed as they were typed."""
    for locale in LOCALES:
        assert hostile in text_of(locale, contract_name=hostile)


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ("a\x00b", "control"),
        ("a\x1bb", "control"),
        ("a\ud800b", "control"),
        ("a\ufeffb", "control"),
        ("a\u202eb", "bidi"),
        ("a\u2066b", "bidi"),
        ("Subject: x\r\nBcc: y", "lines"),
        ("x" * 1_000_000, "long"),
        (7, "type"),
        (["a"], "type"),
        ({"text": "a", "more": "b"}, "type"),
        ({"text": "a", "reading": "\x00"}, "control"),
    ],
)
def test_hostile_answers_are_refused_with_a_reason(value: Any, code: str) -> None:
    """Control characters, marks of direction, line breaks and megabytes are refused and count as missing."""
    given = filled("ko", contract_name=value)
    assert [(item.field, item.code) for item in given.refused] == [("contract_name", code)]
    assert given.refused[0].reason.endswith(".")
    assert given.refused[0].remedy.endswith(".")
    assert "contract_name" in given.missing


@pytest.mark.parametrize(
    ("field", "value", "code"),
    [
        ("last_day", "2026-02-30", "date"),
        ("last_day", 20261231, "type"),
        ("share", "12,5", "number"),
        ("share", "1e9", "number"),
        ("refund", {"amount": "1250,00", "currency": "KRW"}, "amount"),
        ("refund", {"amount": "1250.00", "currency": "won"}, "currency"),
        ("refund", "1250", "type"),
        ("ending", "gift", "option"),
        ("paid", "yes", "type"),
        ("handover", "a", "type"),
        ("handover", ["a"] * 101, "many"),
        ("handover", [1], "type"),
        ("invoices", {}, "type"),
        ("invoices", ["a"], "type"),
        ("invoices", [{"other": "x"}], "column"),
    ],
)
def test_an_answer_of_the_wrong_form_is_refused(field: str, value: Any, code: str) -> None:
    """Each type refuses what is not of its form, and the letter is printed all the same."""
    given = filled("en-US", **{field: value})
    assert [(item.field, item.code) for item in given.refused] == [(field, code)]
    assert to_text(given)


def test_a_cell_is_refused_on_its_own() -> None:
    """A wrong cell leaves its row's other cells alone."""
    given = filled("en-US", invoices=[{"number": "1", "amount": "?", "due": "2026-12-31"}])
    assert [item.field for item in given.refused] == ["invoices.0.amount"]
    assert "Invoice 1 for [Amount] is due on December 31, 2026." in to_text(given)


def test_every_refusal_has_words() -> None:
    """Each code has a reason and a remedy in whole sentences."""
    assert all(reason.endswith(".") and remedy.endswith(".") for reason, remedy in REFUSALS.values())


def test_tabs_breaks_and_edges_are_brought_into_one_form() -> None:
    """Tabs become spaces, line breaks \\n, and blank edges go; what is blank counts as missing."""
    assert "\n[Your name]\n" in "\n" + text_of("en-US", sender_name=" \u3000 ")
    assert "\nA B\nC\n" in text_of("en-US", sender_address="\u00a0A\tB\r\nC\u2028\n")


def test_a_reading_decides_the_particle() -> None:
    """A name in Latin letters takes the particle of its reading."""
    assert "Acme을(를)" in text_of("ko", contract_name="Acme")
    assert "Acme를" in text_of("ko", contract_name={"text": "Acme", "reading": "애크미"})


def test_conditions_follow_the_answers() -> None:
    """Zero, no, empty lists and missing answers do not hold."""
    assert "I will refund" in text_of("en-US")
    for changes in ({"refund": {"amount": "0.00", "currency": "USD"}}, {"ending": "credit"}, {"ending": None}):
        assert "I will refund" not in text_of("en-US", **changes)
    assert "This is the notice of 1 day that" in text_of("en-US", notice_days="1")
    assert "This is the notice" not in text_of("en-US", notice_days="-1")
    assert "Invoice" not in text_of("en-US", invoices=[])
    assert "Invoice" not in text_of("en-US", paid=True)


@pytest.mark.parametrize(
    ("source", "holds"),
    [
        ('last_day > "2026-12-30"', True),
        ('last_day < "2026-12-31"', False),
        ("last_day == other_day", False),
        ('other_day != "2026-12-31"', True),
        ("days == 30.0", True),
        ("days != 30", False),
        ("-1 < days", True),
        ("days <= 29.999999", False),
        ("fee >= 1250", True),
        ("paid == false", True),
        ('word == "a"', True),
        ('word != "a"', False),
        ("days and other_day", False),
        ("not (days and other_day)", True),
        ("days > other_number", False),
    ],
)
def test_comparisons(source: str, holds: bool) -> None:
    """Numbers compare by value, dates by day, and a missing answer equals nothing."""
    fields = [
        {"id": "last_day", "type": "date", "label": "x"},
        {"id": "other_day", "type": "date", "label": "x"},
        {"id": "days", "type": "number", "label": "x"},
        {"id": "other_number", "type": "number", "label": "x"},
        {"id": "fee", "type": "money", "label": "x"},
        {"id": "paid", "type": "boolean", "label": "x"},
        {"id": "word", "type": "text", "label": "x"},
    ]
    body = [{"id": "one", "text": "Shown.", "when": source}]
    answers = {
        "last_day": "2026-12-31",
        "days": "30",
        "fee": {"amount": "1250.00", "currency": "USD"},
        "word": "a",
    }
    given = paper(
        letter(fields=fields, texts=[{"id": "standard", "subject": "S", "body": body}]),
        frames=frames(),
        locale="en-US",
        register="standard",
        medium="email",
        answers=answers,
    )
    assert ("Shown." in to_text(given)) is holds


def test_every_filter_prints() -> None:
    """Money by code and symbol, plain numbers, weekdays, choices, addresses in a line and lists with or."""
    fields: list[dict[str, Any]] = [
        {"id": "fee", "type": "money", "label": "x", "example": "1250.00 USD"},
        {"id": "year", "type": "number", "label": "x", "example": "2026"},
        {"id": "day", "type": "date", "label": "x", "example": "2026-12-31"},
        {"id": "way", "type": "choice", "label": "x", "example": "a", "options": [{"id": "a", "label": "the A way"}]},
        {"id": "things", "type": "list", "label": "x", "example": "one\ntwo"},
        {"id": "place", "type": "address", "label": "x", "example": "1 Road\nTown"},
        {"id": "yes", "type": "boolean", "label": "x", "example": "yes"},
    ]
    text = (
        '{{ fee | money("code") }}; {{ fee | money("symbol") }}; {{ year | number("plain") }}; '
        '{{ day | date("full") }}; {{ way }}; {{ things | list("or") }}; {{ place | line }}'
    )
    source = letter(fields=fields, texts=[{"id": "standard", "subject": "S", "body": [{"id": "one", "text": text}]}])
    answers, found = examples(source)
    assert found == ()
    assert answers["yes"] is True
    given = paper(source, frames=frames(), locale="en-US", register="standard", medium="email", answers=answers)
    assert (
        "USD\u00a01,250.00; $1,250.00; 2026; Thursday, December 31, 2026; the A way; one or two; 1 Road, Town"
        in to_text(given)
    )


def test_examples_of_unknown_columns_are_found() -> None:
    """A cell for a column that does not exist is a finding."""
    rows = {
        "id": "rows",
        "type": "rows",
        "label": "x",
        "columns": [{"id": "a", "type": "date", "label": "x"}],
        "rows": [{"id": "one", "cells": {"a": "2026-12-31", "b": "x"}}, {"id": "two", "cells": {"a": "soon"}}],
    }
    answers, found = examples(letter(fields=[rows]))
    assert answers == {"rows": [{"a": "2026-12-31"}, {}]}
    assert [item.where for item in found] == ["fields.rows.rows.one.cells.b", "fields.rows.rows.two.cells.a"]


def test_programs_are_json() -> None:
    """A compiled letter survives JSON, so that the browser can be given the same."""
    from generator.letters.paper import program

    compiled, data = program(notice("ja"), frames=frames(), locale="ja", register="standard", medium="letter")
    for value in (compiled, data):
        assert json.loads(json.dumps(value)) == json.loads(json.dumps(json.loads(json.dumps(value))))
    assert "total" in compiled["fields"]
    assert "paid" in compiled["fields"]


def test_columns_count_wide_characters_twice() -> None:
    """Hangul, kana, kanji, full-width forms and emoji take two columns."""
    assert columns("가あ漢Ａ🎉") == 10
    assert columns("abc é") == 5
