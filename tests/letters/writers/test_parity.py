"""Python and Chromium write the same bytes, and a fault in either is found."""

from __future__ import annotations

import base64
import json
import random
import shutil
from pathlib import Path
from typing import Any

import pytest

from generator.letters.writers import looks
from generator.letters.writers.docx import docx
from generator.letters.writers.markdown import markdown
from tests.letters.support import SCRIPTS
from tests.letters.writers.browser import WritersRunner
from tests.letters.writers.support import HOSTILE, SURROGATES, all_bilingual, all_documents, document, hostile

JSON = dict[str, Any]
FIXED_SEED = "20261122"

pytestmark = pytest.mark.browser


def as_sent(documents: list[JSON]) -> list[JSON]:
    """The documents as JSON carries them."""
    return list(json.loads(json.dumps(documents)))


def different(page: WritersRunner, documents: list[JSON]) -> list[int]:
    """Which documents are not written to the same bytes as .docx and as Markdown."""
    found = []
    for start in range(0, len(documents), 100):
        portion = as_sent(documents[start : start + 100])
        packages = page.call("write", "docx", [[given] for given in portion])
        texts = page.call("write", "markdown", [[given] for given in portion])
        for at, given in enumerate(portion):
            if base64.b64decode(packages[at]) != docx(given) or texts[at] != markdown(given):
                found.append(start + at)
    return found


def worded(words: str) -> JSON:
    """A letter with these words as subject, as answers given and missing, as an item and as a note."""
    given = document("ko")
    blocks = given["halves"][0]["blocks"]
    parts = [["f", "x", words, True], ["t", words], ["f", "y", words, False]]
    for block in (blocks[0], next(block for block in blocks if block["role"] == "item")):
        block["parts"] = parts
    return {**given, "subject": words, "notes": [{"lang": "ja", "text": words}]}


def test_letters_are_equal(writers: WritersRunner) -> None:
    """Every locale, medium and register, filled in and blank, gives the same bytes."""
    assert different(writers, list(all_documents())) == []


def test_letters_in_two_languages_are_equal(writers: WritersRunner) -> None:
    """Every pair of languages gives the same bytes, below and beside each other."""
    assert different(writers, list(all_bilingual())) == []


def test_hostile_words_are_equal(writers: WritersRunner) -> None:
    """Each hostile text gives the same bytes in every place that takes words."""
    assert different(writers, [worded(words) for words in HOSTILE + SURROGATES]) == []


def test_hostile_documents_are_equal(writers: WritersRunner) -> None:
    """Four hundred documents of random roles and hostile words give the same bytes."""
    assert different(writers, list(hostile(FIXED_SEED, 400))) == []


def test_hostile_documents_are_equal_with_a_new_seed(writers: WritersRunner) -> None:
    """Two hundred documents from a seed of the day do so as well; the seed is printed."""
    seed = str(random.SystemRandom().randrange(10**9))
    print(f"writers: random seed {seed}")  # noqa: T201 - a failure must be repeatable
    assert different(writers, list(hostile(seed, 200))) == []


@pytest.mark.parametrize("words", ["a \t" * 350_000, "한글と<b>" * 20_000 + "漢" * 900_000, "*1.\n" * 250_000])
def test_a_megabyte_is_equal(writers: WritersRunner, words: str) -> None:
    """An answer of a million signs gives the same bytes; a package's end holds the check sums of its parts."""
    given = document("ko")
    given["halves"][0]["blocks"][0]["parts"] = [["f", "x", words, True]]
    package = docx(given)
    assert writers.call("ends", "docx", given) == [len(package), base64.b64encode(package[-2000:]).decode()]
    assert writers.call("write", "markdown", [[given]]) == [markdown(given)]


def test_every_sign_is_equal(writers: WritersRunner) -> None:
    """Every code point of the basic plane, and some above, gives the same bytes."""
    signs = [chr(code) for code in range(0x10000)] + [chr(code) for code in range(0x10000, 0x110000, 997)]
    lines = ["x".join(signs[at : at + 4000]) for at in range(0, len(signs), 4000)]
    assert different(writers, [worded(line) for line in lines]) == []


@pytest.mark.parametrize(
    ("module", "sound", "broken"),
    [
        ("docx.js", 'part[0] === "f" && !part[3]', 'part[0] === "f"'),
        ("docx.js", "!at || block.tight", "block.tight"),
        ("docx.js", 'replaceAll("\\t"', 'replace("\\t"'),
        ("looks.js", 'look.lang === "ja" && !', "!"),
        ("looks.js", "Math.max(...asked", "Math.min(...asked"),
        ("words.js", "\\ufffe\\uffff", "\\uffff"),
        ("words.js", "\\r\\n?", "\\r\\n"),
        ("zip.js", "~sum >>> 0", "sum >>> 0"),
        ("zip.js", "DAY = 0x0021", "DAY = 0x0022"),
        ("markdown.js", "last + 1", "last"),
        ("markdown.js", "[#>+:-]", "[#>+:]"),
        ("markdown.js", "trimmed)", "String)"),
    ],
)
def test_a_fault_in_the_browser_is_found(
    chromium: WritersRunner, tmp_path: Path, module: str, sound: str, broken: str
) -> None:
    """A planted fault in a copy of the JavaScript gives different bytes for some document."""
    copy = tmp_path / "letters"
    shutil.copytree(SCRIPTS, copy)
    text = (copy / module).read_text("utf-8")
    assert sound in text
    (copy / module).write_text(text.replace(sound, broken), "utf-8")
    chromium.load(copy)
    documents = [*list(all_bilingual())[:6], *(worded(words) for words in HOSTILE), *hostile(FIXED_SEED, 60)]
    try:
        assert different(chromium, documents) != []
    finally:
        chromium.load(SCRIPTS)


def test_a_fault_in_python_is_found(writers: WritersRunner, monkeypatch: pytest.MonkeyPatch) -> None:
    """A planted fault in the Python code gives different bytes."""
    monkeypatch.setattr(looks, "_HANGING", 500)
    assert different(writers, [document("en-GB")]) == [0]
