"""What the checks find in translations, what they let pass, and in what time."""

from __future__ import annotations

import time

import pytest

from generator.catalogs.checks import Pair, check_catalog, check_interface, check_pair
from generator.catalogs.entries import Catalog, Entry
from generator.messages import Message
from generator.problems import Level, Place, Problem
from generator.texts import Kind

INLINE, LETTER, PLAIN = Kind.INLINE, Kind.LETTER, Kind.PLAIN


def codes(kind: Kind, source: str, target: str, lang: str = "ko", context: str = "signs.late.text") -> list[str]:
    return [finding.code for finding in check_pair(Pair(context, source, target, kind, lang))]


WRONG = [
    (INLINE, "Go to [the talk](guides/the-talk).", "대화로 가세요.", ["links-differ"]),
    (INLINE, "Go.", "[여기](guides/the-talk)로 가세요.", ["links-differ"]),
    (INLINE, "See [a](signals) and [b](signals).", "[가](signals)를 보세요.", ["links-differ"]),
    (INLINE, "See [a](signals).", "[가](signal)를 보세요.", ["links-differ", "links-differ"]),
    (
        INLINE,
        "See [a](signals).",
        "[가](javascript:alert(1))를 보세요.",
        ["link-scheme", "links-differ", "links-differ"],
    ),
    (INLINE, "See [a](signals).", "[가](http://x.example)를 보세요.", ["link-scheme", "links-differ", "links-differ"]),
    (INLINE, "See [a](signals).", "[가](../../etc/passwd)를 보세요.", ["link-scheme", "links-differ", "links-differ"]),
    (INLINE, "See [a](signals).", "[가](//evil.example)를 보세요.", ["link-scheme", "links-differ", "links-differ"]),
    (INLINE, "**Never** sign.", "절대 서명하지 마세요.", ["emphasis-differs"]),
    (INLINE, "Never sign.", "**절대** 서명하지 마세요.", ["emphasis-differs"]),
    (INLINE, "**Never** sign.", "*절대* 서명하지 마세요.", ["emphasis-differs"]),
    (INLINE, "**Never** sign.", "**절대 서명하지 마세요.", ["emphasis-differs", "markup-leftover"]),
    (INLINE, "Never sign.", "절대 *서명하지 마세요.", ["markup-leftover"]),
    (INLINE, "Never sign.", "절대 `서명하지 마세요.", ["markup-leftover"]),
    (INLINE, "Never sign.", "절대 [서명](guides/a 하지 마세요.", ["markup-leftover"]),
    (INLINE, "Never sign.", "{{ client }} 님", ["markup-leftover"]),
    (PLAIN, "Never sign", "**절대** 서명하지 마세요", ["markup-leftover"]),
    (INLINE, "Type `Net 30`.", "`Net 60`이라고 쓰세요.", ["code-differs", "numbers-differ"]),
    (INLINE, "Type `Net`.", "Net이라고 쓰세요.", ["code-differs"]),
    (INLINE, "Hello.", "<script>alert(1)</script>안녕.", ["markup-html", "markup-html"]),
    (INLINE, "Hello.", "<b onclick=x>안녕</b>.", ["markup-html", "markup-html"]),
    (INLINE, "Hello.", "![안녕](https://x.example/a.png)", ["markup-html"]),
    (LETTER, "Dear {{ client }},", "안녕하세요.", ["slots-differ"]),
    (LETTER, "Dear {{ client }},", "{{ client }} {{ fee }} 님께", ["slots-differ"]),
    (LETTER, "Dear {{ client }},", "{{ cleint }} 님께", ["slots-differ", "slots-differ"]),
    (LETTER, "{{ fee }}, {{ fee }}", "{{ fee }}", ["slots-differ"]),
    (LETTER, "Dear {{ client }},", "{{ client 님께", ["slots-invalid"]),
    (LETTER, "Dear {{ client }},", "{{ client.__class__.__mro__ }} 님께", ["slots-invalid"]),
    (LETTER, "Dear {{ client }},", "{% for a in b %}{{ client }}{% endfor %}", ["slots-invalid"]),
    (LETTER, "Dear client,", "{{ 7 * 7 }}", ["slots-invalid"]),
    (LETTER, "Dear client,", "고객님께 }}", ["slots-invalid"]),
    (LETTER, "Dear {{ client }},", "{{ client | shout }} 님께", ["filters-differ"]),
    (LETTER, "Dear **client**", "고객님 ***께***", ["markup-leftover"]),
    (LETTER, "One\ntwo", "하나 둘", ["lines-differ"]),
    (LETTER, "One\n\ntwo\nthree", "하나\n둘\n\n셋", ["lines-differ"]),
    (LETTER, "One", " 하나", ["text-spaces"]),
    (INLINE, "One", "하나 ", ["text-spaces"]),
    (INLINE, "One", "  ", ["text-empty"]),
    (INLINE, "One", "하\x07나", ["text-characters"]),
    (INLINE, "One", "하\u202e나", ["text-characters"]),
    (INLINE, "One", "하\u200b나", ["text-characters"]),
    (INLINE, "One", "하\ue000나", ["text-characters"]),
    (INLINE, "One", "하\u200f나", ["text-characters"]),
    (INLINE, "Say it once more.", "Say it once more.", ["text-same"]),
    (INLINE, "Wait 30 days.", "60일 기다리세요.", ["numbers-differ"]),
    (INLINE, "Pay 1,000,000 won.", "10만 원을 내세요.", ["numbers-differ"]),
    (INLINE, "Pay 12.5 %.", "12 %를 내세요.", ["numbers-differ"]),
    (INLINE, "By December 31, 2026", "2026년 12월 30일까지", ["numbers-differ"]),
    (LETTER, "Within 14 days of {{ date }}.", '{{ date | date("14") }}부터 이 주 안에.', ["numbers-differ"]),
    (PLAIN, "3 signs", "네 가지 신호", ["numbers-differ"]),
]


@pytest.mark.parametrize(("kind", "source", "target", "expected"), WRONG)
def test_damage_is_found(kind: Kind, source: str, target: str, expected: list[str]) -> None:
    """Each kind of damage gives its codes and no others."""
    assert codes(kind, source, target) == expected


RIGHT = [
    ("ko", INLINE, "Go to [the talk](guides/the-talk#a) or [b](#b).", "[나](#b)나 [대화](guides/the-talk#a)로."),
    ("ja", INLINE, "This is **important**, *really*.", "**「大事」**です。"),
    ("ja", INLINE, "This is *important*.", "**大事**です。"),
    ("ko", INLINE, "Type `a < b` and 2 \\* 3.", "`a < b`와 2 \\* 3을 쓰세요."),
    ("ko", INLINE, "A & B", "가 & 나"),
    ("ko", LETTER, "{{ fee }} by {{ date }}", '{{ date | date("long") }}까지 {{ fee | words | particle("을/를") }}'),
    ("ja", LETTER, "One\n\n{{ a }}\n", "一つ\n\n{{ a }}"),
    ("ko", PLAIN, "OK", "OK"),
    ("ko", PLAIN, "Jane Doe Smith", "제인 도 스미스"),
    ("ja", PLAIN, "Taro Yamada", "山田　太郎"),
    ("ar", PLAIN, "One", "\u200fواحد"),
    ("ko", INLINE, "1,000,000 won", "100만 원"),
    ("ja", INLINE, "1,000,000 won", "100万ウォン"),
    ("ja", INLINE, "120,000,000 yen", "1億2,000万円"),
    ("ko", INLINE, "120,000,000 yen", "1억 2천만 엔"),
    ("ko", INLINE, "23,456 won", "2만 3,456원"),
    ("ja", INLINE, "30 million yen", "３０００万円"),
    ("ja", INLINE, "$5 billion and 2k", "50億ドルと２０００"),
    ("ko", INLINE, "10,000 won", "만 원"),
    ("ja", INLINE, "1,250.00 USD, 12.50 %", "１，２５０ USD、１２．５％"),
    ("ja", INLINE, "since 2026-01-05", "令和8年1月5日から"),
    ("ja", INLINE, "50% or 30 %", "5割または３０パーセント"),
    ("ko", INLINE, "at 3 p.m. and 9:30", "15시와 9시 30분에"),
    ("ko", INLINE, "at 15:00", "오후 3시 00분에"),
    ("es", INLINE, "1,250.50 and 1,000,000", "1.250,50 y 1 000 000"),
    ("ko", INLINE, "[Net 30](https://x.example/2019)", "[Net 30](https://x.example/2019)"),
]


@pytest.mark.parametrize(("lang", "kind", "source", "target"), RIGHT)
def test_good_translations_pass(lang: str, kind: Kind, source: str, target: str) -> None:
    """What a good translator writes is not complained about."""
    assert codes(kind, source, target, lang) == []


@pytest.mark.parametrize("context", ["fields.total.example", "fields.invoices.rows.first.cells.amount"])
def test_examples_have_amounts_of_their_own(context: str) -> None:
    """The answers of an example fit the language, so their numbers differ freely."""
    assert codes(PLAIN, "1250.00 USD", "150000 JPY", "ja", context) == []
    assert codes(PLAIN, "1250.00 USD", "150000 JPY", "ja") == ["numbers-differ"]


def problems(entry: Entry, kind: Kind = INLINE) -> list[tuple[str, Level]]:
    message = Message(entry.context, entry.id, kind, Place("docs/a.yml", 1))
    found: tuple[Problem, ...] = check_catalog([message], Catalog("ko", (entry,), path="docs/locale/ko/a.po"))
    assert all(problem.place == Place("docs/locale/ko/a.po", 9) for problem in found)
    assert all(problem.field == "a.text" for problem in found)
    return [(problem.code, problem.level) for problem in found]


def entry(text: str, *comments: str, flags: tuple[str, ...] = (), id: str = "Wait 30 days.") -> Entry:
    return Entry("a.text", id, text, comments=comments, flags=flags, text_line=9)


def test_only_what_claims_to_be_current_stops_a_build() -> None:
    """The same damage is an error in a current translation and a notice in an outdated or a machine's."""
    assert problems(entry("기다리세요.")) == [("numbers-differ", Level.ERROR)]
    assert problems(entry("기다리세요.", flags=("fuzzy",))) == [("numbers-differ", Level.NOTICE)]
    assert problems(entry("기다리세요.", "partwell: state=machine")) == [("numbers-differ", Level.NOTICE)]
    assert problems(entry("")) == []
    assert problems(entry(" ")) == [("text-empty", Level.ERROR), ("numbers-differ", Level.ERROR)]
    assert problems(entry("30일 기다리세요.")) == []


def test_equality_with_the_source_is_a_notice() -> None:
    """A translation that equals its source is reported and stops nothing."""
    assert problems(entry("Wait at least a week.", id="Wait at least a week.")) == [("text-same", Level.NOTICE)]


def test_a_waiver_with_a_reason_waives_one_check() -> None:
    """A waiver silences its check in its message; without reason, need or meaning it is itself reported."""
    assert problems(entry("한 달 기다리세요.", "partwell: waive=numbers A month, as people say.")) == []
    assert problems(entry("한 달 기다리세요.", "partwell: waive=numbers")) == [
        ("numbers-differ", Level.ERROR),
        ("waiver-reason", Level.NOTICE),
    ]
    assert problems(entry("30일 기다리세요.", "partwell: waive=numbers Old.")) == [("waiver-unused", Level.NOTICE)]
    assert problems(entry("30일 기다리세요.", "partwell: waive=nubmers Old.")) == [("waiver-unknown", Level.NOTICE)]
    assert problems(entry("30일 기다리세요.", "partwell: sate=machine")) == [("mark-unknown", Level.NOTICE)]


@pytest.mark.parametrize(
    ("kind", "source", "target", "code"),
    [
        (INLINE, "Hello.", "<b>안녕</b>", "markup-html"),
        (INLINE, "[a](signals)", "[가](javascript:x)", "link-scheme"),
        (LETTER, "{{ a }}", "가", "slots-differ"),
        (INLINE, "Hello.", "안\u202e녕", "text-characters"),
    ],
)
def test_what_could_harm_cannot_be_waived(kind: Kind, source: str, target: str, code: str) -> None:
    """HTML, schemes, slots and hidden characters stay errors whatever a catalog says."""
    names = ("html", "links", "slots", "characters", "", "markup-html", "link-scheme")
    waivers = [f"partwell: waive={name} because" for name in names]
    assert (code, Level.ERROR) in problems(entry(target, *waivers, id=source), kind)


def test_interface_strings_keep_their_placeholders() -> None:
    """A placeholder that is lost or invented is an error; a plural form may leave its number out."""

    def found(text: str, *, forms: tuple[str, ...] = ()) -> list[str]:
        plural = "{n} days of {all}" if forms else None
        one = Entry("", "{n} day of {all}", text, plural, forms, text_line=3)
        return [problem.code for problem in check_interface(Catalog("es", (one,)))]

    assert found("{all}에서 {n}일") == []
    assert found("{n}일") == ["slots-differ"]
    assert found("{all}에서 {n}일 {x}") == ["slots-differ"]
    assert found("{all}에서 {n}일 {0.__class__}") == []  # no placeholder of ours: it stays as it is written
    assert found("un día de {all}", forms=("un día de {all}", "{n} días de {all}")) == []
    assert found("un día", forms=("un día", "{n} días de {all}")) == ["slots-differ"]
    assert found("x" * 20_001) == ["text-too-long"]
    assert found("") == []


HOSTILE = [
    "[",
    "![",
    "[a](",
    "**a ",
    "*_",
    "`",
    "<",
    "<a ",
    "&#x",
    "**「",
    "](",
    "{{",
    "{{ a | ",
    "}}",
    "\\",
    "1,",
    "9",
    "1万",
    "만 ",
    "令和",
    "\u202e",
    "\n",
]


@pytest.mark.parametrize("kind", [INLINE, LETTER])
def test_no_text_makes_the_checks_slow(kind: Kind) -> None:
    """A hundred thousand characters of anything, and the longest text that is parsed, are checked within seconds."""
    for unit in HOSTILE:
        for size in (19_999, 100_000):
            start = time.perf_counter()
            check_pair(Pair("a", f"See [a](signals) for {'30 ' * 5}", (unit * size)[:size], kind, "es"))
            assert time.perf_counter() - start < 5, (unit, size)


def test_a_text_beyond_the_limit_is_refused_unparsed() -> None:
    """A translation that no reader would read to the end is one error."""
    assert codes(INLINE, "One", "가" * 20_001) == ["text-too-long"]
    assert codes(INLINE, "One", "가" * 20_000) == []
