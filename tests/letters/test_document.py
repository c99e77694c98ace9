"""Documents in one and two languages, blocks set side by side, and the state of the desk as a file."""

from __future__ import annotations

import json
import time
from typing import Any

import pytest

from generator.letters.answers import PROBLEMS, read_state
from generator.letters.document import Executed, align, document_of, to_text
from generator.letters.layout import plain_text
from generator.letters.paper import examples, executed
from generator.model.letter import Medium
from tests.letters.blocks import ALIGNED, block
from tests.letters.states import SOUND, STATES
from tests.letters.support import LOCALES, MEDIA, frames, letters, notice


def part(locale: str, medium: Medium = "letter") -> Executed:
    """The notice with its examples."""
    source = notice(locale.split("-")[0])
    answers, _ = examples(source, frames().get(locale))
    chosen: dict[str, Any] = {"locale": locale, "register": "standard", "medium": medium}
    return executed(source, frames=frames(), answers=answers, **chosen)


def test_a_document_in_one_language_is_the_letter() -> None:
    """One half, no notes, the page of its locale, and the text that the letter has today."""
    one = part("en-US")
    made = document_of([one], "columns")
    assert (made["medium"], made["page"], made["arrangement"], made["notes"]) == ("letter", "Letter", "single", [])
    assert [(half["lang"], half["locale"]) for half in made["halves"]] == [("en", "en-US")]
    assert made["subject"] == one[2]["subject"]
    assert to_text(made) == plain_text(one[2], one[0]["layout"])
    assert document_of([part("ko")])["page"] == "A4"


@pytest.mark.parametrize(
    ("locales", "prevails", "notes"),
    [
        (
            ("ko", "en-US"),
            0,
            [
                "이 문서는 한국어와 영어로 작성하였으며, 두 언어본의 내용이 서로 다를 때에는 한국어본이 우선합니다.",
                "This letter is written in English and Korean. If the two differ, the Korean text prevails.",
            ],
        ),
        (
            ("ja", "en-GB"),
            1,
            [
                "この書面は日本語と英語で作成しております。両者の内容に相違がある場合は、英語の文面を優先するものといたします。",
                "This letter is written in English and Japanese. If the two differ, the English text prevails.",
            ],
        ),
        (
            ("ko", "ja"),
            1,
            [
                "이 문서는 한국어와 일본어로 작성하였으며, 두 언어본의 내용이 서로 다를 때에는 일본어본이 우선합니다.",
                "この書面は日本語と韓国語で作成しております。"
                "両者の内容に相違がある場合は、日本語の文面を優先するものといたします。",
            ],
        ),
    ],
)
def test_a_bilingual_document_says_which_text_prevails(
    locales: tuple[str, str], prevails: int, notes: list[str]
) -> None:
    """Each half is in its own formats, a line of hyphens parts them, and a note in each language names one text."""
    parts = [part(locale) for locale in locales]
    made = document_of(parts, "stacked", prevails)
    assert [note["text"] for note in made["notes"]] == notes
    assert [note["lang"] for note in made["notes"]] == [locale[:2] for locale in locales]
    halves = [plain_text(result, compiled["layout"]) for compiled, _, result in parts]
    rule = "-" * 20
    assert to_text(made) == f"{halves[0]}\n{rule}\n\n{halves[1]}\n{notes[0]}\n{notes[1]}\n"
    assert made["subject"] == " / ".join(result["subject"] for _, _, result in parts)


def test_text_for_a_chat_pushes_no_line() -> None:
    """Not aligned, no line is pushed to the right, and the words are the same."""
    made = document_of([part("ja"), part("ko")], "stacked")
    loose = to_text(made, aligned=False)
    assert [line.strip(" \u3000") for line in to_text(made).split("\n")] == [
        line.strip(" \u3000") for line in loose.split("\n")
    ]
    assert "\n2026年11月30日\n" in "\n" + loose
    assert "\n　　" not in loose


@pytest.mark.parametrize("index", range(len(ALIGNED)))
def test_side_by_side_every_block_stands_once(index: int) -> None:
    """Rows keep the first's order, hold every block of both once, and an unmatched one follows its predecessor."""
    first, second = ALIGNED[index]
    rows = align(first, second)
    assert [one for one, _ in rows if one is not None] == list(range(len(first)))
    assert sorted(other for _, other in rows if other is not None) == list(range(len(second)))
    assert [None, None] not in rows
    for place, (one, other) in enumerate(rows):
        if one is None and other is not None:
            before = [row[1] for row in rows[:place]]
            assert before[-1] == other - 1 if other else place == 0


def test_blocks_meet_by_id_by_what_they_mirror_and_by_role() -> None:
    """The body meets by ids, mirrors and rows; the frame by role and order, in the head and after it apart."""
    first = [
        block("frame-date", "date"),
        block("one"),
        block("two", row=0),
        block("two", row=1),
        block("frame-by", "signature"),
    ]
    second = [
        block("frame-to", "addressee"),
        block("frame-day", "date"),
        block("added", mirrors="one"),
        block("two", row=1),
        block("frame-end", "signature"),
        block("frame-late", "date"),
    ]
    assert align(first, second) == [[None, 0], [0, 1], [1, 2], [2, None], [3, 3], [4, 4], [None, 5]]


def test_the_site_s_letters_stand_side_by_side() -> None:
    """In every letter, register and medium most of the body's blocks meet their counterpart."""
    for slug, source in letters("en").items():
        for text in source.texts:
            for medium in source.media:
                results = []
                for locale in ("en-US", "ko"):
                    letter = letters(locale[:2])[slug]
                    chosen: dict[str, Any] = {"locale": locale, "register": text.id, "medium": medium}
                    answers, _ = examples(letter, frames().get(locale))
                    results.append(executed(letter, frames=frames(), answers=answers, **chosen)[2]["blocks"])
                rows = align(*results)
                body = [row for row in rows if row[0] is not None and results[0][row[0]]["id"][:6] != "frame-"]
                assert sum(row[1] is not None for row in body) > len(body) / 2, (slug, text.id, medium)


def test_a_sound_file_is_read_as_it_is() -> None:
    """What was saved comes back, with or without a mark at its start, and nothing is wrong with it."""
    for text in STATES[:2]:
        assert read_state(text) == (SOUND, ())
    state, problems = read_state('{"partwell": 1}')
    assert state == {"partwell": 1, "letter": "", "choices": {}, "answers": {}, "lines": {}}
    assert problems == ()


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "json"),
        ('{"partwell": NaN}', "json"),
        ("[]", "type"),
        ("{}", "version"),
        ('{"partwell": 2}', "version"),
        ('{"partwell": true}', "version"),
        ("[" * 500_000, "depth"),
        ('{"a":' * 50_000, "depth"),
        (" " * 1_000_001, "size"),
        ('{"partwell": 1, "answers": {"fee": "' + "é" * 500_000 + '"}}', "size"),
    ],
)
def test_a_file_that_cannot_be_used_says_why(text: str, code: str) -> None:
    """What is no file of the desk is refused as a whole, with one problem."""
    state, problems = read_state(text)
    assert state is None
    assert [(problem.path, problem.code) for problem in problems] == [("", code)]


def test_everything_wrong_is_said_at_once() -> None:
    """What does not fit is left out, each with its path, and the rest is taken."""
    text = json.dumps(
        {
            "partwell": 1,
            "letter": "../x",
            "font": "x",
            "choices": {"locale": "ko", "medium": "fax", "size": "x"},
            "answers": {"fee": 5, "sender_name": "A", "other": "x", "__proto__": "x", "due": [{"a": {"ko": 1}}]},
            "lines": {"ko": {"email": {"frame-a": "x", "b": "x", "frame-c": 5, "frame-d": "x" * 5001}, "fax": {}}},
        }
    )
    state, problems = read_state(text, ["fee", "sender_name", "due"])
    assert state is not None
    assert state["choices"] == {"locale": "ko"}
    assert state["answers"] == {"sender_name": "A"}
    assert state["lines"] == {"ko": {"email": {"frame-a": "x"}}}
    assert {(problem.path, problem.code) for problem in problems} == {
        ("letter", "type"),
        ("font", "unknown"),
        ("choices.medium", "choice"),
        ("choices.size", "unknown"),
        ("answers.fee", "type"),
        ("answers.other", "unknown"),
        ("answers.__proto__", "unknown"),
        ("answers.due", "type"),
        ("lines.ko.email.b", "unknown"),
        ("lines.ko.email.frame-c", "type"),
        ("lines.ko.email.frame-d", "long"),
        ("lines.ko.fax", "unknown"),
    }
    assert all(problem.reason.endswith(".") and problem.remedy.endswith(".") for problem in problems)
    assert all(reason.endswith(".") and remedy.endswith(".") for reason, remedy in PROBLEMS.values())


def test_hostile_files_are_read_quickly() -> None:
    """No file takes longer than a second, none gives more than a hundred problems, and no path is long."""
    for text in STATES:
        started = time.perf_counter()
        _, problems = read_state(text)
        assert time.perf_counter() - started < 1, text[:60]
        assert len(problems) <= 100
        assert all(len(problem.path) < 200 for problem in problems)


def test_every_locale_can_be_paired_with_every_other() -> None:
    """No pair of locales, register or medium keeps a bilingual letter from being made."""
    for medium in MEDIA:
        parts = {locale: part(locale, medium) for locale in LOCALES}
        for one in LOCALES:
            for other in LOCALES:
                made = document_of([parts[one], parts[other]], "columns")
                assert "{other}" not in to_text(made)
