"""What the letter tests share: frames, the notice in three languages, random answers."""

from __future__ import annotations

import random
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from generator.letters.frames import Frames, load_frames
from generator.model.letter import Letter

ROOT = Path(__file__).parents[2]
FIXTURES = Path(__file__).parent / "fixtures"
SCRIPTS = ROOT / "templates/theme/assets/javascripts/letters"
LOCALES = ("en-US", "en-GB", "ko", "ja")
REGISTERS = ("gentle", "standard", "firm")
MEDIA = ("email", "letter", "certified")
SLUG = "termination-notice"


@cache
def frames() -> Frames:
    """The frames of all locales; they have no problems."""
    loaded, problems = load_frames(ROOT / "templates/letters", LOCALES)
    assert problems == ()
    return loaded


@cache
def notice(language: str) -> Letter:
    """The notice as the loader and the catalogs would localise it."""
    data = _yaml(f"{SLUG}.yml")
    overlay = FIXTURES / f"{SLUG}.{language}.yml"
    for path, order in (_yaml(overlay.name)["order"] if overlay.exists() else {}).items():
        entries = _at(data, path)
        entries.sort(key=lambda entry: order.index(entry["id"]))
    if language != "en":
        for path, text in _yaml(f"{SLUG}.{language}.po.yml").items():
            above, _, name = path.rpartition(".")
            _at(data, above)[name] = text
    return Letter.model_validate(data, strict=False)


def _yaml(name: str) -> Any:
    return yaml.safe_load((FIXTURES / name).read_text("utf-8"))


def _at(data: Any, path: str) -> Any:
    """What stands at a dotted path, list entries by their ids."""
    for step in path.split(".") if path else ():
        data = next(entry for entry in data if entry["id"] == step) if isinstance(data, list) else data[step]
    return data


def letter(**changes: Any) -> Letter:
    """A minimal letter with some fields changed."""
    data: dict[str, Any] = {
        "title": "T",
        "description": "D",
        "reviewed": "2026-11-22",
        "summary": "S",
        "when_to_send": [{"id": "a", "text": "A"}],
        "media": ["email", "letter", "certified"],
        "fields": [{"id": "fee", "type": "money", "label": "Fee", "example": "1250.00 USD"}],
        "texts": [{"id": "standard", "subject": "S", "body": [{"id": "one", "text": "{{ fee }}"}]}],
    }
    return Letter.model_validate({**data, **changes}, strict=False)


WORDS = {
    "en": ("Harbor & Pine LLC", "a <script>alert(1)</script> line", "{{ 7*7 }}", "café", "O’Neil", "U.S. (West)", "🎉"),
    "ko": (
        "한빛",
        "서울",
        "이서연",
        "㈜한빛",
        "한빛(주)",
        "PDF",
        "URL",
        "Google",
        "3",
        "1,000",
        "50%",
        "5㎡",
        "팀🎉",
        "[가]",
        "ㅋ",
    ),
    "ja": ("株式会社青空", "山田太郎", "お客様各位", "𠮷野家", "（株）", "ﾊﾝｶｸ", "令和", "Ａ１", "～"),
}
HOSTILE = ("\x00", "a\u202eb", "x" * 6000, " \n ", "\ud800", "a\r\nb", "\u2028", "", "constructor", "__proto__", "-0")
CURRENCIES = ("USD", "KRW", "JPY", "EUR", "GBP", "CHF", "KWD", "XYZ", "usd", "")


def random_answers(fields: dict[str, Any], language: str, chance: random.Random) -> dict[str, Any]:
    """Answers for a program's fields: mostly plausible, some missing, some hostile."""
    return {name: _answer(field, language, chance) for name, field in fields.items() if chance.random() < 0.85}


def _answer(field: dict[str, Any], language: str, chance: random.Random) -> Any:
    if chance.random() < 0.04:
        return chance.choice([None, True, 5, [], {}, [[]], "", "x", {"text": "a"}, {"amount": "1"}, [{"no": 1}], 1.5])
    kind = field["type"]
    if kind == "rows":
        columns = field["columns"]
        return [
            {name: _answer(column, language, chance) for name, column in columns.items() if chance.random() < 0.9}
            for _ in range(chance.randrange(5))
        ]
    if kind == "list":
        return [_words(language, chance) for _ in range(chance.randrange(6))]
    if kind == "boolean":
        return chance.random() < 0.5
    if kind == "choice":
        return chance.choice([*field["options"], "unknown"])
    if kind == "money":
        return {"amount": _decimal(chance), "currency": chance.choice(CURRENCIES)}
    if kind in ("number", "percentage"):
        return _decimal(chance)
    if kind == "date":
        year = chance.choice(
            ("1912", "1926", "1989", "2019", "2026", "2027", "1899", str(chance.randrange(1900, 3000)))
        )
        return f"{year}-{chance.randrange(1, 13):02}-{chance.randrange(1, 32):02}"
    words = _words(language, chance)
    if kind in ("long", "address") and chance.random() < 0.3:
        words += "\n" + _words(language, chance)
    return {"text": words, "reading": "한글"} if chance.random() < 0.1 else words


def _words(language: str, chance: random.Random) -> str:
    if chance.random() < 0.04:
        return chance.choice(HOSTILE)
    said = [chance.choice(WORDS[language] + WORDS["en"]) for _ in range(chance.randrange(1, 4))]
    if chance.random() < 0.3:
        said.append(
            "".join(chr(chance.choice((chance.randrange(33, 127), chance.randrange(0xAC00, 0xD7A4)))) for _ in "ab")
        )
    return chance.choice((" ", "", "-")).join(said)


def _decimal(chance: random.Random) -> str:
    whole = chance.choice(
        ("0", "1", "2", "10", "999", "1000", "1000000", "123456789012345", str(chance.randrange(10**9)))
    )
    fraction = chance.choice(
        ("", "", ".5", ".50", ".005", ".015", ".125", ".994999", ".995", ".999999", ".000000", ".1234567")
    )
    return chance.choice(("", "", "", "", "-", "00")) + whole + fraction
