"""What `partwell letter` is asked for: the options, as values that its parts share."""

from __future__ import annotations

from dataclasses import dataclass

MEDIA = ("email", "letter", "certified")
REGISTERS = ("gentle", "standard", "firm")
ARRANGEMENTS = ("single", "stacked", "columns")
PREVAILS = ("first", "other")
FORMATS = ("txt", "md", "docx", "json")
STANDARD_STREAM = "-"


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What the command line says; empty where it says nothing."""

    slug: str
    answers: str
    example: bool
    blank: bool
    language: str
    locale: str
    other: str
    arrangement: str
    prevails: str
    medium: str
    register: str
    law: str
    region: str
    form: str
    output: str
    force: bool
    check: bool
    list: bool
