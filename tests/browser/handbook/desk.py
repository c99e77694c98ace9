"""Support for the tests of the letter desk: a desk in the browser, and what Python says that it must show."""

from __future__ import annotations

import base64
import datetime as dt
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from playwright.sync_api import Download, FilePayload, Locator, Page

from generator.letters.compile import compile_letter
from generator.letters.document import align, document_of, to_text
from generator.letters.examples import examples
from generator.letters.execute import execute
from generator.letters.holidays import calendar_for, calendars
from generator.letters.locale_data import exported
from tests.browser.conftest import LANGUAGES, Visit, Visitor
from tests.letters.support import LOCALES, ROOT, content, frames, letters

JSON = dict[str, Any]

SLUGS = tuple(sorted(path.stem for path in (ROOT / "docs/letters").glob("*.yml") if path.stem.count(".") == 0))
PAGES = tuple((slug, lang) for slug in SLUGS for lang in LANGUAGES)
"""Every letter's page in every language."""
PHONE = {"width": 390, "height": 844}

_HELP = """(() => {
  window.pwBusy = 0;
  window.pwSaved = [];
  const counted = (work) => { pwBusy += 1; return work.finally(() => { pwBusy -= 1; }); };
  const { fetch } = window, { json } = Response.prototype;
  window.fetch = (...given) => counted(fetch(...given));
  Response.prototype.json = function () { return counted(json.call(this)); };
  const { createObjectURL } = URL, { click } = HTMLAnchorElement.prototype;
  let blob;
  URL.createObjectURL = (given) => createObjectURL((blob = given));
  HTMLAnchorElement.prototype.click = function () {
    if (this.download && window.pwCatches) pwSaved.push([this.download, blob]);
    else click.call(this);
  };
})()"""
"""Lets a test wait until nothing is being loaded, and catch what is saved: Chromium lets a page save ten files only."""
_SAVED = """async (name) => {
  window.pwCatches = true;
  pwSaved.length = 0;
  document.querySelector(`[data-pw-desk] [data-do=${name}]`).click();
  const end = performance.now() + 20_000;
  while (!pwSaved.length) {
    if (performance.now() > end) throw new Error(`${name} saves nothing`);
    await new Promise((done) => setTimeout(done));
  }
  window.pwCatches = false;
  const [[file, blob]] = pwSaved;
  const bytes = new Uint8Array(await blob.arrayBuffer());
  return [file, btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""))];
}"""
_SETTLED = """async () => {
  const rest = () => new Promise((done) => setTimeout(done));
  const isBusy = () => pwBusy || document.querySelector("[data-pw-desk][aria-busy]");
  for (let calm = 0; calm < 4; calm += 1) { await rest(); if (isBusy()) calm = 0; }
}"""


def today() -> str:
    """The day in the browser, which runs on this machine's clock."""
    return dt.date.today().isoformat()


def program_and_data(slug: str, locale: str, register: str = "standard", medium: str = "email") -> tuple[JSON, JSON]:
    """What Python compiles from the sources, not what the site was built with."""
    frame = frames().get(locale)
    assert frame is not None
    letter = letters(frame.language)[slug]
    text = next((text for text in letter.texts if text.id == register), letter.texts[0])
    return _compiled(slug, locale, text.id, medium), exported(frame, frames())


@cache
def _compiled(slug: str, locale: str, register: str, medium: Any) -> JSON:
    frame = frames().get(locale)
    assert frame is not None
    letter = letters(frame.language)[slug]
    (text,) = (text for text in letter.texts if text.id == register)
    return compile_letter(letter, text, frame, medium)


@cache
def _example(slug: str, locale: str) -> str:
    frame = frames().get(locale)
    assert frame is not None
    return json.dumps(examples(letters(frame.language)[slug], frame)[0])


def example(slug: str, locale: str = "en-US") -> JSON:
    """The letter's example answers, but for the day of the letter, which is today."""
    found: JSON = json.loads(_example(slug, locale))
    found.pop("letter_date", None)
    return found


def expected(state: JSON, prevails: int = 0, *, blank: bool = False) -> JSON:
    """The document that Python makes of a state."""
    choices: Mapping[str, str] = state["choices"]
    locales = [choices["locale"], *([choices["other"]] if choices.get("other") else [])]
    law = choices.get("law", "")
    calendar = calendar_for(calendars(dt.date.today()), law, choices.get("region", "")) if law else None
    parts = []
    for locale in locales:
        program, data = program_and_data(state["letter"], locale, choices["register"], choices["medium"])
        lines = state.get("lines", {}).get(locale, {}).get(choices["medium"], {})
        options = {"blank": blank, "lines": lines, "calendar": calendar, "today": today()}
        parts.append((program, data, execute(program, data, state["answers"], options)))
    return document_of(parts, choices.get("arrangement", "single"), prevails)


def offered(slug: str) -> tuple[list[str], list[str]]:
    """The registers and the media that a letter has."""
    letter = letters("en")[slug]
    return [text.id for text in letter.texts], list(letter.media)


def body(document: JSON) -> JSON:
    """The document of a mail's body: its subject stands in the header."""
    if document["medium"] != "email":
        return document
    halves = [
        {**half, "blocks": [block for block in half["blocks"] if block["role"] != "subject"]}
        for half in document["halves"]
    ]
    return {**document, "halves": halves}


def said(blocks: list[JSON]) -> list[str]:
    """The words of blocks, as a browser shows them."""
    return [b["marker"] + "".join(part[1] if part[0] == "t" else part[2] for part in b["parts"]) for b in blocks]


@dataclass
class Desk:
    """The desk of one page."""

    visit: Visit
    slug: str
    lang: str

    @property
    def page(self) -> Page:
        """The page with the desk."""
        return self.visit.page

    def find(self, selector: str) -> Locator:
        """Elements of the desk."""
        return self.page.locator("[data-pw-desk]").locator(selector)

    def settle(self) -> None:
        """Wait until nothing is being loaded and all is shown."""
        self.page.evaluate(_SETTLED)

    def config(self) -> JSON:
        """What the page tells the desk."""
        return dict(json.loads(self.find("[data-config]").evaluate("template => template.content.textContent")))

    def locales(self) -> list[str]:
        """The letter locales on offer."""
        return list(self.config()["locales"])

    def word(self, name: str) -> str:
        """A sentence of the desk in the page's language."""
        return str(self.config()["words"][name])

    # --- What a reader does -----------------------------------------------------------------------------------

    def choose(self, **choices: str) -> None:
        """Set choices by their names, as `locale="en-GB"`."""
        for name, value in choices.items():
            self.page.evaluate(
                """([name, value]) => {
                  const all = [...document.querySelectorAll(`[data-pw-desk] :is(select, input)[name=${name}]`)];
                  const control = all.find((one) => one.type !== "radio" || one.value === value);
                  if (control.type === "radio") control.checked = true;
                  else control.value = value;
                  if (control.value !== value) throw new Error(`${name} does not offer ${value}`);
                  control.dispatchEvent(new Event("change", { bubbles: true }));
                }""",
                [name, value],
            )
        self.settle()

    def do(self, name: str) -> None:
        """Press a button wherever it stands, open or folded away."""
        self.page.evaluate("name => document.querySelector(`[data-pw-desk] [data-do=${name}]`).click()", name)

    def do_tab(self, name: str) -> None:
        """Show one of a phone's tabs, also where its button is not shown."""
        self.page.evaluate("name => document.querySelector(`[data-pw-desk] [data-tab=${name}]`).click()", name)

    def control(self, path: str, part: str = "text") -> Locator:
        """A field's control, by the path of its answer."""
        field_id, *rest = path.split(".")
        if not rest:
            return self.find(f".pw-field[data-field={field_id}] [data-part={part}]")
        rows = self.find(f".pw-rows[data-field={field_id}] .pw-row").nth(int(rest[0]))
        return rows.locator(f"[data-column={rest[1]}] [data-part={part}]")

    def note(self, path: str) -> Locator:
        """What is said beside a field."""
        return (
            self.control(path)
            .or_(self.control(path, "amount"))
            .locator("xpath=ancestor::*[@data-type][1]//p[contains(@class, 'pw-field__note')]")
        )

    def open_file(self, content: str | bytes, name: str = "answers.json") -> str:
        """Open a file with answers, and give what is said of it."""
        data = content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content
        payload = FilePayload(name=name, mimeType="application/json", buffer=data)
        self.page.evaluate("document.querySelector('.pw-live').textContent = ''")
        with self.page.expect_file_chooser() as chosen:
            self.do("import")
        chosen.value.set_files(payload)
        self.page.wait_for_function("() => document.querySelector('.pw-live').textContent !== ''")
        self.settle()
        return self.page.locator(".pw-live").inner_text()

    def give(self, answers: JSON, lines: JSON | None = None, **choices: str) -> None:
        """Fill in answers through a file, which is quick."""
        state = {"partwell": 1, "letter": self.slug, "choices": choices, "answers": answers, "lines": lines or {}}
        told = self.open_file(json.dumps(state))
        assert told == self.word("opened"), told

    def fill_example(self) -> None:
        """Fill in the example through a file."""
        self.give(example(self.slug))

    # --- What comes of it -------------------------------------------------------------------------------------

    def download(self, name: str) -> Download:
        """What a button has the browser save."""
        with self.page.expect_download() as found:
            self.do(name)
        return found.value

    def file(self, name: str) -> tuple[str, bytes]:
        """The name and the content of what a button saves."""
        file, content = self.page.evaluate(_SAVED, name)
        return file, base64.b64decode(content)

    def saved(self, name: str) -> bytes:
        """The content of what a button saves."""
        return self.file(name)[1]

    def state(self) -> JSON:
        """Everything, as the desk saves it to a file."""
        return dict(json.loads(self.saved("export")))

    def paper(self) -> list[str]:
        """The words of every paragraph on the paper."""
        found = self.page.evaluate("[...document.querySelectorAll('[data-paper] p')].map((p) => p.textContent)")
        return list(found)

    def check_paper(self) -> JSON:
        """The paper has what Python makes of the state, block by block; gives the state."""
        state = self.state()
        document = expected(state)
        assert self.paper() == said(document["halves"][0]["blocks"])
        return state

    def text(self, *, aligned: bool = True, blank: bool = False, prevails: int = 0) -> str:
        """The letter as Python writes it."""
        document = expected(self.state(), prevails, blank=blank)
        return to_text(document if aligned else body(document), aligned)

    def clean(self) -> None:
        """Nothing has gone wrong."""
        assert not self.visit.faults, self.visit.faults


_PAIRS = """[...document.querySelectorAll("[data-paper] .pw-pair")].map((pair) =>
  [...pair.children].map((side) => [...side.querySelectorAll("p")].map((p) => [p.lang, p.textContent])))"""


def pairs(desk: Desk) -> list[list[list[list[str]]]]:
    """The pairs on the paper: of each side its paragraphs with their language."""
    return list(desk.page.evaluate(_PAIRS))


def aligned(document: JSON) -> list[list[list[list[str]]]]:
    """The pairs as Python aligns them."""
    left, right = document["halves"]
    shown: list[list[list[list[str]]]] = []
    for row in align(left["blocks"], right["blocks"]):
        sides = []
        for at, half in zip(row, (left, right), strict=True):
            sides.append([] if at is None else [[half["lang"], said([half["blocks"][at]])[0]]])
        shown.append(sides)
    return shown


def open_desk(visitor: Visitor, slug: str, lang: str = "en", fragment: str = "", **options: Any) -> Desk:
    """Open a letter's page and wait until its desk is ready."""
    visit = visitor(**options)
    return reopen(prepare(visit), slug, lang, fragment)


def prepare(visit: Visit) -> Visit:
    """Put what the tests need into every page of a tab."""
    visit.page.add_init_script(_HELP)
    return visit


def reopen(visit: Visit, slug: str, lang: str = "en", fragment: str = "") -> Desk:
    """Open a letter's page in a tab that is there already."""
    visit.go(f"{lang}/letters/{slug}/{fragment}")
    visit.page.wait_for_selector("[data-pw-desk][data-ready]")
    return Desk(visit, slug, lang)


__all__ = [
    "LOCALES",
    "PAGES",
    "PHONE",
    "SLUGS",
    "Desk",
    "aligned",
    "content",
    "example",
    "expected",
    "offered",
    "open_desk",
    "pairs",
    "prepare",
    "reopen",
]
