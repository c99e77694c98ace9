"""Catalogs on disk: whole or not at all, inside the folder, and never lost."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from generator.catalogs import store as module
from generator.catalogs.entries import Catalog, Entry
from generator.catalogs.store import Store
from generator.messages import Message
from generator.problems import Level, Place
from generator.texts import Kind

KEY = "guides/the-talk"
MESSAGES = [Message("title", "The talk", Kind.PLAIN, Place("docs/guides/the-talk.md", 2))]


@pytest.fixture
def store(tmp_path: Path) -> Store:
    (tmp_path / "docs").mkdir()
    return Store(tmp_path)


def file_of(store: Store, key: str = KEY) -> Path:
    return store.root / store.path("ko", key)


def test_a_first_update_writes_the_file_and_a_second_does_not(store: Store) -> None:
    """A catalog is written where its document says, and again only when a byte differs."""
    written = store.update(KEY, MESSAGES, "ko")
    assert written.is_changed
    assert file_of(store) == store.root / "docs" / "locale" / "ko" / "guides" / "the-talk.po"
    before = file_of(store).stat()
    again = store.update(KEY, MESSAGES, "ko")
    assert not again.is_changed
    assert again.catalog == written.catalog
    assert file_of(store).stat().st_mtime_ns == before.st_mtime_ns
    assert [path.name for path in file_of(store).parent.iterdir()] == ["the-talk.po"]


def test_a_broken_catalog_is_left_as_it_is(store: Store) -> None:
    """A file with syntax problems is not overwritten, whatever the messages are."""
    store.update(KEY, MESSAGES, "ko")
    data = file_of(store).read_bytes().replace(b'msgstr ""\n', b'msgstr "\xec\x98\n', 2)
    file_of(store).write_bytes(data)
    written = store.update(KEY, [], "ko")
    assert not written.is_changed
    assert written.problems
    assert file_of(store).read_bytes() == data


def test_a_missing_catalog_is_none(store: Store) -> None:
    """A document that nobody translates has no catalog, which is no problem."""
    assert store.read("ko", KEY) is None


@pytest.mark.parametrize(
    "key", ["../x", "guides/../../x", "guides/a/b", "guides/A", "/etc/x", "guides\\a", "", "a", "guides/a.po"]
)
def test_no_name_leaves_the_folder(store: Store, key: str) -> None:
    """Keys and languages that are none are refused before a path is made of them."""
    with pytest.raises(ValueError, match="no catalog"):
        store.path("ko", key)
    with pytest.raises(ValueError, match="no catalog"):
        store.path("../ko", KEY)


def test_a_fault_while_writing_leaves_the_old_file(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """A full disk at any step leaves the old bytes, and no draft behind."""
    store.update(KEY, MESSAGES, "ko")
    old = file_of(store).read_bytes()

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    for name in ("fsync", "replace"):
        with monkeypatch.context() as patch:
            if name == "fsync":
                patch.setattr(module.os, "fsync", full)
            else:
                patch.setattr(Path, "replace", full)
            with pytest.raises(OSError, match="No space"):
                store.update(KEY, [], "ko")
    with monkeypatch.context() as patch:
        patch.setattr(module.os, "fsync", full)
        with pytest.raises(OSError, match="No space"):
            store.write(Catalog("ko", (Entry("a", "b", "c"),)), KEY)
    assert file_of(store).read_bytes() == old
    assert [path.name for path in file_of(store).parent.iterdir()] == ["the-talk.po"]


def test_rights_of_a_file_stay(store: Store) -> None:
    """A rewritten catalog has the rights that it had."""
    store.update(KEY, MESSAGES, "ko")
    file_of(store).chmod(0o640)
    store.write(Catalog("ko", (Entry("a", "b", "c"),)), KEY)
    assert file_of(store).stat().st_mode & 0o777 == 0o640


def codes(store: Store) -> list[str]:
    reading = store.read("ko", KEY)
    assert reading is not None
    return [problem.code for problem in reading.problems]


def test_a_folder_in_a_catalogs_place_is_a_problem(store: Store) -> None:
    """What cannot be read is said with its path."""
    file_of(store).mkdir(parents=True)
    assert codes(store) == ["po-unreadable"]


def test_links_that_leave_the_content_are_refused(store: Store, tmp_path_factory: pytest.TempPathFactory) -> None:
    """A link out of the content is neither read nor written through, be it the file or a folder above."""
    outside = tmp_path_factory.mktemp("outside")
    secret = outside / "the-talk.po"
    secret.write_text("secret")
    file_of(store).parent.mkdir(parents=True)
    file_of(store).symlink_to(secret)
    assert codes(store) == ["po-outside"]
    assert store.update(KEY, MESSAGES, "ko").problems
    with pytest.raises(PermissionError):
        store.write(Catalog("ko"), KEY)
    file_of(store).unlink()
    file_of(store).parent.rmdir()
    file_of(store).parent.symlink_to(outside)
    assert codes(store) == ["po-outside"]
    assert secret.read_text() == "secret"
    assert [problem.code for problem in store.strays(["ko"], [KEY])] == ["po-outside"]


def test_links_in_a_circle_are_a_problem(store: Store) -> None:
    """A link that leads to itself is said, for a file and for a folder."""
    file_of(store).parent.mkdir(parents=True)
    file_of(store).symlink_to(file_of(store))
    assert codes(store) == ["po-outside"]
    loop = store.root / "docs" / "locale" / "ko" / "clauses"
    loop.symlink_to(loop)
    assert [problem.place.path for problem in store.strays(["ko"], [KEY])] == [
        "docs/locale/ko/clauses",
        "docs/locale/ko/guides/the-talk.po",
    ]


def test_a_link_inside_the_content_is_followed(store: Store) -> None:
    """A link to another file of the content is read, and written through without being replaced."""
    store.update("guides/other", MESSAGES, "ko")
    file_of(store).symlink_to(file_of(store, "guides/other"))
    assert codes(store) == []
    store.write(Catalog("ko", (Entry("a", "b", "c"),)), KEY)
    assert file_of(store).is_symlink()
    assert b'"c"' in file_of(store, "guides/other").read_bytes()


def test_a_catalog_without_document_is_kept_and_said(store: Store) -> None:
    """A catalog whose document is gone stays as it is; so does the folder of a language that the site has not."""
    store.update(KEY, MESSAGES, "ko")
    store.update(KEY, MESSAGES, "de")
    store.write(Catalog("ko"), "interface")
    (store.root / "docs" / "locale" / "README.md").write_text("For translators.")
    found = store.strays(["ko"], [])
    assert [(problem.code, problem.place.path, problem.level) for problem in found] == [
        ("po-language-unknown", "docs/locale/de", Level.NOTICE),
        ("po-orphan", "docs/locale/ko/guides/the-talk.po", Level.NOTICE),
    ]
    assert store.strays(["ko", "de"], [KEY]) == ()
    assert store.languages() == ("de", "ko")
    assert Store(store.root / "nowhere").strays(["ko"], []) == ()


@pytest.mark.slow
def test_a_reader_never_meets_half_a_file(store: Store) -> None:
    """While a catalog is written over and over, another process reads one of its two versions."""
    one = Catalog("ko", (Entry("a", "b", "c" * 200_000),))
    two = Catalog("ko", (Entry("a", "b", "d" * 100_000),))
    store.write(one, KEY)
    child = os.fork()
    if child == 0:
        for _ in range(200):
            store.write(two, KEY)
            store.write(one, KEY)
        os._exit(0)
    sizes = set()
    while os.waitpid(child, os.WNOHANG) == (0, 0):
        sizes.add(len(file_of(store).read_bytes()))
    assert len(sizes) <= 2
