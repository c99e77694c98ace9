"""Broken catalogs and letters, as data: what `load_content` says of each."""

# fmt: off

from __future__ import annotations

from tests.loader.cases import LETTER, Case, Change, case, edit
from tests.support.project import Project

PO = "docs/locale/ko/scenarios/late-payer.po"
HEADER = (
    'msgid ""\nmsgstr ""\n"Language: ko\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
    '"Plural-Forms: nplurals=1; plural=0;\\n"\n\n'
)
TITLE = 'msgctxt "title"\nmsgid "The late payer"\nmsgstr "늦게 내는 의뢰인"\n'


def catalog(text: str | bytes) -> Change:
    """Write the Korean catalog of the scenario."""
    return lambda project: project.write(PO, text)


def header(old: str, new: str) -> Change:
    """Write a sound catalog with a changed header."""
    assert old in HEADER
    return catalog(HEADER.replace(old, new) + TITLE)


def po(name: str, change: Change, code: str, place: str = "", *, says: str = "", more: object = ()) -> Case:
    """A case at a line of the catalog."""
    return case(name, change, code, f"{PO}:{place}" if place else PO, says=says, more=more)


def body(**changes: str) -> Change:
    """Change the second block of the letter: its text, or a field above it."""

    def change(project: Project) -> None:
        for name, value in changes.items():
            if name == "text":
                project.edit(LETTER, "text: The last day is {{ last_day }}.", f"text: {value}")
            else:
                project.edit(LETTER, "      - id: day\n", f"      - id: day\n        {name}: {value}\n")

    return change


def letter(name: str, change: Change, code: str, place: str, field: str, *, says: str = "", more: object = ()) -> Case:
    """A case at a place of the letter; fields are those of its second block where they begin with a dot."""
    full = f"texts.standard.body.day{field}" if field.startswith(".") else field
    return case(name, change, code, f"{LETTER}:{place}", full, says=says, more=more)


CATALOGS: list[Case] = [
    po("po-wrong-charset", header("charset=UTF-8", "charset=EUC-KR"), "po-charset", "2", says="euc-kr"),
    po(
        "po-no-charset",
        header('"Content-Type: text/plain; charset=UTF-8\\n"\n', ""),
        "po-header",
        "2",
        says="Content-Type",
    ),
    po("po-wrong-language", header("Language: ko", "Language: ja"), "po-language", "2", says="ja"),
    po("po-wrong-plural", header("nplurals=1; plural=0", "nplurals=2; plural=n != 1"), "po-plural-forms", "2"),
    po("po-hostile-plural", header("plural=0", "plural=__import__('os').system('id')"), "po-plural-forms", "2"),
    po("po-no-header", catalog(TITLE), "po-header", "1", says="no header"),
    po("po-header-twice", catalog(HEADER + TITLE + HEADER), "po-duplicate", "10:1"),
    po("po-duplicate", catalog(HEADER + TITLE + "\n" + TITLE), "po-duplicate", "11:1", says="line 7"),
    po(
        "po-invalid-utf8",
        catalog((HEADER + TITLE).encode() + b'\nmsgid "\xff"\nmsgstr ""\n'),
        "po-encoding",
        "11:8",
        says="0xff",
    ),
    po("po-euc-kr", catalog((HEADER + TITLE).encode("euc-kr")), "po-encoding", "9:9"),
    po("po-unclosed-string", catalog(HEADER + TITLE.replace('인"', "인")), "po-syntax", "9:8"),
    po("po-stray-words", catalog(HEADER + "hello\n" + TITLE), "po-syntax", "7:1"),
    po("po-no-translation", catalog(HEADER + 'msgid "a"\n'), "po-syntax", "7:1"),
    po("po-conflict", catalog(HEADER + "<<<<<<< HEAD\n" + TITLE), "po-conflict", "7:1"),
    po("po-empty", catalog(""), "po-header", "1"),
    po(
        "po-plural-of-other-language",
        catalog(HEADER + 'msgid "a"\nmsgid_plural "b"\nmsgstr[0] "c"\nmsgstr[1] "d"\n'),
        "po-plural-count",
        "9:1",
    ),
]

CLAUSE = "docs/clauses/exit.yml"

LETTERS: list[Case] = [
    Case(
        "unknown-slot-in-clause",
        edit(CLAUSE, "{{ notice_days }}", "{{ notice_dayz }}"),
        (("letter-slot", f"{CLAUSE}:21:13", "paragraphs.notice.formal"),),
        says="notice_dayz",
    ),
    Case(
        "code-in-slot-of-clause",
        edit(CLAUSE, "{{ notice_days }}", "{{ notice_days.__class__ }}"),
        (("letter-text", f"{CLAUSE}:21:13", "paragraphs.notice.formal"),),
    ),
    letter(
        "unknown-slot", body(text="The last day is {{ lastday }}."), "letter-slot", "27:15", ".text", says="lastday"
    ),
    letter(
        "unknown-filter",
        body(text="The last day is {{ last_day | shout }}."),
        "letter-filter",
        "27:15",
        ".text",
        says="shout",
    ),
    letter("code-in-slot", body(text="The last day is {{ last_day.__class__ }}."), "letter-text", "27:15", ".text"),
    letter("call-in-slot", body(text="The last day is {{ range(9) }}."), "letter-text", "27:15", ".text"),
    letter("statement", body(text="'{% for a in b %}x{% endfor %}'"), "letter-text", "27:15", ".text"),
    letter("open-slot", body(text="The last day is {{ last_day."), "letter-text", "27:15", ".text"),
    letter("unknown-condition", body(when="paid"), "letter-slot", "27:15", ".when", says="paid"),
    letter("bad-condition", body(when="last_day +"), "letter-when", "27:15", ".when"),
    letter("code-as-condition", body(when="exec('x')"), "letter-when", "27:15", ".when"),
    letter("unknown-rows", body(each="day in days"), "letter-each", "27:15", ".each", says="days"),
    letter("bad-rows", body(each="'%'"), "letter-each", "27:15", ".each"),
    letter("bad-example", edit(LETTER, '"2026-03-31"', '"soon"'), "example", "19:14", "fields.last_day.example"),
    letter(
        "choice-without-options",
        edit(LETTER, "type: date", "type: choice"),
        "field-options",
        "15:5",
        "fields.last_day",
        more=[("example", f"{LETTER}:19:14", "fields.last_day.example")],
    ),
    letter(
        "rows-without-columns", edit(LETTER, "type: person", "type: rows"), "field-columns", "11:5", "fields.client"
    ),
]
