"""The letter desk in many languages: nothing is lost by switching, and nothing is said in another language."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from typing import Any

import pytest
from playwright.sync_api import expect

from generator.letters.document import align
from tests.browser.conftest import LANGUAGES, Visitor
from tests.browser.handbook.desk import PAGES, SLUGS, Desk, expected, open_desk, said

pytestmark = [pytest.mark.browser, pytest.mark.no_cover]

REGISTERS = ("gentle", "standard", "firm")
MEDIA = ("email", "letter", "certified")
HANGUL = "\u1100-\u11ff\u3131-\u318e\uac00-\ud7a3"
KANA = "\u3041-\u3096\u309f\u30a1-\u30fa\u30fc-\u30ff\uff66-\uff9f"
HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
FOREIGN = {"en": f"[{HANGUL}{KANA}{HAN}]", "ko": f"[{KANA}]", "ja": f"[{HANGUL}]"}
NATIVE = {"en": "[A-Za-z]", "ko": f"[{HANGUL}]", "ja": f"[{KANA}]"}

_TOUR = """async (stops) => {
  const rest = () => new Promise((done) => setTimeout(done));
  const seen = [];
  for (const stop of stops) {
    for (const [name, value] of Object.entries(stop)) {
      const select = document.querySelector(`[data-pw-desk] select[name=${name}]`);
      if (select.value === value) continue;
      select.value = value;
      select.dispatchEvent(new Event("change", { bubbles: true }));
    }
    for (let calm = 0; calm < 4; calm += 1) { await rest(); if (pwBusy) calm = 0; }
    const paper = document.querySelector("[data-paper] .pw-paper");
    const own = paper.cloneNode(true);
    for (const slot of own.querySelectorAll(".pw-slot--filled")) slot.remove();
    seen.push([paper.lang, [...paper.querySelectorAll("p")].map((p) => p.textContent), own.textContent]);
  }
  return seen;
}"""
"""Make choices one after the other; give of each the language, the paragraphs, and the words without answers."""


def tour(desk: Desk, stops: list[dict[str, str]]) -> list[tuple[str, list[str], str]]:
    """What the paper shows after each set of choices."""
    return [tuple(seen) for seen in desk.page.evaluate(_TOUR, stops)]


@pytest.mark.parametrize(("slug", "lang"), PAGES)
def test_switching_loses_nothing_and_mixes_nothing(visitor: Visitor, slug: str, lang: str) -> None:
    """In each letter language, tone and medium the paper is Python's, with no word of another language of ours.

    When all choices are as they were, so is everything else.
    """
    desk = open_desk(visitor, slug, lang)
    locales = desk.locales()
    desk.choose(locale="en-US")
    desk.fill_example()
    before = desk.state()
    pairs = list(itertools.product(REGISTERS, MEDIA))[LANGUAGES.index(lang) :: len(LANGUAGES)]
    stops = [{"locale": locale, "register": r, "medium": m} for r, m in pairs for locale in locales]
    back = {name: before["choices"][name] for name in ("locale", "register", "medium")}
    for stop, (shown, paragraphs, own) in zip([*stops, back], tour(desk, [*stops, back]), strict=True):
        language = stop["locale"].split("-")[0]
        assert shown == language
        assert not re.search(FOREIGN[language], own), (stop, re.findall(FOREIGN[language], own))
        assert re.search(NATIVE[language], own), stop
        state = {**before, "choices": {**before["choices"], **stop}}
        assert paragraphs == said(expected(state)["halves"][0]["blocks"]), stop
    assert desk.state() == before
    desk.clean()


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


_PAIRS = """[...document.querySelectorAll("[data-paper] .pw-pair")].map((pair) =>
  [...pair.children].map((side) => [...side.querySelectorAll("p")].map((p) => [p.lang, p.textContent])))"""


def pairs(desk: Desk) -> list[list[list[list[str]]]]:
    """The pairs on the paper: of each side its paragraphs with their language."""
    return list(desk.page.evaluate(_PAIRS))


def aligned(document: dict[str, Any]) -> list[list[list[list[str]]]]:
    """The pairs as Python aligns them."""
    left, right = document["halves"]
    shown: list[list[list[list[str]]]] = []
    for row in align(left["blocks"], right["blocks"]):
        sides = []
        for at, half in zip(row, (left, right), strict=True):
            sides.append([] if at is None else [[half["lang"], said([half["blocks"][at]])[0]]])
        shown.append(sides)
    return shown


def others(desk: Desk) -> list[str]:
    """The locales on offer that are of another language than English."""
    found = [locale for locale in desk.locales() if not locale.startswith("en")]
    assert found, "no other language is offered"
    return found


@pytest.mark.parametrize(("slug", "lang"), list(zip(SLUGS, ("ko", "ja") * len(SLUGS), strict=False)))
def test_the_meaning_stands_beside_the_letter(visitor: Visitor, slug: str, lang: str) -> None:
    """Beside a foreign letter stands what it says, block by block, each once, and both follow the typing."""
    desk = open_desk(visitor, slug, lang)
    reading = desk.config()["reading"]
    assert reading, f"the letter is not offered in {lang}"
    for locale in ("en-US", *(other for other in others(desk) if other != reading)):
        desk.choose(locale="en-US")
        desk.fill_example()
        desk.choose(locale=locale, view="meaning")
        state = desk.state()
        document = expected({**state, "choices": {**state["choices"], "other": reading}})
        assert pairs(desk) == aligned(document)
        for side, half in enumerate(document["halves"]):
            shown = Counter(words for pair in pairs(desk) for _, words in pair[side])
            assert shown == Counter(said(half["blocks"]))
    desk.control("sender_name").fill("Zebra")
    for side in (0, 1):
        assert any("Zebra" in words for pair in pairs(desk) for _, words in pair[side])
    desk.clean()


def test_a_letter_in_two_languages_says_which_counts(visitor: Visitor) -> None:
    """Stacked and in columns, each half is in its own language and formats, and a line in each says which counts."""
    desk = open_desk(visitor, "termination-notice")
    desk.choose(locale="en-US")
    desk.fill_example()
    for other, arrangement in itertools.product(others(desk), ("stacked", "columns")):
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
