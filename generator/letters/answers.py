"""The state of the desk as a file: what is read of it, and what is wrong with it.

    {"partwell": 1, "letter": "termination-notice",
     "choices": {"locale": "ko", "other": "en-US", "medium": "email", "register": "standard", "law": "kr",
                 "region": "", "arrangement": "single", "prevails": "first"},
     "answers": {…}, "lines": {"ko": {"email": {"frame-greeting": "…"}}}}

All but `partwell` may be missing. Answers are held against their fields when
they are used; here they only have to be made of words, lists and mappings.
`answers.js` is the same code in the browser, function by function.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any, NoReturn

from generator.letters.values import LONG_LIMIT

JSON = dict[str, Any]

SIZE_LIMIT = 1_000_000
DEPTH_LIMIT = 12
PROBLEM_LIMIT = 100
PROBLEMS: dict[str, tuple[str, str]] = {
    "size": ("The file is larger than 1 MB.", "Take a file that was saved here."),
    "depth": ("The file is nested too deeply.", "Take a file that was saved here."),
    "json": ("The file is not JSON.", "Take a file that was saved here, with nothing added to it."),
    "version": ("The file is not of a version that can be read.", "Save it anew with this version."),
    "type": ("This has the wrong form and is left out.", "Write it as a file that was saved here has it."),
    "choice": ("This is not one of the choices and is left out.", "Choose anew."),
    "unknown": ("This is not asked for and is left out.", "Check whether it is spelt right."),
    "long": ("This is too long and is left out.", f"Give at most {LONG_LIMIT} characters."),
}
"""What is wrong with a file, and what to do; the codes are the same in the browser."""

_STRINGS = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*\\?(?:"|\Z)', re.DOTALL)
_NOT_BRACKETS = re.compile(r"[^\[\]{}]")
_LETTER = re.compile(r"([a-z0-9]+(-[a-z0-9]+)*)?")
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Z]{2})?")
_PARTS = re.compile(r"partwell|letter|choices|answers|lines")
_FIELD = re.compile(r"[a-z][a-z0-9_]{0,39}")
_LINE = re.compile(r"frame-[a-z0-9-]{1,60}")
_CHOICES = {
    "locale": _LANGUAGE,
    "other": re.compile(r"([a-z]{2,3}(-[A-Z]{2})?)?"),
    "medium": re.compile(r"email|letter|certified"),
    "register": re.compile(r"gentle|standard|firm"),
    "law": _LETTER,
    "region": re.compile(r"([A-Z]{2}(-[A-Z0-9]{1,3})?)?"),
    "arrangement": re.compile(r"single|stacked|columns"),
    "prevails": re.compile(r"first|other"),
}
_CHOICE = re.compile("|".join(_CHOICES))


@dataclass(frozen=True, slots=True)
class StateProblem:
    """Something of the file that is not taken; `path` is where, empty for the whole file."""

    path: str
    code: str

    @property
    def reason(self) -> str:
        """Why, in a sentence."""
        return PROBLEMS[self.code][0]

    @property
    def remedy(self) -> str:
        """What to do, in a sentence."""
        return PROBLEMS[self.code][1]


def read_state(text: str, known: Collection[str] | None = None) -> tuple[JSON | None, tuple[StateProblem, ...]]:
    """What a file holds, in its one form, with everything that is left out; None where it cannot be used at all.

    `known` are the fields that are asked for; without them every name of a field is taken.
    """
    problems: list[StateProblem] = []

    def refuse(path: str, code: str) -> None:
        problems.append(StateProblem(path, code))

    def entries(value: Any, path: str, names: re.Pattern[str]) -> Iterator[tuple[str, Any, str]]:
        if not isinstance(value, dict):
            problems.extend([] if value is None else [StateProblem(path, "type")])
            return
        for name in sorted(value, key=lambda name: name.encode("utf-16-be", "surrogatepass")):
            below = (f"{path}." if path else "") + name[:60]
            if names.fullmatch(name):
                yield name, value[name], below
            else:
                refuse(below, "unknown")

    data, code = _parsed(text)
    if code:
        return None, (StateProblem("", code),)
    state: JSON = {"partwell": 1, "letter": "", "choices": {}, "answers": {}, "lines": {}}
    for name, value, path in entries(data, "", _PARTS):
        if name == "letter" and _fits(_LETTER, value):
            state["letter"] = value
        elif name == "letter":
            refuse(path, "type")
    for name, value, path in entries(data.get("choices"), "choices", _CHOICE):
        if _fits(_CHOICES[name], value):
            state["choices"][name] = value
        else:
            refuse(path, "choice")
    for name, value, path in entries(data.get("answers"), "answers", _FIELD):
        if known is not None and name not in known:
            refuse(path, "unknown")
        elif _is_sound(value):
            state["answers"][name] = value
        else:
            refuse(path, "type")
    for lang, media, path in entries(data.get("lines"), "lines", _LANGUAGE):
        for medium, lines, below in entries(media, path, _CHOICES["medium"]):
            for name, words, place in entries(lines, below, _LINE):
                if not isinstance(words, str):
                    refuse(place, "type")
                elif len(words) > LONG_LIMIT:
                    refuse(place, "long")
                else:
                    state["lines"].setdefault(lang, {}).setdefault(medium, {})[name] = words
    return state, tuple(problems[:PROBLEM_LIMIT])


def _parsed(text: str) -> tuple[JSON, str]:
    """The file's mapping, or the code of what keeps it from being read."""
    if len(text.encode("utf-8", "surrogatepass")) > SIZE_LIMIT:
        return {}, "size"
    depth = 0
    for sign in _NOT_BRACKETS.sub("", _STRINGS.sub("", text)):
        depth += 1 if sign in "[{" else -1
        if depth > DEPTH_LIMIT:
            return {}, "depth"
    try:
        data = json.loads(text.removeprefix("\ufeff"), parse_constant=_no_number)
    except ValueError:
        return {}, "json"
    if not isinstance(data, dict):
        return {}, "type"
    version = data.get("partwell")
    return data, "" if version == 1 and not isinstance(version, bool) else "version"


def _no_number(name: str) -> NoReturn:
    raise ValueError(name)


def _fits(pattern: re.Pattern[str], value: Any) -> bool:
    return isinstance(value, str) and len(value) <= 60 and pattern.fullmatch(value) is not None


def _is_sound(value: Any) -> bool:
    """Whether a value is made of words, truth values, lists and mappings alone."""
    if isinstance(value, dict):
        return all(map(_is_sound, value.values()))
    if isinstance(value, list):
        return all(map(_is_sound, value))
    return value is None or isinstance(value, str | bool)
