"""The real handbook in Chromium: every kind of page in every language, light and dark, wide and narrow."""

from __future__ import annotations

import pathlib

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import LANGUAGES, Visitor, kinds, violations

pytestmark = pytest.mark.browser

WIDTHS = (1440, 1280, 1220, 820, 390, 320)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_kind_of_page_is_clean(visitor: Visitor, site_dir: pathlib.Path, lang: str) -> None:
    """No page breaks its policy, logs an error, fails a request, asks another host or hinders anyone, light and dark.

    What depends on the colours is looked at in both schemes. No page scrolls sideways, down to 320 px, which is also
    1280 px at 400 %.
    """
    visit = visitor(color_scheme="light")
    page = visit.page
    for url in kinds(site_dir):
        page.emulate_media(color_scheme="light")
        page.set_viewport_size({"width": WIDTHS[0], "height": 700})
        visit.go(f"{lang}/{url}")
        assert violations(page) == [], url
        page.emulate_media(color_scheme="dark")
        assert violations(page, "color-contrast") == [], url
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 700})
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), (url, width)
        page.wait_for_load_state("networkidle")  # it has been, as a rule: nothing is asked for after that
        assert not visit.faults, (url, visit.faults)
        assert page.locator("html").get_attribute("lang") == lang
        assert page.locator("h1").count() == 1


@pytest.mark.parametrize("lang", LANGUAGES)
def test_everything_is_there_without_scripts(visitor: Visitor, site_dir: pathlib.Path, lang: str) -> None:
    """With JavaScript off, every page shows its words, letters and clauses in full, and the switcher works."""
    visit = visitor(java_script_enabled=False)
    for url in kinds(site_dir):
        page = visit.go(f"{lang}/{url}")
        expect(page.locator("h1")).to_be_visible()
        assert len(page.locator("article").inner_text()) > 150, url
        for paper in page.locator(".pw-paper").all()[:1]:
            expect(paper).to_be_visible()
        other = next(name for name in LANGUAGES if name != lang)
        page.locator(".pw-languages summary").click()
        page.locator(f".pw-languages a[data-pw-lang={other}]").click()
        page.wait_for_url(f"**/{other}/{url}")
        assert page.locator("html").get_attribute("lang") == other


def test_a_clause_is_copied_with_one_click(visitor: Visitor) -> None:
    """The formal words of a clause reach the clipboard, with its choices in brackets."""
    visit = visitor(permissions=["clipboard-read", "clipboard-write"])
    page = visit.go("en/clauses/late-payment/", settle=True)
    page.locator("button.pw-copy").click()
    words = page.evaluate("navigator.clipboard.readText()")
    assert words.startswith("Each invoice is due [Days to pay after the invoice date] days after")
    assert words.count("\n\n") == 5
    assert not visit.faults, visit.faults


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_contract_in_another_language_stands_beside_the_readers(visitor: Visitor, lang: str) -> None:
    """Each language of the contract shows its words beside the reader's own, keeps no rule broken, and is copied.

    The choice holds for the next clause, and works without scripts.
    """
    visit = visitor(permissions=["clipboard-read", "clipboard-write"])
    page = visit.go(f"{lang}/clauses/late-payment/", settle=True)
    own = page.locator(".pw-clause__formal:not(.pw-clause__other)")
    texts = {}
    for other in LANGUAGES:
        page.locator(f"[name=contract][value={other}]").check()
        shown = page.locator(".pw-clause__other:visible")
        assert shown.count() == (0 if other == lang else own.count())
        assert all(found == other for found in shown.evaluate_all("all => all.map((one) => one.lang)"))
        expect(own.first).to_be_visible()
        page.locator("button.pw-copy").click()
        expect(page.locator(".pw-live")).not_to_be_empty()
        texts[other] = page.evaluate("navigator.clipboard.readText()")
        for size in (1280, 320):
            page.set_viewport_size({"width": size, "height": 800})
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
            assert violations(page, within=".pw-clause-box") == []
    assert len(set(texts.values())) == len(LANGUAGES)
    last = page.locator("[name=contract]:checked").get_attribute("value")
    page.locator(".pw-card a[href*='/clauses/']").first.click()
    page.wait_for_url(lambda url: not url.endswith("/late-payment/"))
    expect(page.locator(f"[name=contract][value={last}]")).to_be_checked()
    plain = visitor(java_script_enabled=False).go(f"{lang}/clauses/late-payment/")
    other = next(name for name in LANGUAGES if name != lang)
    plain.locator(f"[name=contract][value={other}]").check()
    expect(plain.locator(".pw-clause__other:visible").first).to_be_visible()
    assert not visit.faults, visit.faults
