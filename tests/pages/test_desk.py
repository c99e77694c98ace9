"""The letter desk of a page: asked in the reader's language, offering whole letters only."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from generator.letters.bundles import FOLDER
from tests.support.html import Element, parse
from tests.support.project import Project, make_project

URL = "letters/notice/"
EXAMPLE = "fields.last_day.example"
"""A date, which has no translation in quotes."""


@pytest.fixture
def four(tmp_path: Path) -> Project:
    """The sound project with letters in four locales."""
    return make_project(tmp_path, letter_locales=("en-US", "en-GB", "ko", "ja"))


def desk(project: Project, lang: str) -> Element:
    """The desk on the page of the notice."""
    return parse(project.article(lang, URL).html).styled("pw-desk")[0]


def config(found: Element) -> dict[str, Any]:
    """What the desk tells its scripts."""
    (template,) = [e for e in found.all("template") if "data-config" in e.attrs]
    return dict(json.loads(template.text))


def asked(found: Element) -> list[str]:
    """The fields that a desk asks for, in order, without the frames' choices."""
    return [e.attrs["data-field"] for e in found.styled("pw-desk__form")[0].walk() if "data-field" in e.attrs]


def test_desk_asks_for_letter_client_and_sender(four: Project) -> None:
    """The letter's own questions come first, then the client, then the writer; what is worked out is not asked."""
    found = desk(four, "en")
    names = asked(found)

    assert names[:3] == ["client", "last_day", "letter_date"]
    assert names.index("client_company") < names.index("sender_name")
    assert "client_name" not in names
    for name in ("client", "last_day"):
        (label,) = [e for e in found.all("label") if e.attrs.get("for") == f"f-{name}"]
        assert label.text in ("Your client", "Last day")
    help_of = found.find("f-last_day-help")
    assert help_of.text == "The last day of work."
    assert "f-last_day-help" in found.find("f-last_day").attrs["aria-describedby"].split()


def test_every_example_says_that_it_is_one(four: Project) -> None:
    """The examples of the letter's own questions and of those that every letter asks begin with the same words."""
    found = desk(four, "en")
    examples = [element.text for element in found.styled("pw-field__example")]
    assert len(examples) > 5
    assert [text for text in examples if not text.startswith("For example: ")] == []


def test_only_whole_letters_are_offered(four: Project) -> None:
    """A language is offered once all words that its letter prints are translated, and not before."""
    assert list(config(desk(four, "en"))["locales"]) == ["en-US", "en-GB"]
    four.translate_all("ko", "letters/notice", leave=frozenset({EXAMPLE, "texts.standard.body.day.text"}))
    assert list(config(desk(four, "ko"))["locales"]) == ["en-US", "en-GB"]
    four.translate_all("ko", "letters/notice", leave=frozenset({EXAMPLE}))
    made = config(desk(four, "ko"))
    assert list(made["locales"]) == ["en-US", "en-GB", "ko"]
    assert made["reading"] == "ko"
    assert made["locales"]["ko"]["currency"] == "KRW"


def test_reader_is_told_why_their_language_is_missing(four: Project) -> None:
    """Where the reader's own language cannot be written in, the page says so above the desk."""
    page = four.article("ja", URL).html
    assert config(desk(four, "ja"))["reading"] == ""
    assert page.index("not translated completely") < page.index("pw-desk")
    assert "not translated completely" not in four.article("en", URL).html


def test_every_file_that_a_desk_names_is_published(four: Project) -> None:
    """Each letter, format and calendar that a page names is a file of the site, at the address that it names."""
    site = four.site()
    made = config(desk(four, "en"))
    named = [made["calendars"], *(place[key] for place in made["locales"].values() for key in ("letter", "data"))]
    assert len(named) == 5
    for path in named:
        assert path.startswith(f"../../../{FOLDER}/")
        assert path.removeprefix("../../../") in site.files


def test_choices_are_offered_for_each_locale(four: Project) -> None:
    """What a locale's custom leaves open is offered with it, the usual way first."""
    four.translate_all("ja", "letters/notice", leave=frozenset({EXAMPLE}))
    found = desk(four, "en")
    boxes = {e.attrs["data-choices"]: e for e in found.walk() if "data-choices" in e.attrs}
    years = next(e for e in boxes["ja"].walk() if e.attrs.get("data-field") == "year_style")
    assert [option.attrs["value"] for option in years.all("option")] == ["western", "era"]
    assert "ja" in boxes
    assert "ko" not in boxes


def test_law_brings_regions_and_rates(four: Project) -> None:
    """Every country of the register can govern the contract; parts with holidays of their own are named."""
    found = desk(four, "en")
    laws = [option.attrs["value"] for option in found.find("desk-law").all("option")]
    assert laws[0] == ""
    assert "kr" in laws
    assert ["GB-SCT", "Scotland"] in config(found)["regions"]["gb"]
    four.edit(
        "docs/letters/notice.yml",
        "  - id: last_day\n    type: date\n",
        "  - id: rate\n    type: percentage\n    label: Rate\n    suggest: late-rates\n"
        "    required: false\n  - id: last_day\n    type: date\n",
    )
    hints = desk(four, "en").styled("pw-hint")
    assert hints
    for hint in hints:
        assert hint.attrs["data-for-law"] in laws
        assert hint.all("a")[0].attrs["href"].startswith("http")
        for button in hint.all("button"):
            assert button.attrs["data-for"] == "f-rate"
            assert button.attrs["data-value"] in button.text


def test_language_without_letters_has_no_desk_of_its_own(tmp_path: Path) -> None:
    """A language without a frame has a desk that writes in the locales that there are; without any there is none."""
    project = make_project(tmp_path, languages=("en", "es"))
    made = config(desk(project, "es"))
    assert list(made["locales"]) == ["en-US"]
    assert made["reading"] == ""
    none = make_project(tmp_path / "none", languages=("en",), letter_locales=())
    assert parse(none.article("en", URL).html).styled("pw-desk") == []
    assert none.site().files == {}


def test_desk_is_no_text_to_search(four: Project) -> None:
    """The desk's own words are not searched; what it asks for is, once."""
    entries = {entry.id: entry for entry in four.article("en", URL).search}
    assert "desk" not in entries
    assert entries["fields"].text.count("Your client") == 1
