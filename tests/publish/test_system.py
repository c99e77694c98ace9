"""The calls to the operating system, on each kind of system."""

from __future__ import annotations

import ctypes
import errno
import shutil
import types
from pathlib import Path

import pytest

from generator.publish.system import (
    SYSTEM,
    ExchangeUnsupportedError,
    native_exchange,
    remove_tree,
    rename,
    sync_by,
    sync_each,
)
from tests.publish import sites


def test_two_folders_trade_names(tmp_path: Path) -> None:
    """The exchange of this system does what it says."""
    sites.write(tmp_path / "one", "one")
    sites.write(tmp_path / "two", "two")
    assert SYSTEM.exchange is not None
    SYSTEM.exchange(tmp_path / "one", tmp_path / "two")
    assert sites.read(tmp_path / "one") == sites.contents("two")
    assert sites.read(tmp_path / "two") == sites.contents("one")
    with pytest.raises(FileNotFoundError, match="three"):
        SYSTEM.exchange(tmp_path / "one", tmp_path / "three")


def test_macos_exchanges_by_its_own_call(tmp_path: Path) -> None:
    """On macOS renamex_np is called with RENAME_SWAP, and both paths in order."""
    calls: list[tuple[object, ...]] = []

    def renamex_np(*given: object) -> int:
        calls.append(given)
        return 0

    exchange = native_exchange("darwin", types.SimpleNamespace(renamex_np=renamex_np))
    assert exchange is not None
    exchange(tmp_path / "one", tmp_path / "two")
    assert calls == [(bytes(tmp_path / "one"), bytes(tmp_path / "two"), 2)]


@pytest.mark.parametrize("platform", ["win32", "linux", "darwin", "freebsd14"])
def test_systems_without_the_call_have_no_exchange(platform: str) -> None:
    """Where the C library lacks the call, two renames are used."""
    assert native_exchange(platform, types.SimpleNamespace()) is None


@pytest.mark.parametrize("code", [errno.EINVAL, errno.ENOSYS, errno.EOPNOTSUPP])
def test_file_systems_without_exchange_are_told_apart(tmp_path: Path, code: int) -> None:
    """A file system that cannot exchange says so with one of these codes; other codes are faults."""

    def fail(*_: object) -> int:
        ctypes.set_errno(given)
        return -1

    exchange = native_exchange("linux", types.SimpleNamespace(renameat2=fail))
    assert exchange is not None
    given = code
    with pytest.raises(ExchangeUnsupportedError):
        exchange(tmp_path, tmp_path)
    given = errno.EACCES
    with pytest.raises(PermissionError):
        exchange(tmp_path, tmp_path)


def test_a_fault_while_flushing_is_raised(tmp_path: Path) -> None:
    """A disk that cannot write what it promised is told."""

    def fail(handle: int) -> int:
        ctypes.set_errno(errno.EIO)
        return -1

    with pytest.raises(OSError, match="Input/output error"):
        sync_by(types.SimpleNamespace(syncfs=fail), tmp_path)


def test_flushing_without_a_call_for_all(tmp_path: Path) -> None:
    """Systems without syncfs flush file by file."""
    sites.write(tmp_path / "site", "one")
    sync_by(types.SimpleNamespace(), tmp_path / "site")


def test_a_rename_is_tried_again_where_a_scanner_holds_the_folder(tmp_path: Path) -> None:
    """Windows denies a rename while a virus scanner reads the folder; a few pauses later it works."""

    class Scanned(type(tmp_path)):  # type: ignore[misc]  # the system's own class of paths
        """A path whose first renames are denied."""

        denials = 2

        def rename(self, target: Path) -> Path:
            if Scanned.denials:
                Scanned.denials -= 1
                raise PermissionError(errno.EACCES, "in use")
            return super().rename(target)  # type: ignore[no-any-return]

    (tmp_path / "one").mkdir()
    rename(Scanned(tmp_path / "one"), tmp_path / "two", pauses=(0.001, 0.001, 0.001))
    assert (tmp_path / "two").is_dir()


def test_every_file_can_be_put_on_the_disk_by_itself(tmp_path: Path) -> None:
    """Where the system cannot flush a whole file system, each file and folder is flushed; links are left alone."""
    sites.write(tmp_path / "site", "one")
    (tmp_path / "site" / "link").symlink_to("nowhere")
    sync_each(tmp_path / "site")


def test_a_folder_without_rights_can_be_deleted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Deleting gives itself the rights that it needs, and follows no link."""
    sites.write(tmp_path / "site", "one")
    (tmp_path / "photo").write_text("mine")
    (tmp_path / "photo").chmod(0o444)
    (tmp_path / "site" / "link").symlink_to(tmp_path / "photo")
    original, calls = shutil.rmtree, []

    def denied_once(folder: Path) -> None:
        calls.append(folder)
        if len(calls) == 1:
            raise PermissionError(errno.EACCES, "denied")
        original(folder)

    monkeypatch.setattr(shutil, "rmtree", denied_once)
    remove_tree(tmp_path / "site")
    assert not (tmp_path / "site").exists()
    assert (tmp_path / "photo").stat().st_mode & 0o777 == 0o444
