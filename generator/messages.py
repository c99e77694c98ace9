"""Messages: the texts of a document that are translated, in reading order."""

from __future__ import annotations

from dataclasses import dataclass

from generator.problems import Place
from generator.texts import Kind


@dataclass(frozen=True, slots=True)
class Message:
    """One text to translate.

    `context` is the msgctxt: the dotted path of the field in a structured
    document, where it is unique; the id of the section in a guide's prose,
    where several messages share it and the text tells them apart.
    """

    context: str
    text: str
    kind: Kind
    place: Place
    prose: bool = False
    """Whether the message is prose of a guide, told apart by its text."""

    @property
    def key(self) -> tuple[str, str]:
        """What identifies the message in its catalog."""
        return self.context, self.text if self.prose else ""
