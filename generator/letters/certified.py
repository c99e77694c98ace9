"""Certified mail: the names and addresses that it must have, and what else a Korean one must.

`certified.js` is the same code in the browser. A refusal is `{"code", "page",
"line", "column", "words"}`; `missing` has the `path` of its field. A remark is
`{"code"}`, some with a list of `words`. `postal_words` says what codes mean.
"""

from __future__ import annotations

import re
from typing import Any

JSON = dict[str, Any]

KOREAN_MARGINS = (20, 15, 40, 15)
"""Of a Korean certified letter on A4, in mm, at least: top, right, bottom, left; as service.epost.go.kr asks."""

_PARTIES = ("sender_name", "sender_address", "client_name", "client_address")
_ROLES = ("addressee", "sender", "signature")


def is_party(block: JSON) -> bool:
    """Whether a block says who writes or who is written to."""
    return block["role"] in _ROLES


def refusal(code: str, page: int = 0, line: int = 0, column: int = 0, words: str = "", path: str = "") -> JSON:
    """A refusal; one that has no place has zeros."""
    refused = {"code": code, "page": page, "line": line, "column": column, "words": words}
    return {**refused, "path": path} if path else refused


def half_of(document: JSON, language: str) -> tuple[JSON, list[JSON], list[JSON]]:
    """The half in a language, or the first, with what is refused and remarked of its names and addresses."""
    halves = document["halves"]
    half = next((half for half in halves if half["lang"] == language), halves[0])
    parties = [block for block in half["blocks"] if is_party(block)]
    slots = [part for block in parties for part in block["parts"] if part[0] == "f"]
    named = {re.sub("company|person", "name", part[1]) for part in slots}
    absent = [refusal(f"no-{path.replace('_', '-')}") for path in _PARTIES if path not in named]
    # The reader's own words may hold a name or an address; nothing tells which.
    if absent and any(block.get("own") for block in parties):
        return half, [], [{"code": "parties"}]
    return half, absent, []


def check_certified(document: JSON, locale: str) -> JSON:
    """Check a letter that no boxes limit: `{"copies", "margins", "refused", "remarks"}`.

    A Korean one (내용증명) is complete, names both sides with their addresses
    and is handed in three times; elsewhere only the addresses must be there.
    `margins` are as `KOREAN_MARGINS`, or None.
    """
    is_korean = locale == "ko"
    half, absent, remarks = half_of(document, locale[:2])
    asked = "" if is_korean else "address"
    refused = [entry for entry in absent if entry["code"].endswith(asked)]
    for part in (part for block in half["blocks"] for part in block["parts"]):
        if part[0] == "t" or part[3] or not (is_korean or (part[1] in _PARTIES and part[1].endswith(asked))):
            continue
        if all(entry.get("path") != part[1] for entry in refused):
            refused.append(refusal("missing", words=part[2], path=part[1]))
    if not is_korean:
        return {"copies": 1, "margins": None, "refused": refused, "remarks": remarks}
    names = ("copies", "envelope", "delivery", "seal", "correction", "numbers")
    remarks += [*({"code": f"ko-{name}"} for name in names), {"code": "ask"}]
    return {"copies": 3, "margins": list(KOREAN_MARGINS), "refused": refused, "remarks": remarks}
