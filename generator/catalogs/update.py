"""Update: a catalog brought in line with its document, without losing or misplacing a translation.

A translation is kept for
1. the same text in the same context, be it in use or obsolete,
2. the text that it was made for, where the source has returned to it,
3. the same text in another context, where there is one of each: an item renamed or moved,
4. the same context, where the context is the id of one text: the text has changed,
5. in prose, the text at the same place between the same neighbours, if the two are alike.
Whatever fits nowhere becomes obsolete and comes back by the same rules. An update
of its own result changes nothing, since every message then meets itself in step 1.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from generator.catalogs.alignment import aligned
from generator.catalogs.carry import Source, as_changed, as_obsolete, as_returned, as_same
from generator.catalogs.entries import Catalog, Entry, Key
from generator.messages import Message
from generator.texts import Kind

INTRO = "intro"
"""The context of a guide's prose before its first heading."""
HEADING = "heading"
"""The extracted comment that marks the heading of a section, whose id is the context."""

_NOTES = {
    Kind.PLAIN: "plain text",
    Kind.INLINE: "inline Markdown",
    Kind.LETTER: "words of a letter; keep every {{ slot }}",
}


def update_catalog(messages: Iterable[Message], catalog: Catalog | None, lang: str) -> Catalog:
    """Bring a document's catalog in line with its messages; None stands for a new one.

    The entries come in the messages' order, the obsolete ones sorted by context and text.
    """
    sources: dict[Key, Source] = {}
    prose: dict[str, list[Key]] = {}
    for message in messages:
        key = message.context, message.text
        if key in sources or not message.text:
            continue
        notes: tuple[str, ...] = (_NOTES[message.kind],)
        if message.prose:
            section = prose.setdefault(message.context, [])
            if not section and message.context != INTRO:
                notes = (HEADING, *notes)
            section.append(key)
        sources[key] = Source(*key, extracted=notes, references=(message.place.path,))
    return update_sources(sources.values(), catalog, lang, prose=prose, fields_by_id=True)


def update_sources(
    sources: Iterable[Source],
    catalog: Catalog | None,
    lang: str,
    *,
    prose: dict[str, list[Key]] | None = None,
    fields_by_id: bool = False,
) -> Catalog:
    """Bring a catalog in line with texts in their order, each with a key of its own.

    `prose` lists the sections of prose by context; `fields_by_id` says that
    the contexts of the others are ids.
    """
    wanted = {source.key: source for source in sources}
    old = catalog or Catalog(lang)
    merge = _Merge(wanted, old, prose or {})
    merge.take_same()
    merge.take_returned()
    if fields_by_id:
        merge.take_moved()
        merge.take_by_id()
        merge.take_by_place()
    entries = tuple(merge.found.get(key) or source.entry(lang) for key, source in wanted.items())
    kept = (as_obsolete(entry) for entry in merge.free.values() if entry.has_work)
    obsolete = tuple(sorted(kept, key=lambda entry: entry.key))
    return Catalog(lang, entries, obsolete, old.header, old.header_comments, old.path)


class _Merge:
    """One update: `found` are entries in their new shape, `free` the old ones that nothing has taken."""

    def __init__(self, wanted: dict[Key, Source], old: Catalog, prose: dict[str, list[Key]]) -> None:
        self.wanted = wanted
        self.old = old
        self.prose = prose
        self.found: dict[Key, Entry] = {}
        self.origin: dict[Key, Key] = {}
        """New keys to the keys that their entries had."""
        self.free: dict[Key, Entry] = {entry.key: entry for entry in (*old.obsolete, *old.entries)}

    def _missing(self) -> list[Source]:
        return [source for key, source in self.wanted.items() if key not in self.found]

    def _take(self, source: Source, entry: Entry, result: Entry) -> None:
        self.found[source.key] = result
        self.origin[source.key] = entry.key
        del self.free[entry.key]

    def take_same(self) -> None:
        """Step 1: the same context and text."""
        for key, source in self.wanted.items():
            if key in self.free:
                entry = self.free[key]
                self._take(source, entry, as_same(entry, source, self.old.lang))

    def take_returned(self) -> None:
        """Step 2: the text that a fuzzy translation was made for."""
        made_for: dict[Key, list[Entry]] = defaultdict(list)
        for entry in self.free.values():
            if entry.is_fuzzy and entry.previous_id is not None and entry.has_work:
                made_for[entry.context, entry.previous_id].append(entry)
        for source in self._missing():
            match = _only(made_for.get(source.key, ()))
            if match is not None:
                self._take(source, match, as_returned(match, source, self.old.lang))

    def take_moved(self) -> None:
        """Step 3: the same text in another context."""
        by_text: dict[str, list[Entry]] = defaultdict(list)
        for entry in self.free.values():
            if entry.has_work:
                by_text[entry.id].append(entry)
        wanted: dict[str, list[Source]] = defaultdict(list)
        for source in self._missing():
            wanted[source.text].append(source)
        for text, sources in wanted.items():
            match = _only(by_text.get(text, ()))
            if match is not None and len(sources) == 1:
                self._take(sources[0], match, as_same(match, sources[0], self.old.lang))

    def take_by_id(self) -> None:
        """Step 4: the same field, or the heading of the same section."""
        by_context: dict[str, list[Entry]] = defaultdict(list)
        for entry in self.free.values():
            by_context[entry.context].append(entry)
        for source in self._missing():
            candidates = by_context.get(source.context, [])
            if source.context in self.prose:
                if HEADING not in source.extracted:
                    continue
                candidates = [entry for entry in candidates if HEADING in entry.extracted and not entry.obsolete]
            match = _only([entry for entry in candidates if entry.has_work and entry.key in self.free])
            if match is not None:
                self._take(source, match, as_changed(match, source, self.old.lang))

    def take_by_place(self) -> None:
        """Step 5: the same place in a section's prose, between the same neighbours."""
        sections = {context: keys for context, keys in self.prose.items() if any(key not in self.found for key in keys)}
        if not sections:
            return
        before: dict[str, list[Key]] = defaultdict(list)
        for entry in self.old.entries:
            if entry.context in sections:
                before[entry.context].append(entry.key)
        for context, keys in sections.items():
            pairs = aligned(before[context], keys, self.origin)
            for old_key, new_key in pairs:
                entry, source = self.free[old_key], self.wanted[new_key]
                if entry.has_work:
                    self._take(source, entry, as_changed(entry, source, self.old.lang))


def _only(entries: Sequence[Entry]) -> Entry | None:
    """The one entry in use, or the one that is obsolete where none is in use; None where there is a choice."""
    current = [entry for entry in entries if not entry.obsolete]
    entries = current or entries
    return entries[0] if len(entries) == 1 else None
