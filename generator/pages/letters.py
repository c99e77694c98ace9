"""Letters laid out: when to send, the whole text on its paper, and what is filled in."""

from __future__ import annotations

from typing import cast

from generator.letters.paper import examples, paper
from generator.library import Document
from generator.model import Letter, walk
from generator.model.letter import LetterText, Medium
from generator.pages.blocks import Block, Callout, Points, Scripts, Section, Sheet
from generator.pages.context import Reader, sections
from generator.pages.desk import desk
from generator.pages.desk_blocks import LetterDesk
from generator.pages.fields import field_entries
from generator.texts import Text


def letter(document: Document, reader: Reader) -> tuple[Section, ...]:
    """The sections of a letter."""
    item, _ = cast(Letter, document.item), reader._
    form = desk(document, reader)
    scripts: Scripts = "without" if form else ""
    return sections(
        _desk(item, form, reader),
        Section("when-to-send", _("When to send it"), (Points("when-to-send", tuple(item.when_to_send)),)),
        *(_register(document, text, reader, scripts=scripts) for text in item.texts),
        _other_media(document, reader, scripts=scripts),
        Section("fields", _("What you fill in"), (field_entries(item.fields, reader),), scripts=scripts),
        reader.legal_section(document, always=bool(item.jurisdictions)),
        reader.next_section(document, ("scripts", "guides", "scenarios", "clauses")),
    )


def _desk(item: Letter, form: LetterDesk | None, reader: Reader) -> Section | None:
    """The section of the desk, which says first why the reader's own language may not be among the letter's."""
    if form is None:
        return None
    missing = None
    for text in item.texts:
        missing = missing or _missing(text, bool(reader.frames.of_language(reader.lang)), reader)
    notice = () if form.reading or missing is None else (Callout("missing", missing),)
    return Section("desk", reader._("Write the letter"), (*notice, form), scripts="only")


def _register(document: Document, text: LetterText, reader: Reader, *, scripts: Scripts) -> Section:
    """One register's letter, as it is sent first."""
    _ = reader._
    titles = {"gentle": _("The gentle letter"), "standard": _("The letter"), "firm": _("The firm letter")}
    item = cast(Letter, document.item)
    sheet = _sheet(document, text, item.media[0], reader)
    return Section(f"texts-{text.id}", titles[text.id], sheet, scripts=scripts)


def _other_media(document: Document, reader: Reader, *, scripts: Scripts) -> Section | None:
    """The first register's letter in the other ways to send it."""
    item, _ = cast(Letter, document.item), reader._
    titles = {
        "email": _("The same as an e-mail"),
        "letter": _("The same as a letter on paper"),
        "certified": _("The same as certified mail"),
    }
    shown = [text for text in item.texts if text.id == "standard"] or item.texts
    blocks: list[Block] = []
    for medium in item.media[1:]:
        blocks.append(Callout("note", titles[medium]))
        blocks.extend(_sheet(document, shown[0], medium, reader))
    title = _("Other ways to send it")
    return Section("media", title, tuple(blocks), scripts=scripts) if blocks else None


def _sheet(document: Document, text: LetterText, medium: Medium, reader: Reader) -> tuple[Block, ...]:
    """A letter's paper, filled in and blank; where the language lacks it, the notice that says so and the original."""
    item = cast(Letter, document.item)
    frames = reader.frames.of_language(reader.lang)
    missing = _missing(text, bool(frames), reader)
    lang = reader.lang
    if missing is not None:
        original = reader.originals.get(document.key)
        item, lang = cast(Letter, original.item if original else item), reader.source
        frames = reader.frames.of_language(reader.source)
    notice = () if missing is None else (Callout("missing", missing),)
    if not frames:
        return notice
    locale = frames[0].locale

    def sheet(answers: dict[str, object], *, blank: bool) -> Sheet:
        made = paper(
            item,
            frames=reader.frames,
            locale=locale,
            register=text.id,
            medium=medium,
            answers=answers,
            blank=blank,
        )
        return Sheet(f"paper-{text.id}-{medium}", lang, medium, made)

    form = sheet({}, blank=True)
    example = sheet(examples(item, frames[0])[0], blank=False)
    return (*notice, Sheet(form.id, lang, medium, form.form, example.form))


def _missing(text: LetterText, has_frames: bool, reader: Reader) -> Text | None:
    """Why the letter cannot be shown in the reader's language; None where it can."""
    if not has_frames:
        return reader._("There are no letters in this language yet. This one is shown in the original language.")
    if not walk.is_in(text, reader.lang):
        return reader._(
            "This letter is not translated completely, or its translation is out of date. "
            "It is shown in the original language, so that no half of it is sent."
        )
    return None
