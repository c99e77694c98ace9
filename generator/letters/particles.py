"""Korean particles: 은 or 는 by the sound of the word before, hedged as 은(는) where nobody can know.

The last sound is that of the word as a Korean reads it aloud: brackets are
passed over, figures end in their digit's or unit's name, Latin letters in
their names or in the word's usual reading. Where readings differ, all of them
must ask for the same particle. `particles.js` is the same code in the browser.
"""

from __future__ import annotations

import re
from typing import Any

Tables = dict[str, Any]
"""`particle_tables.TABLES`, as exported with the locale data."""

UNKNOWN = "OFR"

_WINDOW = 200
_OPENERS = {")": "(", "]": "[", "}": "{", "〕": "〔", "】": "【"}
_DROPPED = re.compile("[ \n\u00a0\u3000\"'’”」』》〉.,!?:;…·。、™®©]\\Z")
_DATE = re.compile(r"(^|[^0-9])[12][0-9]{3}(\. ?[0-9]{1,2}\. ?|-[0-9]{1,2}-|/[0-9]{1,2}/)[0-9]{1,2}\Z")
_TIME = re.compile(r"(^|[^0-9:])[0-9]{1,2}:([0-9]{2})\Z")
_FIGURE = re.compile(r"[0-9][0-9,]*(\.[0-9]+)?\Z")
_LATIN = re.compile(r"[A-Za-z]+\Z")
_UNIT = re.compile(r"(^|[^A-Za-z0-9.,])[0-9][0-9,.]* ?([A-Za-z]+)\Z")
_CODE = re.compile("(^|[^A-Za-z])([A-Z]{3})[ \u00a0]?\\Z")
_ENDINGS = (
    (r"l\Z", "R"),
    (r"([mn]|ng|ic|ook)\Z", "F"),
    (r"(ach|que|tt|[lmnpt]e)\Z", UNKNOWN),
    (r"([adefhijoqrsuvwxyz]|[nsrl]k|rg|[mls]p|[cfhlnprsx]t)\Z", "O"),
)
"""How Latin words sound by their last letters, the first that fits; what fits none is unknown."""


def particle(tables: Tables, text: str, pair: str, reading: str = "") -> str:
    """Choose the particle of a pair for a text.

    `pair` is a key of `tables["pairs"]`; `reading` is how the text is read
    aloud, in Hangul, where that is known.
    """
    closed, opened, hedge = tables["pairs"][pair]
    chosen = ""
    for sound in last_sound(tables, reading or text):
        wanted = opened if sound == "O" or (sound == "R" and closed.startswith("으로")) else closed
        if chosen not in ("", wanted):
            return str(hedge)
        chosen = wanted
    return str(chosen)


def last_sound(tables: Tables, text: str) -> str:
    """The sounds that a text may end in: letters of O, F and R; all three where nothing is known."""
    text = _folded(text[-_WINDOW:])
    for _ in range(_WINDOW):
        if _DATE.search(text):
            return "R"
        if text[-3:] in tables["forms"] and len(text) > 3:
            return str(tables["forms"][text[-3:]])
        shorter = _without_end(text)
        if shorter == text:
            break
        text = shorter
    if not text:
        return UNKNOWN
    return _figure_sound(tables, text) if text[-1] in "0123456789" else _sign_sound(tables, text)


def _folded(text: str) -> str:
    """Turn full-width ASCII into ASCII and raised or lowered digits into digits."""
    result = ""
    for sign in text:
        code = ord(sign)
        if 0xFF01 <= code <= 0xFF5E:
            result += chr(code - 0xFEE0)
        elif 0x2080 <= code <= 0x2089:
            result += chr(code - 0x2080 + 48)
        elif 0x2460 <= code <= 0x2473:
            result += str(code - 0x245F)
        else:
            result += sign
    return result


def _without_end(text: str) -> str:
    """Take one closing mark, or one pair of brackets with what is in it, off the end."""
    if _DROPPED.search(text):
        return text[:-1]
    opener = _OPENERS.get(text[-1:])
    if opener is None:
        return text
    depth = 0
    for index in range(len(text) - 1, -1, -1):
        if text[index] == text[-1]:
            depth += 1
        elif text[index] == opener:
            depth -= 1
            if depth == 0:
                before = text[:index].rstrip(" ")
                return before or text[index + 1 : -1]
    return text[:-1]


def _figure_sound(tables: Tables, text: str) -> str:
    clock = _TIME.search(text)
    if clock:
        return "OF" if clock.group(2) == "00" else "F"
    found = _FIGURE.search(text)
    run = found.group() if found else ""
    before = text[: len(text) - len(run)]
    if before.endswith("/"):
        return UNKNOWN
    sign = before.rstrip(" \u00a0")[-1:]
    if sign in tables["currencySigns"]:
        return str(tables["currencySigns"][sign])
    said = _sino_sound(tables, run)
    code = _CODE.search(before)
    if code and code.group(2) in tables["currencyCodes"]:
        return _either(said, tables["currencyCodes"][code.group(2)])
    if re.search(r"[A-Za-z]\Z", before) or (len(run) <= 2 and re.search(r"[A-Za-z.][ -]\Z", before)):
        return _either(said, _english_sound(tables, run))
    return said


def _sino_sound(tables: Tables, run: str) -> str:
    figures = run.replace(",", "")
    bare = figures.rstrip("0")
    zeros = len(figures) - len(bare)
    if zeros == 0 or bare == "" or "." in figures:
        return str(tables["digits"][int(figures[-1])])
    return str(tables["zeros"][zeros]) if zeros < len(tables["zeros"]) else UNKNOWN


def _english_sound(tables: Tables, run: str) -> str:
    if "." not in run:
        last = int(run.replace(",", "")[-2:])
        if 10 <= last <= 19:
            return "O" if last == 12 else "F"
        if last >= 20 and last % 10 == 0:
            return "O"
    return str(tables["english"][int(run[-1])])


def _sign_sound(tables: Tables, text: str) -> str:
    last = text[-1]
    code = ord(last)
    if 0xAC00 <= code <= 0xD7A3:
        final = (code - 0xAC00) % 28
        return "O" if final == 0 else "R" if final == 8 else "F"
    if 0x1161 <= code <= 0x1175 or 0x314F <= code <= 0x3163:
        return "O"
    if 0x11A8 <= code <= 0x11C2:
        return "R" if code == 0x11AF else "F"
    if last in "ㄱㄴㄷㄹㅁㅂㅅㅇㅈㅊㅋㅌㅍㅎ" and not re.search(r"[ㄱ-ㅎ].\Z", text):
        return "R" if last == "ㄹ" else "F"
    if last in "²³" and re.search(r"[A-Za-z].\Z", text):
        return "O"
    if last == "#" and re.search(r"(^|[^A-Za-z])[A-G]#\Z", text):
        return "F"
    if last in tables["signs"] and not text.endswith("++"):
        return str(tables["signs"][last])
    found = _LATIN.search(text)
    return _latin_sound(tables, text, found.group()) if found else UNKNOWN


def _latin_sound(tables: Tables, text: str, word: str) -> str:
    unit = _UNIT.search(text)
    if unit and unit.group(2) in tables["units"]:
        return str(tables["units"][unit.group(2)])
    if re.search(r"[À-ɏ]\Z", text[: len(text) - len(word)]):
        return UNKNOWN
    inner = re.search(r"[a-z]([A-Z]{2,})\Z", word)
    if inner:
        word = inner.group(1)
    lower = word.lower()
    named = str(tables["letters"][ord(lower[-1]) - 97])
    capitals = word == word.upper()
    if lower in tables["words"]:
        known = str(tables["words"][lower])
        return _either(known, named) if capitals and len(word) <= 3 else known
    if len(word) == 1 or not re.search("[aeiouy]", lower) or (capitals and len(word) == 2):
        return named
    spoken = _ending_sound(lower)
    return _either(spoken, named) if capitals and len(word) <= 4 else spoken


def _ending_sound(word: str) -> str:
    for ending, sound in _ENDINGS:
        if re.search(ending, word):
            return sound
    return UNKNOWN


def _either(first: str, second: str) -> str:
    return first + "".join(sound for sound in second if sound not in first)
