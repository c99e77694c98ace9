"""Markdown: two parsers of other people's read back the letter's words, whatever they are."""

from __future__ import annotations

import json
from html.parser import HTMLParser
from typing import Any

import pyromark
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from generator.letters.writers.markdown import markdown
from generator.letters.writers.words import clean
from tests.letters.support import LOCALES
from tests.letters.writers.support import HOSTILE, SURROGATES, all_bilingual, all_documents, document, hostile

pytestmark = [pytest.mark.slow, pytest.mark.counted]

JSON = dict[str, Any]
SMART = pyromark.Options.ENABLE_SMART_PUNCTUATION
EXTENDED = pyromark.Options(sum(option.value for option in pyromark.Options if option is not SMART))
READERS = {
    "pyromark": lambda text: pyromark.html(text),
    "pyromark with every extension but curly quotes": lambda text: pyromark.html(text, options=EXTENDED),
    "markdown-it": MarkdownIt("commonmark").render,
    "markdown-it with tables and strikethrough": MarkdownIt("js-default").render,
}
ALLOWED = {"p", "ol", "li", "br", "hr"}


class Reader(HTMLParser):
    """The words of rendered HTML, an item's number before its own."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self.tags: set[str] = set()
        self.number = 0
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        if tag == "ol":
            self.number = int(dict(attrs).get("start") or 1)
        elif tag == "li":
            self.flush()
            self.words.append(f"#{self.number}")
            self.number += 1
        else:
            self.flush()

    def handle_endtag(self, tag: str) -> None:
        self.flush()

    def handle_data(self, data: str) -> None:
        self.text += data

    def flush(self) -> None:
        self.words += self.text.split()
        self.text = ""


def read(html: str) -> tuple[list[str], set[str]]:
    """The words and the tags of HTML."""
    reader = Reader()
    reader.feed(html)
    reader.close()
    reader.flush()
    return reader.words, reader.tags


def said(document: JSON) -> list[str]:
    """The letter's words, an item's number before its own."""
    words: list[str] = []
    for half in document["halves"]:
        for block in half["blocks"]:
            marker = block["marker"]
            digits = "".join(sign for sign in marker if sign in "0123456789")
            if block["role"] == "item" and digits:
                words.append(f"#{int(digits)}")
                marker = ""
            words += (
                marker + "".join(clean(part[1] if part[0] == "t" else part[2]) for part in block["parts"])
            ).split()
    for note in document["notes"]:
        words += clean(note["text"]).split()
    return words


def assert_read_back(document: JSON) -> None:
    """Every reader gives the letter's words, and no markup but paragraphs, lists and rules."""
    text = markdown(document)
    wanted = said(document)
    for name, reader in READERS.items():
        words, tags = read(reader(text))
        assert words == wanted, (name, text)
        assert tags <= ALLOWED, (name, text)


def worded(words: str) -> JSON:
    """A letter with these words in paragraphs, items and notes."""
    given = document("ko")
    blocks = given["halves"][0]["blocks"]
    item = next(block for block in blocks if block["role"] == "item")
    for block in (blocks[0], blocks[1], item):
        block["parts"] = [["f", "x", words, True], ["t", " 에게"]]
    return {**given, "notes": [{"lang": "ko", "text": words}]}


def test_letters_are_read_back() -> None:
    """Every locale, medium and register, filled in, blank and in two languages, keeps its words and numbers."""
    for letter in (*all_documents(), *all_bilingual()):
        assert_read_back(letter)


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_are_read_back(words: str) -> None:
    """Signs of Markdown, HTML and its dialects in an answer are words."""
    assert_read_back(worded(words))


def test_hostile_documents_are_read_back() -> None:
    """Four hundred documents of random roles, markers and hostile words keep their words and numbers."""
    for letter in hostile("markdown", 400, surrogates=False):
        assert_read_back(letter)


@settings(max_examples=150, deadline=None)
@given(st.text(st.sampled_from("\\`*_{}[]<>()#+-.!|~&;:=\"'$^@/12a \t\n　가é"), max_size=40))
@example("1.\n2)\n\n3. x")
def test_signs_are_words(words: str) -> None:
    """Any mixture of signs that mean something somewhere is read back."""
    assert_read_back(worded(words))


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=200))
def test_any_words_are_read_back(words: str) -> None:
    """Any text is read back."""
    assert_read_back(worded(words))


def test_surrogates_are_left_out() -> None:
    """Half a character is nobody's word."""
    for words in SURROGATES:
        markdown(json.loads(json.dumps(worded(words)))).encode("utf-8")


def test_lines_break_where_the_letter_breaks() -> None:
    """A block's lines, and tight blocks, are parted by hard breaks; other blocks by an empty line."""
    text = markdown(document("en-US"))
    assert text.startswith("Jordan Lee\\\n48 Maple Street\\\nPortland, OR 97205\\\n503-555-0142\\\n")
    assert "\n\nDecember 1, 2026\n\nAna Rivera, Head of Marketing\\\nHarbor & Pine LLC\\\n" in text
    assert pyromark.html(text).count("<br") == text.count("\\\n")


@pytest.mark.parametrize("locale", LOCALES)
def test_items_are_a_list_with_their_numbers(locale: str) -> None:
    """The items of a letter are one ordered list that starts at one."""
    html = pyromark.html(markdown(document(locale)))
    items = [block for block in document(locale)["halves"][0]["blocks"] if block["role"] == "item"]
    assert html.count("<ol>") == 1
    assert html.count("<li>") == len(items) > 3


def test_two_lists_are_two_lists() -> None:
    """Items that count anew begin a list of their own."""
    given = document("en-GB")
    item = next(block for block in given["halves"][0]["blocks"] if block["role"] == "item")
    blocks = [{**item, "marker": f"{number}. ", "parts": [["t", "x"]]} for number in (1, 2, 1, 2, 7)]
    text = markdown({**given, "halves": [{**given["halves"][0], "blocks": blocks}]})
    assert pyromark.html(text).count("<ol") == 3
    assert read(MarkdownIt().render(text))[0] == ["#1", "x", "#2", "x", "#1", "x", "#2", "x", "#7", "x"]


def test_ordinary_words_stay_readable() -> None:
    """What means nothing is not escaped."""
    for words in ("R & D (2026), 50% off!", "Dr. O’Neil: yes; “no” — 1.5 million", "a-b+c, @home / #1", "2026년 12월"):
        given = {**document("ko"), "notes": [{"lang": "ko", "text": words}]}
        assert markdown(given).endswith(f"\n\n---\n\n{words}\n")
