"""Each command does what its help says, and tells how it went."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from pathlib import Path

import click
import pytest

import generator.cli
from generator.cli import output
from generator.cli.app import app
from generator.problems import ContentError, Problem
from generator.publish import publish
from generator.reports import LanguageStatus, UpdateReport
from generator.texts import State
from tests.cli import fakes
from tests.cli.fakes import ERROR, NOTICE, run

COMMANDS = ["build", "check", "letter", "new", "schema", "status", "update"]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A small project."""
    return fakes.project(tmp_path / "handbook")


def test_help_names_every_command_and_exit_code() -> None:
    """`partwell --help` shows examples, all commands and all exit codes; -h is the same."""
    long, short = run(["--help"]), run(["-h"])
    assert long.output == short.output
    assert long.exit_code == 0
    assert "Examples:" in long.output
    assert all(f"\n  {command} " in long.output for command in COMMANDS)
    assert all(f"\n    {code} " in long.output for code in (0, 1, 2, 3, 130))


@pytest.mark.parametrize("command", COMMANDS)
def test_help_of_a_command_has_examples(command: str) -> None:
    """Every command's help says what it does, with examples that name it."""
    result = run([command, "--help"])
    assert result.exit_code == 0
    assert "Examples:" in result.output
    assert f"  partwell {command}" in result.output
    assert sorted(app.commands) == COMMANDS


def test_version() -> None:
    """The version is the package's."""
    assert run(["--version"]).output.startswith("partwell, version ")


def test_build_publishes(project: Path) -> None:
    """A build puts the site in place and says what changed."""
    result = run(["build", "--project", project])
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == f"{project / 'site'}: 4 new files.\n"
    assert (project / "site" / "ko" / "index.html").read_text() == "ko/index.html"
    assert run(["build", "--project", project]).stdout == f"{project / 'site'}: 4 unchanged files.\n"


def test_build_to_another_folder(project: Path, tmp_path: Path) -> None:
    """--site-dir takes the place of the configured folder."""
    result = run(["build", "--project", project, "--site-dir", tmp_path / "www"])
    assert result.exit_code == 0
    assert (tmp_path / "www" / "index.html").is_file()
    assert not (project / "site").exists()


def test_build_refuses_an_incomplete_site(project: Path) -> None:
    """A page that the engine did not write keeps the old site in place, with exit code 1."""

    def forgetful(root: Path, site_dir: Path) -> object:
        site = fakes.engine(root, site_dir)
        (site_dir / "404.html").unlink()
        return site

    result = run(["build", "--project", project], engine=forgetful)
    assert (result.exit_code, result.stdout) == (1, "")
    assert "404.html: The build did not write this page." in result.stderr
    assert not (project / "site").exists()


def test_build_tells_of_an_interrupted_one(project: Path) -> None:
    """What was mended at the start, and what could not be deleted, is told on stderr."""
    run(["build", "--project", project])
    workshop = project / ".partwell" / "site"
    (project / "site").rename(workshop / "old")
    result = run(["build", "--project", project])
    assert "the old one was put back" in result.stderr
    assert result.exit_code == 0


def test_build_tells_of_leftovers(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A leftover does not make the build a failure."""
    from generator.errors import MachineError

    def with_leftover(*arguments: object, **options: object) -> object:
        published = publish(*arguments, **options)  # type: ignore[arg-type]
        return type(published)(
            published.site_dir, published.changes, leftover=MachineError("Could not delete it.", "Wait.")
        )

    monkeypatch.setattr("generator.cli.build.publish", with_leftover)
    result = run(["build", "--project", project])
    assert (result.exit_code, result.stderr) == (0, "Could not delete it. The next build tries again.\n")


def test_check_lists_problems_in_order_with_a_count(project: Path) -> None:
    """A line for each problem, sorted by place, then the count; errors give exit code 1."""
    result = run(["check", "--project", project, "--due"])
    assert result.exit_code == 1
    assert result.stdout.splitlines() == [
        "docs/clauses/b.yml:9: It is due. Read it again. [due]",
        "docs/letters/a.yml:3:7: texts.firm: There is no field x. Add it. [slot]",
        "1 problem, 1 notice.",
    ]


@pytest.mark.parametrize(
    ("found", "code", "tally"),
    [
        ((), 0, "No problems."),
        ((NOTICE,), 0, "No problems, 1 notice."),
        ((ERROR, NOTICE), 1, "1 problem, 1 notice."),
        ((ERROR, Problem("slot", ERROR.place, "Another.", "Mend it.")), 1, "2 problems."),
    ],
)
def test_only_errors_count_for_the_exit_code(project: Path, found: tuple[Problem, ...], code: int, tally: str) -> None:
    """Notices are listed, and do not fail the check."""
    result = run(["check", "--project", project], check=lambda root, options, due: found)
    assert result.exit_code == code
    assert result.stdout.splitlines()[-1] == tally


def test_check_as_json(project: Path) -> None:
    """The same as data, with every part of a problem by itself."""
    result = run(["check", "--project", project, "--due", "--format", "json"])
    assert result.exit_code == 1
    data = json.loads(result.stdout)
    assert (data["errors"], data["notices"]) == (1, 1)
    assert data["problems"][1] == {
        "level": "error",
        "code": "slot",
        "path": "docs/letters/a.yml",
        "line": 3,
        "column": 7,
        "field": "texts.firm",
        "reason": "There is no field x.",
        "remedy": "Add it.",
    }


def test_check_reports_a_broken_configuration_like_any_problem(project: Path) -> None:
    """A program that reads the JSON learns of a broken mkdocs.yml as well."""
    (project / "mkdocs.yml").write_text("plugins: [search]\n")
    result = run(["check", "--project", project, "--format", "json"])
    assert result.exit_code == 1
    assert json.loads(result.stdout)["problems"][0]["code"] == "config-plugin"


def test_update_tells_what_it_wrote(project: Path) -> None:
    """Written and removed catalogs are named, the rest is counted."""
    result = run(["update", "--project", project])
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.splitlines() == [
        "written docs/locale/ko/scripts/a.po",
        "removed docs/locale/ko/scripts/b.po",
        "1 written, 1 removed, 7 unchanged.",
    ]


def test_update_with_problems(project: Path) -> None:
    """A catalog that cannot be read is told, with exit code 1, and the others are updated."""
    report = UpdateReport(unchanged=1, problems=(ERROR,))
    result = run(["update", "--project", project], update=lambda root, options: report)
    assert result.exit_code == 1
    assert "There is no field x." in result.stderr
    notices = UpdateReport(unchanged=1, problems=(NOTICE,))
    assert run(["update", "--project", project], update=lambda root, options: notices).exit_code == 0


def test_status_as_a_table(project: Path) -> None:
    """One line a language; the share is rounded down, and --files names what is left to do."""
    result = run(["status", "--project", project, "--files"])
    assert result.stdout.splitlines() == [
        "language  current  outdated  untranslated  machine  done",
        "ko            199         1             0        0   99 %",
        "  docs/locale/ko/scripts/b.po: 1 outdated",
    ]
    assert "b.po" not in run(["status", "--project", project]).stdout


def test_status_of_one_language(project: Path) -> None:
    """--language picks one; another than the site's is wrong usage, with the right ones named."""
    assert "ko " in run(["status", "--project", project, "--language", "ko"]).stdout
    result = run(["status", "--project", project, "--language", "en"])
    assert result.exit_code == 2
    assert "mkdocs.yml lists ko" in result.stderr


def test_status_as_json(project: Path) -> None:
    """The same as data."""
    (data,) = json.loads(run(["status", "--project", project, "--format", "json"]).stdout)
    assert data["language"] == "ko"
    assert (data["total"], data["current"], data["outdated"], data["machine"]) == (200, 199, 1, 0)
    assert data["catalogs"][1]["outdated"] == 1


def test_status_of_nothing(project: Path) -> None:
    """A language with nothing to translate is done."""
    result = run(["status", "--project", project], status=lambda root, options: (LanguageStatus("ko", ()),))
    assert "100 %" in result.stdout
    assert LanguageStatus("ko", ()).count(State.CURRENT) == 0


def test_new_writes_a_skeleton_once(project: Path) -> None:
    """A new item is written, and never over another."""
    result = run(["new", "scenario", "late-payer", "--project", project])
    path = project / "docs" / "scenarios" / "late-payer.yml"
    assert (result.exit_code, result.stdout) == (0, f"Wrote {path}. Fill it in, then run `partwell check`.\n")
    path.write_text("mine")
    again = run(["new", "scenario", "late-payer", "--project", project])
    assert again.exit_code == 2
    assert "is there already" in again.stderr
    assert path.read_text() == "mine"


@pytest.mark.parametrize("slug", ["Late", "late_payer", "-late", "late--payer", "../late", "a/b", "연체", "", "a" * 61])
def test_new_refuses_what_cannot_stand_in_an_address(project: Path, slug: str) -> None:
    """A bad slug is wrong usage, and nothing is written."""
    result = run(["new", "--project", project, "--", "scenario", slug])
    assert result.exit_code == 2
    assert "cannot stand in an address" in result.stderr
    assert not (project / "docs").exists()


def test_new_refuses_unknown_kinds(project: Path) -> None:
    """The kinds are named."""
    result = run(["new", "poem", "x", "--project", project])
    assert result.exit_code == 2
    assert "'scenario'" in result.stderr


def test_new_leaves_no_half_file(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A disk that is full when the skeleton is written leaves no file."""

    class Full(io.StringIO):
        """A file on a full disk."""

        def write(self, text: str) -> int:
            raise OSError(28, "No space left on device")

    original = Path.open

    def opened(path: Path, mode: str = "r", **options: object) -> object:
        if mode == "x":
            path.touch()
            return Full()
        return original(path, mode, **options)  # type: ignore[call-overload]

    monkeypatch.setattr(Path, "open", opened)
    result = run(["new", "letter", "x", "--project", project])
    assert result.exit_code == 3
    assert "the disk is full" in result.stderr
    assert not (project / "docs" / "letters" / "x.yml").exists()


def test_schema_is_written_and_checked(project: Path) -> None:
    """Schemas are written where they differ; --check fails until then, and for files that are no schema."""
    assert run(["schema", "--project", project, "--check"]).exit_code == 1
    first = run(["schema", "--project", project])
    assert "scenario.json" in first.stdout
    assert run(["schema", "--project", project]).stdout == "The schemas are up to date.\n"
    assert run(["schema", "--project", project, "--check"]).exit_code == 0
    folder = project / "docs" / ".schemas"
    (folder / "letter.json").write_text("{}")
    (folder / "poem.json").write_text("{}")
    stale = run(["schema", "--project", project, "--check"])
    assert stale.exit_code == 1
    assert "docs/.schemas/letter.json: The schema differs" in stale.stderr
    assert "docs/.schemas/poem.json: No content model" in stale.stderr
    lines = stale.stderr.splitlines()
    for code in ("schema-stale", "schema-unknown"):
        assert len([line for line in lines if line.endswith(f"[{code}]")]) == 1
    assert run(["schema", "--project", project]).stdout == "Written: letter.json.\n"


def test_the_project_is_searched_upwards(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without --project, the nearest folder above that holds a mkdocs.yml is the project."""
    (project / "docs" / "scenarios").mkdir(parents=True)
    monkeypatch.chdir(project / "docs" / "scenarios")
    assert run(["build"]).stdout == f"{project / 'site'}: 4 new files.\n"


@pytest.mark.parametrize("command", ["build", "check", "letter", "schema", "status", "update"])
def test_no_project_is_wrong_usage(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str) -> None:
    """Outside of a project, and with --project naming a folder that is none, it is said where was looked."""
    monkeypatch.chdir(tmp_path)
    above = run([command])
    assert (above.exit_code, "or in a folder above it" in above.stderr) == (2, True)
    named = run([command, "--project", tmp_path])
    assert (named.exit_code, f"There is no mkdocs.yml in {tmp_path}." in named.stderr) == (2, True)
    assert run([command, "--project", tmp_path / "nowhere"]).exit_code == 2


def test_colour_only_on_a_terminal(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Colour where the output is a terminal, unless NO_COLOR or a dumb terminal forbids it."""
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    arguments: list[str | Path] = ["check", "--project", project]
    assert "\x1b[" in run(arguments, color=True).stdout
    assert "\x1b[" not in run(arguments).stdout
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[" not in run(arguments, color=True).stdout
    monkeypatch.delenv("NO_COLOR")
    monkeypatch.setenv("TERM", "dumb")
    assert "\x1b[" not in run(arguments, color=True).stdout


class Terminal(io.StringIO):
    """A terminal that keeps what was written to it."""

    def isatty(self) -> bool:
        """As a terminal says."""
        return True


def test_progress_is_shown_on_a_terminal_and_goes_away(monkeypatch: pytest.MonkeyPatch) -> None:
    """Steps replace each other on one line of stderr, which is blank at the end."""
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    with output.Progress() as progress:
        progress.step("A long step …")
        progress.step("Short …")
    lines = terminal.getvalue().split("\r")
    assert lines == ["", "A long step …", "Short …      ", "       ", ""]


def test_progress_stays_silent_without_a_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    """A log file has no use for it."""
    with output.Progress() as progress:
        progress.step("A step …")
    assert capsys.readouterr().err == ""


def test_the_command_runs_as_a_process(project: Path) -> None:
    """`python -m generator.cli` is the command, with its exit code."""
    command = [sys.executable, "-m", "generator.cli", "new", "scenario", "Bad"]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False, cwd=project)
    assert done.returncode == 2
    assert done.stderr.startswith("Usage: partwell new")


def test_ctrl_c_while_modules_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C before the command has begun ends it without a traceback."""
    import builtins

    original = builtins.__import__

    def interrupted(name: str, *arguments: object, **options: object) -> object:
        if name == "generator.cli.app":
            raise KeyboardInterrupt
        return original(name, *arguments, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(builtins, "__import__", interrupted)
    with pytest.raises(SystemExit) as caught:
        generator.cli.main()
    assert caught.value.code == 130


def test_main_runs_the_command(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """The installed script runs the group and ends with its code; output survives a console of another code page."""
    monkeypatch.setattr(sys, "argv", ["partwell", "--version"])
    monkeypatch.setattr(sys, "stderr", io.StringIO())
    with pytest.raises(SystemExit) as caught:
        generator.cli.main()
    assert caught.value.code == 0
    assert "version" in capsys.readouterr().out


def test_click_is_not_asked_to_guess() -> None:
    """No command takes an option or argument without a help text or a meaning in its docstring."""
    for name, command in app.commands.items():
        assert command.help, name
        for parameter in command.params:
            assert isinstance(parameter, click.Argument) or getattr(parameter, "help", None), (name, parameter.name)


def test_content_errors_go_to_stderr(project: Path) -> None:
    """What ends a command goes to stderr, sorted and counted."""

    def broken(root: Path, site_dir: Path) -> object:
        raise ContentError([ERROR, NOTICE])

    result = run(["build", "--project", project], engine=broken)
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.splitlines()[-1] == "1 problem, 1 notice."
