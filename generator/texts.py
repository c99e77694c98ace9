"""The texts of the content: what is translated, and in what language and state it stands."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, Any

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import core_schema

CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x85\u2028\u2029\u202a-\u202e\u2066-\u2069\ufffe\uffff]")
"""Invisible characters that no text holds: they end lines, turn the reading direction or steer a terminal."""


_SPACES = re.compile(r"[ \t\n\r\f\v]+")


def on_one_line(text: str) -> str:
    """The text with its line breaks and runs of spaces as single spaces.

    No-break and ideographic spaces are signs of their own (`山田　太郎`) and stay.
    """
    return _SPACES.sub(" ", text).strip(" ")


class State(StrEnum):
    """What a translated text is worth."""

    CURRENT = "current"
    """Made by a person for the source text as it is now."""
    OUTDATED = "outdated"
    """Made by a person for an older source text."""
    UNTRANSLATED = "untranslated"
    """Missing: the text is the source's."""
    MACHINE = "machine"
    """Made by a machine and not yet read by a person."""


class Kind(StrEnum):
    """How a text is written, which decides how it is parsed and checked."""

    PLAIN = "plain"
    """No markup at all: titles, labels, examples."""
    INLINE = "inline"
    """One paragraph of the inline Markdown dialect."""
    LETTER = "letter"
    """Words that are sent: no markup, only slots such as `{{ client | name }}`; line breaks count."""


@dataclass(frozen=True, slots=True)
class Text:
    """A text that is translated.

    `lang` is the language that `value` is written in, None for the source
    language as loaded; `state` says whether it may be trusted.
    """

    value: str
    kind: Kind = Kind.PLAIN
    lang: str | None = None
    state: State = State.CURRENT

    def __str__(self) -> str:
        return self.value


@dataclass(frozen=True, slots=True)
class Translatable:
    """Marks a field of a model as a text of one kind; reads a string, gives a `Text`."""

    kind: Kind

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        kind = self.kind

        def read(value: str) -> Text:
            text = value.strip("\n") if kind is Kind.LETTER else on_one_line(value)
            if not text:
                raise ValueError("the text is empty")
            return Text(text, kind)

        return core_schema.no_info_after_validator_function(
            read,
            core_schema.str_schema(strict=True),
            serialization=core_schema.plain_serializer_function_ser_schema(str),
        )

    def __get_pydantic_json_schema__(
        self, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        notes = {
            Kind.PLAIN: "Plain text, translated.",
            Kind.INLINE: "One paragraph of inline Markdown, translated.",
            Kind.LETTER: "Words of a letter, translated; {{ slots }} are allowed, markup is not.",
        }
        return {"type": "string", "minLength": 1, "description": notes[self.kind]}


Plain = Annotated[Text, Translatable(Kind.PLAIN)]
Inline = Annotated[Text, Translatable(Kind.INLINE)]
Wording = Annotated[Text, Translatable(Kind.LETTER)]
