"""Certified mail: counts, lines and sheets, refusals and remarks, by the vectors that hold for the browser too."""

from __future__ import annotations

import gzip
import random
import sys
import time
from typing import Any

import pytest

from generator.letters.certified import KOREAN_MARGINS, check_certified
from generator.letters.execute import execute
from generator.letters.paper import examples, program
from generator.letters.postal import LONGEST, SHAPES, lay_out
from generator.letters.postal_words import JAPANESE_ADVICE, refusal_words, remark_words, sheet_words
from tests.letters import postal
from tests.letters.postal import COUNTS, JSON, LAYOUTS, block, document, filled, parties, random_document, random_text
from tests.letters.support import REGISTERS, ROOT, frames, notice

pytestmark = [pytest.mark.slow, pytest.mark.counted]

BLANKS = " \xa0\u3000"


@pytest.mark.parametrize(("text", "count"), [case[1:] for case in COUNTS], ids=[case[0] for case in COUNTS])
def test_every_sign_counts_as_the_office_counts(text: str, count: int) -> None:
    """A text counts the same in lines of each length."""
    for shape in SHAPES:
        assert lay_out(document(block(text)), shape)["count"] == count


@pytest.mark.parametrize("case", LAYOUTS, ids=[case["is"] for case in LAYOUTS])
def test_every_vector_is_laid_out_as_it_says(case: JSON) -> None:
    """Lines, sheets, refusals and remarks are those of the vector."""
    of_case, shape = postal.of_case(case)
    postal.verify(case, lay_out(of_case, shape))


def texts(layout: JSON) -> str:
    """All words of a layout in their order, without blanks."""
    words = "".join(cell["words"] for page in layout["pages"] for row in page for cell in row)
    return "".join(sign for sign in words if sign not in BLANKS)


def test_nothing_is_lost_and_no_limit_exceeded() -> None:
    """Random documents keep all their signs in order, in lines and sheets within the limits of each shape."""
    chance = random.Random(20261122)  # noqa: S311 - test data
    for _ in range(150):
        made = random_document(chance)
        half = next((half for half in made["halves"] if half["lang"] == "ja"), made["halves"][0])
        said = "".join(
            one["marker"] + "".join(part[1] if part[0] == "t" else part[2] for part in one["parts"])
            for one in half["blocks"]
        )
        said = "".join(sign for sign in said if sign not in BLANKS + "\n")
        for shape, (width, height) in SHAPES.items():
            layout = lay_out(made, shape)
            assert texts(layout) == said
            for page in layout["pages"]:
                assert page[0]
                assert page[-1]
                assert 1 <= sum(bool(row) for row in page) <= height
                assert sum(cell["count"] for row in page for cell in row) <= 520
                for row in page:
                    counted = sum(cell["count"] for cell in row)
                    has_lead = row and not row[0]["count"] and row[0]["words"][0] == "\u3000"
                    # Whether the office counts blanks or not.
                    assert counted + (len(row[0]["words"]) if has_lead else 0) <= width
                    assert len(row) <= 2 * width + 2


def test_documents_are_not_changed() -> None:
    """Laying out gives new values and leaves the document as it was."""
    chance = random.Random(5)  # noqa: S311 - test data
    for _ in range(20):
        state = chance.getstate()
        made = random_document(chance)
        chance.setstate(state)
        lay_out(made, "20x26")
        check_certified(made, "ko")
        assert made == random_document(chance)


HOSTILE = {
    "one letter": "a" * 1_000_000,
    "kanji": "漢" * 330_000,
    "lines": "\n" * 1_000_000,
    "lines of one sign": "a\n" * 500_000,
    "blanks": " " * 1_000_000,
    "words": "a " * 500_000,
    "brackets": "(" * 500_000 + ")" * 500_000,
    "closing brackets": "(" * 9_000 + ")" * 991_000,
    "framed figures": "①\n" * 500_000,
    "refused in turn": "한a" * 250_000,
    "controls": "\x07" * 1_000_000,
    "a tower": "a" + "\u0301" * 500_000,
    "emoji": "👨\u200d👩\u200d👧" * 60_000,
    "all planes": "".join(map(chr, range(0x20000, 0x2A000))) * 8,
}


@pytest.mark.parametrize("kind", HOSTILE)
@pytest.mark.parametrize("align", ["left", "right"])
def test_long_texts_take_under_a_second(kind: str, align: str) -> None:
    """A megabyte is laid out as far as is sensible, and refused as too long, in under a second of the processor."""
    made = document(block(HOSTILE[kind], align=align, role="sender" if align == "right" else "paragraph"))
    start = time.process_time()
    layout = lay_out(made, "20x26")
    # The measuring of coverage takes its time too.
    assert time.process_time() - start < (1 if sys.gettrace() is None else 4)
    assert {"code": "long", "page": 0, "line": 0, "column": 0, "words": ""} in layout["refused"] or kind == "a tower"


def test_the_longest_text_is_not_cut() -> None:
    """A text of just the limit is laid out whole; one sign more, and the refusal says so."""
    fits = lay_out(document(block("字" * LONGEST)), "20x26")
    assert fits["count"] == LONGEST
    assert not [one for one in fits["refused"] if one["code"] == "long"]
    cut = lay_out(document(block("字" * LONGEST), block("字")), "20x26")
    assert cut["count"] == LONGEST
    assert [one["code"] for one in cut["refused"] if not one["code"].startswith("no-")] == ["long"]


def codes(result: JSON) -> list[str]:
    """The codes of what is refused."""
    return [one["code"] for one in result["refused"]]


ABSENT = {
    "client_address": "no-client-address",
    "client_company": "no-client-name",
    "sender_address": "no-sender-address",
    "sender_name": "no-sender-name",
}


@pytest.mark.parametrize("path", ABSENT)
def test_both_sides_are_named_with_their_addresses(path: str) -> None:
    """A block that is left out is missed in Japan and in Korea, and elsewhere if it is an address."""
    made = document(*(one for one in parties() if one["parts"][0][1] != path))
    assert codes(lay_out(made, "20x26")) == [ABSENT[path]]
    assert codes(check_certified({"halves": [{**made["halves"][0], "lang": "ko"}]}, "ko")) == [ABSENT[path]]
    elsewhere = codes(check_certified({"halves": [{**made["halves"][0], "lang": "en"}]}, "en-US"))
    assert elsewhere == ([ABSENT[path]] if path.endswith("address") else [])


@pytest.mark.parametrize("path", ["client_company", "client_person", "client_name"])
def test_a_client_is_named_by_company_or_person(path: str) -> None:
    """Each of the fields that name a client will do."""
    others = [one for one in parties() if one["parts"][0][1] != "client_company"]
    assert codes(lay_out(document(*others, filled(path, "青空", "addressee")), "20x26")) == []


def test_names_in_the_text_are_no_addressee() -> None:
    """A name that is mentioned in a paragraph does not stand for that of the addressee."""
    others = [one for one in parties() if one["parts"][0][1] != "client_company"]
    made = document(filled("client_company", "青空", "paragraph"), *others)
    assert codes(lay_out(made, "20x26")) == ["no-client-name"]


def test_lines_of_the_readers_own_are_to_be_checked() -> None:
    """Words of the reader's own for a name or address are not refused; a remark asks to check them."""
    own = block("東京都渋谷区　佐藤美咲", role="sender", own=True)
    layout = lay_out(document(*parties()[:2], own), "20x26")
    assert codes(layout) == []
    assert {"code": "parties"} in layout["remarks"]
    assert {"code": "parties"} not in lay_out(document(*parties(), own), "20x26")["remarks"]


def test_japanese_mail_is_in_japanese() -> None:
    """Of two halves the Japanese one is laid out, with a remark; a letter without one is refused."""
    other = {"lang": "en", "locale": "en-US", "blocks": [block("Dear Sir")]}
    first = {"halves": [other, {"lang": "ja", "locale": "ja", "blocks": [block("拝啓"), *parties()]}]}
    layout = lay_out(first, "20x26")
    assert layout["pages"][0][0][0]["words"] == "拝"
    assert codes(layout) == []
    assert {"code": "halves"} in layout["remarks"]
    assert codes(lay_out(document(*parties(), lang="en"), "20x26")) == ["language"]


def test_korean_mail_is_complete() -> None:
    """A Korean letter is handed in three times, within its margins; a place that is not filled in is refused once."""
    empty = block(parts=[["t", "금 "], ["f", "total", "[합계]", False], ["f", "total", "[합계]", False]])
    checked = check_certified(document(empty, *parties(), lang="ko"), "ko")
    assert checked["copies"] == 3
    assert checked["margins"] == list(KOREAN_MARGINS) == [20, 15, 40, 15]
    assert checked["refused"] == [
        {"code": "missing", "page": 0, "line": 0, "column": 0, "words": "[합계]", "path": "total"}
    ]
    said = [one["code"] for one in checked["remarks"]]
    assert said == ["ko-copies", "ko-envelope", "ko-delivery", "ko-seal", "ko-correction", "ko-numbers", "ask"]


@pytest.mark.parametrize("locale", ["en-US", "en-GB"])
def test_english_mail_needs_the_addresses_alone(locale: str) -> None:
    """Places in the text may be open, addresses may not; nothing else is asked."""
    open_places = ("total", "site_address", "client_address")
    empty = block(parts=[["f", path, "[…]", False] for path in open_places])
    checked = check_certified(document(empty, *parties(), lang="en"), locale)
    assert [(one["code"], one["path"]) for one in checked["refused"]] == [("missing", "client_address")]
    assert (checked["copies"], checked["margins"], checked["remarks"]) == (1, None, [])


def of_notice(locale: str, register: str, answers: JSON | None = None) -> JSON:
    """The notice as certified mail, as a document; with its examples, or with answers."""
    letter = notice(locale[:2])
    compiled, data = program(letter, frames=frames(), locale=locale, register=register, medium="certified")  # type: ignore[arg-type]
    found = examples(letter, frames().get(locale))[0] if answers is None else answers
    half: JSON = {"lang": locale[:2], "locale": locale, "blocks": execute(compiled, data, found)["blocks"]}
    return {"halves": [half]}


@pytest.mark.parametrize("register", REGISTERS)
def test_the_notice_goes_out(register: str) -> None:
    """The example of the notice is taken as it is in every register and place, its paragraphs indented by one blank."""
    for shape in SHAPES:
        layout = lay_out(of_notice("ja", register), shape)
        assert codes(layout) == []
        assert len(layout["pages"]) <= 2
    rows = [row for page in layout["pages"] for row in page if row]
    assert {"words": "\u3000", "count": 0} in [row[0] for row in rows]
    for locale in ("ko", "en-US", "en-GB"):
        assert codes(check_certified(of_notice(locale, register), locale)) == []


def test_a_notice_without_answers_does_not_go_out() -> None:
    """Every label in brackets is refused with its field."""
    layout = lay_out(of_notice("ja", "firm", {}), "20x26")
    paths = {one.get("path") for one in layout["refused"]}
    assert {one["code"] for one in layout["refused"]} == {"missing"}
    assert {"sender_name", "sender_address", "client_address", "letter_date"} <= paths
    assert "client_address" in [
        one.get("path") for one in check_certified(of_notice("ko", "firm", {}), "ko")["refused"]
    ]


def test_every_code_has_words() -> None:
    """What random documents are refused or remarked for, and what is always said, is said in whole sentences."""
    refused, remarked, sheets = refusal_words(str), remark_words(str), sheet_words(str)
    chance = random.Random(8)  # noqa: S311 - test data
    seen: set[str] = set()
    said = {*JAPANESE_ADVICE}
    for _ in range(120):
        made = random_document(chance)
        for result in (lay_out(made, "13x40"), check_certified(made, "ko"), check_certified(made, "en-GB")):
            seen |= {one["code"] for one in result["refused"]}
            said |= {one["code"] for one in result["remarks"]}
    said |= {one["code"] for one in lay_out(document(block("字" * 3000)), "20x26")["remarks"]}
    seen |= set(codes(lay_out(document(block("字" * (LONGEST + 1))), "20x26")))
    assert seen == set(refused)
    assert said == set(remarked)
    assert set(SHAPES) < set(sheets)
    sentences = [*(text for pair in refused.values() for text in pair), *remarked.values()]
    assert all(sentence.endswith(".") for sentence in sentences)


def test_the_browser_modules_stay_small() -> None:
    """They are loaded on demand; their limits in bytes of gzip are those of the page's budget."""
    limits = {"letters/certified.js": 1050, "letters/postal.js": 2560, "desk/grid.js": 1536}
    for name, limit in limits.items():
        data = (ROOT / "templates/theme/assets/javascripts" / name).read_bytes()
        assert len(gzip.compress(data, 9, mtime=0)) <= limit, name


def test_random_texts_are_varied() -> None:
    """The random texts that other tests rely on hold all kinds of signs."""
    chance = random.Random(1)  # noqa: S311 - test data
    found: set[Any] = set()
    for _ in range(60):
        found |= set(random_text(chance))
    assert {"「", "」", "⑬", "한", "😀", "\n", "\u3099"} <= found
