"""Answers by language, legal forms, choices of the frame, and the reader's own lines."""

from __future__ import annotations

from typing import Any

import pytest

from generator.letters.paper import NOTES, Paper, examples, paper, program, to_text
from generator.model.letter import Medium, Register
from tests.letters.support import LOCALES, MEDIA, REGISTERS, frames, letter, notice


def filled(locale: str, medium: Medium = "letter", register: Register = "standard", **changes: Any) -> Paper:
    """The notice with its examples, some answers changed; options start with an underscore."""
    source = notice(locale.split("-")[0])
    options: dict[str, Any] = {name[1:]: value for name, value in changes.items() if name.startswith("_")}
    given = {name: value for name, value in changes.items() if not name.startswith("_")}
    answers = {**examples(source, frames().get(locale))[0], **given}
    chosen: dict[str, Any] = {"locale": locale, "register": register, "medium": medium}
    return paper(source, frames=frames(), answers=answers, **chosen, **options)


def noted(given: Paper) -> list[tuple[str, str]]:
    """Fields and codes of the notes."""
    return [(item.field, item.code) for item in given.notes]


NAME = {"ko": "이서연", "en": "Seo-yeon Lee"}


def test_an_answer_is_picked_in_the_letter_s_language() -> None:
    """A name in two languages prints the letter's own, and what is typed first where it has none, which is noted."""
    assert "이서연" in to_text(filled("ko", sender_name=NAME))
    assert "Seo-yeon Lee" in to_text(filled("en-GB", sender_name=NAME))
    assert noted(filled("ko", sender_name=NAME)) == noted(filled("en-GB", sender_name=NAME)) == []
    japanese = filled("ja", sender_name=NAME)
    assert "이서연" in to_text(japanese)
    assert noted(japanese) == [("sender_name", "borrowed"), ("sender_name", "script")]
    latin = filled("ja", sender_name={"en": "Seo-yeon Lee", "ko": "이서연"})
    assert noted(latin) == [("sender_name", "borrowed")], "Latin letters are fine in Japanese"


def test_blank_words_in_the_letter_s_language_are_passed_over() -> None:
    """A field that was emptied in one language prints the other's words, and nothing where all are blank."""
    given = filled("ko", sender_name={"ko": " ", "en": "Seo-yeon Lee"})
    assert "Seo-yeon Lee" in to_text(given)
    assert noted(given) == [("sender_name", "borrowed")]
    assert "sender_name" in filled("ko", sender_name={"ko": "", "en": {"text": ""}}).missing


def test_lists_and_cells_are_picked_by_language_too() -> None:
    """A list and a worded cell may be given by language; a refused one is refused on its own."""
    work = [{"item": {"en": "Report", "ko": "보고서"}, "due": "2026-12-11"}]
    given = filled("ko", work=work, handover={"en": ["code"], "ko": ["소스 코드"]})
    assert "보고서" in to_text(given)
    assert "소스 코드" in to_text(given)
    assert noted(given) == []
    english = filled("en-US", work=[{"item": {"ko": "보고서"}}], handover={"ko": ["소스"]})
    assert noted(english) == [(path, code) for path in ("work.0.item", "handover") for code in ("borrowed", "script")]
    refused = filled("ko", sender_name={"ko": "a\x00", "en": "b"})
    assert [(item.field, item.code) for item in refused.refused] == [("sender_name", "control")]


@pytest.mark.parametrize(
    "value", [{"ko": {"en": "x"}}, {"ko": "x", "text": "y"}, {"KO": "x"}, {"ko-KR": "x"}, {"k": "x"}]
)
def test_only_languages_are_keys(value: Any) -> None:
    """A mapping with anything but languages for keys has the wrong form, however deep it stands."""
    assert [item.code for item in filled("ko", sender_name=value).refused] == ["type"]


def test_only_what_is_printed_is_noted() -> None:
    """Words of another script in a block that is not printed say nothing."""
    assert noted(filled("en-US", reason="이유")) == [("reason", "script")]
    assert noted(filled("en-US", register="firm", reason="이유")) == []
    assert noted(filled("ja", reason="これは理由です。漢字も。")) == []
    assert noted(filled("ko", reason="漢字는 괜찮다")) == []
    assert noted(filled("ko", reason="これ")) == [("reason", "script")]
    assert noted(filled("en-GB", reason="漢字")) == [("reason", "script")]


def test_every_note_has_words() -> None:
    """Each code has a reason and a remedy in whole sentences."""
    assert all(reason.endswith(".") and remedy.endswith(".") for reason, remedy in NOTES.values())


@pytest.mark.parametrize(
    ("locale", "company", "printed"),
    [
        ("ko", {"text": "한빛", "form": "주식회사"}, "주식회사 한빛"),
        ("ko", {"text": "한빛", "form": "주식회사", "place": "after"}, "한빛 주식회사"),
        ("ko", {"text": "한빛", "form": "㈜"}, "㈜한빛"),
        ("ko", {"text": "한빛", "form": "(주)", "place": "after"}, "한빛(주)"),
        ("ko", {"text": "Harbor & Pine", "form": "LLC"}, "Harbor & Pine LLC"),
        ("ja", {"text": "青空デザイン", "form": "株式会社"}, "株式会社青空デザイン"),
        ("ja", {"text": "青空デザイン", "form": "株式会社", "place": "after"}, "青空デザイン株式会社"),
        ("en-US", {"text": "Harbor & Pine", "form": "Inc."}, "Harbor & Pine Inc."),
        ("en-GB", {"text": "Pennine & Field", "form": "Ltd"}, "Pennine & Field Ltd"),
        ("en-GB", {"text": "한빛", "form": "주식회사", "place": "before"}, "주식회사 한빛"),
    ],
)
def test_a_legal_form_takes_its_place(locale: str, company: Any, printed: str) -> None:
    """A form stands where the register has it, parted from the name as the locale does."""
    assert printed in to_text(filled(locale, client_company=company))


def test_a_particle_follows_the_legal_form_behind_the_name() -> None:
    """Behind the name the form decides the particle; before it, the name or its reading does."""
    text = '{{ client_company | particle("을/를") }}'
    source = letter(texts=[{"id": "standard", "subject": "S", "body": [{"id": "one", "text": text}]}])
    for company, printed in (
        ({"text": "한빛", "form": "주식회사"}, "주식회사 한빛을"),
        ({"text": "한빛", "form": "주식회사", "place": "after", "reading": "한빛"}, "한빛 주식회사를"),
        ({"text": "Acme", "form": "㈜", "reading": "애크미"}, "㈜Acme를"),
        ({"text": "Acme", "form": "㈜", "place": "after", "reading": "애크민"}, "Acme㈜를"),
    ):
        chosen: dict[str, Any] = {"locale": "ko", "register": "standard", "medium": "email"}
        given = paper(source, frames=frames(), answers={"client_company": company}, **chosen)
        assert printed in to_text(given)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("client_company", {"text": "a", "place": "below"}),
        ("client_company", {"text": "a", "form": ["Inc."]}),
        ("client_person", {"text": "a", "form": "Inc."}),
        ("client_name", "a"),
    ],
)
def test_a_form_that_does_not_fit_is_refused(field: str, value: Any) -> None:
    """Only organisations have forms, before or after the name; a party is never answered."""
    body = [{"id": "one", "text": "{{ client_company }} {{ client_person }} {{ client_name }}"}]
    source = letter(texts=[{"id": "standard", "subject": "S", "body": body}])
    chosen: dict[str, Any] = {"locale": "en-US", "register": "standard", "medium": "email"}
    given = paper(source, frames=frames(), answers={field: value}, **chosen)
    assert [(item.field, item.code) for item in given.refused] == [(field, "type")]


def test_a_party_is_the_organisation_or_else_the_person() -> None:
    """client_name prints the company, else the person with a form of address, else its label."""
    text = "{{ client_name | honorific(' 님') | particle('과/와') }}"
    source = letter(texts=[{"id": "standard", "subject": "S", "body": [{"id": "one", "text": text}]}])
    for answers, printed in (
        ({"client_company": "한빛", "client_person": "김민수"}, "한빛과"),
        ({"client_person": "김민수"}, "김민수 님과"),
        ({"client_person": "김민수님"}, "김민수님과"),
        ({}, "[거래처]과(와)"),
    ):
        chosen: dict[str, Any] = {"locale": "ko", "register": "standard", "medium": "email"}
        given = paper(source, frames=frames(), answers=answers, **chosen)
        assert f"\n{printed}\n" in to_text(given)
    borrowed = paper(source, frames=frames(), answers={"client_person": {"en": "Kim"}}, **chosen)
    assert ("client_person", "borrowed") in noted(borrowed), "the note leads to the field that was answered"


def test_a_private_person_is_no_company() -> None:
    """With a person and no company no word of the frame speaks to a company, in any register and medium."""
    for locale, words in (("ja", ("ご清栄", "御中", "取引先")), ("ko", ("귀사의 무궁한", "귀중", "상호", "거래처"))):
        for medium in MEDIA:
            for register in REGISTERS:
                given = filled(locale, medium, register, client_company=None, client_title=None)
                frame = [block.text for block in given.blocks if block.id.startswith("frame-")]
                assert not [word for word in words if any(word in text for text in frame)]
    for locale in ("en-US", "en-GB"):
        for medium in MEDIA:
            text = to_text(filled(locale, medium, client_company=None))
            assert "[Client]" not in text
            assert "Dear " in text


def test_the_date_of_the_letter_is_today_where_none_is_given() -> None:
    """letter_date has the day of the options for its default; the blank form asks for it."""
    assert "2026년 12월 3일" in to_text(filled("ko", letter_date=None, _today="2026-12-03"))
    assert "[작성일]" in to_text(filled("ko", letter_date=None))
    assert "[작성일]" in to_text(filled("ko", _today="2026-12-03", _blank=True))


def test_years_are_chosen_for_the_whole_letter() -> None:
    """Eras or Western years hold for every date, whatever single slots ask for; the two never mix."""
    chosen = to_text(filled("ja", year_style="era"))
    assert "令和8年11月30日" in chosen
    assert "2026年" not in chosen
    assert "2026年" not in to_text(filled("ja", "certified", "firm")), "the letter's own wish is its default"
    western = to_text(filled("ja", "certified", "firm", year_style="western"))
    assert "令和" not in western
    assert "2026年11月30日" in western
    assert "令和8年" not in to_text(filled("ja", "certified", "firm", year_style="western", _blank=True))


def test_amounts_are_written_in_words_on_request() -> None:
    """amount_style writes plain amounts in words where the language has them for the currency."""
    assert "1,250,000원" in to_text(filled("ko"))
    words = to_text(filled("ko", amount_style="words"))
    assert "금 일백이십오만원정(₩1,250,000)" in words
    assert "金壱百弐拾" in to_text(filled("ja", amount_style="words", total={"amount": "120", "currency": "JPY"}))
    dollars = [{"number": "1", "amount": {"amount": "5", "currency": "USD"}, "due": "2026-12-15"}]
    assert "5달러" in to_text(filled("ko", amount_style="words", invoices=dollars))
    assert "$1,250.00" in to_text(filled("en-US", amount_style="words")), "English has no such choice"


@pytest.mark.parametrize(
    ("locale", "medium", "register", "answers", "there", "gone"),
    [
        ("ja", "letter", "standard", {"opening_words": "kinkei"}, ["謹啓　向寒の候、", "謹白"], ["拝啓", "敬具"]),
        ("ja", "letter", "standard", {"opening_words": "none"}, ["\n　向寒の候、ますます"], ["拝啓", "敬具", "謹白"]),
        ("ja", "letter", "firm", {"opening_words": "kinkei"}, ["謹啓　平素は", "謹白"], ["拝啓", "敬具"]),
        ("ja", "letter", "firm", {}, ["　まずは、書面をもってご通知申し上げます。\n"], ["略儀ながら"]),
        ("ja", "letter", "standard", {"season_words": "any"}, ["拝啓　時下ますます"], ["の候"]),
        ("ja", "letter", "standard", {"season_words": "none"}, ["拝啓　ますますご清栄"], ["の候", "時下"]),
        ("ja", "letter", "gentle", {"person_word": "sensei"}, ["山田太郎先生"], ["山田太郎様"]),
        ("ja", "email", "gentle", {"person_word": "sensei"}, ["山田太郎先生"], ["山田太郎様"]),
        ("ko", "email", "gentle", {"greeting_words": "formal"}, ["안녕하십니까"], ["안녕하세요"]),
        ("ko", "email", "gentle", {}, ["안녕하세요"], ["안녕하십니까"]),
        ("ko", "email", "firm", {"greeting_words": "soft"}, ["안녕하세요"], ["안녕하십니까"]),
        ("ko", "email", "firm", {}, ["안녕하십니까", "이서연 드림"], ["안녕하세요"]),
        ("ko", "email", "firm", {"signature_word": "ollim"}, ["이서연 올림"], ["드림"]),
        ("ko", "email", "firm", {"signature_word": "none"}, ["\n이서연\n"], ["드림"]),
        ("ko", "letter", "firm", {"addressee_word": "nim"}, ["김민수 팀장님\n"], ["귀하"]),
        ("ko", "letter", "firm", {"addressee_word": "nim", "client_title": None}, ["김민수 님\n"], ["귀하"]),
        ("ko", "certified", "firm", {"addressee_word": "nim"}, ["김민수 팀장님\n"], ["귀하"]),
        ("en-US", "email", "firm", {"salutation_words": "hello"}, ["Hello Ana Rivera,"], ["Dear"]),
        ("en-US", "email", "firm", {"closing_words": "best"}, ["\nBest regards,\n"], ["\nRegards,"]),
        ("en-US", "letter", "firm", {"closing_words": "truly"}, ["\nYours truly,\n"], ["Sincerely,"]),
        ("en-GB", "letter", "firm", {"closing_words": "faithfully"}, ["\nYours faithfully,\n"], ["Yours sincerely"]),
        ("en-GB", "email", "firm", {"salutation_words": "hello", "client_person": None}, ["Hello Pennine"], ["Dear"]),
        ("en-US", "letter", "firm", {"closing_words": "faithfully"}, ["\nSincerely,\n"], ["faithfully"]),
        ("en-US", "letter", "firm", {"closing_words": ["best"]}, ["\nSincerely,\n"], ["Best"]),
    ],
)
def test_every_word_of_a_frame_can_be_chosen(
    locale: str, medium: Medium, register: Register, answers: dict[str, Any], there: list[str], gone: list[str]
) -> None:
    """Openings, seasons, forms of address, greetings, signatures and closings follow the reader's choice.

    A choice that the locale does not have falls back to its first option.
    """
    given = filled(locale, medium, register, **answers)
    text = to_text(given)
    assert [word for word in there if word not in text] == []
    assert [word for word in gone if word in text] == []
    assert given.refused == ()


@pytest.mark.parametrize("locale", LOCALES)
def test_every_option_of_every_choice_changes_a_letter(locale: str) -> None:
    """No choice is offered where it makes no difference, and each option gives another letter."""
    frame = frames().get(locale)
    assert frame is not None
    seen = set()
    for medium in MEDIA:
        for register in REGISTERS:
            source = notice(frame.language)
            compiled, _ = program(source, frames=frames(), locale=locale, register=register, medium=medium)
            for choice in (choice for choice in frame.choices if choice.id in compiled["choices"]):
                for person in ({}, {"client_person": None}):
                    options = [option.id for option in choice.options]
                    texts = {to_text(filled(locale, medium, register, **person, **{choice.id: one})) for one in options}
                    seen.add((choice.id, len(texts)))
    for choice in frame.choices:
        distinct = max(count for name, count in seen if name == choice.id)
        assert distinct >= len(choice.options) - (choice.options[0].id == "auto")


def test_a_line_of_the_frame_can_be_replaced_or_left_out() -> None:
    """The reader's words stand in place of the frame's; empty ones leave the block out; conditions still decide."""
    given = filled("ko", _lines={"frame-greeting-company": "안녕하십니까.\n이서연입니다.", "frame-signature": ""})
    own = [block for block in given.blocks if block.own]
    assert [(block.id, block.text) for block in own] == [("frame-greeting-company", "안녕하십니까.\n이서연입니다.")]
    assert "(인)" not in to_text(given)
    assert "귀사의 무궁한" not in to_text(given)
    elsewhere = filled("ko", client_company=None, _lines={"frame-greeting-company": "Words"})
    assert "Words" not in to_text(elsewhere)
    assert not any(block.own for block in filled("ko", _lines={"opening": "Words", "greeting": "Words"}).blocks)
    assert "Words" not in to_text(filled("ko", _lines={"frame-greeting-company": "Words"}, _blank=True))


@pytest.mark.parametrize(("words", "code"), [("a\x00", "control"), ("x" * 5001, "long"), (5, "type")])
def test_a_line_that_cannot_be_printed_is_refused(words: Any, code: str) -> None:
    """The frame's own words stay where the reader's are refused, and it is said which."""
    given = filled("ko", _lines={"frame-greeting-company": words})
    assert [(item.field, item.code) for item in given.refused] == [("lines.frame-greeting-company", code)]
    assert "귀사의 무궁한" in to_text(given)


def test_blocks_say_what_they_mirror() -> None:
    """A block that a language adds names the source's block that says the same."""
    body = [{"id": "one", "text": "A"}, {"id": "two", "mirrors": "one", "text": "B"}]
    source = letter(texts=[{"id": "standard", "subject": "S", "body": body}])
    chosen: dict[str, Any] = {"locale": "en-US", "register": "standard", "medium": "email"}
    given = paper(source, frames=frames(), answers={}, **chosen)
    assert {block.id: block.mirrors for block in given.blocks if not block.id.startswith("frame-")} == {
        "one": None,
        "two": "one",
    }


def test_own_subject_keeps_the_label_and_is_the_subject() -> None:
    """The reader's words for the subject stand behind the frame's label, and are what a mail is called."""
    given = filled("ko", _lines={"frame-subject": "계약 종료의 건"})
    (line,) = [block for block in given.blocks if block.role == "subject"]
    assert (line.text, line.own) == ("제목: 계약 종료의 건", True)
    assert given.subject == "계약 종료의 건"
    refused = filled("ko", _lines={"frame-subject": "두\n줄"})
    assert [(item.field, item.code) for item in refused.refused] == [("lines.frame-subject", "lines")]
    assert refused.subject == filled("ko").subject
    gone = filled("ko", _lines={"frame-subject": ""})
    assert not [block for block in gone.blocks if block.role == "subject"]
    assert gone.subject == refused.subject
