"""`partwell build` on the real handbook, through the real engine: whole, or told in our own words."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from jinja2 import TemplateNotFound, TemplateSyntaxError
from mkdocs.exceptions import Abort

from generator.cli.app import app
from generator.engine_mkdocs import run
from generator.errors import EngineError
from generator.problems import ContentError

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of this handbook."""
    for name in ("docs", "templates"):
        shutil.copytree(ROOT / name, tmp_path / "handbook" / name)
    shutil.copy(ROOT / "mkdocs.yml", tmp_path / "handbook")
    return tmp_path / "handbook"


def build(project: Path) -> Result:
    """Run the command as a user does."""
    result = CliRunner().invoke(app, ["build", "--project", str(project)])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def contents(folder: Path) -> dict[str, bytes]:
    """Every file below a folder."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def change(path: Path, pattern: str, replacement: str) -> None:
    """Change the first place in a file that matches."""
    text, count = re.subn(pattern, replacement, path.read_text(encoding="utf-8"), count=1, flags=re.MULTILINE)
    assert count == 1
    path.write_text(text, encoding="utf-8")


def test_a_build_twice_and_a_broken_one(project: Path) -> None:
    """The site is published; a second build finds it unchanged; broken content leaves it byte for byte."""
    first = build(project)
    assert (first.exit_code, first.stderr) == (0, "")
    assert (project / "site" / "ja" / "index.html").is_file()
    before = contents(project / "site")
    second = build(project)
    assert re.fullmatch(r".*site: \d+ unchanged files\.\n", second.stdout)
    change(project / "docs" / "scenarios" / "late-payer.yml", "^summary:", "sumary:")
    broken = build(project)
    assert (broken.exit_code, broken.stdout) == (1, "")
    assert re.search(
        r"^docs/scenarios/late-payer\.yml:\d+:1: sumary: There is no field sumary\. Did you mean summary\? \[field-un",
        broken.stderr,
        re.MULTILINE,
    )
    assert "Traceback" not in broken.stderr
    assert contents(project / "site") == before


def test_a_setting_that_the_engine_refuses(project: Path) -> None:
    """A wrong setting of MkDocs is a problem of mkdocs.yml, in MkDocs's words."""
    with (project / "mkdocs.yml").open("a") as file:
        file.write("edit_uri: [1]\nuse_directory_urls: 7\n")
    with pytest.raises(ContentError) as caught:
        run.build(project, project / "out")
    assert {found.code for found in caught.value.problems} == {"engine-warning"}
    assert any("use_directory_urls" in found.reason for found in caught.value.problems)


def test_a_warning_of_the_engine(project: Path) -> None:
    """A strict build takes no warnings, and says which there are."""
    with (project / "mkdocs.yml").open("a") as file:
        file.write("unheard_of: 7\n")
    with pytest.raises(ContentError, match="unheard_of") as caught:
        run.build(project, project / "out")
    assert caught.value.problems[0].place.path == "mkdocs.yml"


def test_a_plugin_that_is_not_installed(project: Path) -> None:
    """An unknown plugin is named."""
    change(project / "mkdocs.yml", "^plugins:$", "plugins:\n  - not-installed")
    with pytest.raises(ContentError, match="not-installed"):
        run.build(project, project / "out")


def test_a_project_without_our_plugin(project: Path) -> None:
    """A build in which the plugin takes no part is refused."""
    change(project / "mkdocs.yml", r"^plugins:\n(?s:.*?)\n\n", "plugins: []\n\n")
    change(project / "mkdocs.yml", "^  custom_dir: .*$", "")
    shutil.rmtree(project / "docs")
    (project / "docs").mkdir()
    (project / "docs" / "index.md").write_text("# Home\n")
    with pytest.raises(EngineError, match="takes no part"):
        run.build(project, project / "out")


def test_a_broken_template_of_a_page(project: Path) -> None:
    """A template that cannot be read ends the build with its name and line."""
    with (project / "templates" / "pages" / "scenario.html").open("a") as file:
        file.write("\n{% endblock %}{% if %}\n")
    result = build(project)
    assert result.exit_code == 1
    assert re.match(r"templates/pages/scenario\.html:\d+: The template is broken: .*endblock", result.stderr)
    assert "Traceback" not in result.stderr
    assert not (project / "site").exists()


def test_a_broken_template_of_the_theme(project: Path) -> None:
    """The same for the theme's."""
    with (project / "templates" / "theme" / "main.html").open("a") as file:
        file.write("\n{% if %}\n")
    result = build(project)
    assert result.exit_code == 1
    assert re.match(r"templates/theme/main\.html:\d+: The template is broken: ", result.stderr)


def test_an_unknown_name_in_a_template(project: Path) -> None:
    """What is found only while a page is written has its file and line as well."""
    with (project / "templates" / "theme" / "main.html").open("a") as file:
        file.write("\n{% block announce %}{{ nothing.at.all }}{% endblock %}\n")
    result = build(project)
    assert result.exit_code == 1
    assert re.match(r"templates/theme/main\.html:\d+: The template is broken: 'nothing' is undefined", result.stderr)


def test_a_fault_of_the_machine_keeps_its_name(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A full disk inside the engine is a fault of the machine, exit code 3."""

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("mkdocs.utils.write_file", full)
    monkeypatch.setattr("generator.engine_mkdocs.plugin.write_file", full)
    result = build(project)
    assert result.exit_code == 3
    assert "the disk is full" in result.stderr


@pytest.mark.parametrize(
    ("error", "wanted", "words"),
    [
        (Abort("Out of order"), EngineError, "MkDocs stopped: Out of order."),
        (
            TemplateSyntaxError("Odd", 3, filename="/usr/share/theme/x.html"),
            ContentError,
            "/usr/share/theme/x.html:3: ",
        ),
        (TemplateNotFound("x.html"), ContentError, "The template is broken: x.html."),
        (TemplateNotFound("y.html"), ContentError, " [template-broken]"),
    ],
    ids=["abort", "template elsewhere", "template nowhere", "template's code"],
)
def test_what_the_engine_says_for_itself(
    project: Path, monkeypatch: pytest.MonkeyPatch, error: Exception, wanted: type[Exception], words: str
) -> None:
    """An end without a warning, and a template outside of the project, are told as far as they are known."""

    def fail(config: object) -> None:
        raise error

    monkeypatch.setattr(run, "mkdocs_build", fail)
    with pytest.raises(wanted, match=re.escape(words)):
        run.build(project, project / "out")


def test_the_other_commands_on_the_real_handbook(project: Path) -> None:
    """Check finds nothing wrong, a second update writes nothing, and status counts every language."""

    def ended(*arguments: str) -> str:
        result = CliRunner().invoke(app, [*arguments, "--project", str(project)])
        assert result.exit_code == 0, result.output
        return result.stdout

    assert "\nNo problems" in f"\n{ended('check')}"
    ended("update")
    before = contents(project / "docs")
    assert re.fullmatch(r"0 written, 0 removed, \d+ unchanged\.\n", ended("update"))
    assert contents(project / "docs") == before
    assert re.search(r"^ja +\d+ +\d+ +\d+ +\d+ +\d+ %$", ended("status"), re.MULTILINE)
