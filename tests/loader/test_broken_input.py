"""Every kind of broken input gets the promised problem at the promised place, and nothing else happens."""

from __future__ import annotations

import pytest

from generator.problems import Level
from tests.loader.cases import CASES, Case
from tests.loader.catalog_cases import CATALOGS, LETTERS
from tests.support.project import Project


@pytest.mark.parametrize("broken", [*CASES, *CATALOGS, *LETTERS], ids=lambda broken: broken.name)
def test_problem_has_its_code_place_and_field(project: Project, broken: Case) -> None:
    """A broken file gives exactly the promised problems, each in sentences, and no file is touched."""
    broken.change(project)
    before = project.snapshot()

    problems = project.problems()

    found = [(problem.code, str(problem.place), problem.field) for problem in problems]
    assert sorted(found, key=str) == sorted(broken.problems, key=str), "\n".join(map(str, problems))
    for problem in problems:
        assert problem.reason.endswith(".")
        assert problem.remedy.endswith((".", "?", '"'))
        assert problem.level is Level.ERROR
    assert broken.says in f"{problems[0].reason} {problems[0].remedy}"
    assert project.snapshot() == before
