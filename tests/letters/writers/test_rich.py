"""HTML for the clipboard: pasted, a letter keeps its paragraphs and alignment, and no answer becomes code."""

from __future__ import annotations

import json
from typing import Any

import pytest

from generator.letters.writers.words import clean
from tests.letters.support import LOCALES
from tests.letters.writers.browser import WritersRunner
from tests.letters.writers.support import (
    HOSTILE,
    SURROGATES,
    all_bilingual,
    all_documents,
    bilingual,
    document,
    hostile,
)

JSON = dict[str, Any]

pytestmark = pytest.mark.browser


def text_of(block: JSON) -> str:
    """A block's words."""
    return block["marker"] + "".join(clean(part[1] if part[0] == "t" else part[2]) for part in block["parts"])


def html(writers: WritersRunner, *documents: JSON) -> list[str]:
    """What the browser writes."""
    return list(writers.call("write", "html", [[given] for given in documents]))


def collapsed(text: str) -> str:
    """A text with its white space as HTML shows it."""
    return " ".join(text.replace("\xa0", " ").split())


@pytest.mark.parametrize("locale", LOCALES)
def test_a_pasted_letter_keeps_paragraphs_and_alignment(writers: WritersRunner, locale: str) -> None:
    """From the clipboard, by keyboard, each block is a paragraph with its words and alignment."""
    given = document(locale)
    blocks = given["halves"][0]["blocks"]
    seen = writers.pasted(html(writers, given)[0], "plain")
    assert [collapsed(words) for words, _, _ in seen] == [collapsed(text_of(block)) for block in blocks]
    assert [words.count("\n") for words, _, _ in seen] == [text_of(block).count("\n") for block in blocks]
    aligns = [align if align in ("right", "center") else "left" for _, align, _ in seen]
    assert aligns == [block["align"] for block in blocks]


def test_an_inserted_letter_keeps_paragraphs_and_alignment(writers: WritersRunner) -> None:
    """Inserted by a page, every letter keeps them as well, and its language."""
    given = all_documents()
    for letter, written in zip(given, html(writers, *given), strict=True):
        (half,) = letter["halves"]
        seen = writers.call("inserted", written)
        assert [collapsed(words) for words, _, _ in seen] == [collapsed(text_of(block)) for block in half["blocks"]]
        aligns = [align if align in ("right", "center") else "left" for _, align, _ in seen]
        assert aligns == [block["align"] for block in half["blocks"]]


def test_each_half_has_its_language(writers: WritersRunner) -> None:
    """Every paragraph of a letter in two languages stands in an element that names its language."""
    given = all_bilingual()
    for letter, written in zip(given, html(writers, *given), strict=True):
        seen = writers.call("inserted", f"<div>{written}</div>")
        texts = [
            (collapsed(text_of(block)), half["locale"]) for half in letter["halves"] for block in half["blocks"]
        ] + [(collapsed(note["text"]), note["lang"]) for note in letter["notes"]]
        assert sorted((collapsed(words), lang) for words, _, lang in seen) == sorted(texts)


def test_columns_are_a_table(writers: WritersRunner) -> None:
    """Two languages beside each other are a table that screen readers take for layout."""
    (written,) = html(writers, bilingual("ko", "en-US", "columns"))
    assert written.startswith('<table role="presentation"')
    assert written.count("<td ") == 2
    rows = {**bilingual("ko", "en-US", "columns"), "rows": [[0, 0], [1, None], [None, 1]]}
    assert html(writers, rows)[0].count("<tr>") == 3


def test_missing_answers_are_seen(writers: WritersRunner) -> None:
    """Labels of missing answers are yellow, and underlined in a blank form."""
    missing, blank = html(writers, document("ko", client_company=None, client_person=None), document("ko", blank=True))
    assert '<span style="background-color:#ff0">[거래처]</span>' in missing
    assert '<span style="text-decoration:underline">[거래처]</span>' in blank
    assert "background-color" not in blank
    assert "<span" not in html(writers, document("ko"))[0]


def test_no_answer_becomes_code(writers: WritersRunner) -> None:
    """Whatever the words, HTML holds only our few elements and attributes, and the words are text."""
    documents = [json.loads(json.dumps(given)) for given in hostile("rich", 150)]
    for words in HOSTILE + SURROGATES:
        given = document("ja")
        given["halves"][0]["blocks"] = [{**given["halves"][0]["blocks"][0], "parts": [["f", "x", words, False]]}]
        documents.append(json.loads(json.dumps(given)))
    for given, written in zip(documents, html(writers, *documents), strict=True):
        tags, attributes, text = writers.call("parsed", written)
        assert set(tags) <= {"html", "head", "body", "div", "p", "span", "br", "hr", "table", "tbody", "tr", "td"}
        assert set(attributes) <= {"lang", "style", "role"}
        if given["arrangement"] == "single":
            wanted = "".join(text_of(block).replace("\n", "") for block in given["halves"][0]["blocks"])
            assert text == wanted


def test_an_email_has_its_subject_above(writers: WritersRunner) -> None:
    """The body of an e-mail leaves its subject's line out of each half, and rows still pair the same blocks."""
    given = {**bilingual("ko", "en-US", "columns", "email"), "rows": [[0, 0], [1, None], [None, 2], [2, 1]]}
    (body,) = writers.call("write", "body", [[given]])
    for mine, half in zip(body["halves"], given["halves"], strict=True):
        assert half["blocks"][0]["role"] == "subject"
        assert mine["blocks"] == half["blocks"][1:]
    assert body["rows"] == [[0, None], [None, 1], [1, 0]]
    letter = document("ko", "letter")
    assert writers.call("write", "body", [[letter]]) == [letter]
