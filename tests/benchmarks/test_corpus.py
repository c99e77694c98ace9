"""The benchmark compares like with like: the corpus is what it says, and both sides build all of it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from generator.build import load_content, load_site
from generator.options import Options
from tests.benchmarks import corpus, handbook, peer
from tests.benchmarks.__main__ import Result, as_json, exponents, report
from tests.benchmarks.measure import Cost, Output
from tests.benchmarks.words import LANGUAGES

DOCUMENTS = corpus.documents(24)


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The corpus as a handbook of ours."""
    folder = tmp_path_factory.mktemp("corpus")
    handbook.write(DOCUMENTS, folder)
    return folder


def test_documents_have_about_560_words() -> None:
    """Each document is as long as those of the trials that the figures are compared with."""
    assert {corpus.words_of(made) // 100 for made in DOCUMENTS} == {5}


def test_equal_sizes_give_equal_documents() -> None:
    """The corpus depends on its size and on nothing else, and a larger one only differs in where links lead."""
    assert corpus.documents(24) == DOCUMENTS
    titles = [(made.slug, made.title, made.summary) for made in corpus.documents(48)[:24]]
    assert titles == [(made.slug, made.title, made.summary) for made in DOCUMENTS]


def test_the_handbook_is_whole_in_every_language(root: Path) -> None:
    """Nothing is wrong with the corpus, and no text of it lacks its translation."""
    assert load_content(root, Options()).problems == ()
    site = load_site(root, Options())
    for language in site.languages:
        urls = {page.url for page in language.pages if page.is_translated}
        assert {f"{handbook.target_of(made.number)}/" for made in DOCUMENTS} <= urls


def test_the_peer_gets_the_same_texts(root: Path, tmp_path: Path) -> None:
    """Every sentence of a guide of ours stands in the peer's file of the same document, in each language."""
    peer.write(DOCUMENTS, tmp_path)
    for made in DOCUMENTS:
        for at, lang in enumerate(LANGUAGES):
            text = (tmp_path / "docs" / lang / peer.path_of(made.number)).read_text(encoding="utf-8")
            assert made.summary[at] in text
            if isinstance(made.text, corpus.GuideText):
                found = [block.text[at] for block in made.text.blocks if isinstance(block, corpus.Callout)]
            else:
                found = [entry[at] for entry in (*made.text.signs, *made.text.mistakes, made.text.limit)]
            assert [words for words in found if words not in text] == []


def test_the_report_says_how_cost_grows() -> None:
    """Ten times the cost for ten times the documents is an exponent of 1."""
    output = Output(pages=1, files=1, bytes=1, page_bytes=1)
    small = Result("partwell", 10, (Cost(1.0, 1.0, 1),), output)
    large = Result("partwell", 100, (Cost(10.0, 10.0, 1),), output)
    assert exponents([large, small]) == {"10-100": pytest.approx(1.0)}
    pairs = [(small, small), (large, large)]
    assert "growth of partwell, 10-100: 1.00" in report(pairs)
    assert json.loads(json.dumps(as_json(pairs)))["ratios"] == {"10": 1.0, "100": 1.0}
