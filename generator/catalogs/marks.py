"""Marks: what is ours in a catalog, kept in comments that every tool preserves.

    # partwell: state=machine
    # partwell: waive=numbers In Korean the amount is written in words.
    # partwell:previous=The+text+before

`state=machine` says that nobody has read the translation yet; a person who has
takes the comment away. `waive` names a check that does not apply to the message,
with a reason. `previous` stands in obsolete messages beside `#~| msgid`, since
some tools drop that one.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from urllib.parse import quote_plus, unquote_plus

from generator.catalogs.entries import Entry

PREFIX = "partwell:"
PREVIOUS = f"{PREFIX}previous"
_PREVIOUS = f"{PREFIX}previous="  # no space: some tools break comments there
_PREVIOUS_PLURAL = f"{PREFIX}previous-plural="
_KEYS = ("state", "waive", "previous", "previous-plural")


@dataclass(frozen=True, slots=True)
class Waiver:
    """A check that does not apply to a message, and why."""

    check: str
    reason: str


@dataclass(frozen=True, slots=True)
class Marks:
    """What our comments say of a message; `unknown` lists those that say nothing we know."""

    is_machine: bool = False
    waivers: tuple[Waiver, ...] = ()
    unknown: tuple[str, ...] = ()


_NONE = Marks()


def marks_of(entry: Entry) -> Marks:
    """Read the marks of a message."""
    comments = entry.comments
    if not comments or not any(PREFIX in comment for comment in comments):
        return _NONE
    is_machine = False
    waivers: list[Waiver] = []
    unknown: list[str] = []
    for comment in comments:
        text = comment.strip()
        if not text.startswith(PREFIX):
            continue
        key, _, value = text.removeprefix(PREFIX).strip().partition("=")
        value = value.strip()
        if key == "state" and value == "machine":
            is_machine = True
        elif key == "waive" and value:
            check, _, reason = value.partition(" ")
            waivers.append(Waiver(check, reason.strip()))
        elif key not in _KEYS[2:]:
            unknown.append(text)
    return Marks(is_machine, tuple(waivers), tuple(unknown))


def _encoded(text: str) -> str:
    """A text without spaces and hyphens, at which some tools break comments."""
    return quote_plus(text, safe=_UNBROKEN).replace("-", "%2D")


_UNBROKEN = ",.;:!?'()*/@&=[]{}<>|~$^`_"


def with_previous(entry: Entry) -> tuple[str, ...]:
    """The comments of an obsolete entry as written: its previous text is said once more."""
    comments = entry.comments
    if entry.previous_id is not None:
        comments = (*comments, _PREVIOUS + _encoded(entry.previous_id))
    if entry.previous_plural is not None:
        comments = (*comments, _PREVIOUS_PLURAL + _encoded(entry.previous_plural))
    return comments


def without_previous(entry: Entry) -> Entry:
    """An entry as read, with the previous text taken from our comments where a tool dropped it."""
    if not any(comment.startswith(PREVIOUS) for comment in entry.comments):
        return entry
    previous, plural = entry.previous_id, entry.previous_plural
    kept: list[str] = []
    for comment in entry.comments:
        if comment.startswith(_PREVIOUS):
            previous = unquote_plus(comment.removeprefix(_PREVIOUS)) if previous is None else previous
        elif comment.startswith(_PREVIOUS_PLURAL):
            plural = unquote_plus(comment.removeprefix(_PREVIOUS_PLURAL)) if plural is None else plural
        else:
            kept.append(comment)
    return replace(entry, comments=tuple(kept), previous_id=previous, previous_plural=plural)
