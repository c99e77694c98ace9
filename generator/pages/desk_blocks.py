"""What the letter desk is made of, and the statements of the law that it shares with pages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.model import LegalFact
from generator.model.fields import FieldSpec
from generator.texts import Text


@dataclass(frozen=True, slots=True)
class LegalLine:
    """One statement about the law as it is shown."""

    fact: LegalFact
    jurisdiction: Text
    statute: Text
    """The statute's name, in the language of its law."""
    dates: Text
    """When it was checked, and when it must be again."""
    is_due: bool


@dataclass(frozen=True, slots=True)
class DeskField:
    """A question of the desk, with its example as a letter would print it."""

    spec: FieldSpec
    example: Text | None


@dataclass(frozen=True, slots=True)
class DeskGroup:
    """Questions that belong together."""

    id: str
    title: Text
    fields: tuple[DeskField, ...]


@dataclass(frozen=True, slots=True)
class DeskChoice:
    """A custom of a locale that the reader may choose otherwise; the first option is what is usual."""

    id: str
    label: Text
    options: tuple[tuple[str, Text], ...]


@dataclass(frozen=True, slots=True)
class DeskLocale:
    """A locale that the letter can be written in; `path` and `data` are files below the site's root."""

    locale: str
    lang: str
    name: str
    """Its name in the reader's language."""
    path: str
    data: str
    currency: str
    choices: tuple[DeskChoice, ...]


@dataclass(frozen=True, slots=True)
class LetterDesk:
    """The desk: choices, questions in the reader's language, and the paper that they fill."""

    slug: str
    locales: tuple[DeskLocale, ...]
    reading: str
    """The locale that shows the letter's meaning in the reader's language; empty where there is none."""
    media: tuple[str, ...]
    registers: tuple[str, ...]
    groups: tuple[DeskGroup, ...]
    laws: tuple[tuple[str, Text], ...]
    currencies: tuple[tuple[str, str], ...]
    calendars: str
    regions: Mapping[str, list[list[str]]]
    """Law to the parts of its country that keep days of their own, as code and English name."""
    caveat: Text
    """What the calendars do not know."""
    rules: Text
    """When the rules of certified mail were read."""
    offices: tuple[tuple[str, str, str], ...]
    """Who publishes them: language, name and address; none for a letter that is not sent so."""
    rates: tuple[LegalLine, ...]
    """What interest the law gives on late payments."""
