"""The letter desk in Chromium: what is typed reaches the paper, and what is missing, doubtful or worked out is said."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from generator.letters.holidays import calendar_for, calendars
from tests.browser.conftest import Visitor
from tests.browser.handbook.desk import LOCALES, SLUGS, Desk, open_desk, reopen, today

pytestmark = pytest.mark.browser

NEXT = dt.date.today().year + 1
"""A year whose holidays the site knows."""


@pytest.mark.parametrize("slug", SLUGS)
def test_every_letter_is_offered_in_every_language(visitor: Visitor, slug: str) -> None:
    """Every letter can be written in all four locales."""
    visit = visitor(java_script_enabled=False)
    page = visit.go(f"en/letters/{slug}/")
    offered = page.locator("#desk-locale option").evaluate_all("all => all.map((option) => option.value)")
    assert sorted(offered) == sorted(LOCALES)


def test_every_kind_of_answer_reaches_the_paper(visitor: Visitor) -> None:
    """What is typed by hand in each kind of field is kept as it was meant, and printed as Python prints it."""
    desk = open_desk(visitor, "closing-confirmation")
    desk.choose(medium="letter", locale="en-US")
    desk.control("talk_date").fill(f"{NEXT}-03-02")
    desk.control("agreement").press_sequentially("Design  Agreement & <More>")
    desk.control("last_day").fill(f"{NEXT}-03-31")
    desk.control("deliverables.0.item").press_sequentially("the spring pages")
    desk.control("deliverables.0.due").fill(f"{NEXT}-03-20")
    desk.find("[data-field=deliverables] [data-do=add-row]").click()
    expect(desk.control("deliverables.1.item")).to_be_focused()
    desk.page.keyboard.type("the newsletter")
    desk.find("[data-field=deliverables] [data-do=add-row]").click()
    desk.page.keyboard.type("a third thing")
    desk.find("[data-field=deliverables] .pw-row").nth(0).locator("[data-do=remove-row]").click()
    expect(desk.find("[data-field=deliverables] [data-do=add-row]")).to_be_focused()
    desk.control("invoices.0.number").press_sequentially("2027-1")
    desk.control("invoices.0.amount", "amount").press_sequentially("1,250.50")
    desk.control("invoices.0.amount", "currency").select_option("EUR")
    desk.control("earned_share").press_sequentially("６２．５")
    desk.control("paid_amount", "amount").press_sequentially("￥１，０００，０００")
    desk.control("paid_amount", "currency").select_option("JPY")
    desk.control("handover_date").fill(f"{NEXT}-04-02")
    desk.control("handover_items").press_sequentially("passwords\nfonts\n\nthe archive")
    desk.control("replacement_brief").select_option("yes")
    desk.control("brief_hours").press_sequentially("2")
    desk.control("other_terms").press_sequentially("First line.\nSecond line.")
    desk.control("reply_by").fill(f"{NEXT}-03-09")
    desk.control("client_company").press_sequentially("Harbor & Pine")
    desk.control("client_company", "form").select_option("after LLC")
    desk.control("client_person").press_sequentially("Ana Rivera")
    desk.control("client_address").press_sequentially("1200 Harbor Avenue\nSeattle")
    desk.control("sender_name").press_sequentially("Jordan Lee")

    state = desk.check_paper()

    assert state["letter"] == "closing-confirmation"
    assert state["answers"] == {
        "talk_date": f"{NEXT}-03-02",
        "agreement": {"en": "Design  Agreement & <More>"},
        "last_day": f"{NEXT}-03-31",
        "deliverables": [{"item": {"en": "the newsletter"}}, {"item": {"en": "a third thing"}}],
        "invoices": [{"number": {"en": "2027-1"}, "amount": {"amount": "1250.50", "currency": "EUR"}}],
        "earned_share": "62.5",
        "paid_amount": {"amount": "1000000", "currency": "JPY"},
        "handover_date": f"{NEXT}-04-02",
        "handover_items": {"en": ["passwords", "fonts", "", "the archive"]},
        "replacement_brief": True,
        "brief_hours": "2",
        "other_terms": {"en": "First line.\nSecond line."},
        "reply_by": f"{NEXT}-03-09",
        "client_company": {"en": {"text": "Harbor & Pine", "form": "LLC", "place": "after"}},
        "client_person": {"en": "Ana Rivera"},
        "client_address": {"en": "1200 Harbor Avenue\nSeattle"},
        "sender_name": {"en": "Jordan Lee"},
    }
    paper = "\n".join(desk.paper())
    for words in ("Harbor & Pine LLC", "1200 Harbor Avenue\nSeattle", "€1,250.50", "¥1,000,000", "62.5%", "<More>"):
        assert words in paper
    desk.clean()


def test_choices_in_fields_reach_the_paper(visitor: Visitor) -> None:
    """A choice of the letter, a choice in a row and a choice of the frame change the words on the paper."""
    desk = open_desk(visitor, "handover-note", fragment="#locale=en-US&medium=email")
    desk.give({"client_person": "Ana"})
    desk.control("things.0.item").fill("files")
    options = desk.control("things.0.status").locator("option").all_inner_texts()
    desk.control("things.0.status").select_option("to_follow")
    assert options[3] == "to follow"
    assert any("to follow" in words for words in desk.paper())
    assert desk.check_paper()["answers"]["things"] == [{"item": {"en": "files"}, "status": "to_follow"}]
    desk.find("[data-customs] > summary").click()
    salutation = desk.find("#f-en-US-salutation_words")
    salutation.select_option("hello")
    assert "Hello Ana," in desk.paper()
    assert desk.check_paper()["answers"]["salutation_words"] == "hello"
    desk.clean()


@pytest.mark.parametrize(
    ("typed", "code"),
    [("1.250,00", "amount"), ("12,50", "amount"), ("ten", "amount"), ("1e3", "amount"), ("-5", "small")],
)
def test_an_amount_that_can_be_misread_is_refused(tab: Desk, typed: str, code: str) -> None:
    """An amount that is none is refused beside its field and in the summary, and the field says that it is invalid."""
    desk = tab
    amount = desk.control("fixed_sum", "amount")
    amount.fill("")
    expect(amount).not_to_have_attribute("aria-invalid", "true")
    amount.press_sequentially(typed)
    expect(amount).to_have_attribute("aria-invalid", "true")
    expect(desk.note("fixed_sum")).to_have_text(desk.word(f"refused-{code}"))
    assert (amount.get_attribute("aria-describedby") or "").split()[-1] == "f-fixed_sum-note"
    expect(desk.find("[data-state]")).to_contain_text(desk.word("refused").replace("{n}", "1"))
    link = desk.find("[data-state] a").first
    expect(link).to_have_attribute("href", "#f-fixed_sum")
    link.click()
    expect(amount).to_be_focused()
    amount.fill("1250")
    expect(amount).not_to_have_attribute("aria-invalid", "true")
    expect(desk.note("fixed_sum")).to_be_empty()
    desk.clean()


@pytest.fixture(scope="module")
def _kept() -> Iterator[dict[str, Desk]]:
    yield {}


@pytest.fixture
def tab(visitor: Visitor) -> Desk:
    """The reminder of an overdue payment in English, as an e-mail."""
    return open_desk(visitor, "overdue-reminder", fragment="#locale=en-US&medium=email")
