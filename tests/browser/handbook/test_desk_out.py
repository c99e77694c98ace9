"""What leaves the letter desk, and what is kept: copies, mails, files, memory, links."""

from __future__ import annotations

import datetime as dt
import email
import email.policy
import io
import json
import re
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

import docx  # type: ignore[import-untyped]  # it has no types
import icalendar
import pytest
from playwright.sync_api import expect

from generator.letters.document import to_text
from generator.letters.writers.docx import docx as python_docx
from generator.letters.writers.markdown import markdown as python_markdown
from tests.browser.conftest import Visitor
from tests.browser.handbook.desk import Desk, body, example, expected, open_desk, prepare, reopen, said
from tests.letters.states import SMALL_STATES

pytestmark = pytest.mark.browser

CLIPBOARD = ["clipboard-read", "clipboard-write"]
_CLIPBOARD = """async () => {
  const [item] = await navigator.clipboard.read();
  const all = await Promise.all(item.types.map(async (type) => [type, await (await item.getType(type)).text()]));
  return Object.fromEntries(all);
}"""


def copied(desk: Desk) -> dict[str, str]:
    """What the clipboard holds, by type."""
    return dict(desk.page.evaluate(_CLIPBOARD))


def started(visitor: Visitor, slug: str = "termination-notice", lang: str = "en", medium: str = "email") -> Desk:
    """A desk with the example filled in, as a letter in American English."""
    desk = open_desk(visitor, slug, lang, fragment="#locale=en-US&medium=" + medium, permissions=CLIPBOARD)
    desk.fill_example()
    return desk


def locales(desk: Desk) -> list[str]:
    """One locale of each language on offer."""
    return list({locale[:2]: locale for locale in reversed(desk.locales())}.values())


def test_copying_gives_plain_and_rich_text(visitor: Visitor) -> None:
    """The copy has the letter as Python writes it, and as HTML that keeps its paragraphs where it is pasted."""
    desk = started(visitor)
    other = desk.page.context.new_page()
    other.goto("data:text/html,<meta charset=utf-8><div contenteditable></div>")
    box = other.locator("[contenteditable]")
    for locale in locales(desk):
        desk.page.bring_to_front()
        desk.choose(locale=locale)
        document = body(expected(desk.state()))
        desk.find("[data-do=copy]").click()
        expect(desk.page.locator(".pw-live")).to_have_text(desk.word("copied"))
        found = copied(desk)
        assert found["text/plain"] == to_text(document, False)
        assert "script" not in found["text/html"]
        other.bring_to_front()
        box.fill("")
        box.focus()
        other.keyboard.press("Control+v")
        pasted = box.locator("p").evaluate_all("all => all.map((p) => p.innerText.trim())")
        assert pasted == [words.strip() for words in said(document["halves"][0]["blocks"])]
    desk.page.bring_to_front()
    desk.find("[data-do=copy-subject]").click()
    expect(desk.page.locator(".pw-live")).to_have_text(desk.word("subjectCopied"))
    assert copied(desk)["text/plain"] == expected(desk.state())["subject"]
    desk.clean()


def test_a_mail_program_gets_subject_and_text_or_the_reader_hears_why_not(visitor: Visitor) -> None:
    """A short letter goes into a mailto: address whole; one that programs might cut is not sent that way."""
    desk = open_desk(visitor, "overdue-reminder", fragment="#locale=en-US&medium=email")
    desk.page.evaluate(
        """window.mailed = []; navigation.addEventListener("navigate", (event) => {
          if (!event.destination.url.startsWith("mailto:")) return;
          mailed.push(event.destination.url); event.preventDefault(); })"""
    )
    desk.control("payment_details").fill("A & B? #1 100% 계좌")
    document = body(expected(desk.state()))
    desk.find("[data-do=mail]").click()
    desk.page.wait_for_function("() => mailed.length > 0")
    (address,) = desk.page.evaluate("mailed")
    assert address.startswith("mailto:?subject=")
    assert "+" not in address
    query = parse_qs(urlsplit(address).query, strict_parsing=True)
    assert query["subject"] == [document["subject"]]
    assert query["body"] == [to_text(document, False).replace("\n", "\r\n")]
    desk.control("payment_details").fill("계좌 " * 90)
    desk.find("[data-do=mail]").click()
    expect(desk.page.locator(".pw-live")).to_have_text(desk.word("long"))
    assert len(desk.page.evaluate("mailed")) == 1
    assert desk.page.evaluate("history.length") <= 3
    desk.clean()


@pytest.mark.parametrize(
    ("slug", "choices"),
    [
        ("termination-notice", {"medium": "email", "register": "gentle"}),
        ("overdue-reminder", {"medium": "letter", "register": "firm", "law": "gb"}),
        ("handover-note", {"medium": "certified", "register": "standard"}),
    ],
)
def test_files_have_the_text_that_python_writes(visitor: Visitor, slug: str, choices: dict[str, str]) -> None:
    """In each language the .txt, .md and .docx files, filled in and blank, have Python's bytes, and mails its text."""
    desk = started(visitor, slug)
    desk.choose(**choices)
    for locale in locales(desk):
        desk.choose(locale=locale)
        state = desk.state()
        for blank in (False, True):
            desk.page.evaluate(
                "blank => document.querySelector(`[name=blank]${blank ? ':not(:checked)' : ':checked'}`)?.click()",
                blank,
            )
            document = expected(state, blank=blank)
            ending = ".blank" if blank else ""
            assert desk.file("txt") == (f"{slug}.{locale}{ending}.txt", to_text(document).encode())
            assert desk.saved("md") == python_markdown(document).encode()
            word = desk.saved("docx")
            assert word == python_docx({**document, "blank": blank})
            paragraphs = [paragraph.text for paragraph in docx.Document(io.BytesIO(word)).paragraphs]
            squeezed = re.sub(r"\s", "", "".join(paragraphs))
            for words in said(document["halves"][0]["blocks"]):
                assert re.sub(r"\s", "", words) in squeezed
            if choices["medium"] == "email":
                check_mail(desk.saved("eml"), document)
        desk.page.evaluate("document.querySelector('[name=blank]').click()")
    desk.clean()


def check_mail(content: bytes, document: dict[str, Any]) -> None:
    """The draft of a mail has the subject, the plain text and the rich text, and no header but ours."""
    message = email.message_from_bytes(content, policy=email.policy.default)
    assert not message.defects
    assert message["Subject"] == document["subject"]
    assert set(message.keys()) <= {"Subject", "MIME-Version", "Content-Type", "X-Unsent", "Content-Transfer-Encoding"}
    plain = message.get_body(("plain",))
    rich = message.get_body(("html",))
    assert plain is not None
    assert rich is not None
    assert plain.get_content().replace("\r\n", "\n") == to_text(body(document), False)
    assert "<script" not in rich.get_content()


def test_the_calendar_has_the_days_that_matter(visitor: Visitor) -> None:
    """The calendar file has every day to come in the letter, worked out ones and those of rows included, each once."""
    desk = started(visitor, "termination-notice")
    year = dt.date.today().year + 1
    days = {"notice_date": f"{year}-01-04", "handover_date": f"{year}-03-01", "final_invoice_date": f"{year}-03-02"}
    rows = [
        {"item": {"en": "pages; final, “set”\n"}, "due": f"{year}-02-01"},
        {"item": {"en": "x"}, "due": "2001-01-01"},
    ]
    desk.give(
        {
            **days,
            "notice_length": "30",
            "last_day": None,
            "deliverables": rows,
            "invoices": [],
            "talk_date": "2001-01-01",
        }
    )
    calendar = icalendar.Calendar.from_ical(desk.saved("ics"))
    events = sorted((event["DTSTART"].dt.isoformat(), str(event["SUMMARY"])) for event in calendar.walk("VEVENT"))
    last = (dt.date(year, 1, 4) + dt.timedelta(30)).isoformat()
    assert [day for day, _ in events] == sorted([*days.values(), last, f"{year}-02-01"])
    labels = dict(events)
    assert "pages; final, “set”" in labels[f"{year}-02-01"]
    assert labels[last] == desk.find("label[for=f-last_day]").inner_text()
    assert len({str(event["UID"]) for event in calendar.walk("VEVENT")}) == len(events)
    desk.clean()


# --- What is kept ------------------------------------------------------------------------------------------------


_KEPT = "JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie, window.name])"


def test_nothing_is_kept_until_the_reader_asks(visitor: Visitor) -> None:
    """Answers are stored only while “keep” is checked, and erasing clears page and device."""
    desk = open_desk(visitor, "overdue-reminder", fragment="#locale=en-US&medium=email")
    page = desk.page
    asked: list[str] = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    desk.control("payment_details").press_sequentially("Zebra")
    desk.choose(register="firm")
    assert "Zebra" not in page.evaluate(_KEPT)
    assert "partwell.desk" not in page.evaluate(_KEPT)
    keep = desk.find("[name=keep]")
    keep.check()
    expect(page.locator(".pw-live")).to_have_text(desk.word("kept"))
    assert "Zebra" in page.evaluate(_KEPT)
    desk.control("sender_name").fill("Zebra Two")
    page.reload()
    assert asked == [], "the browser warns although nothing is lost"
    page.wait_for_selector("[data-pw-desk][data-ready]")
    expect(desk.control("payment_details")).to_have_value("Zebra")
    expect(desk.control("sender_name")).to_have_value("Zebra Two")
    expect(desk.find("[name=register]")).to_have_value("firm")
    expect(keep).to_be_checked()
    other = reopen(desk.visit, "non-renewal")
    expect(other.control("sender_name")).to_have_value("Zebra Two")
    desk = reopen(desk.visit, "overdue-reminder", fragment="#locale=en-US&medium=email")
    keep.uncheck()
    expect(page.locator(".pw-live")).to_have_text(desk.word("notKept"))
    assert "Zebra" not in page.evaluate(_KEPT)
    expect(desk.control("payment_details")).to_have_value("Zebra")
    page.locator("details", has=page.locator("[data-do=erase]")).locator("summary").click()
    keep.check()
    desk.find("[data-do=erase]").click()
    expect(page.locator(".pw-live")).to_have_text(desk.word("erased"))
    assert asked == ["confirm"]
    desk.settle()
    for path in ("payment_details", "sender_name", "invoices.0.number"):
        expect(desk.control(path)).to_have_value("")
    assert "Zebra" not in "".join(desk.paper())
    assert "partwell.desk" not in page.evaluate(_KEPT)
    assert desk.state()["answers"] == {}
    desk.control("payment_details").fill("Zebra")
    assert "Zebra" not in page.evaluate(_KEPT)
    desk.clean()


def test_a_file_brings_back_all_that_was_saved(visitor: Visitor) -> None:
    """What is saved to a file and opened in a fresh tab is the same: answers, own lines and choices."""
    desk = started(visitor, "closing-confirmation", medium="letter")
    desk.give(
        example(desk.slug),
        {"en-GB": {"letter": {"frame-closing": "Best,\nZebra"}}},
        locale="en-GB",
        law="us",
        region="US-CA",
        register="firm",
    )
    others = [locale for locale in desk.locales() if not locale.startswith("en")]
    desk.choose(view="bilingual", other=others[0], arrangement="columns")
    desk.control("agreement").fill("Zebra")
    saved = desk.download("export")
    assert saved.suggested_filename == "closing-confirmation.en-GB.json"
    content = Path(saved.path()).read_text("utf-8")
    fresh = open_desk(visitor, "closing-confirmation", "ko")
    told = fresh.open_file(content)
    assert told == fresh.word("opened")
    assert fresh.state() == json.loads(content)
    assert fresh.paper() == desk.paper()
    desk.clean()
    fresh.clean()


def test_bad_files_are_refused_whole_with_the_reason(visitor: Visitor) -> None:
    """A file that is broken, hostile or of another version changes nothing, and the reader hears why."""
    desk = open_desk(visitor, "termination-notice", fragment="#locale=en-US&medium=email")
    desk.give({"agreement": {"en": "Zebra"}})
    before = desk.state()
    reasons = set()
    for content in (*SMALL_STATES[::2], "{", "[" * 20, " " * 1_000_001):
        told = desk.open_file(content)
        found = re.fullmatch(re.escape(desk.word("notOpened")).replace(re.escape("{reason}"), "(.+)"), told, re.DOTALL)
        if found:
            reasons.add(found[1])
            assert desk.state() == before, content[:80]
        else:
            desk.give(dict.fromkeys(desk.state()["answers"]))
            before = desk.state()
    assert {desk.word(f"file-{code}") for code in ("size", "depth", "json", "version", "type")} == reasons
    desk.open_file(b"\xff\xfe\x00")
    assert desk.state() == before
    desk.clean()


def test_a_file_of_another_letter_is_taken_as_far_as_it_fits(visitor: Visitor) -> None:
    """A file of another letter is said to be one, and answers that are not asked for are named and left out."""
    desk = open_desk(visitor, "overdue-reminder", fragment="#locale=en-US&medium=email")
    answers = {"client_person": {"en": "Ana"}, "agreement": {"en": "x"}, "constructor": "y", "total": 5}
    told = desk.open_file(json.dumps({"partwell": 1, "letter": "non-renewal", "answers": answers}))
    assert told.startswith(desk.word("other"))
    assert f"answers.agreement: {desk.word('file-unknown')}" in told
    assert f"answers.constructor: {desk.word('file-unknown')}" in told
    assert f"answers.total: {desk.word('file-type')}" in told
    assert desk.state()["answers"] == {"client_person": {"en": "Ana"}}
    assert "Dear Ana," in desk.paper()
    desk.clean()


WRONG: list[Any] = [
    None,
    True,
    "x",
    [],
    ["x"],
    {},
    {"text": "x"},
    {"text": {"en": "x"}},
    {"en": ["x"]},
    {"en": {}},
    [[]],
    [{"x": "y"}],
    {"amount": []},
]


@pytest.mark.parametrize("slug", ["closing-confirmation", "handover-note"])
def test_answers_of_a_wrong_form_are_refused_one_by_one(visitor: Visitor, slug: str) -> None:
    """Whatever form an answer has in a file, the desk prints what Python prints, and can be filled in again."""
    desk = open_desk(visitor, slug, fragment="#locale=en-US&medium=letter")
    names = desk.find("[data-field]:not([data-choices] *)").evaluate_all("all => all.map((one) => one.dataset.field)")
    for wrong in WRONG:
        desk.give(dict.fromkeys(names, wrong))
        desk.check_paper()
        desk.choose(locale="en-GB")
        desk.choose(locale="en-US")
        desk.control("sender_name").fill("Zebra")
        assert "Zebra" in desk.paper()
        desk.clean()


def test_a_link_carries_choices_and_never_an_answer(visitor: Visitor) -> None:
    """The link opens the desk with the same choices, and has nothing of the answers; made-up choices are ignored."""
    desk = started(visitor)
    other = next(locale for locale in desk.locales() if not locale.startswith("en"))
    desk.choose(locale="en-GB", medium="letter", register="firm", law="us", region="US-CA", view="bilingual")
    desk.choose(other=other, arrangement="columns", prevails="other")
    desk.page.locator("details", has=desk.page.locator("[data-do=link]")).locator("summary").click()
    desk.find("[data-do=link]").click()
    expect(desk.page.locator(".pw-live")).to_have_text(desk.word("linkCopied"))
    link = copied(desk)["text/plain"]
    words = unquote(link)
    for answer in ("Rivera", "Harbor", "Jordan", "Service"):
        assert answer not in words
    fresh = visitor()
    prepare(fresh)
    fresh.page.goto(link)
    fresh.page.wait_for_selector("[data-pw-desk][data-ready]")
    found = Desk(fresh, desk.slug, "en")
    assert found.state()["choices"] == desk.state()["choices"]
    assert found.state()["answers"] == {}
    assert found.find("[name=view]:checked").get_attribute("value") == "bilingual"
    assert found.find(".pw-paper__note").all_inner_texts() == desk.find(".pw-paper__note").all_inner_texts()
    hostile = "#locale=xx&medium=<img>&register=__proto__&law=constructor&region=../..&view=x&other=%00"
    odd = open_desk(visitor, "termination-notice", fragment=f"{hostile}&sender_name=Zebra&answers=Zebra")
    assert "Zebra" not in json.dumps(odd.state())
    odd.check_paper()
    odd.clean()
    desk.clean()
