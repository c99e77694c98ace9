"""The letter desk on the page of every letter, in every language: one visit to each page, looked at from many sides.

The tests of a page follow each other on it, and each leaves it as the next one expects: open, in English, by e-mail.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.conftest import LANGUAGES, Profiles, Served, violations, visits
from tests.browser.handbook.desk import (
    PAGES,
    PHONE,
    SLUGS,
    Desk,
    aligned,
    expected,
    offered,
    open_desk,
    pairs,
    program_and_data,
    said,
)

pytestmark = pytest.mark.browser

HANGUL = "\u1100-\u11ff\u3131-\u318e\uac00-\ud7a3"
KANA = "\u3041-\u3096\u309f\u30a1-\u30fa\u30fc-\u30ff\uff66-\uff9f"
HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
FOREIGN = {"en": f"[{HANGUL}{KANA}{HAN}]", "ko": f"[{KANA}]", "ja": f"[{HANGUL}]"}
NATIVE = {"en": "[A-Za-z]", "ko": f"[{HANGUL}]", "ja": f"[{KANA}]"}
VIEWS = ("single", "meaning", "bilingual")


@pytest.fixture(scope="module", params=PAGES, ids="-".join)
def desk(request: pytest.FixtureRequest, chromium: Browser, served: Served, profiles: Profiles) -> Iterator[Desk]:
    """The desk of a page, filled in with its example."""
    slug, lang = request.param
    with visits(chromium, served.address, profiles) as visitor:
        found = open_desk(visitor, slug, lang, fragment="#locale=en-US")
        yield found
        found.clean()


@pytest.fixture
def turn(desk: Desk) -> int:
    """A number that differs from page to page, so that pages share what each of them need not go through."""
    return SLUGS.index(desk.slug) + LANGUAGES.index(desk.lang)


# --- What is missing ---------------------------------------------------------------------------------------------


_FOLLOW = """(selector) => [...document.querySelectorAll(`[data-pw-desk] ${selector}`)].map((link) => {
  document.activeElement.blur();
  link.click();
  const field = document.activeElement.closest(".pw-field");
  const row = field?.closest(".pw-row");
  const rows = row?.closest(".pw-rows").dataset.field;
  const path = row ? `${rows}.${row.dataset.index}.${field.dataset.column}` : (field?.dataset.field ?? "");
  return [link.hash.slice(3), path];
})"""


def test_what_is_missing_is_listed_and_leads_to_its_field(desk: Desk, turn: int) -> None:
    """Every slot on an empty letter, and every link of the summary, leads to its field; so do the filled ones.

    In English in each tone and medium; the other pages take one of them in turn.
    """
    registers, media = offered(desk.slug)
    sets = list(itertools.product(registers, media))
    for tone, medium in sets if desk.lang == "en" else [sets[turn % len(sets)]]:
        desk.choose(register=tone, medium=medium)
        slots = desk.page.evaluate(_FOLLOW, ".pw-slot:not(.pw-slot--filled)")
        fields = program_and_data(desk.slug, "en-US", tone, medium)[0]["fields"]
        undecided = {
            name
            for name, field in fields.items()
            if field["required"] and field["type"] in ("choice", "boolean") and "default" not in field
        }
        missing = len({slot for slot, _ in slots} | undecided)
        said_so = desk.word("answer") if missing == 1 else desk.word("answers").replace("{n}", str(missing))
        expect(desk.find("[data-state]")).to_contain_text(said_so)
        assert desk.find("[data-state]").inner_text().endswith("…") == (missing > 6)
        for slot, field in [*slots, *desk.page.evaluate(_FOLLOW, "[data-state] a")]:
            assert field == slot, (tone, medium)
    desk.fill_example()
    found = desk.page.evaluate(_FOLLOW, ".pw-slot")
    blocks = expected(desk.state())["halves"][0]["blocks"]
    assert len(found) == sum(part[0] == "f" for block in blocks for part in block["parts"]) > 0
    assert all(slot == field for slot, field in found), found
    expect(desk.find("[data-state]")).to_have_text(desk.word("complete"))
    desk.choose(register=registers[0], medium="email")


# --- Other languages ---------------------------------------------------------------------------------------------


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
    const isBusy = () => pwBusy || document.querySelector("[data-pw-desk][aria-busy]");
    for (let calm = 0; calm < 4; calm += 1) { await rest(); if (isBusy()) calm = 0; }
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


def test_switching_loses_nothing_and_mixes_nothing(desk: Desk) -> None:
    """In each letter language, tone and medium the paper is Python's, with no word of another language of ours.

    When all choices are as they were, so is everything else.
    """
    desk.fill_example()
    before = desk.state()
    registers, media = offered(desk.slug)
    sets = list(itertools.product(registers, media))[LANGUAGES.index(desk.lang) :: len(LANGUAGES)]
    stops = [{"locale": locale, "register": r, "medium": m} for r, m in sets for locale in desk.locales()]
    back = {name: before["choices"][name] for name in ("locale", "register", "medium")}
    for stop, (shown, paragraphs, own) in zip([*stops, back], tour(desk, [*stops, back]), strict=True):
        language = stop["locale"].split("-")[0]
        assert shown == language
        assert not re.search(FOREIGN[language], own), (stop, re.findall(FOREIGN[language], own))
        assert re.search(NATIVE[language], own), stop
        state = {**before, "choices": {**before["choices"], **stop}}
        assert paragraphs == said(expected(state)["halves"][0]["blocks"]), stop
    assert desk.state() == before


def test_the_meaning_stands_beside_the_letter(desk: Desk) -> None:
    """Beside a foreign letter stands what it says, block by block, each once, and both follow the typing."""
    reading = desk.config()["reading"]
    assert reading, f"the letter is not offered in {desk.lang}"
    others = [locale for locale in desk.locales() if not locale.startswith((desk.lang, "en-GB"))]
    assert len(others) >= len(LANGUAGES) - 1, "a language is not offered"
    desk.fill_example()
    for locale in others:
        desk.choose(locale=locale, view="meaning")
        state = desk.state()
        document = expected({**state, "choices": {**state["choices"], "other": reading}})
        shown = pairs(desk)
        assert shown == aligned(document)
        for side, half in enumerate(document["halves"]):
            assert Counter(words for pair in shown for _, words in pair[side]) == Counter(said(half["blocks"]))
    desk.control("sender_name").fill("Zebra")
    for side in (0, 1):
        assert any("Zebra" in words for pair in pairs(desk) for _, words in pair[side])
    desk.choose(view="single", locale="en-US")


# --- Accessibility -----------------------------------------------------------------------------------------------


_OPEN_ALL = """() => {
  for (const box of document.querySelectorAll("details")) box.removeAttribute("name");
  for (const box of document.querySelectorAll(".pw-desk details")) box.open = true;
}"""


def test_every_desk_hinders_nobody(desk: Desk, turn: int) -> None:
    """Filled in and with all details open, a desk breaks no rule of axe-core, light and dark, wide and on a phone.

    Each page is looked at in one view by all rules, and each letter and each language has every view;
    colours are looked at in the other scheme, and a third of the pages on one of a phone's two tabs.
    """
    page = desk.page
    schemes = ("light", "dark") if turn % 2 else ("dark", "light")
    page.emulate_media(color_scheme=schemes[0])
    _, media = offered(desk.slug)
    desk.choose(locale="en-US", medium=media[turn % len(media)], law="us")
    desk.fill_example()
    view = VIEWS[turn % 3]
    if desk.find(f"[name=view][value={view}]").locator("xpath=..").is_visible():
        desk.choose(view=view)
    page.evaluate(_OPEN_ALL)
    expect(desk.find("[data-customs-list] textarea").first).to_be_visible()
    within = "[data-pw-desk]"
    assert violations(page, within=within) == []
    page.emulate_media(color_scheme=schemes[1])
    assert violations(page, "color-contrast", within=within) == []
    if turn % 3 == 0:
        page.set_viewport_size(PHONE)
        desk.find(f"[data-tab={('form', 'paper')[turn % 2]}]").click()
        rules = ("color-contrast", "target-size", "scrollable-region-focusable", "label")
        assert violations(page, *rules, within=within) == []
