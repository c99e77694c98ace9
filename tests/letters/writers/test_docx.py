"""The Word document: it holds the letter's words, shows what is missing, and is valid whatever is in it."""

from __future__ import annotations

import io
import itertools
import json
import re
import zipfile
from typing import Any
from xml.etree import ElementTree

import pytest
from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_COLOR_INDEX
from docx.text.paragraph import Paragraph

from generator.letters.writers.docx import docx
from generator.letters.writers.words import clean
from tests.letters.support import LOCALES, MEDIA
from tests.letters.writers.support import (
    HOSTILE,
    SURROGATES,
    all_bilingual,
    all_documents,
    bilingual,
    document,
    hostile,
    with_rows,
)

pytestmark = [pytest.mark.slow, pytest.mark.counted]

JSON = dict[str, Any]
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
ORDER = {
    "pPr": "pStyle keepNext keepLines pBdr autoSpaceDE autoSpaceDN spacing ind jc",
    "rPr": "rStyle rFonts b bCs sz szCs highlight u lang",
    "sectPr": "pgSz pgMar cols docGrid",
    "tblPr": "tblW tblLayout tblCellMar",
    "tcPr": "tcW",
    "tc": "tcPr p",
    "style": "name basedOn qFormat pPr rPr",
    "font": "altName charset family",
    "settings": "defaultTabStop compat themeFontLang",
    "compat": "doNotExpandShiftReturn compatSetting",
    "styles": "docDefaults style",
    "docDefaults": "rPrDefault pPrDefault",
    "tbl": "tblPr tblGrid tr",
    "p": "pPr r",
}
"""The children that we write, in the order of the schema (ECMA-376, part 1); a reader may refuse any other."""


def words_of(block: JSON) -> str:
    """A block's words as a reader sees them, a tab after an item's number."""
    marker = block["marker"]
    if marker and block["role"] == "item":
        marker = marker.rstrip(" \u3000") + "\t"
    return marker + "".join(clean(part[1] if part[0] == "t" else part[2]) for part in block["parts"])


def opened(given: JSON) -> Any:
    """The document as python-docx reads it."""
    return Document(io.BytesIO(docx(given)))


def parts_of(given: JSON) -> dict[str, str]:
    """The parts of the package by name."""
    with zipfile.ZipFile(io.BytesIO(docx(given))) as package:
        assert package.testzip() is None
        return {name: package.read(name).decode("utf-8") for name in package.namelist()}


def some_hostile() -> list[JSON]:
    """Hostile documents, and one for each hostile text as an answer."""
    given = list(hostile("docx", 60))
    for words in HOSTILE + SURROGATES:
        one = document("ko")
        one["halves"][0]["blocks"][0]["parts"] = [["f", "x", words, True], ["t", words], ["f", "y", words, False]]
        given.append({**one, "subject": words})
    return [json.loads(json.dumps(one)) for one in given]


@pytest.mark.parametrize("locale", LOCALES)
def test_a_letter_is_read_back(locale: str) -> None:
    """In every medium and register, filled in and blank, a paragraph for each block holds its words and breaks."""
    for given in all_documents():
        if given["halves"][0]["locale"] == locale:
            blocks = given["halves"][0]["blocks"]
            read = opened(given)
            assert [paragraph.text for paragraph in read.paragraphs] == [words_of(block) for block in blocks]


def test_two_languages_below_each_other_are_read_back() -> None:
    """Stacked, the halves follow each other with a rule between, and the notes come last."""
    for given in all_bilingual():
        if given["arrangement"] == "stacked":
            first, second = ([words_of(block) for block in half["blocks"]] for half in given["halves"])
            notes = [note["text"] for note in given["notes"]]
            read = opened(given).paragraphs
            assert [paragraph.text for paragraph in read] == [*first, "", *second, "", *notes]
            assert [p.style.name for p in read if not p.text] == ["Letter Rule", "Letter Rule"]


def test_two_languages_beside_each_other_are_read_back() -> None:
    """In columns, each half has a cell, or each block one beside the block that says the same."""
    for given in all_bilingual():
        if given["arrangement"] == "columns":
            read = opened(given)
            (table,) = read.tables
            halves = [[words_of(block) for block in half["blocks"]] for half in given["halves"]]
            pairs = given.get("rows", [])
            cells = [[[p.text for p in cell.paragraphs] for cell in row.cells] for row in table.rows]
            if pairs:
                assert cells == [
                    [["" if at is None else halves[side][at]] for side, at in enumerate(pair)] for pair in pairs
                ]
            else:
                assert cells == [halves]
            assert [p.text for p in read.paragraphs] == ["", *(note["text"] for note in given["notes"])]


def test_blocks_beside_each_other_start_at_one_height() -> None:
    """Where one of two paired blocks is tight and the other is not, both get the space above."""
    given = bilingual("en-US", "ko", "columns")
    for half, tight in zip(given["halves"], (True, False), strict=True):
        half["blocks"] = [{**block, "tight": tight, "role": "sender"} for block in half["blocks"][:3]]
    table = opened(with_rows(given)).tables[0]
    spaces = [[space_before(cell.paragraphs[0]) for cell in row.cells] for row in table.rows]
    assert spaces == [[0, 0], [10, 10], [10, 10]]


def test_a_document_needs_no_notes() -> None:
    """A table is followed by a paragraph even without notes, as Word demands."""
    given = {**bilingual("ko", "en-GB", "columns"), "notes": []}
    assert [p.text for p in opened(given).paragraphs] == [""]
    assert len(opened({**given, "arrangement": "stacked"}).paragraphs) == 1 + sum(
        len(half["blocks"]) for half in given["halves"]
    )


def test_hostile_words_are_read_back() -> None:
    """Whatever the words, the document opens and holds them but for what XML forbids."""
    for given in some_hostile():
        read = opened(given)
        assert read.core_properties.title == clean(given["subject"]).replace("\n", " ")
        if given["arrangement"] == "single":
            texts = [paragraph.text for paragraph in read.paragraphs]
            assert texts == [words_of(block) for block in given["halves"][0]["blocks"]]


@pytest.mark.slow
def test_a_megabyte_of_words_is_read_back() -> None:
    """One answer of a million signs in all scripts is written as it is."""
    given = document("ja")
    words = "한글と漢字 & <b> " * 1000 + "これは長い文です。\n" * 100_000
    given["halves"][0]["blocks"] = [{**given["halves"][0]["blocks"][0], "parts": [["f", "x", words, True]]}]
    root = ElementTree.fromstring(parts_of(given)["word/document.xml"])  # noqa: S314 - our own output
    assert "".join("\n" if node.tag == f"{W}br" else node.text or "" for node in root.iter()) == words


def space_before(paragraph: Paragraph) -> float:
    """The space above in points, by the paragraph or its style."""
    own = paragraph.paragraph_format.space_before
    found = own if own is not None else paragraph.style.paragraph_format.space_before  # type: ignore[union-attr]
    return found.pt if found is not None else -1


def align_of(paragraph: Paragraph) -> str:
    """How the lines stand, by the paragraph or its style; flush on both sides counts as left."""
    own = paragraph.alignment
    found = own if own is not None else paragraph.style.paragraph_format.alignment  # type: ignore[union-attr]
    names = {WD_ALIGN_PARAGRAPH.RIGHT: "right", WD_ALIGN_PARAGRAPH.CENTER: "center"}
    return names.get(found, "left") if found is not None else "?"


def test_alignment_and_spacing_are_real() -> None:
    """Blocks stand where the frame puts them, and no space is above the first one and tight ones."""
    for given in all_documents():
        blocks = given["halves"][0]["blocks"]
        paragraphs = opened(given).paragraphs
        assert [align_of(paragraph) for paragraph in paragraphs] == [block["align"] for block in blocks]
        tight = [not at or block["tight"] for at, block in enumerate(blocks)]
        assert [space_before(paragraph) == 0 for paragraph in paragraphs] == tight
        assert not any(paragraph.text.startswith("  ") for paragraph in paragraphs)


def test_the_second_half_keeps_its_own_alignment() -> None:
    """Where the first half's style would turn the second half's lines, they say their own."""
    for given in all_bilingual():
        if given["arrangement"] == "stacked":
            blocks = given["halves"][0]["blocks"] + given["halves"][1]["blocks"]
            paragraphs = [p for p in opened(given).paragraphs if p.style.name not in ("Letter Rule", "Letter Note")]
            assert [align_of(paragraph) for paragraph in paragraphs] == [block["align"] for block in blocks]


def test_each_role_has_a_style_by_name() -> None:
    """Blocks carry named styles based on Normal, so that looks are changed in one place."""
    names = {
        "date": "Letter Date",
        "delivery": "Letter Delivery",
        "addressee": "Letter Addressee",
        "sender": "Letter Sender",
        "subject": "Letter Subject",
        "salutation": "Letter Salutation",
        "greeting": "Letter Greeting",
        "paragraph": "Letter Body",
        "item": "Letter Item",
        "heading": "Letter Heading",
        "ending": "Letter Ending",
        "closing": "Letter Closing",
        "signature": "Letter Signature",
    }
    seen = set()
    for given in all_documents():
        read = opened(given)
        for block, paragraph in zip(given["halves"][0]["blocks"], read.paragraphs, strict=True):
            assert paragraph.style.name == names[block["role"]]
            seen.add(block["role"])
        for name in names.values():
            assert read.styles[name].base_style.name == "Normal"
    assert seen == set(names)


def test_a_style_says_what_its_paragraphs_do() -> None:
    """In a letter of one language a paragraph repeats nothing of its style: a change there shows everywhere."""
    for given in all_documents():
        for paragraph in opened(given).paragraphs:
            own, style = paragraph.paragraph_format, paragraph.style.paragraph_format
            assert own.alignment is None or own.alignment != style.alignment
            assert own.space_before in (None, 0)


def test_the_end_of_a_letter_stays_together() -> None:
    """The paragraph before the close, the close and the signature are kept on one page."""
    for locale in LOCALES:
        paragraphs = opened(document(locale)).paragraphs
        for paragraph, following in itertools.pairwise(paragraphs):
            if following.style.name in ("Letter Closing", "Letter Signature", "Letter Ending"):
                assert paragraph.paragraph_format.keep_with_next or paragraph.style.paragraph_format.keep_with_next


def test_missing_answers_are_seen() -> None:
    """Exactly the labels of missing answers are yellow; in a blank form they are underlined instead."""
    for given in all_documents():
        blocks = given["halves"][0]["blocks"]
        missing = [part[2] for block in blocks for part in block["parts"] if part[0] == "f" and not part[3]]
        runs = [run for paragraph in opened(given).paragraphs for run in paragraph.runs]
        yellow = [run.text for run in runs if run.font.highlight_color == WD_COLOR_INDEX.YELLOW]
        lined = [run.text for run in runs if run.font.underline]
        assert (yellow, lined) == (([], missing) if given.get("blank") else (missing, []))
    some = document("ko", contract_name=None, last_day=None)
    assert any(run.font.highlight_color for paragraph in opened(some).paragraphs for run in paragraph.runs)


def run_looks(given: JSON) -> list[tuple[str, str, str, str]]:
    """Each run's words, East Asian face, and languages of Latin and East Asian signs; by its style if it has one."""
    root = ElementTree.fromstring(parts_of(given)["word/document.xml"])  # noqa: S314 - our own output
    found = []
    for run in root.iter(f"{W}r"):
        properties = run.find(f"{W}rPr")
        assert properties is not None
        lang, fonts, style = (properties.find(f"{W}{name}") for name in ("lang", "rFonts", "rStyle"))
        assert lang is not None
        face = fonts.get(f"{W}eastAsia", "") if fonts is not None else ""
        name = style.get(f"{W}val", "") if style is not None else ""
        words = "".join(node.text or "" for node in run.iter(f"{W}t"))
        found.append((words, face or name, lang.get(f"{W}val", ""), lang.get(f"{W}eastAsia", "")))
    return found


def test_each_script_has_its_face_and_language() -> None:
    """Hangul in a Japanese letter, kana in a Korean one and both in an English one get their own face and tag."""
    for locale, latin, own in (("ja", "en-US", "ja-JP"), ("ko", "en-US", "ko-KR"), ("en-GB", "en-GB", "ja-JP")):
        given = document(locale)
        given["halves"][0]["blocks"] = [
            {**given["halves"][0]["blocks"][0], "parts": [["t", "Lee 김민수 東京タワー 漢字"]]}
        ]
        wanted = [
            ("Lee ", "", own),
            ("김민수", "Batang", "ko-KR"),
            (" ", "", own),
            ("東京タワー", "Yu Mincho", "ja-JP"),
            (" 漢字", "", own),
        ]
        merged: list[tuple[str, str, str, str]] = []
        for words, face, east in wanted:
            face = "" if east == own else face
            if merged and merged[-1][1:] == (face, latin, east):
                merged[-1] = (merged[-1][0] + words, face, latin, east)
            else:
                merged.append((words, face, latin, east))
        assert run_looks(given) == merged


def test_the_second_half_has_its_language() -> None:
    """Runs of the second half carry its character style and its tags; its Hangul needs no face of its own."""
    given = bilingual("en-US", "ko", "stacked")
    given["notes"] = []
    looks = run_looks(given)
    assert {look[1:] for look in looks} == {("", "en-US", "ko-KR"), ("LetterLanguage2", "en-US", "ko-KR")}
    blocks = given["halves"][1]["blocks"]
    said = "".join(look[0] for look in looks if look[1])
    assert said == "".join(words_of(block).replace("\t", "").replace("\n", "") for block in blocks)
    styles = parts_of(bilingual("en-US", "ko", "stacked"))["word/styles.xml"]
    assert re.search(r'w:styleId="LetterLanguage2".*?w:ascii="Batang" w:eastAsia="Batang"', styles)


@pytest.mark.parametrize(
    ("locale", "medium", "wanted"),
    [
        ("ko", "certified", (210, 297, 20, 15, 40, 15)),
        ("ko", "letter", (210, 297, 25, 25, 25, 25)),
        ("ja", "certified", (210, 297, 25, 25, 50, 25)),
        ("en-GB", "letter", (210, 297, 25, 25, 25, 25)),
        ("en-US", "letter", (216, 279, 25, 25, 25, 25)),
    ],
)
def test_paper_and_margins(locale: str, medium: Any, wanted: tuple[int, ...]) -> None:
    """Paper and margins in millimetres are those of the country; Korea Post's are never fallen short of."""
    (section,) = opened(document(locale, medium)).sections
    sides = (section.top_margin, section.right_margin, section.bottom_margin, section.left_margin)
    assert tuple(round(side.mm) for side in (section.page_width, section.page_height, *sides)) == wanted
    if (locale, medium) == ("ko", "certified"):
        assert all(side.mm >= least for side, least in zip(sides, (20, 15, 40, 15), strict=True))


def test_nothing_stands_in_the_margins() -> None:
    """There is no header, no footer and no page number, which Korea Post refuses."""
    for given in (*all_documents(), *all_bilingual()):
        parts = parts_of(given)
        assert not any("header" in name or "footer" in name for name in parts)
        assert not re.search("fldSimple|instrText|headerReference|footerReference", parts["word/document.xml"])


def test_title_and_language_are_the_letters() -> None:
    """The properties hold the subject and the language, and neither an author nor a day."""
    for locale in LOCALES:
        given = document(locale)
        core = opened(given).core_properties
        assert (core.title, core.language) == (given["subject"], locale)
        assert re.findall(r"<(?:dc|cp|dcterms):(\w+)", parts_of(given)["docProps/core.xml"]) == [
            "coreProperties",
            "title",
            "language",
        ]


def test_the_package_is_whole() -> None:
    """Every part is well-formed and has a content type, every relationship leads to a part, and none is left over."""
    for given in (*all_documents(), *all_bilingual(), *some_hostile()):
        parts = parts_of(given)
        assert next(iter(parts)) == "[Content_Types].xml"
        for text in parts.values():
            ElementTree.fromstring(text)  # noqa: S314 - our own output
        types = parts["[Content_Types].xml"]
        assert set(re.findall('PartName="/([^"]+)"', types)) == {
            name for name in parts if not name.endswith("]") and "_rels" not in name
        } - {"[Content_Types].xml"}
        targets = re.findall('Target="([^"]+)"', parts["_rels/.rels"])
        targets += [f"word/{name}" for name in re.findall('Target="([^"]+)"', parts["word/_rels/document.xml.rels"])]
        assert sorted([*targets, "[Content_Types].xml", "_rels/.rels", "word/_rels/document.xml.rels"]) == sorted(parts)


def test_elements_stand_in_the_schemas_order() -> None:
    """Children of properties, styles, tables and settings come in the order of the schema, none twice."""
    seen = set()
    for given in (*all_documents(), *all_bilingual(), *some_hostile()):
        for name, text in parts_of(given).items():
            if name.startswith("word/") and not name.endswith(".rels"):
                for element in ElementTree.fromstring(text).iter():  # noqa: S314 - our own output
                    kind = element.tag.removeprefix(W)
                    if kind in ORDER:
                        seen.add(kind)
                        order = ORDER[kind].split()
                        places = [order.index(child.tag.removeprefix(W)) for child in element]
                        assert places == sorted(places), (kind, [child.tag for child in element])
                        if kind.endswith("Pr"):
                            assert len(places) == len(set(places))
    assert seen == set(ORDER)


def test_every_style_that_is_used_exists() -> None:
    """Paragraphs and runs name styles that the styles part defines."""
    for given in (*all_documents(), *all_bilingual(), *some_hostile()):
        parts = parts_of(given)
        defined = set(re.findall('w:styleId="([^"]+)"', parts["word/styles.xml"]))
        used = set(re.findall('<w:[pr]Style w:val="([^"]+)"', parts["word/document.xml"]))
        assert used <= defined
        fonts = set(re.findall('w:font w:name="([^"]+)"', parts["word/fontTable.xml"]))
        faces = set(
            re.findall(
                'w:(?:ascii|eastAsia|hAnsi|cs)="([^"-]+)"', parts["word/styles.xml"] + parts["word/document.xml"]
            )
        )
        assert faces <= fonts


def test_the_bytes_never_vary() -> None:
    """The same document gives the same bytes, stored, with the first day that ZIP knows."""
    for medium in MEDIA:
        given = document("ja", medium)
        data = docx(given)
        assert data == docx(json.loads(json.dumps(given)))
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            for entry in package.infolist():
                assert (entry.compress_type, entry.date_time) == (zipfile.ZIP_STORED, (1980, 1, 1, 0, 0, 0))
                assert entry.flag_bits == 0x800


def test_an_item_hangs_behind_its_number() -> None:
    """An item's number stands out at the left and a tab leads to its words; its broken lines stay behind it."""
    read = opened(document("en-GB"))
    items = [paragraph for paragraph in read.paragraphs if paragraph.style.name == "Letter Item"]
    assert [item.text.split("\t")[0] for item in items] == [f"{number}." for number in range(1, len(items) + 1)]
    look = read.styles["Letter Item"].paragraph_format
    assert look.left_indent == -look.first_line_indent > 0
