"""Builds a site through MkDocs in a temporary project that borrows the real theme and configuration."""

from __future__ import annotations

import pathlib
from collections.abc import Mapping
from typing import Any, Literal
from unittest import mock

import yaml
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig

from generator.site import Site

PROJECT = pathlib.Path(__file__).parents[2]


def make_project(folder: pathlib.Path, **changes: Any) -> pathlib.Path:
    """Write a `mkdocs.yml` like the project's own into `folder`; `changes` replace its top-level values."""
    text = (PROJECT / "mkdocs.yml").read_text(encoding="utf-8").replace('!ENV [SITE_URL, ""]', '""')
    config = yaml.safe_load(text)
    config["theme"]["custom_dir"] = str(PROJECT / "templates" / "theme")
    config.update(changes)
    (folder / "docs").mkdir(parents=True, exist_ok=True)
    (folder / "docs" / "source.yml").write_text("kept: private\n", encoding="utf-8")
    (folder / "docs" / "page.md").write_text("# never published\n", encoding="utf-8")
    (folder / "mkdocs.yml").write_text(yaml.safe_dump(config, allow_unicode=True), encoding="utf-8")
    return folder


def configured(project: pathlib.Path, **values: Any) -> MkDocsConfig:
    """The project's configuration, with the output in `site/`."""
    return load_config(str(project / "mkdocs.yml"), site_dir=str(project / "site"), strict=True, **values)


def build_site(
    project: pathlib.Path, site: Site, *, command: Literal["build", "serve"] = "build", **values: Any
) -> pathlib.Path:
    """Build `site` under `--strict` and return the output folder."""
    config = configured(project, **values)
    with mock.patch("generator.engine_mkdocs.source.load_site", lambda root, options: site):
        config.plugins.on_startup(command=command, dirty=False)
        build(config)
        config.plugins.on_shutdown()
    return project / "site"


def contents(folder: pathlib.Path) -> Mapping[str, bytes]:
    """Every file below `folder` with its bytes."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }
