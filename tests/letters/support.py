"""What the letter tests share: frames, the notice in three languages, the site's letters, random answers."""

from __future__ import annotations

import random
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from generator.content import Content, load_content
from generator.letters.frames import Frames, load_frames
from generator.model.letter import Letter
from generator.options import Options

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
def content() -> Content:
    """The site's own content."""
    return load_content(ROOT, Options())


@cache
def letters(language: str) -> dict[str, Letter]:
    """The site's letters as a language arranges and translates them, by slug; none of them has an error."""
    found: dict[str, Letter] = {}
    for document in content().library.by_collection["letters"]:
        if document.is_for(language):
            item = content().localize(document, language).item
            assert isinstance(item, Letter)
            found[document.slug] = item
    return found


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


FORMS = ("주식회사", "㈜", "(주)", "株式会社", "合同会社", "Inc.", "LLC", "Ltd", "GmbH", "constructor", "")
DAYS_OFF = ("2026-01-01", "2026-02-17", "2026-05-05", "2026-12-25", "2027-01-01")


def everything(language: str) -> Letter:
    """A letter that computes with every function, with bounds, defaults, choices in columns, and every filter."""
    particle = " | particle('을/를')" if language == "ko" else ""
    season = "{{ sent | season }}" if language == "ja" else ""
    amounts = ("total", "open_sum", "part", "late_fee", "single", "refund")
    fields: list[dict[str, Any]] = [
        {"id": "sent", "type": "date", "label": "Sent", "default": "today"},
        {"id": "notice", "type": "number", "label": "Notice", "default": "14", "min": "-400", "max": "4000"},
        {"id": "unit", "type": "choice", "label": "Unit", "options": _options("calendar", "working")},
        {"id": "last", "type": "date", "label": "Last", "compute": "later(sent, notice, unit)", "not_before": "sent"},
        {"id": "end", "type": "date", "label": "End", "compute": "later(last, -5, 'working')", "not_before": "last"},
        {"id": "gap", "type": "number", "label": "Gap", "compute": "days(sent, last)"},
        {"id": "done", "type": "percentage", "label": "Done", "min": "0", "max": "100"},
        {"id": "undone", "type": "percentage", "label": "Undone", "compute": "rest(done)"},
        {"id": "rate", "type": "percentage", "label": "Rate"},
        {"id": "fee", "type": "money", "label": "Fee", "min": "0"},
        {"id": "paid", "type": "money", "label": "Paid", "default": "100 KRW"},
        {"id": "total", "type": "money", "label": "Total", "compute": "sum(invoices.gross)"},
        {"id": "hours", "type": "number", "label": "Hours", "compute": "plus(sum(invoices.hours), notice)"},
        {"id": "open_sum", "type": "money", "label": "Open", "compute": "minus(total, paid)"},
        {"id": "part", "type": "money", "label": "Part", "compute": "share(fee, done, 'up')"},
        {"id": "refund", "type": "money", "label": "Refund", "compute": "share(fee, undone)"},
        {"id": "single", "type": "money", "label": "Single", "compute": "interest(fee, last, rate, end)"},
        {
            "id": "late_fee",
            "type": "money",
            "label": "Late",
            "compute": "interest(invoices.amount, invoices.due, rate, sent)",
        },
        {"id": "motto", "type": "text", "label": "Motto", "max_length": 20, "default": "Words"},
        {
            "id": "invoices",
            "type": "rows",
            "label": "Invoices",
            "columns": [
                {"id": "name", "type": "text", "label": "Name"},
                {"id": "kind", "type": "choice", "label": "Kind", "options": _options("bill", "credit")},
                {"id": "amount", "type": "money", "label": "Amount", "max": "1000000"},
                {"id": "rate", "type": "percentage", "label": "Tax"},
                {"id": "tax", "type": "money", "label": "Tax", "compute": "share(amount, rate, 'even')"},
                {"id": "gross", "type": "money", "label": "Gross", "compute": "plus(amount, tax)"},
                {"id": "due", "type": "date", "label": "Due"},
                {"id": "late", "type": "number", "label": "Late", "compute": "days(due, sent)"},
                {"id": "hours", "type": "number", "label": "Hours"},
            ],
        },
    ]
    body: list[dict[str, Any]] = [
        {"id": "dates", "text": f"{{{{ sent }}}} {{{{ last | date('short') }}}} {{{{ end }}}} {{{{ gap }}}}{season}"},
        {"id": "sums", "text": " ".join(f"{{{{ {name}{particle} }}}}" for name in amounts)},
        {
            "id": "rates",
            "text": f"{{{{ undone }}}} {{{{ hours }}}} {{{{ motto{particle} }}}} {{{{ notice | number('1') }}}}",
        },
        {
            "id": "party",
            "text": f"{{{{ client_name | honorific(' x'){particle} }}}}: {{{{ client_company{particle} }}}}",
        },
        {
            "id": "row",
            "kind": "item",
            "each": "invoice in invoices",
            "mirrors": "party",
            "text": "{{ invoice.name }} {{ invoice.kind }} {{ invoice.gross }} {{ invoice.late }} {{ invoice.tax }}",
        },
        {
            "id": "credit",
            "kind": "item",
            "each": "invoice in invoices",
            "when": "invoice.kind == 'credit' and invoice.gross > 0 and invoice.due < '2027-01-01'",
            "text": "{{ invoice.amount | money('code') }}",
        },
        {"id": "when", "when": "open_sum > 0 or not client_name or last > end", "text": "Words."},
    ]
    return letter(fields=fields, texts=[{"id": "standard", "subject": "{{ motto }}", "body": body}])


def _options(*names: str) -> list[dict[str, str]]:
    return [{"id": name, "label": name.title()} for name in names]


def random_options(program: dict[str, Any], language: str, chance: random.Random) -> dict[str, Any]:
    """Options for a run: often none, else lines, a calendar, a day, or a blank form."""
    options: dict[str, Any] = {}
    if chance.random() < 0.05:
        options["blank"] = True
    if chance.random() < 0.7:
        options["today"] = chance.choice(("2026-12-01", "2026-02-16", "2027-12-30", "", "soon"))
    if chance.random() < 0.7:
        first, last = chance.choice((("2025-01-01", "2030-12-31"), ("2026-06-01", "2027-06-30"), ("1900-01-01", "x")))
        calendar = {"first": first, "last": last, "days": chance.sample(DAYS_OFF, 3)}
        options["calendar"] = chance.choice((calendar, calendar, calendar, None))
    if chance.random() < 0.3:
        ids = [entry["id"] for entry in program["blocks"] if "id" in entry]
        options["lines"] = {name: _answer({"type": "long"}, language, chance) for name in chance.sample(ids, 3)}
    return options


def random_answers(fields: dict[str, Any], language: str, chance: random.Random) -> dict[str, Any]:
    """Answers for a program's fields: mostly plausible, some missing, some hostile."""
    most = chance.choice((0.2, 0.85, 0.85))
    currency = chance.choice((None, *CURRENCIES[:5]))
    return {
        name: _answer(field, language, chance, currency) for name, field in fields.items() if chance.random() < most
    }


ODD = (None, True, 5, [], {}, [[]], "", "x", {"text": "a"}, {"amount": "1"}, [{"no": 1}], 1.5, {"ko": None}, {"en": 5})


def _answer(field: dict[str, Any], language: str, chance: random.Random, currency: str | None = None) -> Any:
    if chance.random() < 0.04:
        return chance.choice(ODD)
    kind = field["type"]
    if kind == "rows":
        columns = field["columns"] | ({"no": {"type": "text"}} if chance.random() < 0.02 else {})
        return [
            {
                name: _answer(column, language, chance, currency)
                for name, column in columns.items()
                if chance.random() < (0.3 if "compute" in column else 0.9)
            }
            for _ in range(chance.randrange(5))
        ]
    if kind == "boolean":
        return chance.random() < 0.5
    if kind == "choice":
        return chance.choice([*field["options"], "unknown"])
    if kind == "money":
        return {"amount": _decimal(chance), "currency": currency or chance.choice(CURRENCIES)}
    if kind in ("number", "percentage"):
        return _decimal(chance) if chance.random() < 0.5 else str(chance.randrange(-40, 400))
    if kind == "date":
        year = chance.choice(
            ("1912", "1926", "1989", "2019", "2026", "2026", "2026", "2027", "1899", str(chance.randrange(1900, 3000)))
        )
        return f"{year}-{chance.randrange(1, 13):02}-{chance.randrange(1, 32):02}"
    if chance.random() < 0.15:
        spoken = chance.sample(("ko", "en", "ja", "es"), chance.randrange(1, 4))
        return {lang: _worded(kind, lang if lang in WORDS else "en", chance) for lang in spoken}
    return _worded(kind, language, chance)


def _worded(kind: str, language: str, chance: random.Random) -> Any:
    if kind == "list":
        return [_words(language, chance) for _ in range(101 if chance.random() < 0.03 else chance.randrange(6))]
    words = _words(language, chance)
    if kind in ("long", "address") and chance.random() < 0.3:
        words += "\n" + _words(language, chance)
    given: dict[str, str] = {"text": words}
    if kind == "organisation" and chance.random() < 0.4:
        given["form"] = chance.choice(FORMS)
        if chance.random() < 0.5:
            given["place"] = chance.choice(("before", "after", "after", "", "above"))
    if chance.random() < (0.5 if "form" in given else 0.1):
        given["reading"] = "한글"
    return words if len(given) == 1 else given


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
