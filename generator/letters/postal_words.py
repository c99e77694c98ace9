"""Certified mail in words: why a letter is refused and what to do, what to check, what to do at the counter.

Each function takes what translates the interface's strings. `{words}` stands
for the words that a refusal or a remark is about, the other placeholders for
its numbers.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")

RULES = (
    ("ja", "日本郵便", "https://www.post.japanpost.jp/service/fuka_service/syomei/use.html"),
    ("ko", "인터넷우체국", "https://service.epost.go.kr/postal/front/econprf/pafay02b01.jsp"),
)
"""Who publishes the rules of certified mail: the language and the name of the post office, and the address."""
RULES_KNOWN_ON = dt.date(2026, 11, 22)
"""The day on which the rules were read."""

JAPANESE_ADVICE = ("ja-copies", "ja-envelope", "ja-office", "ja-delivery", "ja-space", "ja-correction", "ask")
"""What holds for each letter that `lay_out` lays out, as codes of `remark_words`."""


def refusal_words(_: Callable[[str], T]) -> dict[str, tuple[T, T]]:
    """For each code of a refusal the reason and the remedy."""
    put_in = _("Put it in just as it stands on the envelope.")
    return {
        "missing": (_("{words} is not filled in."), _("Fill it in: certified mail goes out complete.")),
        "no-sender-name": (_("Your name is not in the letter."), put_in),
        "no-sender-address": (_("Your address is not in the letter."), put_in),
        "no-client-name": (_("The client's name is not in the letter."), put_in),
        "no-client-address": (_("The client's address is not in the letter."), put_in),
        "language": (
            _("Japan's post office certifies letters in Japanese only."),
            _("Choose Japanese as the language of the letter."),
        ),
        "long": (_("The letter is too long to be laid out."), _("Shorten it.")),
        "script": (
            _("“{words}” may not stand in Japanese certified mail."),
            _("Use kana, kanji, figures, punctuation and common signs, and Latin letters in names."),
        ),
        "emoji": (_("“{words}” is a picture, and pictures may not stand in certified mail."), _("Take it out.")),
        "control": (
            _("Something here cannot be seen or printed."),
            _("Delete the passage and type it anew; do not paste it."),
        ),
    }


def remark_words(_: Callable[[str], T]) -> dict[str, T]:
    """For each code of a remark what to check or to do."""
    return {
        "parties": _(
            "Some lines with names or addresses are in your own words. "
            "Check that the names and addresses of both sides are there, just as on the envelope."
        ),
        "halves": _(
            "Japanese certified mail holds text in Japanese only. Send the other language in a letter of its own."
        ),
        "latin": _("Latin letters are allowed in names only. Check that these are names: {words}."),
        "enclosures": _("Nothing can be enclosed, yet the letter mentions {words}. Send such papers separately."),
        "figures": _(
            "{words}: at the head of a line it counts 1, as the mark of a list, and elsewhere with its frame. "
            "If you use it differently, ask at the counter."
        ),
        "empty-lines": _(
            "Empty lines are not counted. With them a sheet has more lines than the limit: "
            "if your post office counts them, leave some out."
        ),
        "seal": _(
            "The letter has several sheets: staple them and set your seal across each join, on all three copies."
        ),
        "online": _(
            "Sent online (e内容証明), a letter has at most five pages. "
            "They hold more than these sheets: check there whether yours fits."
        ),
        "ja-copies": _("Print it three times: for the client, for the post office, and for you."),
        "ja-envelope": _("Bring the envelope unsealed, with the names and addresses of the letter, and your seal."),
        "ja-office": _("Not every post office takes certified mail. Find out which one near you does."),
        "ja-delivery": _("Add proof of delivery (配達証明): it shows on which day the letter arrived."),
        "ja-space": _("Four to five centimetres below the letter stay free for the post office's certificate."),
        "ja-correction": _(
            "To correct something by hand, strike it out, write the right words beside it, and note in the margin "
            "how many characters you changed, with your seal. Lines cannot be inserted."
        ),
        "ko-copies": _("Print it three times on A4, all alike: for the client, for the post office, and for you."),
        "ko-seal": _("If it takes two or more sheets, set your seal across the joins (간인) on every copy."),
        "ko-correction": _(
            "To correct something by hand, note in the margin or at the foot what is inserted, changed or deleted "
            "(삽입, 정정, 삭제), with your seal or signature."
        ),
        "ko-numbers": _(
            "The margins stay empty, without page numbers: switch headers and footers off where you print. "
            "The online service refuses letters that have them."
        ),
        "ko-envelope": _("Bring the envelope unsealed, with the names and addresses of the letter, and your ID."),
        "ko-delivery": _("Add proof of delivery (배달증명): it shows on which day the letter arrived."),
        "ask": _("Practice differs a little from post office to post office. If in doubt, ask at the counter."),
    }


def sheet_words(_: Callable[[str], T]) -> dict[str, T]:
    """What the view of the sheets says: their names, places on them, and the shapes to choose from."""
    return {
        "sheet": _("Sheet {page} of {pages}"),
        "place": _("Sheet {page}, line {line}, box {column}"),
        "count": _("Characters: {count}. Sheets: {pages}."),
        "20x26": _("20 characters a line, 26 lines a sheet"),
        "13x40": _("13 characters a line, 40 lines a sheet"),
        "26x20": _("26 characters a line, 20 lines a sheet"),
    }
