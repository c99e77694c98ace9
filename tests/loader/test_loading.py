"""Reading the content: what is accepted, what is reported together, and what is left alone."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from generator.content import load_content
from generator.loader import load
from generator.loader.files import read_text, shown
from generator.options import Options
from generator.problems import ContentError, Problem
from tests.loader import cases
from tests.support.project import REPOSITORY, Project

BOMB = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{after}: &{after} [{', '.join([f'*{before}'] * 9)}]\n"
    for before, after in zip("abcdefgh", "bcdefghi", strict=True)
)

OPTIONS = Options(templates_dir=str(REPOSITORY / "templates"))


def codes(project: Project) -> list[str]:
    """The codes of all problems, in the order in which they are shown."""
    return [problem.code for problem in project.problems()]


def test_sound_project_has_no_problems(project: Project) -> None:
    """What the other tests break is sound before."""
    assert project.problems() == ()


def test_own_content_has_no_problems() -> None:
    """The handbook's own sources are sound (catalogs aside)."""
    assert load(REPOSITORY, Options()).problems == ()


def test_problems_of_all_files_come_at_once(project: Project) -> None:
    """Five broken files give five reports, sorted by file, and the site is refused with all of them."""
    project.edit(cases.SCENARIO, "reviewed:", "sumary: x\nreviewed:")
    project.edit(cases.SCRIPT, "minutes: 10", "minutes: ten")
    project.edit(cases.TALK, " {#silence}", "")
    project.write(cases.CLAUSE, b"title: \xff\n")
    project.write("docs/pages/stray.txt", "x")

    found = [(problem.code, problem.place.path) for problem in project.problems()]

    assert found == [
        ("file-encoding", cases.CLAUSE),
        ("markdown-heading-id", cases.TALK),
        ("file-unknown", "docs/pages/stray.txt"),
        ("field-unknown", cases.SCENARIO),
        ("field-type", cases.SCRIPT),
    ]
    with pytest.raises(ContentError) as stopped:
        project.site()
    assert len(stopped.value.problems) == 5
    assert len(str(stopped.value).splitlines()) == 5


def test_all_problems_of_one_file_come_at_once(project: Project) -> None:
    """One file with several faults in its fields shows each of them."""
    project.edit(cases.SCENARIO, "title: The late payer", "titel: 12")
    project.edit(cases.SCENARIO, "day: 2", "day: two")

    assert codes(project) == ["field-missing", "field-unknown", "field-type"]


def test_broken_item_is_not_reported_again_by_those_that_refer_to_it(project: Project) -> None:
    """References and links to an item that exists and is broken add nothing."""
    project.edit(cases.LEAVING, "Say little.", "See [the scenario](scenarios/late-payer#signs).")
    project.edit(cases.SCENARIO, "day: 2", "day: two")
    project.edit(cases.GLOSSARY, "reviewed: 2026-01-02", "reviewed: soon")
    project.edit(cases.COUNTRIES, "reviewed: 2026-01-02", "reviewed: soon")
    project.edit(cases.TALK, "order: 10", "order: ten")

    assert codes(project) == ["field-type"] * 4


@pytest.mark.parametrize("line_end", ["\r\n", "\r"])
def test_line_ends_do_not_matter(project: Project, line_end: str) -> None:
    """Files with the line ends of Windows or of old Macs give the same documents."""
    before = project.content().library.documents
    for name in before.values():
        project.write(name.path, project.read(name.path).replace("\n", line_end))

    content = project.content()

    assert content.problems == ()
    assert content.library.documents == before


def test_line_ends_do_not_move_places(project: Project) -> None:
    """A problem in a file with CRLF has the same line and column as in one with LF."""
    project.edit(cases.SCENARIO, "day: 2", "day: two")
    expected = project.problems()
    project.write(cases.SCENARIO, project.read(cases.SCENARIO).replace("\n", "\r\n"))

    assert project.problems() == expected


def test_hidden_files_and_assets_are_left_alone(project: Project) -> None:
    """What editors and systems leave behind is no problem."""
    project.write("docs/.DS_Store", b"\0\xff")
    project.write("docs/scenarios/.late-payer.yml.swp", b"\0\xff")
    project.write("docs/assets/photo.bin", b"\0\xff")
    project.write("docs/locale/.keep", "")

    assert project.problems() == ()


def test_missing_folder_is_one_problem(tmp_path: Path) -> None:
    """A project without its docs folder gets one problem that names it, and no traceback."""
    problems = load_content(tmp_path, OPTIONS).problems

    assert [(problem.code, str(problem.place)) for problem in problems] == [("docs-missing", "docs")]


def test_empty_folder_names_what_the_handbook_needs(tmp_path: Path) -> None:
    """An empty docs folder gets one problem for each document that must be there."""
    (tmp_path / "docs").mkdir()

    assert [problem.place.path for problem in load_content(tmp_path, OPTIONS).problems] == [
        "docs/handbook/glossary.yml",
        "docs/handbook/home.yml",
        "docs/handbook/jurisdictions.yml",
        "docs/handbook/signals.yml",
    ]


def test_unreadable_file_is_a_problem(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that the system refuses to read is reported with the system's reason."""
    read_bytes = Path.read_bytes

    def refuse(path: Path) -> bytes:
        if path.name == "late-payer.yml":
            raise PermissionError(13, "Permission denied")
        return read_bytes(path)

    monkeypatch.setattr(Path, "read_bytes", refuse)

    (problem,) = project.problems()
    assert (problem.code, problem.place.path) == ("file-unreadable", cases.SCENARIO)
    assert "Permission denied" in problem.reason


@pytest.mark.parametrize("folder", ["docs", "docs/scenarios"])
def test_unreadable_folder_is_a_problem(project: Project, monkeypatch: pytest.MonkeyPatch, folder: str) -> None:
    """A folder that the system refuses to list is reported, and nothing raises."""
    scandir = os.scandir

    def refuse(path: Path) -> object:
        if Path(path) == project.path(folder):
            raise PermissionError(13, "Permission denied")
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refuse)

    assert ("file-unreadable", folder) in {(problem.code, problem.place.path) for problem in project.problems()}


def test_file_that_vanishes_is_a_problem(tmp_path: Path) -> None:
    """A file that is gone between the listing and the reading is reported."""
    problem = read_text(tmp_path / "gone.yml", "docs/scenarios/gone.yml")

    assert isinstance(problem, Problem)
    assert problem.code == "file-unreadable"


def test_linked_collection_is_not_followed(project: Project, tmp_path: Path) -> None:
    """A collection's folder that is a link is reported, and nothing behind it is read."""
    project.path("docs/scenarios").rename(tmp_path / "elsewhere")
    project.path("docs/scenarios").symlink_to(tmp_path / "elsewhere")

    assert ("file-link", "docs/scenarios") in {(problem.code, problem.place.path) for problem in project.problems()}


def test_linked_folder_of_catalogs_is_not_followed(project: Project, tmp_path: Path) -> None:
    """A catalog below a linked folder is reported and not read."""
    project.translate_all("ko", "scenarios/late-payer")
    project.path("docs/locale").rename(tmp_path / "elsewhere")
    project.path("docs/locale").symlink_to(tmp_path / "elsewhere")

    assert set(codes(project)) == {"po-outside"}


def test_pipe_does_not_hold_the_build_up(project: Project) -> None:
    """A pipe among the sources is reported; reading it would wait for ever."""
    os.mkfifo(project.path("docs/scenarios/pipe.yml"))

    (problem,) = project.problems()
    assert (problem.code, problem.place.path) == ("file-unknown", "docs/scenarios/pipe.yml")


def test_name_that_is_not_text_can_be_shown(project: Project) -> None:
    """A file name of stray bytes or of escape sequences comes out as visible, encodable text."""
    (Path(os.fsdecode(os.fsencode(project.path("docs/scenarios")) + b"/\xff\x1b[31m.yml"))).write_bytes(b"x")

    (problem,) = project.problems()
    assert problem.code == "slug"
    assert str(problem).encode().isascii()
    assert "\\x1b" in str(problem)


def test_names_are_shown_as_they_are() -> None:
    """A name of letters stays what it is in every script."""
    assert shown("docs/scenarios/늦은 지급.yml") == "docs/scenarios/늦은 지급.yml"


def test_yaml_bomb_is_cut_off(project: Project) -> None:
    """Aliases are never expanded: nine levels of nine are refused one by one, at once."""
    project.write(cases.SCENARIO, BOMB)
    start = time.process_time()

    problems = project.problems()

    assert time.process_time() - start < 2
    assert {problem.code for problem in problems} == {"yaml-anchor", "yaml-alias"}
    assert str(problems[0].place) == f"{cases.SCENARIO}:1:4"


def test_flood_of_problems_is_cut_off(project: Project) -> None:
    """A file with thousands of faults shows the first hundred."""
    project.write(cases.SCENARIO, "title:\n" + "- *x\n" * 40_000)

    assert len(project.problems()) == 100


@pytest.mark.parametrize(
    ("name", "text"),
    [
        (cases.SCENARIO, "[" * 900_000),
        (cases.SCENARIO, "{a: " * 200_000),
        (cases.SCENARIO, "- " * 400_000),
        (cases.SCENARIO, "a: " + "x" * 900_000),
        (cases.SCENARIO, '"' + "\\" * 900_000),
        (cases.SCENARIO, "? " * 400_000),
        (cases.SCENARIO, "#" * 900_000),
        (cases.SCENARIO, "a:\n" * 300_000),
        (cases.LEAVING, "---\n" * 200_000),
        (cases.LEAVING, "---\n" * 50_000),
        (cases.SCENARIO, "a:\n" * 50_000),
    ],
    ids=[
        "brackets",
        "braces",
        "lists",
        "long-line",
        "backslashes",
        "keys",
        "comment",
        "same-key",
        "rules",
        "fewer-rules",
        "fewer-keys",
    ],
)
def test_hostile_file_is_read_quickly(project: Project, name: str, text: str) -> None:
    """Whatever stands in a file of a megabyte, its problems are there within seconds."""
    project.write(name, text)
    start = time.process_time()

    assert project.problems()
    assert time.process_time() - start < 5


def test_edited_file_is_read_again(project: Project) -> None:
    """Documents are kept by content: a second reading sees what changed."""
    assert project.content().library.documents["scenarios/late-payer"].item.title.value == "The late payer"
    project.edit(cases.SCENARIO, "The late payer", "The very late payer")

    assert project.content().library.documents["scenarios/late-payer"].item.title.value == "The very late payer"
