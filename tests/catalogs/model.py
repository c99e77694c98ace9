"""Documents for property tests: each block knows who it is, and translations say whom they were made for."""

from __future__ import annotations

from dataclasses import dataclass, replace

from generator.messages import Message
from generator.problems import Place
from generator.texts import Kind

_COMMON = ["the", "client", "and", "you", "agree", "to", "end", "it", "by"]


@dataclass(frozen=True)
class Block:
    """A block of a document: `name` never changes, whatever happens to id, place and text."""

    name: int
    context: str
    text: str
    prose: bool
    kind: Kind = Kind.INLINE

    def message(self) -> Message:
        """The block as the loader gives it."""
        return Message(self.context, self.text, self.kind, Place("docs/guides/test.md", 1), self.prose)


def fresh_text(name: int) -> str:
    """A text that is like no other block's, common words apart."""
    own = [f"w{name}x{number}" for number in range(10)]
    return " ".join(word for pair in zip(own, [*_COMMON, "so"], strict=False) for word in pair)


def changed_text(text: str, version: int) -> str:
    """The text with one of its own words replaced."""
    words = text.split()
    number = 2 * (version % 4)
    words[number] = f"v{version}y{words[number][-3:]}"
    return " ".join(words)


def renamed(block: Block, context: str) -> Block:
    """The same block under another id, or in another section."""
    return replace(block, context=context)
