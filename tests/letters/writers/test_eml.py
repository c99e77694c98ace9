"""The e-mail file: Python's parser reads what was written, and no answer adds a header."""

from __future__ import annotations

import email
import email.policy
import re
from email.message import EmailMessage
from typing import Any

import pytest

from generator.letters.layout import plain_text
from generator.letters.writers.words import clean
from tests.letters.support import LOCALES
from tests.letters.writers.browser import WritersRunner
from tests.letters.writers.support import HOSTILE, SURROGATES, document

JSON = dict[str, Any]
INJECTIONS = (
    "x\r\nBcc: eve@evil.example",
    "x\nBcc: eve@evil.example",
    "x\rBcc: eve@evil.example",
    "x\x00\r\n\r\n<script>",
    "x\u2028Bcc: eve@evil.example",
    "x\x85Bcc: eve@evil.example",
    "=?utf-8?Q?x=0D=0ABcc:_eve=40evil.example?=",
    "--=_partwell--\r\n\r\nx",
    "\r\n\r\n--=_partwell\r\nContent-Type: text/html\r\n\r\n<b>x</b>",
)

pytestmark = pytest.mark.browser


def text_of(given: JSON) -> str:
    """The text that goes beside the HTML: the letter without the line of its subject."""
    blocks = [block for block in given["halves"][0]["blocks"] if block["role"] != "subject"]
    return plain_text({"blocks": blocks}, {"width": 0, "fill": " "})


def written(writers: WritersRunner, given: JSON, text: str, **headers: str) -> tuple[str, list[str]]:
    """What the browser writes, and the problems that it tells."""
    sent = {"document": given, "text": text, "to": "", "subject": given["subject"], "from": "", **headers}
    (found,) = writers.call("write", "eml", [[sent]])
    return found["text"], found["problems"]


def parsed(text: str) -> EmailMessage:
    """The message as Python's parser reads it; it finds nothing to complain of."""
    message = email.message_from_bytes(text.encode("ascii"), policy=email.policy.default)
    assert isinstance(message, EmailMessage)
    for part in message.walk():
        assert part.defects == []
    return message


def body(message: EmailMessage, kind: str) -> str:
    """The words of one of the two parts."""
    part = message.get_body((kind,))
    assert part is not None
    return str(part.get_content())


@pytest.mark.parametrize("locale", LOCALES)
def test_an_email_is_read_back(writers: WritersRunner, locale: str) -> None:
    """Subject, addresses, text and HTML come back as they were."""
    given = document(locale, "email")
    text, problems = written(writers, given, text_of(given), to="kim@client.example", **{"from": "lee@me.example"})
    message = parsed(text)
    assert problems == []
    assert message["Subject"] == given["subject"]
    assert (message["To"], message["From"], message["X-Unsent"]) == ("kim@client.example", "lee@me.example", "1")
    assert message["MIME-Version"] == "1.0"
    assert message.get_content_type() == "multipart/alternative"
    assert [part.get_content_type() for part in message.iter_parts()] == ["text/plain", "text/html"]
    assert body(message, "plain") == text_of(given).replace("\n", "\r\n")
    html = body(message, "html")
    assert f'<html lang="{locale}">' in html
    words = re.sub("<[^>]*>", "", html.split("<body>")[1].replace("<br>", "\n").replace("</p>", "\n"))
    plain = text_of(given).replace("&", "&amp;").replace("\n\n", "\n")
    assert [line for line in words.splitlines() if line] == [line for line in plain.splitlines() if line]


def test_lines_end_and_fold_as_the_standard_asks(writers: WritersRunner) -> None:
    """Every line ends in CRLF and has 76 signs at most, all of them ASCII; nothing in it varies."""
    for subject in ("가" * 200, "é" * 300, "🎉" * 100, "a" * 300, "짧은 제목", "a한" * 99, "x " * 200):
        given = document("ko", "email")
        text, _ = written(writers, given, "본문\n" * 500, subject=subject, to="a@b.example, c@d.example;e@f.example")
        assert (
            text
            == written(writers, given, "본문\n" * 500, subject=subject, to="a@b.example, c@d.example;e@f.example")[0]
        )
        assert text.endswith("\r\n")
        assert re.search("[^\r]\n|\r[^\n]", text) is None
        assert max(len(line) for line in text.split("\r\n")) <= 76
        message = parsed(text)
        assert message["Subject"] == subject.strip()
        assert [one.addr_spec for one in message["To"].addresses] == ["a@b.example", "c@d.example", "e@f.example"]


def test_no_encoded_word_splits_a_character(writers: WritersRunner) -> None:
    """Each encoded word is at most 75 octets and valid UTF-8 on its own."""
    subject = "결제 🎉 漢字 é " * 20
    text, _ = written(writers, document("ko", "email"), "x", subject=subject)
    header = text[text.index("Subject:") : text.index("X-Unsent:")]
    words = re.findall(r"=\?utf-8\?B\?([^?]*)\?=", header)
    assert len(words) > 5
    for word in words:
        assert len(f"=?utf-8?B?{word}?=") <= 75
        assert email.base64mime.decode(word).decode("utf-8")


@pytest.mark.parametrize("words", INJECTIONS + HOSTILE + SURROGATES)
def test_no_answer_adds_a_header_or_a_part(writers: WritersRunner, words: str) -> None:
    """In whatever place, line breaks and boundaries in an answer stay words."""
    given = document("ko", "email")
    given["halves"][0]["blocks"][1]["parts"] = [["f", "x", words, True]]
    text, _ = written(writers, given, words + "\n", subject=words, to=words, **{"from": words})
    message = parsed(text)
    assert set(message.keys()) <= {"Subject", "X-Unsent", "MIME-Version", "Content-Type"}
    assert len(list(message.iter_parts())) == 2
    assert body(message, "plain") == clean(words + "\n").replace("\n", "\r\n")
    assert str(message["Subject"]).split() == " ".join(clean(words).split("\n")).split()
    assert "<script" not in body(message, "html")


@pytest.mark.parametrize(
    ("address", "kept"),
    [
        ("kim.minsu+work@sub.client.example", True),
        ("o'neil@client.example", True),
        ("", True),
        ("kim", False),
        ("kim@client", False),
        ("@client.example", False),
        ("kim@-client.example", False),
        ("kim..su@client.example", False),
        (".kim@client.example", False),
        ("kim @client.example", False),
        ("김@client.example", False),
        ("Kim <kim@client.example>", False),
        ('"kim"@client.example', False),
        ("kim@client.example\r\nBcc: eve@evil.example", False),
        ("a" * 250 + "@b.example", False),
        ("a@" + "b." * 100_000, False),
    ],
)
def test_only_plausible_addresses_are_written(writers: WritersRunner, address: str, kept: bool) -> None:
    """An address that cannot be one leaves its header out, and the problems name it."""
    for name in ("to", "from"):
        text, problems = written(writers, document("ko", "email"), "x", **{name: address})
        assert problems == ([] if kept else [name])
        assert (parsed(text)[name] or "") == (address if kept else "")


def test_a_letter_has_one_sender(writers: WritersRunner) -> None:
    """Two senders would ask for another header, so none is written."""
    text, problems = written(writers, document("ko", "email"), "x", **{"from": "a@b.example, c@d.example"})
    assert problems == ["from"]
    assert parsed(text)["From"] is None
