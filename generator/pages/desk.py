"""The letter desk of a page: what it asks in the reader's language, and which languages it can write in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import cast

from babel import Locale
from babel.core import get_global
from babel.numbers import get_territory_currencies

from generator.letters.choices import FrameChoice
from generator.letters.frames import WELL_KNOWN, Frame
from generator.letters.holidays import KNOWN_ON, caveat, regions
from generator.letters.postal_words import RULES, RULES_KNOWN_ON
from generator.library import Document
from generator.model import Jurisdictions, Letter
from generator.model.fields import FieldSpec
from generator.pages.context import Reader
from generator.pages.desk_blocks import DeskChoice, DeskField, DeskGroup, DeskLocale, LegalLine, LetterDesk
from generator.pages.fields import example_text
from generator.texts import Text

CURRENCIES = ("KRW", "JPY", "USD", "GBP", "EUR", "AUD", "CAD", "CHF", "CNY", "HKD", "NZD", "SEK", "SGD", "TWD")
"""The currencies that the desk offers; what a letter locale pays in comes first."""


def desk(document: Document, reader: Reader) -> LetterDesk | None:
    """The desk of a letter; None where no language has the letter whole."""
    letter = cast(Letter, document.item)
    offered = reader.bundles.letters.get(document.slug, {})
    frames = [frame for frame in (reader.frames.get(locale) for locale in offered) if frame is not None]
    if not frames:
        return None
    own = [frame.locale for frame in frames if frame.language == reader.lang]
    read = reader.interface.date(RULES_KNOWN_ON)
    return LetterDesk(
        slug=document.slug,
        locales=tuple(_locale(frame, offered[frame.locale], reader) for frame in frames),
        reading=own[0] if own else "",
        media=tuple(letter.media),
        registers=tuple(text.id for text in letter.texts),
        groups=_groups(letter, reader, frames),
        laws=_laws(reader),
        currencies=tuple((code, reader.interface.currency(code)) for code in _currencies(frames)),
        calendars=reader.bundles.calendars,
        regions=regions(),
        caveat=caveat(reader._, reader.interface.date(KNOWN_ON)),
        rules=reader._("The rules of certified mail, as we read them on {date}:", date=read),
        offices=RULES if "certified" in letter.media else (),
        rates=_rates(reader),
    )


def _locale(frame: Frame, path: str, reader: Reader) -> DeskLocale:
    return DeskLocale(
        frame.locale,
        frame.language,
        reader.interface.language_name(frame.locale),
        path,
        reader.bundles.data[frame.locale],
        _currency(frame),
        tuple(_choice(spec, reader) for spec in frame.choices),
    )


def _choice(spec: FrameChoice, reader: Reader) -> DeskChoice:
    """A frame's choice in the reader's language: its labels are strings of the interface."""
    options = tuple((option.id, reader.interface.text(option.label)) for option in spec.options)
    return DeskChoice(spec.id, reader.interface.text(spec.label), options)


def _groups(letter: Letter, reader: Reader, frames: list[Frame]) -> tuple[DeskGroup, ...]:
    """The questions of the letter itself, then who gets it, then who writes it."""
    _ = reader._
    shared = {spec.id: spec for spec in _frame_fields(reader, frames)}
    own = [spec for spec in letter.fields if spec.id not in WELL_KNOWN]
    overridden = {spec.id: spec for spec in letter.fields if spec.id in WELL_KNOWN}
    shared.update(overridden)
    parts = (
        ("letter", _("This letter"), [*own, *(spec for spec in shared.values() if spec.id.startswith("letter_"))]),
        ("client", _("Your client"), [spec for spec in shared.values() if spec.id.startswith("client_")]),
        ("sender", _("You"), [spec for spec in shared.values() if spec.id.startswith("sender_")]),
    )
    return tuple(DeskGroup(id, title, tuple(_fields(specs, reader))) for id, title, specs in parts)


def _frame_fields(reader: Reader, frames: list[Frame]) -> list[FieldSpec]:
    """The questions that every letter asks, in the reader's language where it has a frame."""
    mine = reader.frames.of_language(reader.lang) or reader.frames.of_language(reader.source) or (frames[0],)
    return [_in_language(spec, mine[0].language) for spec in mine[0].fields]


def _in_language(spec: FieldSpec, lang: str) -> FieldSpec:
    """A frame's question with its label and example marked as being in the frame's language."""
    example = replace(spec.example, lang=lang) if spec.example else None
    return spec.model_copy(update={"label": replace(spec.label, lang=lang), "example": example})


def _fields(specs: Iterable[FieldSpec], reader: Reader) -> Iterable[DeskField]:
    for spec in specs:
        if spec.type != "party":  # worked out from other answers, and never asked
            yield DeskField(spec, example_text(spec, reader))


def _laws(reader: Reader) -> tuple[tuple[str, Text], ...]:
    """The countries whose law may govern the contract."""
    document = reader.library.get("handbook/jurisdictions")
    if document is None:
        return ()
    return tuple((entry.id, entry.name) for entry in cast(Jurisdictions, document.item).jurisdictions)


def _rates(reader: Reader) -> tuple[LegalLine, ...]:
    """What interest the laws give on late payments, to be offered where a letter asks for a rate."""
    document = reader.library.get("handbook/jurisdictions")
    return reader.legal(cast(Jurisdictions, document.item).rates, "rates").facts if document else ()


def _currency(frame: Frame) -> str:
    """What is paid with where a locale is at home; empty where that is not known."""
    locale = Locale.parse(frame.locale, sep="-")
    territory = locale.territory or str(get_global("likely_subtags").get(str(locale), "")).rpartition("_")[2]
    found = get_territory_currencies(territory) if territory else []
    return str(found[0]) if found else ""


def _currencies(frames: list[Frame]) -> Iterable[str]:
    return dict.fromkeys((*(code for code in map(_currency, frames) if code), *CURRENCIES))
