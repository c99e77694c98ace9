"""Edges of the site that no page of the sound project shows."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from jinja2 import TemplateSyntaxError
from pydantic import ValidationError

from generator import schemas
from generator.engine_mkdocs import run
from generator.interface import Interface
from generator.links import Links, reference_problems
from generator.loader.validate import validate
from generator.markdown import inline
from generator.model import Scenario, walk
from generator.options import Options
from generator.problems import ContentError
from generator.site import Site
from generator.strict_yaml import read
from tests.support.html import parse
from tests.support.project import Project, make_project


def interface(lang: str) -> Interface:
    """The interface of a language, its strings untranslated."""
    return Interface(lang, lambda message: None, lambda one, many, number: None)


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({"languages": ("en", "ko", "en")}, "twice"),
        ({"languages": ("ko", "ja")}, "source language en"),
        ({"languages": ("en", "qq")}, "nothing is known of the language qq"),
        ({"letter_locales": ("en-US", "en-XX")}, "en-XX"),
        ({"languages": ()}, "at least 1"),
        ({"languages": ("english",)}, "pattern"),
        ({"language": ("en",)}, "Extra inputs"),
    ],
)
def test_options_that_cannot_be_are_refused(fields: dict[str, object], says: str) -> None:
    """Options name languages that there are, each once, the source among them."""
    with pytest.raises(ValidationError, match=says):
        Options.model_validate(fields)


def test_targets_are_the_other_languages() -> None:
    """What is translated into is every language but the source."""
    assert Options(languages=("ko", "en", "es")).targets == ("ko", "es")


def test_site_without_a_language() -> None:
    """Asking a site for a language that it does not have is a mistake of the caller."""
    with pytest.raises(KeyError):
        Site("en", (), {}).language("fr")


def test_interface_speaks_its_language() -> None:
    """Lists, numbers, days and names are written as the language writes them."""
    english, korean, arabic = interface("en"), interface("ko"), interface("ar")

    assert english.any_of(["a", "b", "c"]) == "a, b, or c"
    assert english.all_of(["a", "b"]) == "a and b"
    assert korean.date(dt.date(2026, 1, 2)) == "2026년 1월 2일"
    assert korean.language_name("ja") == "일본어"
    assert (korean.own_name, interface("es").own_name) == ("한국어", "Español")
    assert (korean.direction, arabic.direction) == ("ltr", "rtl")
    assert korean.string("Source") == "Source"
    assert korean.text("Source").lang == "en"
    assert english.plural("{n} day", "{n} days", 1).value == "1 day"
    assert english.plural("{n} day", "{n} days", 2000).value == "2,000 days"


def test_many_names_are_not_listed(project: Project) -> None:
    """Where a collection has many items, a dangling reference names those that are near."""
    text = project.read("docs/clauses/exit.yml")
    for index in range(30):
        project.write(f"docs/clauses/way-{index}.yml", text)
    project.edit("docs/scenarios/late-payer.yml", "clauses: [exit]", "clauses: [exitt, zzzz]")
    library = project.content().library

    near, far = reference_problems(library)
    assert near.remedy == "Near it are exit."
    assert far.remedy == "Look into the collection's folder."
    assert Links(library).resolve("clauses/way-7", "") is not None


def test_unknown_field_in_free_fields_and_far_below(project: Project) -> None:
    """Fields of rows are data of the author's, and what is unknown in them is reported where it stands."""
    rows = "    columns:\n      - {id: amount, type: money, label: Amount}\n"
    rows += "    rows:\n      - {id: one, cells: {amount: 12.00 USD}}\n"
    project.edit("docs/letters/notice.yml", "type: person\n    label: Your client\n    example: Alex Example\n",
                 f"type: rows\n    label: Your client\n{rows}")  # fmt: skip
    assert {problem.code for problem in project.problems()} <= {"example", "field-type", "letter-slot"}
    letter = project.content().library.documents["letters/notice"].item
    contexts = [context for _, context, _ in walk.texts(letter)]
    assert "fields.client.rows.one.cells.amount" in contexts
    assert walk.locate(letter, "fields.client.rows.one.cells.amount") == ("fields", 0, "rows", 0, "cells", "amount")
    changed = walk.with_texts(letter, lambda _, text: type(text)("x", text.kind))
    assert {text.value for _, _, text in walk.texts(changed)} == {"x"}
    project.edit("docs/letters/notice.yml", "cells: {amount: 12.00 USD}", "cells: {amount: [a]}")
    (problem,) = [problem for problem in project.problems() if problem.code == "field-type"]
    assert (problem.field, problem.place.line) == ("fields.0.rows.0.cells.amount", 17)


@pytest.mark.parametrize(
    "text", ["signs: {a: {b: c}}", "steps: [{id: x, text: {y: z}}]", "repair: 5", "decision: {stay: 1}"]
)
def test_anything_can_be_refused_without_raising(text: str) -> None:
    """Whatever stands in an item, what comes back is problems with places."""
    data, positions, _ = read(text, "a.yml")

    item, problems = validate(Scenario, data, positions)

    assert item is None
    assert all(problem.place.path == "a.yml" and problem.reason and problem.remedy for problem in problems)


def test_scenario_without_the_parts_it_may_lack(project: Project) -> None:
    """A scenario needs no attempt to repair, no differences, no law and no days."""
    text = project.read("docs/scenarios/late-payer.yml")
    for first, after in (("repair:", "decision:"), ("differences:", "legal:"), ("legal:", "scripts:")):
        start, end = text.index(first), text.index(after)
        text = text[:start] + text[end:]
    project.write("docs/scenarios/late-payer.yml", text.replace("    day: 0\n", ""))
    assert project.problems() == ()

    ids = parse(project.article("en", "scenarios/late-payer/").html).ids
    assert {"signs", "decision", "steps-talk"} <= set(ids)
    assert not {"repair", "differences", "law"} & set(ids)


def test_guide_shows_every_kind_of_block(project: Project) -> None:
    """Quotes, lists in lists, empty cells and a guide that starts with a heading are all written."""
    text = "## Start {#start}\n\n> They said so.\n\n- a\n\n  b\n- > c\n\n| x |  |\n|---|---|\n| 1 | |\n"
    front = project.read("docs/guides/leaving.md").rpartition("---\n")[0]
    project.write("docs/guides/leaving.md", f"{front}---\n{text}")
    project.edit("docs/handbook/glossary.yml", "meaning: Saying that it ends.", "meaning: It ends.")
    assert project.problems() == ()

    html = project.article("en", "guides/leaving/").html
    assert "<blockquote><p>They said so.</p></blockquote>" in html
    assert "<li>a<p>b</p></li>" in html
    assert "<li><blockquote>" in html
    assert "<td></td>" in html


def test_letter_in_a_language_without_frames(tmp_path: Path) -> None:
    """A language without letter frames says that it has no letters, and shows the original, in English."""
    project = make_project(tmp_path, ("en", "es"), ("en-US",))
    html = project.article("es", "letters/notice/").html

    assert "no letters in this language yet" in html
    assert "I am ending our work together." in html
    none = make_project(tmp_path / "none", ("en",), ())
    assert "no letters in this language yet" in none.article("en", "letters/notice/").html


def test_link_in_words_without_a_page() -> None:
    """A link whose page a language lacks leaves its words."""
    nodes = inline.parse("see [*this*](guides/x) now")
    assert inline.to_html(nodes, lambda target: None) == "see <em>this</em> now"


def test_schemas_out_of_date_are_problems(tmp_path: Path) -> None:
    """A missing or changed schema, and a file that is none, are problems that say what to run."""
    assert {problem.code for problem in schemas.stale(tmp_path, "docs")} == {"schema-stale"}
    schemas.write(tmp_path / "docs")
    assert schemas.stale(tmp_path, "docs") == ()
    (tmp_path / "docs" / schemas.FOLDER / "poem.json").write_text("{}")
    (tmp_path / "docs" / schemas.FOLDER / "letter.json").write_text("{}")
    assert [problem.code for problem in schemas.stale(tmp_path, "docs")] == ["schema-stale", "schema-unknown"]


def test_broken_template_is_a_problem_with_its_place(tmp_path: Path) -> None:
    """A template that cannot be read is named with its line."""
    error = TemplateSyntaxError("unexpected end", 7, "page.html", str(tmp_path / "templates" / "pages" / "page.html"))

    found = run._translated(error, [], tmp_path)

    assert isinstance(found, ContentError)
    (problem,) = found.problems
    assert problem.code == "template-broken"
    assert str(problem.place) == "templates/pages/page.html:7"
