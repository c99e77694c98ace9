"""Hostile answers on the letter desk: text everywhere or refused with a reason, and nothing runs, leaks or breaks."""

from __future__ import annotations

import email
import email.policy
import io
import json
import re
import zipfile
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from playwright.sync_api import expect

from generator.letters.document import to_text
from tests.browser.conftest import Visitor
from tests.browser.handbook.desk import Desk, body, expected, open_desk

pytestmark = pytest.mark.browser

HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "{{ 7*7 }}{% raw %}",
    "javascript:alert(1)",
    "]]></w:t><evil/>&amp;&#0;",
    "=cmd|'/c calc'!A1",
    "__proto__",
    "constructor",
    "Z" + "\u0301" * 200,
    "\u202eevil\u202c",
    "nul\x00nul",
    "x\r\nBcc: victim@other.example\r\n\r\n<b>body</b>",
    "\ud800",
    "%0d%0aBcc:victim@other.example&body=x#y",
)
SLUGS = ("closing-confirmation", "handover-note")
_ELEMENTS = "document.querySelectorAll('script, img, iframe, object, embed, base, link, style, svg, [onerror]').length"


def every_answer(desk: Desk, words: str) -> dict[str, Any]:
    """An answer of these words for every field, in a form that the field can take where there is one."""
    answers: dict[str, Any] = {}
    found = desk.page.evaluate(
        """() => [...document.querySelectorAll(".pw-desk__form [data-field]")].map((field) => {
          const columns = field.querySelector("template")?.content.querySelectorAll("[data-column]") ?? [];
          const { field: name, type } = field.dataset;
          return [name, type, [...columns].map(({ dataset }) => [dataset.column, dataset.type])];
        })"""
    )
    for name, kind, columns in found:
        if kind == "rows":
            answers[name] = [{column: answer(what, words) for column, what in columns}]
        else:
            answers[name] = answer(kind, words)
    return answers


def answer(kind: str, words: str) -> Any:
    """The words as an answer of a kind."""
    if kind == "money":
        return {"amount": words, "currency": words}
    if kind == "list":
        return {"en": [words, words]}
    if kind == "organisation":
        return {"en": {"text": words, "form": words, "place": "after", "reading": words}}
    return {"en": words} if kind in ("text", "long", "person", "email", "address") else words


@pytest.mark.parametrize("slug", SLUGS)
def test_hostile_answers_stay_text(visitor: Visitor, slug: str) -> None:
    """In all fields at once, hostile words are printed as they stand or refused, and every file stays sound."""
    desk = open_desk(visitor, slug, fragment="#locale=en-US&medium=email")
    page = desk.page
    page.evaluate("document.querySelector('[data-customs]').open = true")
    dialogs: list[str] = []
    page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    elements = page.evaluate(_ELEMENTS)
    for words in HOSTILE:
        lines = {"en-US": {"email": {"frame-closing": words, "frame-signature": words}}}
        desk.give(every_answer(desk, words), lines)
        state = {**desk.check_paper()}
        refused = desk.find("[data-field] .pw-field__note:not(:empty)").count()
        printed = "\n".join(desk.paper())
        assert words in printed or refused > 3, words
        assert page.evaluate(_ELEMENTS) == elements, words
        document = expected(state)
        assert desk.saved("txt").decode() == to_text(document)
        with zipfile.ZipFile(io.BytesIO(desk.saved("docx"))) as word:
            for name in word.namelist():
                ET.fromstring(word.read(name))  # noqa: S314  # our own file
        message = email.message_from_bytes(desk.saved("eml"), policy=email.policy.default)
        assert not message.defects
        assert "Bcc" not in message
        assert message["Subject"] == document["subject"]
        plain = message.get_body(("plain",))
        assert plain is not None
        assert plain.get_content().replace("\r\n", "\n") == to_text(body(document), False)
        assert not re.search(rb"(?<!\\)<script", desk.saved("md"))
    assert page.evaluate("({}).polluted === undefined && Object.keys(Object.prototype).length === 0")
    assert dialogs == []
    desk.clean()


def test_hostile_words_typed_by_hand_stay_text(visitor: Visitor) -> None:
    """What is typed into a field, a row, an own line or the address is text, and an own line is checked too."""
    desk = open_desk(visitor, "overdue-reminder", fragment="#locale=en-US&medium=email&<script>alert(1)</script>")
    page = desk.page
    page.on("dialog", lambda dialog: pytest.fail(dialog.message))
    words = '"><img src=x onerror=alert(1)>{{ 7*7 }}'
    for path in (
        "payment_details",
        "invoices.0.number",
        "client_company",
        "client_person",
        "sender_name",
        "sender_contact",
    ):
        desk.control(path).fill(words)
    desk.find("[data-customs] > summary").click()
    line = desk.find("[data-customs-list] textarea").last
    line.fill(words)
    assert sum(words in said for said in desk.paper()) >= 4
    line.fill("\u202ebad")
    desk.settle()
    assert not any("\u202e" in said for said in desk.paper())
    expect(desk.find("[data-state]")).to_contain_text(desk.word("refused").replace("{n}", "1"))
    link = desk.find("[data-state] a").first
    expect(link).to_have_text(desk.word("role-signature"))
    link.click()
    expect(line).to_be_focused()
    expect(line).to_have_attribute("aria-invalid", "true")
    expect(desk.find(f"#{line.get_attribute('aria-describedby')}")).to_have_text(desk.word("refused-bidi"))
    line.fill("Regards,")
    expect(line).not_to_have_attribute("aria-invalid", "true")
    desk.check_paper()
    desk.clean()


def test_a_megabyte_of_text_is_refused_and_does_no_harm(visitor: Visitor) -> None:
    """A text of a megabyte is refused with the reason, from the keyboard and from a file, and the desk goes on."""
    desk = open_desk(visitor, "overdue-reminder", fragment="#locale=en-US&medium=email")
    desk.control("payment_details").fill("x" * 1_000_000)
    expect(desk.note("payment_details")).to_have_text(desk.word("refused-long"))
    assert max(map(len, desk.paper())) < 1000
    desk.control("payment_details").fill("short")
    assert any("short" in said for said in desk.paper())
    told = desk.open_file(json.dumps({"partwell": 1, "answers": {"payment_details": "x" * 1_000_000}}))
    assert told == desk.word("notOpened").replace("{reason}", desk.word("file-size"))
    assert any("short" in said for said in desk.paper())
    desk.clean()
