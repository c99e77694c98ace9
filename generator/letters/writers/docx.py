"""A letter as a Word document with styles by name; `docx.js` is the same code, function by function.

Each role of a block has a paragraph style of its own ("Letter Subject", "Letter
Body", …), so that its looks are changed in one place. The looks are those of
the first half's language; where a second half's differ, its paragraphs say so.
"""

from __future__ import annotations

import re
from typing import Any

from generator.letters.writers.looks import (
    ROLES,
    Styles,
    alignment,
    face,
    fonts_xml,
    looks,
    page,
    settings_xml,
    space_before,
    style_name,
    styles_of,
    styles_xml,
    tags,
)
from generator.letters.writers.words import clean, escaped, part_words
from generator.letters.writers.zip import archive

JSON = dict[str, Any]

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_TYPE = "application/vnd.openxmlformats-"
_EAST_ASIAN = re.compile(
    "([\u1100-\u11ff\u3130-\u318f\ua960-\ua97f\uac00-\ud7ff]+"
    "|[\u2e80-\u2fdf\u3005-\u3007\u3041-\u30ff\u31f0-\u31ff\u3400-\u9fff\uf900-\ufaff\uff66-\uff9d"
    "\U00020000-\U0003ffff]+)"
)
"""Hangul, or kana and Han."""
_HANGUL = re.compile("[\u1100-\u11ff\u3130-\u318f\ua960-\ua97f\uac00-\ud7ff]")
_KANA = re.compile("[\u3041-\u30ff\u31f0-\u31ff\uff66-\uff9d]")
_TEXT = '<w:t xml:space="preserve">'


def docx(document: JSON) -> bytes:
    """Write a document as .docx: the same bytes for the same document, whenever and wherever."""
    halves = looks(document)
    styles = styles_of(document, halves[0])
    core = f"{_PACKAGE}/relationships/metadata/core-properties"
    parts = [
        ("docProps/core.xml", _core(document), "package.core-properties", core),
        _part("document", _body(document, halves, styles), ".main", "officeDocument"),
        _part("styles", styles_xml(halves, styles)),
        _part("settings", settings_xml(halves[0])),
        _part("fontTable", fonts_xml(document["medium"])),
    ]
    types = "".join(f'<Override PartName="/{name}" ContentType="{_TYPE}{kind}+xml"/>' for name, _, kind, _ in parts)
    relations = [(name, relation) for name, _, _, relation in parts]
    return archive(
        [
            (
                "[Content_Types].xml",
                f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types">'
                f'<Default Extension="rels" ContentType="{_TYPE}package.relationships+xml"/>{types}</Types>',
            ),
            ("_rels/.rels", _relationships(relations[:2])),
            *((name, text) for name, text, _, _ in parts),
            ("word/_rels/document.xml.rels", _relationships([(name[5:], kind) for name, kind in relations[2:]])),
        ]
    )


def _part(name: str, inner: str, main: str = "", relation: str = "") -> tuple[str, str, str, str]:
    """A part of the text: its name, content, content type and relationship."""
    tag = "fonts" if name == "fontTable" else name
    xml = f'{_HEAD}<w:{tag} xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">{inner}</w:{tag}>'
    return f"word/{name}.xml", xml, f"officedocument.wordprocessingml.{name}{main}", _OFFICE + (relation or name)


def _relationships(relations: list[tuple[str, str]]) -> str:
    inner = "".join(
        f'<Relationship Id="r{index}" Type="{kind}" Target="{target}"/>'
        for index, (target, kind) in enumerate(relations, 1)
    )
    return f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{inner}</Relationships>'


def _core(document: JSON) -> str:
    title = escaped(document["subject"]).replace("\n", " ")
    return (
        f'{_HEAD}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties"'
        f' xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{title}</dc:title>'
        f"<dc:language>{escaped(document['halves'][0]['locale'])}</dc:language></cp:coreProperties>"
    )


def _body(document: JSON, halves: list[JSON], styles: Styles) -> str:
    width, height, (top, right, bottom, left) = page(document)
    blank = bool(document.get("blank"))
    blocks = [half["blocks"] for half in document["halves"]]

    def written(side: int, at: int, tight: bool) -> str:
        following = blocks[side][at + 1]["role"] if at + 1 < len(blocks[side]) else ""
        keep = following in ("ending", "closing", "signature")
        return _paragraph(halves, side, styles, blocks[side][at], tight, keep, blank)

    rule = '<w:p><w:pPr><w:pStyle w:val="LetterRule"/></w:pPr></w:p>'
    notes = "".join(_note(document, halves, note) for note in document["notes"])
    if document["arrangement"] == "columns" and document.get("rows"):
        rows = []
        for place, row in enumerate(document["rows"]):
            tight = not place or all(at is None or blocks[side][at]["tight"] for side, at in enumerate(row))
            rows.append(["" if at is None else written(side, at, tight) for side, at in enumerate(row)])
    else:
        rows = [
            [
                "".join(written(side, at, not at or block["tight"]) for at, block in enumerate(half))
                for side, half in enumerate(blocks)
            ]
        ]
    if document["arrangement"] == "columns":
        xml = _table(rows, width - left - right) + (rule if notes else "<w:p/>")
    else:
        xml = rule.join(rows[0]) + (rule if notes else "")
    return (
        f'<w:body>{xml}{notes}<w:sectPr><w:pgSz w:w="{width}" w:h="{height}"/>'
        f'<w:pgMar w:top="{top}" w:right="{right}" w:bottom="{bottom}" w:left="{left}"'
        ' w:header="720" w:footer="720" w:gutter="0"/><w:cols w:space="720"/><w:docGrid w:linePitch="360"/>'
        "</w:sectPr></w:body>"
    )


def _table(rows: list[list[str]], room: int) -> str:
    """Two columns without lines; a cell holds a paragraph at least."""
    width = room // 2
    xml = (
        f'<w:tbl><w:tblPr><w:tblW w:w="{width * 2}" w:type="dxa"/><w:tblLayout w:type="fixed"/><w:tblCellMar>'
        '<w:left w:w="170" w:type="dxa"/><w:right w:w="170" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        f'<w:tblGrid><w:gridCol w:w="{width}"/><w:gridCol w:w="{width}"/></w:tblGrid>'
    )
    for row in rows:
        cells = (f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{cell or "<w:p/>"}</w:tc>' for cell in row)
        xml += f"<w:tr>{''.join(cells)}</w:tr>"
    return f"{xml}</w:tbl>"


def _note(document: JSON, halves: list[JSON], note: JSON) -> str:
    langs = [half["lang"] for half in document["halves"]]
    index = langs.index(note["lang"]) if note["lang"] in langs else 0
    return f'<w:p><w:pPr><w:pStyle w:val="LetterNote"/></w:pPr>{_runs(halves[index], index, note["text"], "")}</w:p>'


def _paragraph(
    halves: list[JSON], index: int, styles: Styles, block: JSON, tight: bool, keep: bool, blank: bool
) -> str:
    """One block; what its style does not say already stands beside it. `keep` holds it on the next one's page."""
    look = halves[index]
    role = block["role"] if block["role"] in ROLES else "paragraph"
    before = 0 if tight else space_before(look, role)
    align = alignment(look, role, block["align"])
    inner = f'<w:pStyle w:val="Letter{style_name(role)}"/>'
    if keep:
        inner += "<w:keepNext/>"
    if before != styles[role][0]:
        inner += f'<w:spacing w:before="{before}"/>'
    if align != styles[role][1]:
        inner += f'<w:jc w:val="{align}"/>'
    xml = f"<w:p><w:pPr>{inner}</w:pPr>"
    if block["marker"]:
        marker = block["marker"]
        xml += _runs(look, index, marker.rstrip(" \u3000") + "\t" if role == "item" else marker, "")
    for part in block["parts"]:
        missing = part[0] == "f" and not part[3]
        mark = ('<w:u w:val="single"/>' if blank else '<w:highlight w:val="yellow"/>') if missing else ""
        xml += _runs(look, index, part_words(part), mark)
    return f"{xml}</w:p>"


def _runs(look: JSON, index: int, text: str, mark: str) -> str:
    """Words as runs: a new one where the other East Asian script begins, which wants its own face."""
    runs: list[tuple[str, list[str]]] = []
    for piece in _EAST_ASIAN.split(clean(text)):
        if piece:
            east = _script(piece) or look["east"]
            if runs and runs[-1][0] == east:
                runs[-1][1].append(piece)
            else:
                runs.append((east, [piece]))
    return "".join(_run(look, index, east, "".join(pieces), mark) for east, pieces in runs)


def _script(piece: str) -> str:
    """The language that signs belong to beyond doubt: Hangul is Korean, kana and the Han beside them are Japanese."""
    if _HANGUL.match(piece):
        return "ko"
    return "ja" if _KANA.search(piece) else ""


def _run(look: JSON, index: int, east: str, text: str, mark: str) -> str:
    style = f'<w:rStyle w:val="LetterLanguage{index + 1}"/>' if index else ""
    fonts = f'<w:rFonts w:eastAsia="{face(east, look["medium"])}"/>' if east != look["east"] else ""
    words = escaped(text).replace("\n", f"</w:t><w:br/>{_TEXT}").replace("\t", f"</w:t><w:tab/>{_TEXT}")
    inner = f"{_TEXT}{words}</w:t>".replace(f"{_TEXT}</w:t>", "")
    return f"<w:r><w:rPr>{style}{fonts}{mark}{tags(look, east)}</w:rPr>{inner}</w:r>"
