"""Certified mail in the browser: the same layouts to the byte, and sheets for eyes, screen readers and printers."""

from __future__ import annotations

import json
import random
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from generator.letters.certified import check_certified
from generator.letters.postal import SHAPES, lay_out
from tests.letters import postal
from tests.letters.browser import BrowserRunner
from tests.letters.postal import COUNTS, JSON, LAYOUTS, block, document, parties, random_document
from tests.letters.support import ROOT

ASSETS = ROOT / "templates/theme/assets"
HARNESS = """
import { checkCertified } from "/javascripts/letters/certified.js";
import { layOut } from "/javascripts/letters/postal.js";
import { grid } from "/javascripts/desk/grid.js";
const texts = (root, selector) => Array.from(root.querySelectorAll(selector), (found) => found.textContent);
const words = { sheet: "Sheet {page} of {pages}" };
const show = (made, shape) => document.body.replaceChildren(grid(layOut(made, shape), words));
window.letters = {
  layOut: (jobs) => jobs.map(([made, shape]) => layOut(made, shape)),
  check: (jobs) => jobs.map(([made, locale]) => checkCertified(made, locale)),
  time: (made, shape) => {
    const start = performance.now();
    layOut(made, shape);
    return performance.now() - start;
  },
  style: async (names) => {
    for (const href of names) {
      const sheet = Object.assign(document.createElement("link"), { rel: "stylesheet", href });
      document.head.append(sheet);
      await new Promise((done) => { sheet.onload = done; });
    }
  },
  show: (made, shape) => {
    show(made, shape);
    return Array.from(document.querySelectorAll(".pw-sheet"), (sheet) => ({
      role: sheet.getAttribute("role"),
      label: sheet.getAttribute("aria-label"),
      text: texts(sheet, ".pw-sheet__text p"),
      said: sheet.innerText,
      lines: Array.from(sheet.querySelectorAll(".pw-sheet__line"), (line) => texts(line, ".pw-box")),
      gaps: sheet.querySelectorAll(".pw-sheet__gap").length,
      number: texts(sheet, ".pw-sheet__number"),
      hidden: sheet.querySelectorAll("[aria-hidden=true]").length,
      styles: sheet.querySelectorAll("[style]").length,
      shown: sheet.querySelectorAll("script, img, b").length,
    }));
  },
  refused: (made, shape) => {
    show(made, shape);
    return Array.from(document.querySelectorAll("[class*='pw-box--']"), (box) => [box.className, box.textContent]);
  },
  sizes: (made, shape) => {
    show(made, shape);
    const size = (found) => { const { width, height } = found.getBoundingClientRect(); return [width, height]; };
    const paper = document.querySelector(".pw-sheet__paper");
    return [size(paper), Array.from(paper.querySelectorAll(".pw-box"), size), document.documentElement.scrollWidth];
  },
};
"""

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def runner() -> Iterator[BrowserRunner]:
    """One Chromium for the module, with the modules of certified mail."""
    runner = BrowserRunner(HARNESS)
    yield runner
    runner.close()


@pytest.fixture
def page(runner: BrowserRunner) -> BrowserRunner:
    """Chromium with our modules loaded anew."""
    runner.load(ASSETS)
    return runner


def same(mine: list[Any], theirs: list[Any]) -> bool:
    """Whether two lists of results are the same bytes of JSON."""
    return json.dumps(json.loads(json.dumps(mine))).encode() == json.dumps(theirs).encode()


def jobs_of(seed: int, count: int) -> list[tuple[JSON, str]]:
    """Random documents with shapes."""
    chance = random.Random(seed)  # noqa: S311 - test data
    return [(random_document(chance), chance.choice(tuple(SHAPES))) for _ in range(count)]


def test_every_vector_in_the_browser(page: BrowserRunner) -> None:
    """Counts and layouts of the shared vectors are the same in the browser."""
    found = page.call("layOut", [[document(block(text)), shape] for _, text, _ in COUNTS for shape in SHAPES])
    assert [layout["count"] for layout in found] == [count for _, _, count in COUNTS for _ in SHAPES]
    for case, layout in zip(LAYOUTS, page.call("layOut", [postal.of_case(case) for case in LAYOUTS]), strict=True):
        postal.verify(case, layout)


def test_random_documents_are_equal_with_the_fixed_seed(page: BrowserRunner) -> None:
    """Three hundred random documents give the same bytes in both languages."""
    jobs = jobs_of(20261122, 300)
    assert same([lay_out(*job) for job in jobs], page.call("layOut", jobs))
    checks = [(made, locale) for made, _ in jobs for locale in ("ko", "en-US")]
    assert same([check_certified(*job) for job in checks], page.call("check", checks))


def test_random_documents_are_equal_with_a_new_seed(page: BrowserRunner) -> None:
    """A hundred random documents from a seed of the day do so as well; the seed is printed."""
    seed = random.SystemRandom().randrange(10**9)
    print(f"certified mail: random seed {seed}")  # noqa: T201 - a failure must be repeatable
    jobs = jobs_of(seed, 100)
    assert same([lay_out(*job) for job in jobs], page.call("layOut", jobs)), f"seed {seed}"


@pytest.mark.slow
def test_every_sign_counts_the_same(page: BrowserRunner) -> None:
    """All signs of the first plane, and samples of the others, are counted and refused alike."""
    chance = random.Random(3)  # noqa: S311 - test data
    signs = [*map(chr, range(0x10000)), *(chr(chance.randrange(0x10000, 0x110000)) for _ in range(9_000))]
    jobs = [
        (document(block("あ".join(signs[start : start + 5_000]))), "20x26") for start in range(0, len(signs), 5_000)
    ]
    assert same([lay_out(*job) for job in jobs], page.call("layOut", jobs))


def test_a_fault_is_found(runner: BrowserRunner, tmp_path: Path) -> None:
    """One bracket less in the browser's table, and the random documents differ."""
    folder = tmp_path / "assets"
    shutil.copytree(ASSETS / "javascripts", folder / "javascripts")
    path = folder / "javascripts/letters/postal.js"
    path.write_text(path.read_text("utf-8").replace('"（）()「」', '"（）()'), "utf-8")
    runner.load(folder)
    jobs = jobs_of(20261122, 40)
    assert not same([lay_out(*job) for job in jobs], runner.call("layOut", jobs))


@pytest.mark.parametrize("text", ["a" * 1_000_000, "a\n" * 500_000, "한a" * 250_000, "(" * 9_000 + ")" * 991_000])
def test_long_texts_take_under_a_second_in_the_browser(page: BrowserRunner, text: str) -> None:
    """A megabyte is laid out, as far as it is, in under a second."""
    assert page.call("time", document(block(text)), "20x26") < 1_000


def sample() -> JSON:
    """A document with indentation, empty lines, brackets at a line's end and something refused."""
    return document(
        block("　" + "長い文章を書きます。" * 60),
        block("①甲「乙」\n\n②「あああああああああああああああああ」한"),
        *parties(),
    )


@pytest.mark.parametrize("shape", SHAPES)
def test_sheets_are_manuscript_paper(page: BrowserRunner, shape: str) -> None:
    """Each sheet has all its boxes, empty ones too; its number is below, and gaps are no lines."""
    width, height = SHAPES[shape]
    layout = lay_out(sample(), shape)
    sheets = page.call("show", sample(), shape)
    count = len(layout["pages"])
    assert [sheet["number"] for sheet in sheets] == [[f"{index}／{count}"] for index in range(1, count + 1)]
    for sheet, laid in zip(sheets, layout["pages"], strict=True):
        assert len(sheet["lines"]) == height
        assert {len(line) for line in sheet["lines"]} == {width}
        assert sheet["gaps"] == sum(not row for row in laid)
        drawn = [line for line in sheet["lines"] if any(line)]
        said = ["".join(cell["words"] for cell in row) for row in laid if row]
        assert ["".join(line).strip() for line in drawn] == [words.strip() for words in said]
        assert [bool(line[0]) for line in drawn] == [not words.startswith("\u3000") for words in said]


def test_screen_readers_get_the_text(page: BrowserRunner) -> None:
    """The boxes are hidden from them; a sheet has a name and its text in whole lines of the text."""
    sheets = page.call("show", sample(), "20x26")
    assert [(sheet["role"], sheet["label"]) for sheet in sheets] == [
        ("group", "Sheet 1 of 2"),
        ("group", "Sheet 2 of 2"),
    ]
    assert all(sheet["hidden"] == 2 for sheet in sheets)
    text = [line for sheet in sheets for line in sheet["text"]]
    assert "".join(text[:2]) == "長い文章を書きます。" * 60
    assert text[2:5] == ["①甲「乙」", "②「あああああああああああああああああ」한", "東京都中央区"]
    assert text[-1] == "佐藤美咲"


def test_closing_brackets_share_the_last_box(page: BrowserRunner) -> None:
    """A full line has its boxes and no more: what counts nothing stands in the last."""
    sheet = page.call("show", document(block("（「" + "あ" * 18 + "」）い")), "20x26")[0]
    assert sheet["lines"][0] == ["（", "「", *"あ" * 17, "あ」）"]
    assert sheet["lines"][1][:2] == ["い", ""]


def test_refused_boxes_are_marked(page: BrowserRunner) -> None:
    """What is refused, and what is not filled in, has a class of its own."""
    made = document(block(parts=[["t", "あ한"], ["f", "due", "［日］", False]]))
    marked = [["pw-box pw-box--script", "한"], *(["pw-box pw-box--missing", sign] for sign in "［日］")]
    assert page.call("refused", made, "20x26") == marked


def test_text_stays_text(page: BrowserRunner) -> None:
    """Markup in answers is written out in boxes; no element of it comes to be, and no style is inline."""
    text = "<script>alert(1)</script><b>太字</b><img src=x onerror=alert(1)>{page}"
    sheet = page.call("show", document(block(text)), "20x26")[0]
    assert "".join("".join(line) for line in sheet["lines"]) == text.replace(" ", " ")
    assert (sheet["shown"], sheet["styles"]) == (0, 0)


def test_an_empty_letter_has_no_sheet(page: BrowserRunner) -> None:
    """Where nothing is laid out, nothing is drawn."""
    assert page.call("show", document(), "20x26") == []


STYLES = ["/partwell/shell.css", "/partwell/postal.css"]


@pytest.mark.parametrize("shape", SHAPES)
def test_boxes_are_square_and_fit(page: BrowserRunner, shape: str) -> None:
    """All boxes of a sheet have one size, as wide as high, and the page does not scroll sideways."""
    page.call("style", STYLES)
    (paper, _), boxes, scrolled = page.call("sizes", sample(), shape)
    width, height = SHAPES[shape]
    assert len(boxes) == width * height
    for box in boxes:
        assert box[0] == pytest.approx(paper / width, abs=0.5)
        assert box[1] == pytest.approx(paper / width, abs=0.5)
    assert scrolled <= 1280


@pytest.mark.parametrize("shape", SHAPES)
def test_a_sheet_prints_on_a_page(page: BrowserRunner, shape: str) -> None:
    """However full sheets are, and however many empty lines they have, each is one page of A4."""
    page.call("style", [*STYLES, "/partwell/print.css"])
    width, height = SHAPES[shape]
    made = document(block("字\n\n" * height + "\n".join(["字" * width] * height)), *parties())
    sheets = page.call("show", made, shape)
    assert len(sheets) == 3
    assert len(re.findall(rb"/Type\s*/Page\b", page.printed())) == 3
