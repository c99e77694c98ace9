"""The site in Chromium: policy, accessibility, languages, search, colours, and life without JavaScript."""

from __future__ import annotations

import pathlib
import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import LANGUAGES, Visit, Visitor, kinds, violations

pytestmark = pytest.mark.browser

PHONE = {"width": 390, "height": 844}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", ["", "404.html"])
def test_the_pages_of_all_languages_are_clean(visitor: Visitor, path: str, scheme: str) -> None:
    """The chooser and the 404 page are as clean as any other."""
    visit = visitor(color_scheme=scheme)
    page = visit.go(path, settle=True)
    assert not visit.faults, visit.faults
    assert violations(page) == []
    assert sorted(item.get_attribute("lang") or "" for item in page.locator(".pw-choose li").all()) == sorted(LANGUAGES)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_phone_with_menu_or_search_open_is_clean(visitor: Visitor, lang: str) -> None:
    """The menu and the search hinder nobody while they are open."""
    visit = visitor(viewport=PHONE)
    page = visit.go(f"{lang}/guides/the-talk/")
    page.locator("button[aria-controls=__nav]").click()
    expect(page.locator("#__nav")).to_be_visible()
    page.wait_for_timeout(300)
    assert violations(page) == []
    page.keyboard.press("Escape")
    expect(page.locator("#__nav")).to_be_hidden()
    expect(page.locator("button[aria-controls=__nav]")).to_be_focused()
    page.locator("button[aria-controls=__find]").click()
    expect(page.locator(".pw-search__input")).to_be_focused()
    page.keyboard.type("30")
    page.wait_for_timeout(300)
    assert violations(page) == []
    assert not visit.faults, visit.faults


def test_touch_targets_are_large(visitor: Visitor) -> None:
    """Controls of the shell are at least 44 px high and wide on a phone."""
    page = visitor(viewport=PHONE, has_touch=True).go("en/scenarios/late-payer/")
    for selector in (".pw-button", ".pw-nav a", ".pw-footer a", ".pw-pager a", ".pw-exit a", ".pw-toc summary"):
        for element in page.locator(selector).all():
            box = element.bounding_box()
            if element.is_visible() and box:
                assert box["height"] >= 43.5, (selector, box)
                assert box["width"] >= 43.5, (selector, box)


def test_the_switcher_keeps_page_and_fragment(visitor: Visitor) -> None:
    """Another language opens at the same place of the same page."""
    visit = visitor()
    page = visit.go("en/guides/the-talk/#replies")
    page.locator(".pw-languages summary").click()
    page.locator(".pw-languages a[data-pw-lang=ja]").click()
    page.wait_for_url("**/ja/guides/the-talk/#replies")
    assert not visit.faults, visit.faults


def test_the_switcher_keeps_up_with_instant_navigation(visitor: Visitor) -> None:
    """After instant navigation, and a jump within the page, the switcher still leads to the same place."""
    visit = visitor()
    page = visit.go("ko/guides/the-talk/")
    page.evaluate("window.stays = true")
    page.locator(".pw-nav a", has_text=re.compile("그다음 한 주")).click()
    page.wait_for_url("**/ko/guides/after/")
    expect(page.locator("h1")).to_have_text("그다음 한 주")
    assert page.evaluate("window.stays"), "the page was loaded anew"
    expect(page.locator(".pw-nav [aria-current=page]")).to_have_text("그다음 한 주")
    page.locator(".pw-toc a[href$='#replies']").click()
    page.wait_for_url("**/ko/guides/after/#replies")
    page.locator(".pw-languages summary").click()
    page.locator(".pw-languages a[data-pw-lang=en]").click()
    page.wait_for_url("**/en/guides/after/#replies")
    assert not visit.faults, visit.faults


def test_moving_between_sections_stays_clean(visitor: Visitor) -> None:
    """Instant navigation from section to section and back breaks no rule and keeps the head right."""
    visit = visitor()
    page = visit.go("ja/")
    page.evaluate("window.stays = true")
    # Not the page with a way out, which is left by loading the next one.
    for path in ("scenarios/", "guides/after/", "letters/notice/", "letters/kill-fee/"):
        page.locator(f"a[href$='/ja/{path}']").first.click()
        page.wait_for_url(f"**/ja/{path}")
        page.wait_for_function("document.querySelector('h1').offsetParent !== null")
        page.wait_for_timeout(150)
        assert page.locator("link[rel=canonical]").get_attribute("href") == page.url
    assert page.evaluate("window.stays")
    page.go_back()
    page.wait_for_url("**/ja/letters/notice/")
    assert not visit.faults, visit.faults


def test_without_javascript_all_is_there(visitor: Visitor, site_dir: pathlib.Path) -> None:
    """Without JavaScript the text is readable, the switcher and the menu work, and nothing useless is shown."""
    visit = visitor(java_script_enabled=False, viewport=PHONE)
    for lang in LANGUAGES:
        for url in kinds(site_dir):
            page = visit.go(f"{lang}/{url}")
            expect(page.locator("h1")).to_be_visible()
            expect(page.locator(".pw-header__search")).to_be_hidden()
            assert not visit.faults, visit.faults
    page = visit.go("en/letters/kill-fee/")
    expect(page.locator(".pw-copy")).to_be_hidden()
    page.locator("label[for=__drawer]").nth(1).click()
    expect(page.locator("#__nav")).to_be_visible()
    page = visit.go("en/guides/after/")
    page.locator(".pw-languages summary").click()
    page.locator(".pw-languages a[data-pw-lang=ko]").click()
    page.wait_for_url("**/ko/guides/after/")


@pytest.mark.parametrize("path", ["", "404.html"])
def test_without_javascript_the_languages_are_offered(visitor: Visitor, path: str) -> None:
    """The chooser and the 404 page are plain links."""
    page = visitor(java_script_enabled=False).go(path)
    page.locator("main a[hreflang=ja]").click()
    page.wait_for_url("**/ja/")


def search(page: Page, words: str) -> list[str]:
    """Type `words` and give the titles of the pages found."""
    page.locator("button[aria-controls=__find]").click()
    page.locator(".pw-search__input").fill(words)
    page.wait_for_selector(".md-search-result__item")
    return page.locator(".md-search-result__item > a:first-child h1").all_inner_texts()


@pytest.mark.parametrize(
    ("lang", "words", "title"),
    [
        ("ko", "해지 통지서를", "계약 해지 통지서"),
        ("ko", "위약금", "중도 해지 위약금"),
        ("ja", "解除通知", "契約解除通知書"),
        ("ja", "ｷｬﾝｾﾙ料は", "キャンセル料"),
        ("ja", "引き止められた", "引き止められたとき"),
        ("en", "cancel", "Cancellation fee"),
    ],
)
def test_search_finds(visitor: Visitor, lang: str, words: str, title: str) -> None:
    """Inflected Korean, half-width Japanese and the beginnings of English words find their page first."""
    visit = visitor()
    page = visit.go(f"{lang}/")
    assert search(page, words)[0] == title
    assert page.locator(".md-search-result mark").count() > 0
    assert violations(page) == []
    page.keyboard.press("Enter")
    expect(page.locator("h1").first).to_have_text(title)
    assert not visit.faults, visit.faults


@pytest.mark.parametrize(("lang", "words"), [("ko", "떼인 돈"), ("ja", "踏み倒された"), ("en", "unpaid")])
def test_search_finds_by_words_that_no_page_has(visitor: Visitor, lang: str, words: str) -> None:
    """A page's keywords lead to it and are not shown."""
    page = visitor().go(f"{lang}/")
    title = {"ko": "대금을 늦게 주는 거래처", "ja": "支払いが遅れる取引先", "en": "A client who pays late"}[lang]
    assert search(page, words)[0] == title
    assert words not in page.locator(".md-search-result").inner_text()


def test_search_is_prepared_when_somebody_turns_to_it(visitor: Visitor) -> None:
    """A page that is only read indexes nothing; the index is made when the field is entered, before a word is typed."""
    visit = visitor()
    page = visit.go("en/", settle=True)
    (worker,) = page.workers
    assert worker.evaluate("index === undefined && docs.length > 0")
    page.locator("button[aria-controls=__find]").click()
    for _ in range(50):
        if worker.evaluate("index !== undefined"):
            break
        page.wait_for_timeout(20)
    assert worker.evaluate("index.size") > 100
    assert not visit.faults, visit.faults


def test_search_works_while_an_input_method_composes(visitor: Visitor) -> None:
    """Results come during composition, and the Enter that ends it opens no page."""
    visit = visitor()
    page = visit.go("ko/guides/after/")
    page.locator("button[aria-controls=__find]").click()
    session = page.context.new_cdp_session(page)
    for text in ("ㅇ", "위", "위ㅇ", "위야", "위약"):
        session.send("Input.imeSetComposition", {"text": text, "selectionStart": len(text), "selectionEnd": len(text)})
    page.wait_for_selector(".md-search-result__item")
    assert page.locator(".md-search-result__item h1").first.inner_text() == "중도 해지 위약금"
    page.evaluate(
        """document.querySelector(".pw-search__input").dispatchEvent(new KeyboardEvent("keydown",
        { key: "Enter", keyCode: 229, isComposing: true, bubbles: true, cancelable: true }))"""
    )
    page.wait_for_timeout(200)
    assert page.url.endswith("/ko/guides/after/")
    session.send("Input.insertText", {"text": "위약금"})
    expect(page.locator(".md-search-result__item h1").first).to_have_text("중도 해지 위약금")
    assert not visit.faults, visit.faults


def test_an_untranslated_page_is_no_search_result(visitor: Visitor) -> None:
    """What Japanese lacks is not found among the Japanese pages."""
    page = visitor().go("ja/")
    page.locator("button[aria-controls=__find]").click()
    page.locator(".pw-search__input").fill("growing")
    page.wait_for_timeout(400)
    assert page.locator(".md-search-result__item").count() == 0


def test_colours_persist_across_languages(visitor: Visitor) -> None:
    """A choice of colours holds on the next page, in every language, before anything is painted."""
    visit = visitor(color_scheme="light")
    page = visit.go("en/")
    page.locator(".pw-scheme").click()
    page.locator(".pw-scheme").click()
    for path in ("ko/letters/", "ja/", ""):
        page = visit.go(path)
        assert page.evaluate("getComputedStyle(document.documentElement).colorScheme") == "dark", path
    assert not visit.faults, visit.faults


def test_the_root_goes_on_only_for_a_choice_made_before(visitor: Visitor) -> None:
    """`/` offers; after a choice it goes on by itself, except for someone who comes from the site."""
    visit = visitor(locale="ja-JP")
    page = visit.go("")
    assert page.locator(".pw-choose li").first.get_attribute("lang") == "ja"
    page.locator(".pw-choose a[hreflang=ko]").click()
    page.wait_for_url("**/ko/")
    page.evaluate("location.href = '/'")
    page.wait_for_url(visit.address)
    page.wait_for_timeout(200)
    assert page.url == visit.address
    page.goto("about:blank")
    page.goto(visit.address)
    page.wait_for_url("**/ko/")
    page.wait_for_load_state()
    page.go_back()
    page.wait_for_url("about:blank")


def test_the_404_page_puts_the_addressed_language_first(visitor: Visitor) -> None:
    """A wrong address below /ko/ is answered in Korean first."""
    visit = visitor(locale="en-GB")
    page = visit.go("ko/nowhere/at/all/")
    assert page.locator(".pw-choose li").first.get_attribute("lang") == "ko"
    assert page.locator("html").get_attribute("lang") == "ko"
    page.locator(".pw-choose a").first.click()
    page.wait_for_url("**/ko/")


def test_copying_says_so(visitor: Visitor) -> None:
    """One click copies a clause and tells it to eyes and ears."""
    visit = visitor(permissions=["clipboard-read", "clipboard-write"])
    page = visit.go("ja/letters/kill-fee/")
    page.locator(".pw-copy").click()
    expect(page.locator(".pw-live")).not_to_be_empty()
    assert page.evaluate("navigator.clipboard.readText()") == page.locator("#formal").inner_text()
    assert not visit.faults, visit.faults


BEFORE = "**/ko/guides/after/"
AWAY = "https://ko.wikipedia.org/"


def urgent(visitor: Visitor) -> Visit:
    """A visit that comes to a page with a way out from another page."""
    visit = visitor(viewport=PHONE)
    visit.page.route(AWAY, lambda route: route.fulfill(body="neutral", content_type="text/plain"))
    visit.go("ko/guides/after/")
    visit.go("ko/scenarios/late-payer/")
    return visit


def went_away(visit: Visit) -> bool:
    """Whether the neutral page has been asked for."""
    return any(url == AWAY for url in visit.faults.foreign)


def test_leaving_replaces_the_page(visitor: Visitor) -> None:
    """The way out is one click, and Back does not return to the page, not even to another part of it."""
    visit = urgent(visitor)
    page = visit.page
    page.locator(".pw-toc summary").click()
    page.locator(".pw-toc a").first.click()
    page.wait_for_url("**/late-payer/#*")
    page.locator("[data-pw-exit]").click()
    page.wait_for_url(AWAY)
    page.go_back()
    page.wait_for_url(BEFORE)


def test_escape_three_times_is_a_way_out(visitor: Visitor) -> None:
    """Escape leaves when it is pressed three times in a row, and not before, nor on other pages."""
    visit = urgent(visitor)
    page = visit.page
    for _ in range(2):
        page.keyboard.press("Escape")
    page.wait_for_timeout(1600)
    for _ in range(2):
        page.keyboard.press("Escape")
    page.wait_for_timeout(100)
    assert not went_away(visit)
    page.keyboard.press("Escape")
    page.wait_for_url(AWAY)
    page.go_back()
    page.wait_for_url(BEFORE)
    asked = len(visit.faults.foreign)
    for _ in range(3):
        page.keyboard.press("Escape")
    page.wait_for_timeout(100)
    assert len(visit.faults.foreign) == asked


def test_a_page_with_a_way_out_stays_out_of_history(visitor: Visitor) -> None:
    """Going on to another page of ours takes the place of the page; a click for a new tab does not."""
    visit = urgent(visitor)
    page = visit.page
    link = page.locator("a[rel=next]")
    with page.context.expect_page() as opened:
        link.click(modifiers=["ControlOrMeta"])
    opened.value.close()
    assert page.url.endswith("/ko/scenarios/late-payer/")
    link.click()
    page.wait_for_url(lambda url: not url.endswith("/late-payer/"))
    page.go_back()
    page.wait_for_url(BEFORE)
    assert not visit.faults


def test_keys_reach_everything(visitor: Visitor) -> None:
    """The skip link comes first, and single letters are no shortcuts."""
    visit = visitor()
    page = visit.go("en/guides/the-talk/")
    page.keyboard.press("Tab")
    expect(page.locator(".pw-skip")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#__content")).to_be_focused()
    page.keyboard.press("n")
    page.wait_for_timeout(150)
    assert page.url.split("#")[0].endswith("/en/guides/the-talk/")
    page.evaluate("scrollTo(0, 600)")
    page.wait_for_timeout(150)
    page.keyboard.press("/")
    expect(page.locator(".pw-search__input")).to_be_focused()
    assert page.evaluate("scrollY") == 600
    page.keyboard.press("Escape")
    expect(page.locator(".pw-search__input")).to_be_hidden()


def test_print_shows_the_article_alone(visitor: Visitor) -> None:
    """On paper there is no navigation, and black stands on white even for someone who reads in the dark."""
    page = visitor(color_scheme="dark").go("en/letters/notice/")
    page.emulate_media(media="print")
    assert page.evaluate("getComputedStyle(document.querySelector('h1')).color") == "rgb(0, 0, 0)"
    expect(page.locator("h1")).to_be_visible()
    for selector in (".pw-header", ".pw-side", ".pw-footer", ".pw-pager"):
        expect(page.locator(selector)).to_be_hidden()
