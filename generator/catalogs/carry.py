"""A translation carried over to a text: as it is, as fuzzy, as current again, or as obsolete."""

from __future__ import annotations

from dataclasses import dataclass, replace

from generator.catalogs.entries import Entry, Key
from generator.catalogs.plurals import plural_rule

_FORMATS = frozenset(("python-format", "python-brace-format"))
"""Flags that say how a source text is written, so that they follow the source."""


@dataclass(frozen=True, slots=True)
class Source:
    """A text to translate, as its catalog shows it."""

    context: str
    text: str
    plural: str | None = None
    flags: tuple[str, ...] = ()
    extracted: tuple[str, ...] = ()
    references: tuple[str, ...] = ()

    @property
    def key(self) -> Key:
        """What identifies the text in its catalog."""
        return self.context, self.text

    def entry(self, lang: str) -> Entry:
        """The entry of the text as long as it has no translation."""
        forms = ("",) * plural_rule(lang).count if self.plural is not None else ()
        return Entry(self.context, self.text, "", self.plural, forms, self.flags, (), self.extracted, self.references)


def as_same(entry: Entry, source: Source, lang: str) -> Entry:
    """Keep a translation for a text that has not changed."""
    if entry.plural != source.plural and entry.has_work:
        return _carried(entry, source, lang, is_fuzzy=True, previous=(entry.id, entry.plural))
    previous = (entry.previous_id, entry.previous_plural) if entry.is_fuzzy else (None, None)
    return _carried(entry, source, lang, is_fuzzy=entry.is_fuzzy, previous=previous)


def as_changed(entry: Entry, source: Source, lang: str) -> Entry:
    """Keep a translation for a text that has changed: fuzzy, with the text that it was made for.

    A translation that was fuzzy keeps the previous text that it has, if any:
    nobody has made it for the text in between.
    """
    previous = (entry.previous_id, entry.previous_plural) if entry.is_fuzzy else (entry.id, entry.plural)
    return _carried(entry, source, lang, is_fuzzy=True, previous=previous)


def as_returned(entry: Entry, source: Source, lang: str) -> Entry:
    """Make a fuzzy translation current, since the text that it was made for is back."""
    return _carried(entry, source, lang, is_fuzzy=entry.plural != source.plural, previous=(None, None))


def as_obsolete(entry: Entry) -> Entry:
    """Keep a translation without its message."""
    return replace(entry, obsolete=True, extracted=(), references=())


def _carried(
    entry: Entry, source: Source, lang: str, *, is_fuzzy: bool, previous: tuple[str | None, str | None]
) -> Entry:
    if not entry.has_work:
        is_fuzzy, previous = False, (None, None)
    text, forms, comments = entry.text, entry.forms, entry.comments
    if source.plural is not None and (not forms or not entry.has_work):
        forms = (text,) * plural_rule(lang).count
    elif source.plural is None and forms:
        lost = [form for form in dict.fromkeys(forms[1:]) if form and form != text]
        comments = (*comments, *(f"The plural was: {' '.join(form.split())}" for form in lost))
        forms = ()
    others = (flag for flag in entry.flags if flag != "fuzzy" and flag not in _FORMATS)
    flags = dict.fromkeys((*(("fuzzy",) if is_fuzzy else ()), *source.flags, *others))
    return Entry(
        source.context,
        source.text,
        text,
        source.plural,
        forms,
        tuple(flags),
        comments,
        source.extracted,
        source.references,
        entry.previous_context if is_fuzzy else None,
        *previous,
        line=entry.line,
        text_line=entry.text_line,
    )
