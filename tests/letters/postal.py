"""What the tests of certified mail share: documents, the vectors, random texts."""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any

JSON = dict[str, Any]
VECTORS: JSON = json.loads((Path(__file__).parent / "postal.json").read_text("utf-8"))
COUNTS = VECTORS["counts"]
LAYOUTS = VECTORS["layouts"]
SHAPES = {"20x26": (20, 26), "13x40": (13, 40), "26x20": (26, 20)}


def block(text: str = "", **changes: Any) -> JSON:
    """A paragraph, with some of it changed."""
    plain: JSON = {"id": "a", "role": "paragraph", "align": "left", "tight": False, "marker": ""}
    return {**plain, "parts": [["t", text]], **changes}


def document(*blocks: JSON, lang: str = "ja", halves: tuple[JSON, ...] = ()) -> JSON:
    """A document with blocks as its first half."""
    return {"medium": "certified", "halves": [{"lang": lang, "locale": lang, "blocks": list(blocks)}, *halves]}


def filled(path: str, words: str = "…", role: str = "sender") -> JSON:
    """A block of one place that is filled in."""
    return block(role=role, parts=[["f", path, words, True]])


def parties() -> list[JSON]:
    """Blocks that name both sides with their addresses."""
    return [
        filled("client_address", "東京都中央区", "addressee"),
        filled("client_company", "株式会社青空", "addressee"),
        filled("sender_address", "東京都渋谷区", "sender"),
        filled("sender_name", "佐藤美咲", "sender"),
    ]


def of_case(case: JSON) -> tuple[JSON, str]:
    """The document and the shape of a vector."""
    if "signs" in case:
        blocks = [{"text": "字" * case["signs"]}]
    elif "repeat" in case:
        blocks = [{"text": "\n".join([case["repeat"][0]] * case["repeat"][1])}]
    else:
        blocks = case.get("blocks", [{"text": case.get("text", "")}])
    return document(*(block(**given) for given in blocks)), case.get("shape", "20x26")


def shown(layout: JSON) -> list[list[str]]:
    """Pages of lines as what they count and their words; `-` is an empty line."""

    def line(row: list[JSON]) -> str:
        return f"{sum(cell['count'] for cell in row)} {''.join(cell['words'] for cell in row)}" if row else "-"

    return [[line(row) for row in page] for page in layout["pages"]]


def refusals(layout: JSON) -> list[str]:
    """Refusals as code, place, words and field, without those of names and addresses."""
    return [
        f"{one['code']} {one['page']}.{one['line']}.{one['column']} {one['words']} {one.get('path', '')}".rstrip(" ")
        for one in layout["refused"]
        if not one["code"].startswith("no-")
    ]


def remarks(layout: JSON) -> list[str]:
    """Remarks as codes with their words."""
    return [one["code"] + (": " + ", ".join(one["words"]) if "words" in one else "") for one in layout["remarks"]]


def verify(case: JSON, layout: JSON) -> None:
    """A layout is what its vector says."""
    if "pages" in case:
        assert shown(layout) == case["pages"]
    if "sheets" in case:
        assert len(layout["pages"]) == case["sheets"]
    if "count" in case:
        assert layout["count"] == case["count"]
    assert refusals(layout) == case.get("refused", [])
    found, expected = remarks(layout), case.get("remarks", [])
    # A vector may leave the words out.
    pairs = zip(found, expected, strict=True)
    assert [have if ":" in want else have.partition(":")[0] for have, want in pairs] == expected


SIGNS = (
    *"あいうカナ漢字、。・ー々１２3４（）「」『』[]{}()｢｣〈〉①②⑬⑳❶⓫⑴㈱㍿㎡㎠㎏％℃㊞ 　\xa0\n\nｱｶﾞAbcéＡ"
    "한글жαกا😀★☆☎\ufe0f\u200d\u0301\u3099\u20e3\x07\u200b\u202e\ue000\ufffd×&-.,―〒𠮷𛀀🇯",
    "葛\U000e0100",
    "👨\u200d👩",
    "東京都渋谷区神宮前0-1-2 メゾン青葉301",
    "ああああああああああああああああああああ",
    "」」」」」」」」」」」」」」」」」」」」」",
    "株式会社青空デザイン",
    "同封",
)
"""What random texts are made of."""
PATHS = ("client_name", "client_person", "client_address", "sender_name", "sender_address", "due")


def random_text(chance: random.Random) -> str:
    """A text of any signs, short or over several sheets."""
    signs = chance.sample(SIGNS, chance.randrange(1, 12)) if chance.random() < 0.5 else SIGNS
    return "".join(chance.choices(signs, k=chance.choice((0, 1, 5, 20, 60, 600))))


def random_document(chance: random.Random) -> JSON:
    """A document of random blocks, some with places that are not filled in, now and then with two halves."""
    blocks = []
    for _ in range(chance.randrange(6)):
        parts: list[list[Any]] = []
        for _ in range(chance.randrange(1, 4)):
            path = chance.choice(PATHS)
            text = random_text(chance)
            parts.append(["t", text] if chance.random() < 0.6 else ["f", path, text, chance.random() < 0.7])
        made = block(
            role=chance.choice(("paragraph", "item", "addressee", "sender", "signature", "date", "heading")),
            align=chance.choice(("left", "left", "center", "right")),
            tight=chance.random() < 0.4,
            marker=chance.choice(("", "", "", "1．", "①", "（1）")),
            parts=parts,
        )
        blocks.append(made | ({"own": True} if chance.random() < 0.1 else {}))
    other: JSON = {"lang": "en", "locale": "en-US", "blocks": [block("Dear Sir")]}
    halves = (other,) if chance.random() < 0.1 else ()
    return document(*blocks, lang=chance.choice(("ja", "ja", "ja", "ko", "en")), halves=halves)
