"""Texts between quotes in PO files: escapes read and written."""

from __future__ import annotations

import re
from dataclasses import dataclass

_UNUSUAL = re.compile(r'\\(.?)|(["\x00\x0a-\x0d])', re.DOTALL)
_CONTROL = re.compile(r"[\x07-\x0d]")
_SIGNS = {"n": "\n", "t": "\t", "r": "\r", '"': '"', "\\": "\\", "a": "\a", "b": "\b", "f": "\f", "v": "\v"}
_ESCAPES = str.maketrans({value: f"\\{name}" for name, value in _SIGNS.items()})
_CONTROLS = {"\0": "a NUL byte", "\r": "a carriage return"}
_FAULT_LIMIT = 10
END_REMEDY = 'End the line with ".'


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong in a text; `offset` counts characters from its start."""

    offset: int
    reason: str
    remedy: str


def control_fault(sign: str, offset: int) -> Fault:
    """Say that a control character stands where none may."""
    name = _CONTROLS.get(sign, f"the control character U+{ord(sign):04X}")
    return Fault(offset, f"The line holds {name}.", "Delete it.")


def meaning(value: str) -> str:
    """What a text between two quotes means whose escapes are known to be right."""
    if "\\" not in value:
        return value
    if "\\\\" not in value:  # then nothing can be taken for an escape that is none
        value = value.replace('\\"', '"').replace("\\n", "\n")
        if "\\" not in value:
            return value
    return _UNUSUAL.sub(lambda match: match[2] or _SIGNS[match[1]], value)


def unescape(value: str) -> tuple[str, tuple[Fault, ...]]:
    """Turn what stands between two quotes into the text that it means, with all that is wrong in it.

    At most ten faults are said. Octal and hexadecimal escapes are refused:
    they count bytes, and no tool writes them into UTF-8.
    """
    if "\\" not in value and '"' not in value and value.isprintable():
        return value, ()
    faults: list[Fault] = []

    def plain(match: re.Match[str]) -> str:
        sign: str | None = match[1]
        if len(faults) == _FAULT_LIMIT:
            return match[0]
        if sign is None:
            if match[2] == '"':
                faults.append(Fault(match.start(), "A quote ends the text too early.", 'Write \\" instead.'))
            else:
                faults.append(control_fault(match[2], match.start()))
            return match[2]
        if sign in _SIGNS:
            return _SIGNS[sign]
        if sign:
            reason = f"“\\{sign}” is not an escape of PO files."
            faults.append(Fault(match.start(), reason, "Write \\\\ for a backslash."))
        else:
            faults.append(Fault(match.start(), "The text's closing quote is missing.", END_REMEDY))
        return match[0]

    return _UNUSUAL.sub(plain, value), tuple(faults)


def quoted(value: str) -> str:
    """A text on one line, in quotes."""
    if "\\" in value or '"' in value or _CONTROL.search(value):
        value = value.translate(_ESCAPES)
    return f'"{value}"'


def statement(keyword: str, value: str) -> str:
    """A keyword with its text, ended by a line end; a text of several lines stands below, line by line."""
    if "\n" not in value or value.index("\n") == len(value) - 1:
        return f"{keyword} {quoted(value)}\n"
    lines = value.split("\n")
    last = lines.pop()
    below = [quoted(f"{line}\n") for line in lines]
    if last:
        below.append(quoted(last))
    return "\n".join((f'{keyword} ""', *below, ""))
