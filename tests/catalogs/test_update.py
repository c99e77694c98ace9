"""What an update keeps, and where."""

from __future__ import annotations

from dataclasses import replace

from generator.catalogs.carry import Source
from generator.catalogs.entries import Catalog, Entry
from generator.catalogs.lookup import state_of
from generator.catalogs.po_write import write_po
from generator.catalogs.update import update_catalog, update_sources
from generator.messages import Message
from generator.problems import Place
from generator.texts import Kind, State

_PLACE = Place("docs/guides/the-talk.md", 7)


def field(context: str, text: str, kind: Kind = Kind.INLINE) -> Message:
    return Message(context, text, kind, _PLACE)


def prose(section: str, *texts: str) -> list[Message]:
    return [Message(section, text, Kind.INLINE, _PLACE, prose=True) for text in texts]


def translated(messages: list[Message], lang: str = "ko") -> Catalog:
    """A catalog in which every message has a translation that names its text."""
    catalog = update_catalog(messages, None, lang)
    return replace(catalog, entries=tuple(replace(entry, text=f"번역: {entry.id}") for entry in catalog.entries))


def found(catalog: Catalog) -> dict[tuple[str, str], tuple[str, State]]:
    return {entry.key: (entry.text.removeprefix("번역: "), state_of(entry)) for entry in catalog.entries}


EMPLOYER = "Ask your employer for a written answer."
LANDLORD = "Ask your landlord for a written answer."
LAWYER = "A lawyer reads the contract before you sign anything at all."
CLOSE = "Close with thanks and one date."


def test_a_new_catalog_has_an_empty_entry_for_each_message_in_order() -> None:
    """A new catalog lists the messages in order, with what they are and where they come from, without a line number."""
    catalog = update_catalog([field("title", "The talk", Kind.PLAIN), *prose("silence", "Silence", CLOSE)], None, "ko")
    assert [entry.key for entry in catalog.entries] == [
        ("title", "The talk"),
        ("silence", "Silence"),
        ("silence", CLOSE),
    ]
    assert [entry.extracted for entry in catalog.entries] == [
        ("plain text",),
        ("heading", "inline Markdown"),
        ("inline Markdown",),
    ]
    assert {entry.references for entry in catalog.entries} == {("docs/guides/the-talk.md",)}


def test_a_changed_field_keeps_its_translation_as_fuzzy_with_the_text_before() -> None:
    """A field whose text has changed keeps its translation, fuzzy, and says what it was made for."""
    catalog = update_catalog([field("title", "New words")], translated([field("title", "Old words")]), "ko")
    (entry,) = catalog.entries
    assert (entry.text, entry.flags, entry.previous_id) == ("번역: Old words", ("fuzzy",), "Old words")
    assert catalog.obsolete == ()


def test_a_text_changed_twice_is_held_against_the_text_that_was_translated() -> None:
    """The previous text is the one that the translation was made for, and its return makes it current."""
    catalog = translated([field("title", "One")])
    for text in ("Two", "Three"):
        catalog = update_catalog([field("title", text)], catalog, "ko")
    assert catalog.entries[0].previous_id == "One"
    assert found(update_catalog([field("title", "Two")], catalog, "ko")) == {("title", "Two"): ("One", State.OUTDATED)}
    assert found(update_catalog([field("title", "One")], catalog, "ko")) == {("title", "One"): ("One", State.CURRENT)}


def test_a_translation_that_was_in_doubt_stays_so() -> None:
    """What a translator marked fuzzy does not become current because the source went away and came back."""
    catalog = translated([field("title", "One")])
    catalog = replace(catalog, entries=(replace(catalog.entries[0], flags=("fuzzy",)),))
    for text in ("Two", "One"):
        catalog = update_catalog([field("title", text)], catalog, "ko")
    assert found(catalog) == {("title", "One"): ("One", State.OUTDATED)}


def test_a_stale_previous_text_of_a_current_translation_revives_nothing() -> None:
    """A previous text that an editor left behind on a current translation is dropped, and means nothing."""
    catalog = translated([field("title", "Two")])
    stale = replace(catalog, entries=(replace(catalog.entries[0], previous_id="One"),))
    assert update_catalog([field("title", "Two")], stale, "ko") == catalog
    assert found(update_catalog([field("title", "One")], stale, "ko")) == {("title", "One"): ("Two", State.OUTDATED)}


def test_a_renamed_field_keeps_its_translation() -> None:
    """The same text under another id is the same text, and current."""
    catalog = update_catalog(
        [field("steps.call.title", "Call")], translated([field("steps.phone.title", "Call")]), "ko"
    )
    assert found(catalog) == {("steps.call.title", "Call"): ("Call", State.CURRENT)}
    assert catalog.obsolete == ()


def test_two_renamed_fields_with_one_text_are_a_choice_and_nobody_chooses() -> None:
    """Where two old or two new contexts have the text, its translations become obsolete and none is attached."""
    old = [field("a.label", "Name"), field("b.label", "Name")]
    catalog = update_catalog([field("c.label", "Name")], translated(old), "ko")
    assert found(catalog) == {("c.label", "Name"): ("", State.UNTRANSLATED)}
    assert len(catalog.obsolete) == 2
    new = [field("c.label", "Name"), field("d.label", "Name")]
    catalog = update_catalog(new, translated(old[:1]), "ko")
    assert {state for _, state in found(catalog).values()} == {State.UNTRANSLATED}


def test_a_copied_text_is_left_to_the_translator() -> None:
    """A new field with the text of another one gets nothing: equal texts can differ in translation."""
    old = field("a.label", "Name")
    catalog = update_catalog([old, field("b.label", "Name")], translated([old]), "ko")
    assert found(catalog)[("b.label", "Name")] == ("", State.UNTRANSLATED)


def test_two_fields_that_swap_their_texts_swap_their_translations() -> None:
    """Exact text comes before id."""
    catalog = translated([field("a", "Left"), field("b", "Right")])
    catalog = update_catalog([field("a", "Right"), field("b", "Left")], catalog, "ko")
    assert found(catalog) == {("a", "Right"): ("Right", State.CURRENT), ("b", "Left"): ("Left", State.CURRENT)}


def test_a_removed_text_comes_back_with_its_translation() -> None:
    """What is removed becomes obsolete without its places, and comes back current with the same text."""
    both = [field("a", "One"), field("b", "Two")]
    catalog = update_catalog(both[1:], translated(both), "ko")
    (gone,) = catalog.obsolete
    assert (gone.key, gone.obsolete, gone.references, gone.extracted) == (("a", "One"), True, (), ())
    assert update_catalog(both, catalog, "ko") == translated(both)


def test_a_removed_field_comes_back_with_other_words_as_fuzzy() -> None:
    """An id that comes back with another text has its old translation as fuzzy."""
    catalog = update_catalog([field("b", "Two")], translated([field("a", "One"), field("b", "Two")]), "ko")
    catalog = update_catalog([field("a", "Uno"), field("b", "Two")], catalog, "ko")
    assert found(catalog)[("a", "Uno")] == ("One", State.OUTDATED)
    assert catalog.obsolete == ()


def test_an_untranslated_message_leaves_nothing_behind() -> None:
    """A removed message without translation is dropped, and so is its fuzzy mark."""
    catalog = update_catalog([field("a", "One")], None, "ko")
    assert update_catalog([], catalog, "ko").obsolete == ()
    marked = replace(catalog, entries=(replace(catalog.entries[0], flags=("fuzzy", "x-note"), previous_id="0"),))
    (entry,) = update_catalog([field("a", "One")], marked, "ko").entries
    assert (entry.flags, entry.previous_id) == (("x-note",), None)


def test_comments_and_unknown_flags_stay() -> None:
    """Comments, waivers and flags that we do not know survive change, removal and return."""
    catalog = translated([field("a", "One")])
    mine = replace(catalog.entries[0], comments=("Ask Jiwoo.", "partwell: waive=numbers words"), flags=("x-note",))
    catalog = update_catalog([], replace(catalog, entries=(mine,)), "ko")
    catalog = update_catalog([field("a", "Uno")], catalog, "ko")
    assert catalog.entries[0].comments == mine.comments
    assert catalog.entries[0].flags == ("fuzzy", "x-note")


def test_obsolete_entries_are_sorted() -> None:
    """Obsolete entries stand in the order of context and text, however they got there, so that branches agree."""
    messages = [field("c", "3"), field("a", "1"), field("b", "2")]
    catalog = update_catalog([], translated(messages), "ko")
    assert [entry.context for entry in catalog.obsolete] == ["a", "b", "c"]
    stepwise = update_catalog([], update_catalog(messages[1:], translated(messages), "ko"), "ko")
    assert write_po(stepwise) == write_po(catalog)


def test_a_changed_paragraph_keeps_its_translation_by_its_place() -> None:
    """Between the same neighbours, a paragraph with some words changed keeps its translation as fuzzy."""
    catalog = translated(prose("intro", CLOSE, EMPLOYER, LAWYER))
    catalog = update_catalog(
        prose("intro", CLOSE, "Ask your employer for an answer in writing.", LAWYER), catalog, "ko"
    )
    assert found(catalog)[("intro", "Ask your employer for an answer in writing.")] == (EMPLOYER, State.OUTDATED)


def test_a_replaced_paragraph_does_not_inherit_a_translation() -> None:
    """Another paragraph at the same place gets nothing, though exact neighbours stand on both sides."""
    catalog = translated(prose("intro", CLOSE, EMPLOYER, LAWYER))
    catalog = update_catalog(prose("intro", CLOSE, "Silence is an answer too, after a week.", LAWYER), catalog, "ko")
    assert found(catalog)[("intro", "Silence is an answer too, after a week.")] == ("", State.UNTRANSLATED)
    assert [entry.id for entry in catalog.obsolete] == [EMPLOYER]


def test_twins_keep_apart() -> None:
    """The employer never gets the landlord's words: a new twin beside a changed paragraph leaves both to a person."""
    catalog = translated(prose("intro", CLOSE, EMPLOYER, LAWYER))
    catalog = update_catalog(prose("intro", CLOSE, EMPLOYER, LANDLORD, LAWYER), catalog, "ko")
    assert found(catalog)[("intro", LANDLORD)] == ("", State.UNTRANSLATED)
    changed = "Ask your employer today for a written answer."
    catalog = update_catalog(
        prose("intro", CLOSE, LANDLORD, changed, LAWYER), translated(prose("intro", CLOSE, EMPLOYER, LAWYER)), "ko"
    )
    assert found(catalog)[("intro", changed)] == ("", State.UNTRANSLATED)
    assert found(catalog)[("intro", LANDLORD)] == ("", State.UNTRANSLATED)
    assert [entry.id for entry in catalog.obsolete] == [EMPLOYER]


def test_equal_twins_at_one_place_are_a_choice() -> None:
    """In a gap of equal counts, a text that is as like one old text as another gets neither."""
    old = prose("intro", EMPLOYER, LANDLORD)
    new = prose("intro", "Ask your teacher for a written answer.", "Ask your doctor for a written answer.")
    catalog = update_catalog(new, translated(old), "ko")
    assert {state for _, state in found(catalog).values()} == {State.UNTRANSLATED}
    assert len(catalog.obsolete) == 2


def test_a_paragraph_moved_to_another_section_leaves_no_trace_for_the_next() -> None:
    """A paragraph that moved is no candidate for what changed at its old place."""
    catalog = translated([*prose("intro", CLOSE, EMPLOYER), *prose("money", "Money", LAWYER)])
    new = [*prose("intro", CLOSE, LANDLORD), *prose("money", "Money", LAWYER, EMPLOYER)]
    result = found(update_catalog(new, catalog, "ko"))
    assert result[("money", EMPLOYER)] == (EMPLOYER, State.CURRENT)
    assert result[("intro", LANDLORD)] == ("", State.UNTRANSLATED)


def test_a_change_is_not_sought_beyond_its_neighbours() -> None:
    """A text like one in another gap of the section stays apart from it."""
    catalog = translated(prose("intro", EMPLOYER, CLOSE, LAWYER))
    changed = "Ask your employer today for a written answer."
    result = found(update_catalog(prose("intro", CLOSE, LAWYER, changed), catalog, "ko"))
    assert result[("intro", changed)] == ("", State.UNTRANSLATED)


def test_reordered_paragraphs_keep_their_translations() -> None:
    """Order alone changes no state."""
    old = prose("intro", CLOSE, EMPLOYER, LAWYER)
    result = found(update_catalog(old[::-1], translated(old), "ko"))
    assert {state for _, state in result.values()} == {State.CURRENT}


def test_a_heading_is_known_by_its_id() -> None:
    """A heading with quite other words keeps its translation as fuzzy; a paragraph never takes it."""
    catalog = translated(prose("silence", "Silence", CLOSE))
    result = found(update_catalog(prose("silence", "When nobody answers", CLOSE), catalog, "ko"))
    assert result[("silence", "When nobody answers")] == ("Silence", State.OUTDATED)


def test_a_paragraph_never_takes_the_translation_of_its_heading() -> None:
    """Where a heading has found its own translation elsewhere, the old one goes to no paragraph."""
    first = translated(prose("silence", "Silence", CLOSE))
    catalog = update_catalog([], first, "ko")
    catalog = update_catalog(prose("silence", "Quiet"), catalog, "ko")
    catalog = replace(catalog, entries=(replace(catalog.entries[0], text="번역: Quiet", flags=(), previous_id=None),))
    result = found(update_catalog(prose("silence", "Silence", LAWYER), catalog, "ko"))
    assert result == {("silence", "Silence"): ("Silence", State.CURRENT), ("silence", LAWYER): ("", State.UNTRANSLATED)}


def test_a_renamed_section_keeps_all_its_translations() -> None:
    """A heading's new id moves heading and paragraphs as they are."""
    catalog = update_catalog(prose("quiet", "Silence", CLOSE), translated(prose("silence", "Silence", CLOSE)), "ko")
    assert {state for _, state in found(catalog).values()} == {State.CURRENT}


def test_a_text_that_stands_twice_in_a_section_is_one_message() -> None:
    """A repeated paragraph is translated once."""
    assert len(update_catalog(prose("intro", CLOSE, EMPLOYER, CLOSE), None, "ko").entries) == 2


def test_a_machine_translation_stays_one() -> None:
    """Change and return do not make a machine's words a person's."""
    catalog = translated([field("a", "One")])
    machine = replace(catalog.entries[0], comments=("partwell: state=machine",))
    catalog = replace(catalog, entries=(machine,))
    for text in ("Uno", "One"):
        catalog = update_catalog([field("a", text)], catalog, "ko")
        assert state_of(catalog.entries[0]) is State.MACHINE


def test_an_interface_string_that_changes_is_a_new_one() -> None:
    """Interface strings have no ids: another text is another message, and the old translation is kept aside."""
    catalog = update_sources([Source("", "Copy")], None, "ko")
    catalog = replace(catalog, entries=(replace(catalog.entries[0], text="복사"),))
    catalog = update_sources([Source("", "Copy this")], catalog, "ko")
    assert catalog.entries[0].text == ""
    assert catalog.obsolete[0].text == "복사"


def test_a_string_that_gets_or_loses_a_plural_loses_no_form() -> None:
    """A string that gains a plural starts from its translation; one that loses it keeps the other forms in comments."""
    single = Catalog("es", (Entry("", "{n} day", "{n} día"),))
    (entry,) = update_sources([Source("", "{n} day", "{n} days")], single, "es").entries
    assert (entry.forms, entry.is_fuzzy, entry.previous_id) == (("{n} día", "{n} día"), True, "{n} day")
    plural = Catalog("es", (Entry("", "{n} day", "{n} día", "{n} days", ("{n} día", "{n} días")),))
    (entry,) = update_sources([Source("", "{n} day")], plural, "es").entries
    assert (entry.text, entry.forms, entry.comments) == ("{n} día", (), ("The plural was: {n} días",))
    (entry,) = update_sources([Source("", "{n} day", "{n} whole days")], plural, "es").entries
    assert (entry.forms, entry.is_fuzzy, entry.previous_plural) == (("{n} día", "{n} días"), True, "{n} days")


def test_header_fields_of_other_tools_stay() -> None:
    """An update keeps the header's other fields and comments."""
    old = Catalog("ko", (), (), (("Last-Translator", "Jiwoo <j@example.org>"),), ("Korean.",), "x.po")
    new = update_catalog([field("a", "One")], old, "ko")
    assert (new.header, new.header_comments, new.path) == (old.header, old.header_comments, "x.po")


def test_contexts_that_a_broken_document_repeats_are_survived() -> None:
    """Two fields with one context share nothing and raise nothing."""
    catalog = update_catalog([field("a", "Uno"), field("a", "Dos")], translated([field("a", "One")]), "ko")
    assert [entry.text for entry in catalog.entries] == ["번역: One", ""]
    assert update_catalog([field("a", "")], None, "ko").entries == ()
