"""The handbook's own content, as it is built: what is promised is there, native, and leads on."""

from __future__ import annotations

import itertools
import json
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest
from click.testing import CliRunner

from generator.cli.app import app
from generator.content import Content, load_content
from generator.links import page_url
from generator.options import Options
from generator.texts import State
from generator.upkeep import status
from tests.letters.support import LOCALES
from tests.whole_site.crawler import BASE, Crawl, Page

pytestmark = pytest.mark.slow

ROOT = Path(__file__).resolve().parents[2]
LANGUAGES = ("en", "ko", "ja")
OPTIONS = Options(languages=LANGUAGES, source_language="en")
AT_LEAST = {"guides": 18, "scenarios": 17, "scripts": 12, "clauses": 19, "letters": 20}


@pytest.fixture(scope="session")
def content() -> Content:
    """The handbook as its authors wrote it."""
    return load_content(ROOT, OPTIONS)


def pages(crawl: Crawl, lang: str) -> Iterator[Page]:
    """The pages of a language."""
    return (page for path, page in crawl.pages.items() if path.startswith(f"{lang}/"))


def words(page: Page, lang: str) -> str:
    """What the article says in the page's own language."""
    return " ".join(text for own, text in page.text if own == lang)


# --- All that is promised ----------------------------------------------------------------------------------------


def test_every_collection_is_full(crawl: Crawl) -> None:
    """There are as many guides, situations, scripts, clauses and letters as the handbook needs."""
    for name, number in AT_LEAST.items():
        found = [path for path in crawl.pages if re.fullmatch(f"en/{name}/[^/]+/index.html", path)]
        assert len(found) >= number, name


def test_every_item_is_wholly_translated() -> None:
    """No text of the handbook is missing, outdated or a machine's in any language."""
    found = {language.lang: (language.count(State.CURRENT), language.total) for language in status(ROOT, OPTIONS)}
    assert set(found) == set(LANGUAGES) - {"en"}
    assert all(current == total for current, total in found.values()), found


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_page_leads_on_and_is_led_to(crawl: Crawl, lang: str, content: Content) -> None:
    """Each item links to another one, is linked to from another page's text, and says when it was last read."""
    base = f"{BASE}{lang}/"
    items = {urljoin(base, page_url(document.collection, document.slug)) for document in content.library}
    led_to: set[str] = set()
    for page in pages(crawl, lang):
        targets = {urljoin(page.url, link).partition("#")[0] for link in page.article_links} - {page.url}
        led_to |= targets
        if page.url in items:
            assert targets & items, f"{page.path} leads nowhere"
    assert items - led_to - {base} == set()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_scenario_reaches_words_letter_and_clause_in_one_click(crawl: Crawl, lang: str) -> None:
    """From each situation a script, a letter and a clause are one click away."""
    for path, page in crawl.pages.items():
        if re.fullmatch(f"{lang}/scenarios/[^/]+/index.html", path):
            targets = {urlsplit(urljoin(page.url, link)).path for link in page.article_links}
            for name in ("scripts", "letters", "clauses"):
                assert any(re.fullmatch(f"/{lang}/{name}/[^/]+/", target) for target in targets), (path, name)


def test_every_letter_is_written_on_the_command_line(content: Content, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every letter is written in every locale, voice and medium from its example, with no label left."""

    def loaded(root: Path, options: Options) -> Content:
        assert root == ROOT
        assert set(options.languages) == set(LANGUAGES)
        return content

    # Each letter would read all the sources again, which takes far longer than to write it.
    monkeypatch.setattr("generator.cli.lettering.load_content", loaded)
    command = ["letter", "--project", str(ROOT)]
    offers = json.loads(CliRunner().invoke(app, [*command, "--list", "--format", "json"]).stdout)
    assert len(offers) >= AT_LEAST["letters"]
    for offer in offers:
        assert set(offer["texts"]) == set(LOCALES), offer["slug"]
        for locale, registers in offer["texts"].items():
            for register, medium in itertools.product(registers, offer["media"]):
                chosen = ["--locale", locale, "--register", register, "--medium", medium]
                result = CliRunner().invoke(app, [*command, offer["slug"], *chosen, "--example", "--law", "kr"])
                assert result.exit_code == 0, (offer["slug"], chosen, result.stderr)
                assert result.stdout.strip(), (offer["slug"], chosen)
                assert "brackets" not in result.stderr, (offer["slug"], chosen)


def test_pages_about_abuse_can_be_left_at_once(content: Content) -> None:
    """The situation, the guide and the letter about a client who frightens offer a way out."""
    found = {
        document.key
        for document in content.library
        if document.item.quick_exit or getattr(document.item, "urgent", False)
    }
    assert found >= {"scenarios/abusive-client", "guides/safe-exit", "letters/stop-contact"}


# --- Native, and plain -------------------------------------------------------------------------------------------


FOREIGN = {
    "ko": (
        r"해고|결별|헤어지|유독한|자란 고객|다리를 [태굽]|작업 진술서|범위 크립|배달물|살인 수수료|편의를 위한 종료",
        r"이별(?!을 고하는)|(?<![최경])고장|비갱신|불갱신|공지 기간|유효 날짜|마지막 근무일|풀다운|물질적 위반",
        r"치료 기간|석방|송장|뛰어난 청구서|핸드 ?오프|대체품|참고 자료|베이스를 터치|회색 영역|와플하|당신|그것들",
        r"더 나은 속도|손가락을 가리|책임을 뒤집|이정표(?!가)|연락하는 사람|님 귀하|귀하께|님께께",
    ),
    "ja": (
        r"クライアントを起動|解雇|(?<!「)別れる|有毒|橋を焼|悪い血|正気|配達(?:可能)?物|一里塚|殺害|便宜のための",
        r"原因のための|最後の勤務日|物質的な?違反|治癒期間|釈放|アウトを与|遅い料金|代替品|ベースを触|シュガーコート",
        r"指を指|彼ら|彼女|あなた|(?<!と)することができます|辞職|ワッフル|各位様|御中様|様様|部長様",
    ),
}
"""What a machine would say, or nobody: words that a reader in that language stumbles over."""


@pytest.mark.parametrize("lang", FOREIGN)
def test_nothing_sounds_like_a_machine(crawl: Crawl, lang: str) -> None:
    """No page has a phrase in which a reader recognises a bad translation."""
    found = [
        (page.path, match[0])
        for page in pages(crawl, lang)
        for pattern in FOREIGN[lang]
        for match in re.finditer(pattern, words(page, lang))
    ]
    assert found == []


PARTICLES = {"을": "를", "은": "는", "이": "가", "과": "와", "으로": "로"}
"""The form after a consonant, and the one after a vowel."""
_LINKED = re.compile(r"([가-힣])[\u2019\u201d*]*\]\([^)]+\)(으로|로|[을를은는이가과와])(?![가-힣])")


def wrong_particles(text: str) -> list[str]:
    """The particles after links that do not go with the last sign of the link's words."""
    found = []
    for match in _LINKED.finditer(text):
        final = (ord(match[1]) - ord("가")) % 28
        is_closed = final not in (0, 8) if match[2] in ("으로", "로") else final != 0
        if (match[2] in PARTICLES) != is_closed:
            found.append(match[0])
    return found


def test_korean_particles_fit_the_words_of_links() -> None:
    """Where a link's words were changed, the particle after it was, too."""
    assert wrong_particles("[편지](letters/x)을 [길](guides/x)로 [답장](letters/x)를") == [
        "지](letters/x)을",
        "장](letters/x)를",
    ]
    texts = (catalog.read_text("utf-8") for catalog in (ROOT / "docs/locale/ko").rglob("*.po"))
    assert [found for text in texts for found in wrong_particles(text)] == []


LATIN = re.compile(r"[A-Za-z][A-Za-z.'\u2019&-]*(?:[ ,]+[A-Za-z][A-Za-z.'\u2019&-]*)*")
KNOWN = Path(__file__).with_name("latin.txt")


def known() -> frozenset[str]:
    """The names and terms that pages in other scripts may have in Latin letters."""
    return frozenset(line for line in KNOWN.read_text("utf-8").splitlines() if line and not line.startswith("#"))


@pytest.mark.parametrize("lang", ["ko", "ja"])
def test_no_english_is_left_on_a_page_in_another_language(crawl: Crawl, lang: str) -> None:
    """Every run of Latin letters on a Korean or Japanese page is a name or a term that latin.txt lists."""
    found = {
        (match[0].strip(".'\u2019 ,"), page.path)
        for page in pages(crawl, lang)
        for own, text in page.text
        if own == lang
        for match in LATIN.finditer(text)
    }
    assert {words: path for words, path in found if words not in known()} == {}


def syllables(word: str) -> int:
    """The syllables of an English word, as its vowels tell."""
    plain = re.sub(r"[^a-z]", "", word.lower())
    count = len(re.findall(r"[aeiouy]+", plain))
    count -= plain.endswith("e") and not plain.endswith("le")
    count -= bool(re.search(r"[^aeiouytd]ed$", plain))
    return max(count, 1)


def grade(text: str) -> float:
    """The Flesch-Kincaid grade of an English text."""
    sentences = [part for part in re.split(r"[.!?:]+(?=\s|$)", text) if re.search("[A-Za-z]", part)]
    found = re.findall(r"[A-Za-z][A-Za-z'\u2019-]*", text)
    return 0.39 * len(found) / len(sentences) + 11.8 * sum(map(syllables, found)) / len(found) - 15.59


def test_the_grade_of_a_text_is_as_in_the_books() -> None:
    """Plain sentences are of a low grade, and those of a contract of a high one."""
    assert grade("The cat sat on the mat. It was a good day.") < 2
    assert grade("Notwithstanding any antecedent stipulation, the undersigned acknowledges liability.") > 18


def test_guides_are_plain(crawl: Crawl) -> None:
    """Every guide is of grade 8 or below."""
    grades = {
        path: grade(" ".join(text if text[-1] in ".!?:" else f"{text}." for _, text in page.text))
        for path, page in crawl.pages.items()
        if re.fullmatch("en/guides/[^/]+/index.html", path)
    }
    assert {path: found for path, found in grades.items() if found > 8} == {}


# --- The law -----------------------------------------------------------------------------------------------------


UNSURE = (
    r"15\.5 ?%",  # the subcontracting act's interest, not confirmed for 2026
    r"14\.6 ?%",  # of another act than the freelance law
    r"\$12,500|\$6,250|\$20,000",  # small claims in the States: lists disagree
    r"1\.5 ?% a month",
    r"11\.75 ?%",  # derived
    r"일하는 사람 기본법",
)
"""Figures and laws that no source confirms beyond doubt, or that hold in some cases only."""


def test_nothing_unsure_is_said_of_the_law(crawl: Crawl) -> None:
    """No page has a figure of the law that its sources do not agree on."""
    found = [
        (page.path, match[0])
        for page in crawl.pages.values()
        for _, text in page.text
        for pattern in UNSURE
        for match in re.finditer(pattern, text)
    ]
    assert found == []


def test_every_statement_of_the_law_can_be_checked(content: Content) -> None:
    """Each names its law and an address, and was checked before the day on which it is to be checked again."""
    number = 0
    for document in content.library:
        for _, _, fact in document.item.facts:
            number += 1
            assert fact.statute.strip(), document.key
            assert urlsplit(fact.source).scheme in ("https", "http"), document.key
            assert "." in urlsplit(fact.source).netloc, document.key
            assert fact.as_of < fact.review_by, document.key
    assert number > 100
