"""The letter desk in many languages: nothing is lost by switching, and nothing is said in another language."""

from __future__ import annotations

import itertools

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visitor
from tests.browser.handbook.desk import Desk, aligned, expected, open_desk, pairs, said

pytestmark = pytest.mark.browser


def test_an_answer_in_another_language_is_borrowed_until_it_is_given(visitor: Visitor) -> None:
    """Words written for one language stand in for another, with a note, until that one has words of its own."""
    desk = open_desk(visitor, "closing-confirmation", fragment="#locale=en-US")
    other = next((locale for locale in desk.locales() if not locale.startswith("en")), None)
    assert other, "no other language is offered"
    desk.control("agreement").fill("Design Agreement")
    desk.choose(locale=other)
    expect(desk.control("agreement")).to_have_value("Design Agreement")
    expect(desk.note("agreement")).to_contain_text("English")
    assert any("Design Agreement" in words for words in desk.paper())
    desk.control("agreement").fill("디자인 계약")
    assert any("디자인 계약" in words for words in desk.paper())
    desk.choose(locale="en-US")
    expect(desk.control("agreement")).to_have_value("Design Agreement")
    expect(desk.note("agreement")).to_be_empty()
    assert desk.check_paper()["answers"]["agreement"] == {"en": "Design Agreement", other.split("-")[0]: "디자인 계약"}
    desk.clean()


@pytest.mark.parametrize(("lang", "to"), [("en", "ko"), ("ko", "ja"), ("ja", "en")])
def test_another_reading_language_takes_all_along(visitor: Visitor, lang: str, to: str) -> None:
    """The header's switch of language keeps answers, own lines and choices, and leaves nothing in the browser."""
    desk = open_desk(visitor, "termination-notice", lang, fragment="#locale=en-GB")
    desk.give(
        {"agreement": {"en": "Zebra Agreement"}, "client_person": "Zebra Person", "last_day": "2027-01-29"},
        {"en-GB": {"letter": {"frame-closing": "Zebra wishes,"}}},
        locale="en-GB", medium="letter", register="firm", law="us", region="US-CA",
    )  # fmt: skip
    desk.choose(view="bilingual" if len({locale[:2] for locale in desk.locales()}) > 1 else "single")
    before = desk.state()
    page = desk.page
    warned = []
    page.on("dialog", lambda dialog: (warned.append(dialog.message), dialog.accept()))
    page.locator(".pw-languages summary").click()
    page.locator(f".pw-languages a[data-pw-lang={to}]").click()
    page.wait_for_url(f"**/{to}/letters/termination-notice/**")
    page.wait_for_selector("[data-pw-desk][data-ready]")
    desk.settle()
    assert Desk(desk.visit, desk.slug, to).state() == before
    assert page.evaluate("window.name") == ""
    kept = page.evaluate("JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie, history.state])")
    assert "Zebra" not in kept
    assert "partwell.desk" not in kept
    assert warned == []
    desk.clean()


def test_another_page_of_the_handbook_and_back_loses_nothing(visitor: Visitor) -> None:
    """A reader who looks something up in the handbook and comes back by a link finds the desk as it was."""
    desk = open_desk(visitor, "non-renewal", fragment="#locale=en-GB&register=firm")
    desk.control("agreement").fill("Design Agreement")
    before = desk.state()
    page = desk.page
    page.evaluate("window.stays = true")
    page.locator("a[href$='/guides/in-writing/'], a[href*='/guides/']").first.click()
    page.wait_for_url("**/guides/**")
    page.locator(".pw-nav a[href$='/letters/'], a[href$='/letters/']").first.click()
    page.wait_for_url("**/en/letters/")
    page.locator("article a[href*='non-renewal']").first.click()
    page.wait_for_url("**/letters/non-renewal/**")
    page.wait_for_selector("[data-pw-desk][data-ready]")
    assert page.evaluate("window.stays"), "the pages were loaded anew"
    assert desk.state() == before
    assert any("Design Agreement" in words for words in desk.paper())
    desk.clean()


# --- Two languages beside each other -----------------------------------------------------------------------------


def test_a_letter_in_two_languages_says_which_counts(visitor: Visitor) -> None:
    """Stacked and in columns, each half is in its own language and formats, and a line in each says which counts."""
    desk = open_desk(visitor, "termination-notice")
    desk.choose(locale="en-US")
    desk.fill_example()
    others = [locale for locale in desk.locales() if not locale.startswith("en")]
    assert others, "no other language is offered"
    for other, arrangement in itertools.product(others, ("stacked", "columns")):
        desk.choose(medium="letter", view="bilingual", other=other, arrangement=arrangement)
        for prevails in (0, 1):
            desk.choose(prevails=("first", "other")[prevails])
            state = desk.state()
            document = expected(state, prevails)
            notes = desk.find(".pw-paper__note").evaluate_all("all => all.map((note) => [note.lang, note.textContent])")
            assert notes == [[note["lang"], note["text"]] for note in document["notes"]]
            if arrangement == "columns":
                assert pairs(desk) == aligned(document)
                continue
            sheets = desk.find(".pw-paper")
            for index, half in enumerate(document["halves"]):
                assert sheets.nth(index).get_attribute("lang") == half["lang"]
                words = sheets.nth(index).locator("p:not(.pw-paper__note)").all_text_contents()
                assert words == said(half["blocks"])
        desk.control("sender_name").fill(f"Zebra {arrangement}")
        assert sum(f"Zebra {arrangement}" in words for words in desk.paper()) >= 2
    desk.clean()
