"""What the dialect refuses in one inline text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.markdown import inline
from generator.problems import Place, Problem
from generator.texts import CONTROL

_ESCAPE = re.compile(r"\\.", re.DOTALL)


def inline_problems(text: str, place: Place) -> Iterator[Problem]:
    """What the dialect refuses in one inline text."""
    for node in inline.walk(inline.parse(text)):
        if isinstance(node, inline.Html):
            reason = f"Raw HTML or an image is not part of the dialect: {node.value[:60]}."
            yield Problem("markdown-html", place, reason, "Use Markdown, or write `\\<` for the sign.")
        elif isinstance(node, inline.Str | inline.Code) and (bad := CONTROL.search(node.value)):
            reason = f"The invisible control character U+{ord(bad[0]):04X} is written here."
            yield Problem("markdown-control", place, reason, "Delete it.")
    yield from emphasis_problems(text, place)


def emphasis_problems(text: str, place: Place) -> Iterator[Problem]:
    """Emphasis that was meant and did not come out."""
    if "**" not in text:
        return
    words = _ESCAPE.sub("", text)  # what is escaped was not meant as emphasis
    if any(isinstance(node, inline.Str) and "**" in node.value for node in inline.walk(inline.parse(words))):
        remedy = "Put the marks right beside the words, or write `\\*` for the sign."
        yield Problem("markdown-emphasis", place, "A pair of `**` does not close.", remedy)
