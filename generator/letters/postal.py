"""Certified mail in Japan: a letter in the boxes that the post office counts.

The office keeps two copies of a certified letter (内容証明) and limits what
may stand on them: signs a line, lines a sheet, and which signs, as
post.japanpost.jp/service/fuka_service/syomei/use.html says. `postal.js` is
the same code in the browser. Upright writing has the shape "20x26" too.

A line of the layout is a list of cells. A cell is `{"words", "count"}`, one
sign with the marks upon it; `code` says why it is refused, `path` names the
field without an answer, `end` marks the end of a line of the text. No source
says whether blanks count. Those that place words, at the head of a line, are
one cell that counts nothing but takes its room; those between words count 1
each: the line keeps its limit either way. One blank where a line breaks
stays at its end and counts nothing. Whether a framed figure marks the order
of a list is not known either: at the head of a line it is taken to.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from unicodedata import normalize

from generator.letters.certified import half_of, is_party, refusal

JSON = dict[str, Any]

SHAPES = {"20x26": (20, 26), "13x40": (13, 40), "26x20": (26, 20)}
"""Signs a line and lines a sheet: 520 signs a sheet."""
LONGEST = 20_000
"""The most signs that are laid out, about forty sheets."""
ONLINE_SHEETS = 5
"""The most sheets of the post office's online service."""

_SIGN = re.compile("\n|[\\s\\S][\u0300-\u036f\u200d\u20e3\u3099\u309a\ufe00-\ufe0f\U000e0100-\U000e01ef]*")
_EMOJI = re.compile("^(?![★☆☎♀♂♩-♯❶-➓])[⌀-⏿☀-➿⬀-⯿🀀-🫿]|[\u20e3\ufe0f]")
_HIDDEN = re.compile("^[\0-\x1f\x7f-\x9f\xad\u2000-\u200f\u2028-\u202f\u205f-\u206f\ufeff]|\u200d|^[\\s\\S]{4}")
"""Controls, invisible signs, and towers of marks."""
_ALLOWED = re.compile("[ -ɏḀ-ỿ‐-➓⺀-ヿㇰ-ㇿ㈠-㉟㊀-䶿一-鿿\uf900-\ufaff︰-﹫！-ﾟ￠-￮𠀀-𲎯]")
"""Kana, kanji, figures, Latin letters, brackets, punctuation and common signs, once the above are out."""
_FRAMED = re.compile("[①-⓿❶-➓㈠-㉟㊀-㊿㋐-㋾]")
"""Figures, letters and kanji in a circle, in brackets or with a full stop, as one sign."""
_TWO_FIGURES = re.compile("[⓫-⓴⓾❿➉➓㉈-㉏]")
_UNITS = re.compile("[℃℉㋀-㋏㋿-㏿]")
"""Units and words as one sign; they count as they are written out."""
_BRACKETS = "（）()「」『』［］[]【】〔〕｛｝{}〈〉《》〖〗｢｣"
_BLANKS = " \xa0\u3000"
_LATIN = re.compile("[A-Za-zÀ-ɏＡ-Ｚａ-ｚ]+")
_MEASURES = re.compile("[ckm]?m|[km]?g|m?l|cc|[×÷]+")
_ENCLOSED = ("同封", "別紙", "別添", "添付")


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of the text: its block, its cells, whether it is the block's first."""

    block: JSON
    cells: list[JSON]
    is_first: bool = False


def lay_out(document: JSON, shape: str) -> JSON:
    """Lay the Japanese half of a document out in one of `SHAPES`.

    Gives `{"shape", "pages", "count", "refused", "remarks"}`: pages of lines
    of cells (an empty line has none, and does not count), and what all cells
    count. A refusal has its place, counted from 1 as the office counts: the
    page, the line among those that have words, the box. Neighbours refused
    for one reason are one refusal.
    """
    width, height = SHAPES[shape]
    half, refused, remarks = half_of(document, "ja")
    if half["lang"] != "ja":
        refused.append(refusal("language"))
    if len(document["halves"]) > 1:
        remarks.append({"code": "halves"})
    lines, is_cut = _lines(half["blocks"])
    if is_cut:
        refused.append(refusal("long"))
    pages: list[list[list[JSON]]] = []
    room = 0
    has_gap = False
    for line in lines:
        is_empty = all(_is_blank(cell) for cell in line.cells)
        has_gap = has_gap or is_empty or (line.is_first and not line.block["tight"])
        last: JSON | None = None
        for row in [] if is_empty else _rows(line, width):
            if room == 0:
                pages.append([])
                room = height
            elif has_gap:
                pages[-1].append([])
            has_gap = False
            pages[-1].append(row)
            room -= 1
            column = 1
            for cell in row:
                words, code, path = cell["words"], cell.get("code"), cell.get("path", "")
                if last and last["code"] == code and last.get("path", "") == path:
                    last["words"] += words
                else:
                    last = refusal(code, len(pages), height - room, column, words, path) if code else None
                    refused += [last] if last else []
                column += len(words) if column == 1 and words[0] in _BLANKS else cell["count"]
    remarks += _remarks(pages, height, lines)
    count = sum(_total(row) for page in pages for row in page)
    return {"shape": shape, "pages": pages, "count": count, "refused": refused, "remarks": remarks}


def _is_blank(cell: JSON) -> bool:
    return cell["words"] in _BLANKS


def _total(cells: list[JSON]) -> int:
    return sum([cell["count"] for cell in cells])


def _lines(blocks: list[JSON]) -> tuple[list[_Line], bool]:
    """The lines of the text as it is written, and whether it has more."""
    lines: list[_Line] = []
    left = LONGEST
    for block in blocks:
        cells: list[JSON] = []
        lines.append(_Line(block, cells, True))
        opened = [0] * len(_BRACKETS)
        for part in [["t", block["marker"]], *block["parts"]]:
            is_missing = part[0] == "f" and not part[3]
            for found in _SIGN.finditer(part[1] if part[0] == "t" else part[2]):
                sign = found[0]
                left -= 1
                if left < 0:
                    break
                if sign == "\n":
                    cells = []
                    lines.append(_Line(block, cells))
                    continue
                count, code = _kind(sign)
                # A pair of brackets counts once, where it opens; one that closes nothing counts for itself.
                place = _BRACKETS.find(sign[0])
                if place >= 0 and place % 2 == 0:
                    opened[place] += 1
                elif place >= 0 and opened[place - 1]:
                    opened[place - 1] -= 1
                    count = 0
                cell: JSON = {"words": sign, "count": count}
                if is_missing:
                    cell |= {"code": "missing", "path": part[1]}
                elif code:
                    cell["code"] = code
                cells.append(cell)
    return lines, left < 0


@lru_cache(maxsize=4096)
def _kind(sign: str) -> tuple[int, str]:
    """What a sign counts, and why it is refused if it is: `emoji`, `control` or `script`."""
    if _EMOJI.search(sign):
        return 1, "emoji"
    if _HIDDEN.search(sign):
        return 1, "control"
    if not _ALLOWED.match(sign):
        return 1, "script"
    written = normalize("NFKC", sign[0])
    if _FRAMED.match(sign):
        # What is framed, and 1 for the frame.
        return 3 if _TWO_FIGURES.match(sign) else len(re.sub("[().]", "", written)) + 1, ""
    return len(written) if _UNITS.match(sign) else 1, ""


def _rows(line: _Line, width: int) -> list[list[JSON]]:
    """A line of the text in lines of the sheet: broken anywhere, names and addresses at blanks if they can."""
    cells, align = line.cells, line.block["align"]
    at = next(index for index, cell in enumerate(cells) if not _is_blank(cell))
    if _FRAMED.match(cells[at]["words"]):
        # At the head of a line it marks the order of a list.
        cells[at]["count"] = 1
    lead = min(at, width // 2) if align == "left" else 0
    rows: list[list[JSON]] = []
    while at < len(cells):
        end = at + 1
        used = lead + cells[at]["count"]
        last = at + width - lead
        # A closing bracket takes a box too, and at the end of a full line shares the last one, as in all manuscripts.
        while end < len(cells):
            count = cells[end]["count"]
            if end >= (last if count else last + width) or used + count > width:
                break
            used += count
            end += 1
        cut = end
        while cut > at and cut < len(cells) and not _is_blank(cells[cut]):
            cut -= 1
        if cut > at and (is_party(line.block) or align != "left"):
            end = cut
        if end < len(cells) and _is_blank(cells[end]):
            cells[end]["count"] = 0
            end += 1
        row = cells[at:end]
        room = width - sum(cell["count"] or not _is_blank(cell) for cell in row)
        shift = lead if align == "left" else room // 2 if align == "center" else room
        if shift > 0:
            row.insert(0, {"words": "\u3000" * shift, "count": 0})
        rows.append(row)
        lead = 0
        at = end
    cells[-1]["end"] = True
    return rows


def _remarks(pages: list[list[list[JSON]]], height: int, lines: list[_Line]) -> list[JSON]:
    """What to check before the counter, or at it."""
    text = "\n".join(["".join([cell["words"] for cell in line.cells if "path" not in cell]) for line in lines])
    signs = [cell["words"] for page in pages for row in page for cell in row]
    told = {
        "latin": [word for word in _LATIN.findall(text) if not _MEASURES.fullmatch(word)],
        "enclosures": [word for word in _ENCLOSED if word in text],
        "figures": [sign for sign in signs if _FRAMED.match(sign)],
    }
    remarks: list[JSON] = [{"code": code, "words": list(dict.fromkeys(told[code]))} for code in told if told[code]]
    if any(len(page) > height for page in pages):
        remarks.append({"code": "empty-lines"})
    if len(pages) > 1:
        remarks.append({"code": "seal"})
    if len(pages) > ONLINE_SHEETS:
        remarks.append({"code": "online"})
    return remarks
