"""Every foreseeable error has its exit code and a message, never a traceback, and leaves the last good site."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from generator.cli.exits import Exit
from generator.errors import CallError, EngineError, MachineError
from generator.problems import ContentError
from generator.publish.lock import lock
from tests.cli import fakes
from tests.cli.fakes import ERROR, run

FAULTS: list[tuple[BaseException, Exit, str]] = [
    (ContentError([ERROR]), Exit.CONTENT, "There is no field x. Add it. [slot]"),
    (EngineError("It stopped.", "Look."), Exit.CONTENT, "Error: It stopped. Look."),
    (CallError("No.", "Otherwise."), Exit.USAGE, "Error: No. Otherwise."),
    (MachineError("No room.", "Make some."), Exit.MACHINE, "Error: No room. Make some."),
    (KeyboardInterrupt(), Exit.STOPPED, "Stopped."),
    (MemoryError(), Exit.MACHINE, "The memory is used up."),
    (OSError(errno.ENOSPC, "no space"), Exit.MACHINE, "the disk is full"),
    (OSError(errno.EDQUOT, "quota"), Exit.MACHINE, "the disk quota is used up"),
    (PermissionError(errno.EACCES, "denied", "/x/y"), Exit.MACHINE, "the system does not allow it (/x/y)"),
    (OSError(errno.EROFS, "read-only"), Exit.MACHINE, "read-only"),
    (OSError(errno.ENAMETOOLONG, "long"), Exit.MACHINE, "the path is too long"),
    (OSError(errno.EMFILE, "many"), Exit.MACHINE, "too many files are open"),
    (OSError(errno.EXDEV, "cross"), Exit.MACHINE, "another file system"),
    (OSError(errno.EBUSY, "busy"), Exit.MACHINE, "something is using it"),
    (OSError(errno.EIO, "io"), Exit.MACHINE, "the disk reports an error"),
    (OSError(errno.ENOTTY, "Not a typewriter"), Exit.MACHINE, "Not a typewriter"),
    (OSError("something odd"), Exit.MACHINE, "something odd"),
    (TimeoutError(), Exit.MACHINE, "TimeoutError"),
]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with a published site."""
    project = fakes.project(tmp_path / "handbook")
    assert run(["build", "--project", project]).exit_code == 0
    return project


def contents(folder: Path) -> dict[str, bytes]:
    """Every file below a folder."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize(("fault", "code", "message"), FAULTS, ids=lambda value: repr(value)[:40])
def test_a_fault_in_a_build(project: Path, fault: BaseException, code: Exit, message: str) -> None:
    """Whatever ends a build is told in a line or two, with its code; the old site stays byte for byte."""
    before = contents(project / "site")

    def broken(root: Path, site_dir: Path) -> object:
        (site_dir / "half").write_text("half a page")
        raise fault

    result = run(["build", "--project", project], engine=broken)
    assert (result.exit_code, result.stdout) == (code, "")
    assert message in result.stderr
    assert "Traceback" not in result.stderr
    assert contents(project / "site") == before
    assert run(["build", "--project", project]).exit_code == 0


@pytest.mark.parametrize(("fault", "code", "message"), FAULTS, ids=lambda value: repr(value)[:40])
def test_a_fault_in_another_command(project: Path, fault: BaseException, code: Exit, message: str) -> None:
    """The same errors have the same codes in all commands."""

    def broken(*_: object, **__: object) -> object:
        raise fault

    result = run(["update", "--project", project], update=broken)
    assert result.exit_code == code
    assert message in result.stderr


def test_a_build_under_way_is_named(project: Path) -> None:
    """A held lock gives exit code 3 and the process that holds it."""
    with lock(project / ".partwell" / "site", project / "site"):
        result = run(["build", "--project", project])
    assert result.exit_code == 3
    assert f"process {os.getpid()} on " in result.stderr


def test_somebody_elses_folder_is_not_touched(project: Path, tmp_path: Path) -> None:
    """A folder with other people's files gives exit code 3, and keeps them."""
    (tmp_path / "photos").mkdir()
    (tmp_path / "photos" / "cat.jpg").write_text("cat")
    result = run(["build", "--project", project, "--site-dir", tmp_path / "photos"])
    assert result.exit_code == 3
    assert contents(tmp_path / "photos") == {"cat.jpg": b"cat"}


def test_a_reader_that_goes_away_ends_quietly(project: Path) -> None:
    """`partwell check | head -1` ends without a message when head has enough."""

    def broken(*_: object, **__: object) -> object:
        raise BrokenPipeError(errno.EPIPE, "Broken pipe")

    result = run(["check", "--project", project], check=broken)
    assert (result.exit_code, result.stderr) == (1, "")


SLOW = """
import signal, sys, time
from pathlib import Path
from generator.cli.app import app
from generator.cli.services import Services

def engine(root, site_dir):
    (site_dir / "half").write_text("half")
    print("building", flush=True)
    time.sleep(60)

# What a shell starts in the background ignores Ctrl-C, and so would the tests there.
signal.signal(signal.SIGINT, signal.default_int_handler)
app(["build", "--project", sys.argv[1]], obj=Services(engine=engine))
"""


def test_ctrl_c_leaves_nothing_half_done(project: Path) -> None:
    """A real Ctrl-C in a real process: a message, exit code 130, the old site, and nothing beside it."""
    before = contents(project / "site")
    command = [sys.executable, "-c", SLOW, str(project)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "building\n"
        time.sleep(0.05)
        process.send_signal(signal.SIGINT)
        _, message = process.communicate(timeout=30)
    assert (process.returncode, message) == (130, "Stopped.\n")
    assert contents(project / "site") == before
    assert sorted(path.name for path in (project / ".partwell" / "site").iterdir()) == ["lock"]
