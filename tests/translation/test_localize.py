"""Documents in one language: which words are shown, and in which state."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.library import Document
from generator.loader import load
from generator.markdown import blocks as markdown
from generator.model import walk
from generator.options import Options
from generator.texts import Kind, State, Text
from generator.translation import GUARDED, is_translated, localize, share, translated
from tests.support.project import REPOSITORY, Project, make_project

TITLE = {"scenarios/late-payer": "The late payer", "guides/the-talk": "The talk", "letters/notice": "Notice"}
TITLE |= {"scripts/ending-call": "The ending call", "clauses/exit": "A way out"}
FUZZY = "#, fuzzy"
MACHINE = "# partwell: state=machine"


def localized(project: Project, key: str, lang: str = "ko") -> Document:
    """A document as a language gets it."""
    return project.content().localized(lang).documents[key]


def title(project: Project, key: str, *before: str) -> Text:
    """The title of a document whose translation has lines before it."""
    project.translate("ko", key, ("title", TITLE[key], "제목", *before))
    return localized(project, key).item.title


@pytest.mark.parametrize("key", TITLE)
def test_current_translation_is_shown(project: Project, key: str) -> None:
    """A translation that a person made for these words is shown everywhere."""
    assert title(project, key) == Text("제목", Kind.PLAIN, "ko", State.CURRENT)


@pytest.mark.parametrize("key", TITLE)
def test_outdated_translation_is_shown_in_prose_alone(project: Project, key: str) -> None:
    """An outdated translation is shown in guides and scenarios, and never where words are sent or signed."""
    is_guarded = key.split("/")[0] in GUARDED

    assert title(project, key, FUZZY) == Text(
        TITLE[key] if is_guarded else "제목", Kind.PLAIN, "en" if is_guarded else "ko", State.OUTDATED
    )


@pytest.mark.parametrize("key", TITLE)
@pytest.mark.parametrize("before", [(MACHINE,), (MACHINE, FUZZY)])
def test_machine_translation_is_never_shown(project: Project, key: str, before: tuple[str, ...]) -> None:
    """What no person has read is not shown anywhere; the original stands there with its language."""
    assert title(project, key, *before) == Text(TITLE[key], Kind.PLAIN, "en", State.MACHINE)


@pytest.mark.parametrize("key", TITLE)
def test_missing_translation_shows_the_original(project: Project, key: str) -> None:
    """Without a catalog, without an entry and with an empty entry the original is shown, marked as English."""
    original = Text(TITLE[key], Kind.PLAIN, "en", State.UNTRANSLATED)
    assert localized(project, key).item.title == original
    project.translate("ko", key, ("description", "Something else", "다른 것"))
    assert localized(project, key).item.title == original
    project.translate("ko", key, ("title", TITLE[key], ""))
    assert localized(project, key).item.title == original


def test_guarded_collections_are_those_that_are_sent_or_signed() -> None:
    """Letters, scripts and clauses, and nothing else."""
    assert set(GUARDED) == {"letters", "scripts", "clauses"}


def test_source_language_is_current_in_itself(project: Project) -> None:
    """In the source language every text is current and in that language."""
    for document in project.content().localized("en"):
        for _, _, text in walk.texts(document.item):
            assert (text.lang, text.state) == ("en", State.CURRENT)
        for block in markdown.texts(document.blocks):
            assert (block.text.lang, block.text.state) == ("en", State.CURRENT)


def test_every_text_of_every_document_is_translated(project: Project) -> None:
    """A complete catalog leaves no text in English: fields, list entries, nested entries, prose, table cells."""
    keys = list(project.content().library.documents)
    for key in keys:
        project.translate_all("ko", key, leave=frozenset({"fields.last_day.example", "fields.notice_days.example"}))

    content = project.content()
    assert content.problems == ()
    for document in content.localized("ko"):
        texts = {context: text for _, context, text in walk.texts(document.item)}
        texts |= {str(block.line): block.text for block in markdown.texts(document.blocks)}
        assert texts
        examples = {"fields.last_day.example", "fields.notice_days.example"}  # an answer must fit its field's type
        for text in (text for context, text in texts.items() if context not in examples):
            assert text.value.startswith("«")
            assert (text.lang, text.state) == ("ko", State.CURRENT)


def test_prose_is_told_apart_by_its_section(project: Project) -> None:
    """The same words below two headings have two translations."""
    project.edit("docs/guides/leaving.md", "Say little.", "Say little.\n\n## Later {#later}\n\nSay little.")
    project.translate("ko", "guides/leaving", ("quiet", "Say little.", "하나"), ("later", "Say little.", "둘"))

    values = [str(block.text) for block in markdown.texts(localized(project, "guides/leaving").blocks)]

    assert values[2::2] == ["하나", "둘"]


@pytest.mark.parametrize("key", ["scenarios/late-payer", "guides/the-talk", "letters/notice", "handbook/glossary"])
def test_contexts_are_unique(project: Project, key: str) -> None:
    """No two messages of a document have the same key, and every one has a place and a context."""
    messages = project.content().library.documents[key].messages

    assert len({message.key for message in messages}) == len(messages)
    for message in messages:
        assert message.context
        assert message.place.line


def test_contexts_are_unique_in_the_own_content() -> None:
    """The same holds for the handbook itself."""
    for document in load(REPOSITORY, Options()).library:
        assert len({message.key for message in document.messages}) == len(document.messages), document.key


def test_contexts_name_fields_by_their_ids(project: Project) -> None:
    """A context is the field's path with ids for indices, so that moving an entry changes none."""
    contexts = [message.context for message in project.content().library.documents["letters/notice"].messages]

    assert {"title", "when_to_send.after-talk.text", "fields.last_day.help", "texts.standard.body.day.text"} <= {
        *contexts
    }
    block, end = "      - id: opening\n        text: I am ending our work together.\n", "{{ last_day }}.\n"
    project.edit("docs/letters/notice.yml", block, "")
    project.edit("docs/letters/notice.yml", end, end + block)
    moved = [message.context for message in project.content().library.documents["letters/notice"].messages]
    assert moved != contexts
    assert sorted(moved) == sorted(contexts)


def test_fields_can_be_found_by_their_contexts(project: Project) -> None:
    """Every context leads back to the place of its text; what is not there leads nowhere."""
    for document in project.content().library:
        for location, context, _ in walk.texts(document.item):
            assert walk.locate(document.item, context) == location
    letter = project.content().library.documents["letters/notice"].item
    assert walk.locate(letter, "fields.last_day") == ("fields", 1)
    for context in ("fields.nothing", "nothing", "title.value", "fields.last_day.nothing"):
        assert walk.locate(letter, context) is None


def test_share_counts_characters(project: Project) -> None:
    """Half of the words by length is half translated, prose included."""
    document = localized(project, "scenarios/late-payer")
    assert share(document, "ko") == 0
    assert share(document, "en") == 1
    assert share(localize(document, "en", "en", None), "en") == 1

    project.translate_all("ko", "guides/the-talk", leave=frozenset({"summary"}))
    guide = localized(project, "guides/the-talk")
    lengths = [len(text.value) for _, _, text in walk.texts(guide.item)]
    lengths += [len(block.text.value) for block in markdown.texts(guide.blocks)]
    assert share(guide, "ko") == pytest.approx(1 - len("Say it in a minute.") / sum(lengths))


def test_page_counts_as_translated_from_title_and_half(project: Project) -> None:
    """A page is translated when its title is and at least half of its words are."""
    key = "scenarios/late-payer"
    assert not is_translated(localized(project, key), "ko")
    project.translate("ko", key, ("title", TITLE[key], "제목"))
    assert not is_translated(localized(project, key), "ko")
    project.translate_all("ko", key, leave=frozenset({"title"}))
    assert not is_translated(localized(project, key), "ko")
    project.translate_all("ko", key, leave=frozenset({"summary", "description"}))
    assert is_translated(localized(project, key), "ko")
    assert is_translated(localized(project, key, "en"), "en")


def test_lookup_decides_alone() -> None:
    """The rule of what is shown depends on the state, the collection and nothing else."""
    source = Text("a", Kind.INLINE)
    for state in State:
        for is_guarded in (False, True):
            found = translated(
                "x",
                source,
                lambda _, __, state=state: Text("가", Kind.INLINE, "ko", state),
                "en",
                is_guarded=is_guarded,
            )
            hidden = state is State.MACHINE or (state is State.OUTDATED and is_guarded)
            assert found == Text("a" if hidden else "가", Kind.INLINE, "en" if hidden else "ko", state)
    nothing = translated("x", source, lambda _, __: None, "en", is_guarded=False)
    assert nothing == Text("a", Kind.INLINE, "en", State.UNTRANSLATED)


OVERLAY = """\
drop:
  signs: [you-chase]
add:
  causes:
    - entry: {id: won, text: 환율이 *올랐다*.}
    - after: cash
      entry: {id: holiday, text: 명절이다.}
  steps:
    - after: count
      entry: {id: mail, title: 내용증명, text: 보낸다., letter: notice}
order:
  steps: [send, mail, talk, count]
"""


def test_overlay_arranges_one_language(project: Project) -> None:
    """Drop, add and order change the lists of that language, nested ones too, and of no other."""
    project.write("docs/scenarios/late-payer.ko.yml", OVERLAY)
    assert project.problems() == ()
    korean, japanese = (localized(project, "scenarios/late-payer", lang).item for lang in ("ko", "ja"))

    assert [entry.id for entry in korean.signs] == ["late-twice"]
    assert [entry.id for entry in korean.causes] == ["won", "cash", "holiday"]
    assert [entry.id for entry in korean.steps] == ["send", "mail", "talk", "count"]
    assert [entry.id for entry in japanese.steps] == ["count", "talk", "send"]
    assert korean.causes[0].text == Text("환율이 *올랐다*.", Kind.INLINE, "ko", State.CURRENT)


def test_overlay_reaches_nested_lists(project: Project) -> None:
    """A list inside an entry is named by its dotted path, and fields by their names with underscores."""
    project.write(
        "docs/letters/notice.ko.yml",
        "order:\n  texts.standard.body: [day, opening]\n  fields: [last_day, client]\ndrop:\n  when_to_send: []\n",
    )
    assert project.problems() == ()
    letter = localized(project, "letters/notice").item

    assert [block.id for block in letter.texts[0].body] == ["day", "opening"]
    assert [field.id for field in letter.fields] == ["last_day", "client"]


def test_overlay_of_an_added_entry_after_another(project: Project) -> None:
    """An addition may follow another one."""
    project.write(
        "docs/scenarios/late-payer.ko.yml",
        "add:\n  causes:\n"
        "    - {after: cash, entry: {id: one, text: 하나}}\n    - {after: one, entry: {id: two, text: 둘}}\n",
    )
    assert project.problems() == ()

    assert [entry.id for entry in localized(project, "scenarios/late-payer").item.causes] == ["cash", "one", "two"]


def test_limited_item_is_missing_elsewhere(project: Project) -> None:
    """An item for some languages is not in the library of others, and what refers to it stands without a link."""
    project.edit("docs/scripts/ending-call.yml", "reviewed:", "only: [ko]\nreviewed:")
    project.edit("docs/guides/leaving.md", "Say little.", "See [the call](scripts/ending-call#opening).")
    assert project.problems() == ()

    assert "scripts/ending-call" in project.content().localized("ko").documents
    assert "scripts/ending-call" not in project.content().localized("ja").documents
    assert '<a href="../../scripts/ending-call/#opening">' in project.article("ko", "guides/leaving/").html
    page = project.article("ja", "guides/leaving/").html
    assert "See the call." in page
    assert "ending-call" not in page + project.article("ja", "scenarios/late-payer/").html


def test_new_language_needs_no_file(tmp_path: Path) -> None:
    """A language that is listed and has no catalog shows the original everywhere."""
    project = make_project(tmp_path, ("en", "es"))
    assert project.problems() == ()

    for document in project.content().localized("es"):
        assert document.item.title.state is State.UNTRANSLATED
