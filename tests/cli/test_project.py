"""mkdocs.yml is read strictly where it is ours, and left alone where it is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.problems import ContentError, Problem
from generator.project import Project, load_project


def load(folder: Path, text: str | bytes) -> Project:
    """Read a configuration."""
    (folder / "mkdocs.yml").write_bytes(text.encode() if isinstance(text, str) else text)
    return load_project(folder)


def problem(folder: Path, text: str | bytes) -> Problem:
    """The one problem of a configuration."""
    with pytest.raises(ContentError) as caught:
        load(folder, text)
    (found,) = caught.value.problems
    return found


def test_this_project_can_be_read() -> None:
    """The handbook's own configuration is one."""
    project = load_project(Path(__file__).parents[2])
    assert project.options.source_language in project.options.languages
    assert project.site_dir == project.root / "site"


@pytest.mark.parametrize(
    "plugins", ["- partwell", "- search\n- partwell:", "- partwell: {}", "partwell:", "partwell: {}"]
)
def test_the_plugin_in_every_form(tmp_path: Path, plugins: str) -> None:
    """Plugins may be a list or a mapping, and ours may have no options."""
    project = load(tmp_path, "plugins:\n" + "".join(f"  {line}\n" for line in plugins.splitlines()))
    assert project.options.languages == ("en", "ko", "ja")


def test_tags_and_keys_of_others_are_left_alone(tmp_path: Path) -> None:
    """Functions of Python extensions, `!ENV` and unknown plugins are the engine's business."""
    text = """
site_url: !ENV [SITE_URL, ""]
theme: {name: material, logo: !!python/name:a.b.c }
markdown_extensions:
  - pymdownx.emoji:
      emoji_index: !!python/name:material.extensions.emoji.twemoji
plugins:
  - !relative strange
  - unknown: {a: !secret b}
  - partwell: {languages: [en, es], letter_locales: [en-US]}
"""
    assert load(tmp_path, text).options.languages == ("en", "es")


def test_the_environment_is_read_as_the_engine_does(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`!ENV` takes the first variable that is set, or the default."""
    text = "site_dir: !ENV [PARTWELL_A, PARTWELL_B, out]\nplugins:\n- partwell: {repo_url: !ENV PARTWELL_C}\n"
    monkeypatch.setenv("PARTWELL_C", "https://example.org/")
    project = load(tmp_path, text)
    assert project.options.repo_url == "https://example.org/"
    assert project.site_dir == tmp_path / "out"
    monkeypatch.setenv("PARTWELL_B", "www/site")
    assert load(tmp_path, text).site_dir == tmp_path / "www" / "site"


def test_the_sites_folder_is_absolute(tmp_path: Path) -> None:
    """A path beside the project, and an absolute one, are taken as they are."""
    assert load(tmp_path, "site_dir: ../www\nplugins: [partwell]\n").site_dir == tmp_path.parent / "www"
    assert load(tmp_path, f"site_dir: {tmp_path / 'x'}\nplugins: [partwell]\n").site_dir == tmp_path / "x"


BROKEN = [
    ("", "config-shape", None),
    ("- a\n", "config-shape", 1),
    ("a: [\n", "yaml-syntax", 2),
    ("a: b\nc: d: e\n", "yaml-syntax", 2),
    ("a:\n\t- b\n", "yaml-syntax", 2),
    ("a: *nowhere\n", "yaml-syntax", 1),
    (b"a: \xff\n", "file-encoding", 1),
    (b"a: b\x00\n", "file-control", 1),
    (b"\xef\xbb\xbfplugins: [partwell]\n", "file-bom", 1),
    ("a: " + "x" * 1_000_001, "file-too-large", None),
    ("site_name: A\nsite_name: B\nplugins: [partwell]\n", "yaml-duplicate-key", 2),
    ("INHERIT: base.yml\nplugins: [partwell]\n", "config-inherit", 1),
    ("site_name: A\n", "config-plugin", None),
    ("plugins: partwell\n", "config-plugin", 1),
    ("plugins:\n- partwell: [en]\n", "field-type", 2),
    ("plugins:\n- partwell:\n    langauges: [en]\n", "field-unknown", 3),
    ("plugins:\n- partwell:\n    languages: [en]\n    languages: [ko]\n", "yaml-duplicate-key", 4),
    ("plugins:\n- partwell:\n    languages: [en, no]\n", "field-type", 3),
    ("plugins:\n- partwell:\n    languages: [en, EN]\n", "field-pattern", 3),
    ("plugins:\n- partwell:\n    languages: [en, en]\n", "field-value", 3),
    ("plugins:\n- partwell:\n    languages: []\n", "field-value", 3),
    ("plugins:\n- partwell:\n    source_language: fr\n", "field-value", 3),
    ("plugins:\n- partwell:\n    repo_url: !secret x\n", "yaml-tag", 3),
    ("plugins:\n- partwell:\n    repo_url: 2026-13-45\n", "yaml-tag", 3),
    ("plugins: [partwell]\nsite_dir: .\n", "config-site-dir", 2),
    ("plugins: [partwell]\nsite_dir: ..\n", "config-site-dir", 2),
    ("plugins: [partwell]\nsite_dir: docs/../\n", "config-site-dir", 2),
    ("plugins: [partwell]\nsite_dir: ' '\n", "config-site-dir", 2),
    ("plugins: [partwell]\nsite_dir: [a]\n", "config-site-dir", 2),
]


@pytest.mark.parametrize(("text", "code", "line"), BROKEN, ids=lambda value: repr(value)[:50])
def test_broken_configurations(tmp_path: Path, text: str | bytes, code: str, line: int | None) -> None:
    """Everything that is wrong has its code, its line, a reason and a remedy."""
    found = problem(tmp_path, text)
    assert (found.code, found.place.path, found.place.line) == (code, "mkdocs.yml", line)
    assert found.reason.endswith(".")
    assert found.remedy


def test_all_problems_at_once(tmp_path: Path) -> None:
    """Several faults of the options are told together."""
    with pytest.raises(ContentError) as caught:
        load(tmp_path, "plugins:\n- partwell:\n    languages: 7\n    colour: red\n    docs_dir: 3\n")
    assert {found.field for found in caught.value.problems} == {"languages", "colour", "docs_dir"}
