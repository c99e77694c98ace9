"""The Markdown parser's events as a tree of elements that know their place in the text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pyromark

_OPTIONS = pyromark.Options.ENABLE_TABLES | pyromark.Options.ENABLE_HEADING_ATTRIBUTES | pyromark.Options.ENABLE_GFM
_CONTAINERS = frozenset({"List", "Item", "BlockQuote"})
_INLINE = frozenset({"Emphasis", "Strong", "Link", "Image", "Text", "Code", "SoftBreak", "HardBreak", "InlineHtml"})
_DEFINITION = re.compile(rb"\[[^\]\n]*\]:")


@dataclass(frozen=True, slots=True)
class Element:
    """A node of the tree: its name, its data, its place in bytes, and what it holds."""

    name: str
    data: Any
    start: int
    end: int
    children: list[Element]


def read(text: str) -> Element:
    """The tree of a text, below one root."""
    root = Element("Root", None, 0, len(text.encode()), [])
    stack = [root]
    for event, span in pyromark.events_with_range(text, options=_OPTIONS):
        name, data = _named(event)
        if name == "End":
            stack.pop()
            continue
        is_start = name == "Start"
        if is_start:
            name, data = _named(data)
        element = Element(name, data, span["start"], span["end"], [])
        stack[-1].children.append(element)
        if is_start:
            stack.append(element)
    return root


def _named(event: Any) -> tuple[str, Any]:
    """The name and the data of one of the parser's events or tags."""
    return (event, None) if isinstance(event, str) else next(iter(event.items()))


def elements(root: Element) -> Iterator[Element]:
    """Every element below the root, in the order of the text; nesting may be deeper than Python's stack."""
    stack = [iter(root.children)]
    while stack:
        element = next(stack[-1], None)
        if element is None:
            stack.pop()
            continue
        yield element
        stack.append(iter(element.children))


def is_inline(element: Element) -> bool:
    """Whether the element is a piece of a paragraph and not a block."""
    return element.name in _INLINE


def definitions(root: Element, data: bytes) -> Iterator[int]:
    """Where link definitions (`[name]: target`) start, which the parser takes out of the text without a word."""
    for container in (root, *(element for element in elements(root) if element.name in _CONTAINERS)):
        end = container.start
        for child in container.children:
            yield from (found.start() for found in _DEFINITION.finditer(data, end, max(child.start, end)))
            end = max(end, child.end)
        yield from (found.start() for found in _DEFINITION.finditer(data, end, max(container.end, end)))
