"""Words of the glossary: their meaning is shown beside them, by mouse, keys and touch."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import LANGUAGES, Visit, Visitor, violations

pytestmark = pytest.mark.browser

PAGE = "scenarios/late-payer/"
PHONE = {"width": 320, "height": 640}
TIP = ".pw-tip"


def opened(visitor: Visitor, lang: str = "en", **options: object) -> Visit:
    """A visit to a page with words of the glossary, ready."""
    visit = visitor(**options)
    visit.go(f"{lang}/{PAGE}")
    visit.page.wait_for_selector("a.pw-term")
    return visit


def is_within(page: Page) -> bool:
    """Whether the meaning stands within the window."""
    box = page.locator(TIP).bounding_box()
    size = page.viewport_size
    assert box
    assert size
    return box["x"] >= 0 and box["y"] >= 0 and box["x"] + box["width"] <= size["width"]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_pointer_that_rests_on_a_word_shows_its_meaning(visitor: Visitor, lang: str) -> None:
    """The meaning comes, in the page's language, can be gone to with the pointer, and goes when the pointer does."""
    visit = opened(visitor, lang)
    page = visit.page
    word = page.locator("a.pw-term").first
    expect(page.locator(TIP)).to_be_hidden()
    word.hover()
    tip = page.locator(TIP)
    expect(tip).to_be_visible()
    described = page.locator(f"#{word.get_attribute('aria-describedby')}")
    assert len(described.inner_text() or described.text_content() or "") > 20
    expect(tip.locator("strong")).to_have_text(described.locator("strong").text_content() or "-")
    tip.hover()
    page.wait_for_timeout(400)
    expect(tip).to_be_visible()
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]  # one of the two
        assert violations(page, within=TIP) == []
    page.locator("h1").hover()
    expect(tip).to_be_hidden()
    assert not visit.faults


def test_keys_show_a_meaning_and_escape_takes_it_away(visitor: Visitor) -> None:
    """A word that keys have come to shows its meaning; Escape hides it and the focus stays; Enter goes on."""
    visit = opened(visitor)
    page = visit.page
    word = page.locator("a.pw-term").first
    word.focus()
    page.keyboard.press("Shift+Tab")
    expect(page.locator(TIP)).to_be_hidden()
    page.keyboard.press("Tab")
    expect(word).to_be_focused()
    expect(page.locator(TIP)).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator(TIP)).to_be_hidden()
    expect(word).to_be_focused()
    target = word.get_attribute("href") or "-"
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/glossary/{target[target.index('#') :]}")
    assert not visit.faults


def test_a_tap_shows_a_meaning_and_a_second_one_goes_on(visitor: Visitor) -> None:
    """On a phone the first tap shows the meaning within the window, one elsewhere hides it, a second one goes on."""
    visit = opened(visitor, "ko", viewport=PHONE, has_touch=True, is_mobile=True)
    page = visit.page
    for word in page.locator("a.pw-term").all():
        word.tap()
        expect(page.locator(TIP)).to_be_visible()
        assert is_within(page)
        page.keyboard.press("Escape")  # the next word may stand below it
    page.locator("a.pw-term").first.tap()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.locator("h1").tap()
    expect(page.locator(TIP)).to_be_hidden()
    word = page.locator("a.pw-term").first
    word.tap()
    page.wait_for_timeout(100)
    assert page.url.endswith(PAGE)
    word.tap()
    page.wait_for_url("**/ko/glossary/#*")
    assert not visit.faults


def test_a_tap_on_the_meaning_leads_to_the_glossary(visitor: Visitor) -> None:
    """The meaning itself is a way to the glossary, and instant navigation brings the next page's words along."""
    visit = opened(visitor, has_touch=True)
    page = visit.page
    page.locator("a.pw-term").first.tap()
    page.locator(TIP).tap()
    page.wait_for_url("**/glossary/#*")
    expect(page.locator(TIP)).to_be_hidden()
    page.go_back()
    page.wait_for_selector("a.pw-term")
    page.locator("a.pw-term").last.tap()
    expect(page.locator(TIP)).to_be_visible()
    assert not visit.faults


def test_without_scripts_a_word_leads_to_the_glossary(visitor: Visitor) -> None:
    """A word is a link, and what the page brings along for scripts is not shown."""
    page = visitor(java_script_enabled=False).go(f"ja/{PAGE}")
    expect(page.locator(".pw-terms")).to_be_hidden()
    page.locator("article a[href*='glossary/#']").first.click()
    page.wait_for_url("**/ja/glossary/#*")
