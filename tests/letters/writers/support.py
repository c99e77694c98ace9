"""What the writers' tests share: documents of every locale and medium, bilingual ones, blank forms and hostile ones."""

from __future__ import annotations

import copy
import random
from collections.abc import Iterator
from functools import cache
from typing import Any

from generator.letters.paper import Literal, Paper, PaperBlock, examples, paper
from generator.model.letter import Medium, Register
from tests.letters.support import LOCALES, MEDIA, REGISTERS, frames, notice

JSON = dict[str, Any]
HOSTILE = (
    "]]>",
    "<script>alert(1)</script>",
    "&amp;",
    "a & b < c > d \" e ' f",
    "\u202eevil\u202c \u2066x\u2069 \u200f\u200e",
    "a\x00b\x08c\x1fd\x7fe\x85f",
    "\ufffe\uffff\ufeff",
    "a" + "\u0301\u0327\u0489" * 60 + "b",
    "=cmd|' /C calc'!A0",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "한글 漢字 かな ｶﾅ 𠮷野家 🎉👨‍👩‍👧 é ﾊﾝ ㈜①℡",
    "tab\there",
    " spaces  at   edges ",
    "two\n\n\nbreaks\r\nand\rreturns",
    "{{ 7*7 }} ${7*7} #{7*7}",
    "*_[]<>#`~|\\ *a* _b_ **c** `d` ~~e~~ [f](g) ![h](i) <j@k.example> https://l.example | m | $n$ ^o^ ==p==",
    "# heading",
    "- list",
    "+ list",
    "12. list",
    "3) list",
    "> quote",
    "===",
    "---",
    "***",
    ": term",
    "| a | b |\n| - | - |\n| c | d |",
    "```\ncode\n```",
    "    four spaces",
    "[ref]: /url 'title'",
    "&copy; &#65; &#x41; &nbsp;",
    "line ending in a backslash\\\nand another\\",
    "\\",
    "<!-- comment --> <?php ?> <![CDATA[x]]> <!DOCTYPE html>",
    "[^1]: note [^1] [[wiki]] {#id .class} :smile: - [x] task",
    "1.\n2.\n3)",
)
"""Words that break writers."""
SURROGATES = ("\ud800", "a\udc00b", "\udbff\ud800x", "x\udfff")


def answers_for(locale: str) -> JSON:
    """The notice's example answers."""
    return examples(notice(locale.split("-")[0]), frames().get(locale))[0]


def letter_paper(locale: str, medium: Medium, register: Register, answers: JSON, blank: bool = False) -> Paper:
    """The notice on paper."""
    source = notice(locale.split("-")[0])
    return paper(source, frames=frames(), locale=locale, register=register, medium=medium, answers=answers, blank=blank)


def half(given: Paper) -> JSON:
    """A paper as a half of a document."""
    return {
        "lang": given.locale.split("-")[0],
        "locale": given.locale,
        "layout": {"width": given.layout[0], "fill": given.layout[1]},
        "blocks": [_block(block) for block in given.blocks],
    }


def _block(block: PaperBlock) -> JSON:
    parts = [
        ["t", part.text] if isinstance(part, Literal) else ["f", part.field, part.text, part.filled]
        for part in block.parts
    ]
    return {
        "id": block.id,
        "role": block.role,
        "align": block.align,
        "tight": block.tight,
        "marker": block.marker,
        "row": block.row,
        "when": block.when,
        "parts": parts,
    }


def document(
    locale: str = "ko", medium: Medium = "letter", register: Register = "standard", blank: bool = False, **answers: Any
) -> JSON:
    """The notice with its examples, some answers changed, as a document in one language; yours to change."""
    return copy.deepcopy(_document(locale, medium, register, blank, tuple(answers.items())))


@cache
def _document(
    locale: str, medium: Medium, register: Register, blank: bool, answers: tuple[tuple[str, Any], ...]
) -> JSON:
    given = letter_paper(locale, medium, register, {**answers_for(locale), **dict(answers)}, blank)
    return {
        "subject": given.subject,
        "medium": medium,
        "page": "Letter" if locale == "en-US" else "A4",
        "arrangement": "single",
        "halves": [half(given)],
        "notes": [],
        **({"blank": True} if blank else {}),
    }


def bilingual(
    first: str, second: str, arrangement: str, medium: Medium = "letter", register: Register = "standard"
) -> JSON:
    """The notice in two languages."""
    one, two = document(first, medium, register), document(second, medium, register)
    halves = [one["halves"][0], two["halves"][0]]
    notes = [{"lang": half["lang"], "text": f"{half['locale']} prevails. 本書 이 문서"} for half in halves]
    return {**one, "arrangement": arrangement, "halves": halves, "notes": notes}


def with_rows(given: JSON) -> JSON:
    """The same document with its blocks paired by place; what one half has more stands alone."""
    counts = [len(half["blocks"]) for half in given["halves"]]
    rows = [[at if at < count else None for count in counts] for at in range(max(counts))]
    return {**given, "rows": rows}


@cache
def all_documents() -> tuple[JSON, ...]:
    """Every locale, medium and register, filled in and blank; not to be changed."""
    return tuple(
        document(locale, medium, register, blank)
        for locale in LOCALES
        for medium in MEDIA
        for register in REGISTERS
        for blank in (False, True)
    )


PAIRS = (("ko", "en-US"), ("en-GB", "ja"), ("ja", "ko"), ("ko", "ja"), ("en-US", "en-GB"))


@cache
def all_bilingual() -> tuple[JSON, ...]:
    """Pairs of languages in both arrangements and every medium; not to be changed."""
    found: list[JSON] = []
    for first, second in PAIRS:
        for medium in MEDIA:
            columns = bilingual(first, second, "columns", medium)
            found += [bilingual(first, second, "stacked", medium), columns, with_rows(columns)]
    return tuple(found)


def _words(chance: random.Random, surrogates: bool) -> str:
    pool = HOSTILE + SURROGATES if surrogates else HOSTILE
    said = [chance.choice(pool) for _ in range(chance.randrange(1, 3))]
    if chance.random() < 0.5:
        signs = "*_[]<>#`~|\\&!+-=:.)1 2\n\t{}$^\"'@/\u3000가な漢é🎉"
        said.append("".join(chance.choice(signs) for _ in range(chance.randrange(1, 12))))
    chance.shuffle(said)
    return chance.choice(("", " ", "\n")).join(said)


def hostile(seed: str, count: int, surrogates: bool = True) -> Iterator[JSON]:
    """Documents of random roles, markers and words of the worst kind."""
    chance = random.Random(seed)  # noqa: S311 - test data
    roles = "date delivery addressee sender subject salutation greeting paragraph item item item heading ending closing"
    for _ in range(count):
        halves = []
        for locale in chance.sample(LOCALES, chance.choice((1, 2))):
            blocks: list[JSON] = []
            for _ in range(chance.randrange(1, 9)):
                role = chance.choice([*roles.split(), "signature", "unknown"])
                parts = [
                    chance.choice(
                        (
                            ["t", _words(chance, surrogates)],
                            ["f", "x", _words(chance, surrogates), chance.random() < 0.5],
                        )
                    )
                    for _ in range(chance.randrange(4))
                ]
                marker = (
                    chance.choice(("1. ", "2. ", f"{chance.randrange(1, 12)}．", "9) ", "- ", ""))
                    if role == "item"
                    else ""
                )
                blocks.append(
                    {
                        "id": "x",
                        "role": role,
                        "align": chance.choice(("left", "center", "right")),
                        "tight": chance.random() < 0.5,
                        "marker": marker,
                        "row": None,
                        "when": None,
                        "parts": parts,
                    }
                )
            layout = {"width": 0, "fill": " "}
            halves.append({"lang": locale.split("-")[0], "locale": locale, "layout": layout, "blocks": blocks})
        given = {
            "subject": _words(chance, surrogates),
            "medium": chance.choice(MEDIA),
            "page": chance.choice(("A4", "Letter")),
            "arrangement": "single" if len(halves) == 1 else chance.choice(("stacked", "columns")),
            "halves": halves,
            "notes": [{"lang": half["lang"], "text": _words(chance, surrogates)} for half in halves[1:]],
            "blank": chance.random() < 0.2,
        }
        yield with_rows(given) if given["arrangement"] == "columns" and chance.random() < 0.5 else given
