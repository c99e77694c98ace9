"""Inline texts: parsed into a small tree, and written as HTML or plain text."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import pyromark

from generator.texts import on_one_line

# A letter to CommonMark's rules and nothing to readers. It starts every text, so that
# no text can open a block, and stands between emphasis marks and CJK punctuation.
_GUARD = "\ue000"
_PREFIX = _GUARD + " "
_SPECIAL = re.compile(r"[*_`\[\]<>&\\!" + _GUARD + "]")
_STARS = re.compile(r"(\\.)|(\*+)", re.DOTALL)
_MAX_DEPTH = 12
_REMEMBERED_LENGTH = 2_000
"""Longer texts are parsed each time, so that no catalog fills the memory."""


@dataclass(frozen=True, slots=True)
class Str:
    """Plain words."""

    value: str


@dataclass(frozen=True, slots=True)
class Code:
    """Words in a fixed-width face, taken as they are."""

    value: str


@dataclass(frozen=True, slots=True)
class Html:
    """Raw HTML or an image, which the dialect refuses."""

    value: str


@dataclass(frozen=True, slots=True)
class Emphasis:
    """Emphasised words."""

    children: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Strong:
    """Important words."""

    children: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead to `target`."""

    target: str
    children: tuple[Node, ...]


Node = Str | Code | Html | Emphasis | Strong | Link


def _is_punctuation(char: str) -> bool:
    return unicodedata.category(char)[0] in "PS"


def _guard_emphasis(text: str) -> str:
    """Make runs of `*` open and close beside punctuation, as Korean and Japanese need.

    CommonMark lets `**「語」**を` close nothing, since the mark stands between
    punctuation and a letter; a guard between the two makes it an ordinary word end.
    """

    def guard(match: re.Match[str]) -> str:
        if match[1]:
            return match[1]
        start, end = match.span()
        before = text[start - 1] if start else " "
        after = text[end] if end < len(text) else " "
        if before.isspace() or after.isspace():
            return match[2]
        lead = _GUARD if _is_punctuation(before) and not _is_punctuation(after) else ""
        tail = _GUARD if _is_punctuation(after) and not _is_punctuation(before) else ""
        return f"{lead}{match[2]}{tail}"

    return _STARS.sub(guard, text)


def parse(text: str) -> tuple[Node, ...]:
    """Parse one paragraph; line breaks in `text` count as spaces, and nothing raises."""
    if not _SPECIAL.search(text):
        words = on_one_line(text)
        return (Str(words),) if words else ()
    return _remembered(text) if len(text) <= _REMEMBERED_LENGTH else _tree(text)


def _tree(text: str) -> tuple[Node, ...]:
    source = _PREFIX + _guard_emphasis(on_one_line(text.replace(_GUARD, "")))
    stack: list[tuple[Callable[[tuple[Node, ...]], Node] | None, list[Node]]] = [(None, [])]
    for event in pyromark.events(source):
        _take(event, stack)
    return _joined(stack[0][1])


# A build asks for the same text many times: for its links, its checks in each language, its page.
_remembered = lru_cache(maxsize=65536)(_tree)


def _take(event: Any, stack: list[tuple[Callable[[tuple[Node, ...]], Node] | None, list[Node]]]) -> None:
    """Add one of the parser's events to the tree on the stack."""
    nodes = stack[-1][1]
    # The text is on one line, so that there is no line break, which is an event without data.
    name, value = next(iter(event.items()))
    if name == "Text":
        nodes.append(Str(value))
    elif name == "Code":
        nodes.append(Code(value.replace(_GUARD, "")))
    elif name in {"Html", "InlineHtml"}:
        nodes.append(Html(value.replace(_GUARD, "")))
    elif name == "Start":
        maker = _maker(value)
        if maker is not None:
            stack.append((maker if len(stack) < _MAX_DEPTH else None, []))
    elif name == "End" and value in _CLOSING and len(stack) > 1:
        make, children = stack.pop()
        joined = _joined(children)
        stack[-1][1].extend([make(joined)] if make else joined)


_CLOSING = {"Emphasis", "Strong", "Link", "Image"}


def _maker(start: Any) -> Callable[[tuple[Node, ...]], Node] | None:
    if start == "Emphasis":
        return Emphasis
    if start == "Strong":
        return Strong
    if isinstance(start, dict) and "Link" in start:
        target = start["Link"]["dest_url"].replace(_GUARD, "")
        return lambda children: Link(target, children)
    if isinstance(start, dict) and "Image" in start:
        source = start["Image"]["dest_url"].replace(_GUARD, "")
        return lambda children: Html(f"![{plain(children)}]({source})")
    return None


def _joined(nodes: list[Node]) -> tuple[Node, ...]:
    """Join neighbouring words and drop the guards."""
    result: list[Node] = []
    words: list[str] = []
    for node in (*nodes, None):
        if isinstance(node, Str):
            words.append(node.value)
            continue
        if words:
            joined = "".join(words)
            joined = (joined if result else joined.removeprefix(_PREFIX)).replace(_GUARD, "")
            if joined:
                result.append(Str(joined))
            words.clear()
        if node is not None:
            result.append(node)
    return tuple(result)


def walk(nodes: tuple[Node, ...]) -> Iterator[Node]:
    """All nodes of the tree, parents before children."""
    for node in nodes:
        yield node
        if isinstance(node, Emphasis | Strong | Link):
            yield from walk(node.children)


def plain(nodes: tuple[Node, ...]) -> str:
    """The words alone."""
    return "".join(node.value for node in walk(nodes) if isinstance(node, Str | Code))


def to_html(nodes: tuple[Node, ...], link: Callable[[str], str | None]) -> str:
    """The tree as HTML, escaped.

    `link` gives the address for a target, or None where there is none: the
    words then stand without a link. Raw HTML comes out as visible text.
    """
    parts: list[str] = []
    for node in nodes:
        match node:
            case Str(value) | Html(value):
                parts.append(html.escape(value, quote=False))
            case Code(value):
                parts.append(f"<code>{html.escape(value, quote=False)}</code>")
            case Emphasis(children):
                parts.append(f"<em>{to_html(children, link)}</em>")
            case Strong(children):
                parts.append(f"<strong>{to_html(children, link)}</strong>")
            case Link(target, children):
                words, address = to_html(children, link), link(target)
                if address is None:
                    parts.append(words)
                else:
                    outside = ' rel="noopener noreferrer"' if "://" in address else ""
                    parts.append(f'<a href="{html.escape(address)}"{outside}>{words}</a>')
    return "".join(parts)
