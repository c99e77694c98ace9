"""LibreOffice opens every letter that we write for Word and prints it whole, with a glyph for every sign."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from generator.letters.writers.docx import docx
from tests.letters.support import LOCALES, MEDIA
from tests.letters.writers.support import PAIRS, bilingual, document, hostile, with_rows
from tests.peers.conftest import run

pytestmark = pytest.mark.peers

JSON = dict[str, Any]
WITHOUT_JAVA = "Warning: failed to launch javaldx - java may not function correctly"
"""What LibreOffice says of itself on a machine without Java, whatever it converts."""


def letters() -> dict[str, JSON]:
    """Letters of every locale and medium, blank, half filled in, and in two languages."""
    found = {f"{locale}-{medium}": document(locale, medium) for locale in LOCALES for medium in MEDIA}
    for locale in LOCALES:
        found[f"{locale}-blank"] = document(locale, blank=True)
        found[f"{locale}-missing"] = document(
            locale, contract_name=None, last_day=None, sender_name="김민수 東京タワー é"
        )
    for first, second in PAIRS:
        columns = bilingual(first, second, "columns")
        found[f"{first}+{second}-stacked"] = bilingual(first, second, "stacked")
        found[f"{first}+{second}-columns"] = columns
        found[f"{first}+{second}-rows"] = with_rows(columns)
    return found


UNKNOWN = "\U000f1234"
"""A sign for private use that no font has."""


def boxes() -> JSON:
    """A letter with a sign that is printed as a box."""
    return document("ko", sender_name=f"김민수{UNKNOWN}")


def words_of(given: JSON) -> str:
    """All words of a letter without white space."""
    texts = [
        block["marker"] + "".join(part[1] if part[0] == "t" else part[2] for part in block["parts"])
        for half in given["halves"]
        for block in half["blocks"]
    ]
    return "".join("".join([*texts, *(note["text"] for note in given["notes"])]).split())


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with each letter as .docx and, by LibreOffice, as PDF."""
    folder = tmp_path_factory.mktemp("letters")
    hostile_letters = {f"hostile-{at}": given for at, given in enumerate(hostile("office", 20))}
    for name, given in {**letters(), **hostile_letters, "boxes": boxes()}.items():
        (folder / f"{name}.docx").write_bytes(docx(given))
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    done = run(
        ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", folder, *sorted(folder.glob("*.docx"))]
    )
    assert done.returncode == 0, done.stderr
    said = [line for line in (done.stdout + done.stderr).splitlines() if line.strip() and line.strip() != WITHOUT_JAVA]
    assert [
        line for line in said if not re.fullmatch(r"convert \S+ -> \S+ using filter : writer_pdf_Export", line)
    ] == []
    return folder


def printed_words(pdf: Path) -> str:
    """All words of a PDF without white space, in the order in which they were drawn."""
    done = run(["pdftotext", "-raw", "-enc", "UTF-8", pdf, "-"])
    assert (done.returncode, done.stderr) == (0, "")
    return "".join(done.stdout.split())


@cache
def installed() -> tuple[tuple[str, frozenset[int]], ...]:
    """PostScript names of the fonts on this machine, with the signs that they have glyphs for."""
    found = []
    for line in run(["fc-list", "-f", "%{postscriptname}\t%{charset}\n"]).stdout.splitlines():
        name, _, ranges = line.partition("\t")
        signs: set[int] = set()
        for part in ranges.split():
            low, _, high = part.partition("-")
            signs.update(range(int(low, 16), int(high or low, 16) + 1))
        found.append((name, frozenset(signs)))
    return tuple(found)


def embedded(pdf: Path) -> list[str]:
    """PostScript names of the fonts in a PDF, each embedded and with a table back to Unicode."""
    done = run(["pdffonts", pdf])
    assert done.returncode == 0, done.stderr
    names = []
    for line in done.stdout.splitlines()[2:]:
        name, *_, is_embedded, _, has_unicode, _, _ = line.split()
        assert (is_embedded, has_unicode) == ("yes", "yes"), line
        names.append(name.partition("+")[2] or name)
    return names


@pytest.mark.parametrize("name", letters())
def test_a_letter_is_printed_whole(printed: Path, name: str) -> None:
    """The PDF holds the letter's words, in their order where there is one column."""
    given = letters()[name]
    words = printed_words(printed / f"{name}.pdf")
    if given["arrangement"] == "columns":
        assert Counter(words) == Counter(words_of(given))
    else:
        assert words == words_of(given)


def without_glyph(pdf: Path, given: JSON) -> set[str]:
    """The signs of a letter that none of the fonts in its PDF has."""
    covered: set[int] = set()
    for font in embedded(pdf):
        signs = [signs for known, signs in installed() if known and font.startswith(known)]
        assert signs, f"{font} is none of the fonts on this machine"
        covered.update(*signs)
    return {sign for sign in words_of(given) if ord(sign) not in covered}


@pytest.mark.parametrize("name", letters())
def test_every_sign_has_a_glyph(printed: Path, name: str) -> None:
    """The fonts that are embedded in the PDF have every sign of the letter: no box stands for one."""
    assert without_glyph(printed / f"{name}.pdf", letters()[name]) == set()


def test_a_sign_without_a_glyph_is_found(printed: Path) -> None:
    """A sign that no font has is noticed."""
    assert without_glyph(printed / "boxes.pdf", boxes()) == {UNKNOWN}


def test_hostile_words_are_printed(printed: Path) -> None:
    """Whatever the words, LibreOffice opens the document and prints it."""
    assert {path.stem for path in printed.glob("*.pdf")} == {path.stem for path in printed.glob("*.docx")}
    assert len(list(printed.glob("hostile-*.pdf"))) == 20


@pytest.mark.parametrize("locale", LOCALES)
def test_a_letter_fits_one_page(printed: Path, locale: str) -> None:
    """With its examples a letter is one page, as 記 … 以上 demands."""
    done = run(["pdfinfo", printed / f"{locale}-letter.pdf"])
    assert re.search(r"Pages: +1\n", done.stdout), done.stdout


def test_paper_is_the_countrys(printed: Path) -> None:
    """The United States print on Letter, the others on A4."""
    for locale in LOCALES:
        done = run(["pdfinfo", printed / f"{locale}-letter.pdf"])
        assert re.search(r"Page size: .*\((letter|A4)\)", done.stdout)[1] == ("letter" if locale == "en-US" else "A4")  # type: ignore[index]
