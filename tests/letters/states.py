"""Files of the desk's state: sound, broken and hostile ones."""

from __future__ import annotations

import json
from typing import Any

SOUND: dict[str, Any] = {
    "partwell": 1,
    "letter": "termination-notice",
    "choices": {
        "locale": "ko",
        "other": "en-US",
        "medium": "email",
        "register": "standard",
        "law": "kr",
        "region": "US-CA",
        "arrangement": "stacked",
        "prevails": "other",
    },
    "answers": {
        "sender_name": {"ko": "이서연", "en": {"text": "Seo-yeon Lee", "reading": "이서연"}},
        "fee": {"amount": "1250.00", "currency": "USD"},
        "paid": True,
        "invoices": [{"number": "1", "item": {"ko": {"text": "보고서"}}}, {}],
        "nothing": None,
    },
    "lines": {"ko": {"email": {"frame-greeting": "안녕하세요.\n반갑습니다."}}, "en-US": {"letter": {"frame-x": ""}}},
}


def _with(**changes: Any) -> str:
    return json.dumps({**SOUND, **changes})


STATES: list[str] = [
    json.dumps(SOUND),
    "\ufeff" + json.dumps(SOUND, ensure_ascii=False),
    '{"partwell": 1}',
    '{"partwell": 1.0}',
    '{"partwell": 2}',
    '{"partwell": "1"}',
    '{"partwell": true}',
    '{"__proto__": {"partwell": 1}}',
    '{"partwell": 1, "__proto__": {"letter": "x"}, "constructor": {}, "2": 1, "10": 1}',
    '{"partwell": 1, "letter": null, "choices": null, "answers": null, "lines": null}',
    '{"partwell": 1, "letter": 5, "choices": 5, "answers": [], "lines": ""}',
    '{"partwell": 1, "partwell": 2}',
    "{}",
    "[]",
    "5",
    "null",
    "",
    "{",
    "{'partwell': 1}",
    '{"partwell": NaN}',
    '{"partwell": 1, "answers": {"fee": Infinity}}',
    '{"partwell": 1, "answers": {"fee": 1e999}}',
    '{"partwell": 1} x',
    '{"partwell": 1, "a": "\\ud800"}',
    '{"partwell": 1, "answers": {"a": "\\u0000"}}',
    '{"partwell": 1, "answers": {"a": "\x00"}}',
    _with(letter="../x"),
    _with(letter="x" * 61),
    _with(more=1, **{"x" * 80: 1, "🎉" * 70: 2, "": 3}),
    _with(choices={"locale": "korean", "medium": "fax", "register": 5, "region": "us", "law": "kr", "font": "x"}),
    _with(choices={"locale": "ko\n", "region": "", "other": "", "law": "", "arrangement": "stacked\u2028"}),
    _with(answers={"Fee": "1", "fee": 5, "sender_name": [[1.5]], "a-b": "", "constructor": "x", "toString": "y"}),
    _with(answers={"__proto__": {"fee": "x"}, "fee": {"__proto__": {"amount": "1"}}, "x" * 41: "", "a" * 40: ""}),
    _with(answers={"fee": False, "sender_name": {"a": [{"b": None}, "c", True]}, "é": "x"}),
    _with(lines={"ko": {"fax": {"frame-a": ""}, "email": {"greeting": "x", "frame-A": "x", "frame-a": 5}}}),
    _with(lines={"ko": "x", "KO": {}, "__proto__": {"email": {"frame-a": "x"}}, "ja": {"letter": []}}),
    _with(lines={"ko": {"email": {"frame-a": "x" * 5000, "frame-b": "🎉" * 5001, "frame-constructor": "x"}}}),
    _with(answers={f"unknown-{index}": "x" for index in range(150)}),
    "[" * 500_000,
    '{"a":' * 50_000,
    '{"partwell": 1, "answers": {"fee": ' + "[" * 9 + "]" * 9 + "}}",
    '{"partwell": 1, "answers": {"fee": ' + "[" * 10 + "]" * 10 + "}}",
    '{"partwell": 1, "answers": {"fee": ' + "[" * 11 + "]" * 11 + "}}",
    '{"partwell": 1, "answers": {"fee": "' + "[" * 100 + '\\"{{{"}}',
    '"' + '\\"' * 200_000,
    '"' * 200_001,
    '{"partwell": 1, "answers": {"fee": "' + "x" * 999_964 + '"}}',
    '{"partwell": 1, "answers": {"fee": "' + "é" * 500_000 + '"}}',
    " " * 1_000_001,
    "\\" * 100_000,
]

SMALL_STATES = [text for text in STATES if len(text) < 10_000]
"""Those that travel fast."""
