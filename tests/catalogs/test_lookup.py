"""States of translations, their lookup, their count; and the interface's strings."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from generator.catalogs.entries import Catalog, Entry
from generator.catalogs.interface import Strings, interface_sources, update_interface
from generator.catalogs.lookup import in_line, state_of, translate_message
from generator.catalogs.plurals import plural_rule
from generator.catalogs.status import status, total
from generator.catalogs.update import update_catalog
from generator.messages import Message
from generator.problems import ContentError, Place
from generator.texts import Kind, State, Text

PLACE = Place("docs/scenarios/late.yml", 4)
MESSAGES = [Message(name, f"Text {name}", Kind.PLAIN, PLACE) for name in "abcd"]


def mixed() -> Catalog:
    """A catalog with one message in each state."""
    a, b, c, d = update_catalog(MESSAGES, None, "ko").entries
    entries = (
        replace(a, text="가", text_line=11),
        replace(b, text="나", flags=("fuzzy",), text_line=12),
        replace(c, text_line=13),
        replace(d, text="라", comments=("partwell: state=machine",), text_line=14),
    )
    return Catalog("ko", entries, (Entry("z", "Z", "하", obsolete=True),), path="x.po")


def test_a_message_is_in_one_of_four_states() -> None:
    """Translated is current, fuzzy is outdated, empty is untranslated, a machine's is a machine's even if fuzzy."""
    assert [state_of(entry) for entry in mixed().entries] == list(State)
    assert state_of(None) is State.UNTRANSLATED
    assert state_of(Entry("", "a", " ")) is State.UNTRANSLATED
    assert state_of(Entry("", "a", "b", "as", ("b", ""))) is State.UNTRANSLATED
    assert state_of(Entry("", "a", "b", flags=("fuzzy",), comments=("partwell: state=machine",))) is State.MACHINE
    assert state_of(Entry("", "a", "b", comments=("state=machine",))) is State.CURRENT


def test_a_translation_says_its_language_and_state() -> None:
    """A translated text carries the catalog's language; an untranslated one is the source's, with none."""
    texts = [translate_message(mixed(), message) for message in MESSAGES]
    assert texts == [
        Text("가", Kind.PLAIN, "ko", State.CURRENT),
        Text("나", Kind.PLAIN, "ko", State.OUTDATED),
        Text("Text c", Kind.PLAIN, None, State.UNTRANSLATED),
        Text("라", Kind.PLAIN, "ko", State.MACHINE),
    ]
    stranger = Message("q", "Text q", Kind.INLINE, PLACE)
    assert translate_message(mixed(), stranger).state is State.UNTRANSLATED


@pytest.mark.parametrize(
    ("kind", "written", "read"),
    [
        (Kind.PLAIN, " 山田　太郎\n さん ", "山田　太郎 さん"),
        (Kind.INLINE, "一\n二", "一 二"),
        (Kind.LETTER, "\n一\n\n　二\n", "一\n\n　二"),
    ],
)
def test_white_space_is_folded_as_in_sources(kind: Kind, written: str, read: str) -> None:
    """Soft line breaks are spaces, except in letters; the ideographic space is a sign."""
    message = Message("a", "A", kind, PLACE)
    assert translate_message(Catalog("ja", (Entry("a", "A", written),)), message).value == read


def test_a_build_after_an_edit_sees_what_an_update_would_say() -> None:
    """A catalog that holds all messages is taken as it is; one that does not is updated in memory."""
    catalog = mixed()
    assert in_line(MESSAGES, catalog, "ko") is catalog
    changed = [replace(MESSAGES[0], text="Other words"), *MESSAGES[1:]]
    updated = in_line(changed, catalog, "ko")
    assert translate_message(updated, changed[0]) == Text("가", Kind.PLAIN, "ko", State.OUTDATED)
    assert in_line(MESSAGES, None, "ko").lang == "ko"


def test_a_status_counts_states_and_names_the_work() -> None:
    """Every message is counted once; what is not current is listed with its place."""
    found = status("scenarios/late", [*MESSAGES, MESSAGES[0]], mixed(), "ko")
    assert (found.current, found.outdated, found.untranslated, found.machine) == (1, 1, 1, 1)
    assert (found.obsolete, found.total, found.share) == (1, 4, 0.25)
    assert [(work.state, work.context, str(work.place)) for work in found.work] == [
        (State.OUTDATED, "b", "x.po:12"),
        (State.UNTRANSLATED, "c", "x.po:13"),
        (State.MACHINE, "d", "x.po:14"),
    ]
    empty = status("scenarios/late", MESSAGES, None, "ko")
    assert (empty.untranslated, empty.share) == (4, 0.0)
    assert {str(work.place) for work in empty.work} == {"docs/scenarios/late.yml:4"}
    summed = total([found, empty, status("x", MESSAGES, None, "ja")], "ko")
    assert (summed.lang, summed.key, summed.total, summed.current, len(summed.work)) == ("ko", "", 8, 1, 7)
    assert status("x", [], None, "ko").share == 1.0


def test_a_plural_rule_is_babels() -> None:
    """Forms and header follow Babel; the same rule in other spacing is the same, another is not."""
    assert (plural_rule("ko").count, plural_rule("es").count) == (1, 2)
    assert [plural_rule("es").form(number) for number in (0, 1, 2)] == [1, 0, 1]
    assert plural_rule("es").is_said_by("nplurals=2;plural=n!=1")
    assert plural_rule("es").is_said_by(" nplurals = 2 ; plural = ((n != 1)) ;")
    assert not plural_rule("es").is_said_by("nplurals=2; plural=(n > 1);")
    assert not plural_rule("es").is_said_by("nplurals=3; plural=(n != 1);")
    assert not plural_rule("es").is_said_by("nplurals=2; plural=(n) != (1);(")
    assert plural_rule("xx").header == plural_rule("en").header
    assert plural_rule("pt-BR").header == "nplurals=2; plural=(n > 1);"


def test_interface_strings_come_from_templates_and_code(tmp_path: Path) -> None:
    """Strings of templates and of the generator are found, with plurals, comments and files without lines."""
    pages = tmp_path / "templates" / "pages"
    pages.mkdir(parents=True)
    (pages / "a.html").write_text(
        "{# Translators: on a button #}{{ _('Copy') }} {{ _('Of {n}') }} {{ ngettext('{n} day', '{n} days', 2) }}"
    )
    (pages / "b.html").write_text("{{ _('Copy') }} {{ _(name) }} {{ _('') }}")
    (pages / "c.html").write_text("nothing")
    found = {source.text: source for source in interface_sources(tmp_path)}
    assert found["Copy"].references == ("templates/pages/a.html", "templates/pages/b.html")
    assert found["Copy"].extracted == ("on a button",)
    assert found["{n} day"].plural == "{n} days"
    assert found["Of {n}"].flags == ("python-brace-format",)
    assert "" not in found
    assert any(path.startswith("generator/") for source in found.values() for path in source.references)


def test_a_template_that_cannot_be_read_stops_the_update(tmp_path: Path) -> None:
    """A broken template is a problem at its line: its strings must not all become obsolete."""
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "a.html").write_text("ok\n{{ _('Copy') }\n")
    with pytest.raises(ContentError) as caught:
        interface_sources(tmp_path)
    (problem,) = caught.value.problems
    assert (problem.code, str(problem.place)) == ("template-syntax", "templates/a.html:2")


def test_interface_strings_are_given_only_when_current() -> None:
    """A string without a current translation is None, so that the source text stands in."""
    catalog = Catalog(
        "es",
        (
            Entry("", "Copy", "Copiar"),
            Entry("", "Old", "Viejo", flags=("fuzzy",)),
            Entry("", "{n} day", "{n} día", "{n} days", ("{n} día", "{n} días")),
            Entry("", "{n} page", "{n} página", "{n} pages", ("{n} página",)),
        ),
    )
    strings = Strings(catalog, "es")
    assert [strings.gettext(text) for text in ("Copy", "Old", "New")] == ["Copiar", None, None]
    assert [strings.ngettext("{n} day", "{n} days", n) for n in (1, 5, -1)] == ["{n} día", "{n} días", "{n} día"]
    assert strings.ngettext("{n} day", "{n} whole days", 5) is None
    assert strings.ngettext("{n} page", "{n} pages", 5) is None
    assert strings.ngettext("Old", "Olds", 5) is None
    assert [strings.state(text) for text in ("Copy", "Old", "New")] == [
        State.CURRENT,
        State.OUTDATED,
        State.UNTRANSLATED,
    ]
    source = Strings(None, "en")
    assert (source.gettext("Copy"), source.ngettext("a", "b", 1), source.state("a")) == (None, None, State.UNTRANSLATED)


def test_labels_of_a_frame_s_choices_are_interface_strings(tmp_path: Path) -> None:
    """What can be chosen about a letter's frame is translated with the interface; a broken frame says nothing here."""
    folder = tmp_path / "templates/letters"
    folder.mkdir(parents=True)
    options = "[{id: a, label: First}, {id: b, label: Second}]"
    (folder / "ko.yml").write_text(f"choices:\n  - {{id: x, label: A choice, options: {options}}}\n", "utf-8")
    (folder / "ja.yml").write_text(f"choices:\n  - {{id: y, label: A choice, options: {options}}}\n", "utf-8")
    broken = ["choices: [", "choices: [a, {options: [b, {label: 5}]}]", "- a", "choices: x"]
    for index, text in enumerate(broken):
        (folder / f"x{index}.yml").write_text(text, "utf-8")
    (folder / "y.yml").write_bytes(b"choices: \xff")
    found = {source.text: source.references for source in interface_sources(tmp_path) if "yml" in source.references[0]}
    names = ("templates/letters/ja.yml", "templates/letters/ko.yml")
    assert found == dict.fromkeys(("A choice", "First", "Second"), names)


def test_the_interface_has_a_catalog_like_any_other(tmp_path: Path) -> None:
    """The interface's catalog has as many empty forms as the language counts."""
    catalog = update_interface(interface_sources(tmp_path), None, "es")
    assert {len(entry.forms) for entry in catalog.entries if entry.plural} == {2}
