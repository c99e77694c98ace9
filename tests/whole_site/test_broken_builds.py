"""Broken input never costs the site: the build says what is wrong, exits with 1, and the last good site stands."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cli.app import app
from tests.loader.cases import CASES, Case
from tests.loader.catalog_cases import CATALOGS, LETTERS
from tests.support.project import REPOSITORY, Project, make_project

pytestmark = pytest.mark.slow

CONFIG = """\
site_name: Small
docs_dir: docs
theme:
  name: material
  custom_dir: {theme}
  font: false
plugins:
  - partwell:
      languages: [en, ko, ja]
      letter_locales: [en-US]
      templates_dir: {templates}
"""


def _build(project: Project) -> Result:
    return CliRunner().invoke(app, ["build", "--project", str(project.root)])


def _site(project: Project) -> dict[str, bytes]:
    return {name: data for name, data in project.snapshot().items() if name.startswith("site/")}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The sound little project with its site built."""
    project = make_project(tmp_path_factory.mktemp("built"))
    templates = REPOSITORY / "templates"
    project.write("mkdocs.yml", CONFIG.format(theme=templates / "theme", templates=templates))
    done = _build(project)
    assert done.exit_code == 0, done.output
    assert len(_site(project)) > 30
    return project


@pytest.fixture
def sound(built: Project, tmp_path: Path) -> Project:
    """A copy of the project and its site, to break."""
    shutil.copytree(built.root, tmp_path / "project")
    return Project(tmp_path / "project", built.options)


@pytest.mark.parametrize("broken", [*CASES, *CATALOGS, *LETTERS], ids=lambda broken: broken.name)
def test_the_last_good_site_stands(sound: Project, broken: Case) -> None:
    """Broken input ends with 1, every problem printed with its place and code, and no byte of the site changed."""
    before = _site(sound)
    broken.change(sound)

    done = _build(sound)

    assert done.exit_code == 1, done.output
    assert isinstance(done.exception, SystemExit)
    assert "Traceback" not in done.output
    for code, place, _ in broken.problems:
        assert f"[{code}]" in done.output
        assert place in done.output
    assert _site(sound) == before
