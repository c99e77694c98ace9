"""What the commands call, behind one seam: the core and the engine by default, fakes in the tests."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

import click

from generator.options import Options
from generator.problems import Problem
from generator.project import CONFIG, Project, find_root, load_project
from generator.reports import LanguageStatus, UpdateReport
from generator.site import Site


def _core(module: str, name: str) -> Any:
    # Imported when it is called: a command loads only what it needs.
    return getattr(importlib.import_module(module), name)


def _engine(root: Path, site_dir: Path) -> Site:
    return cast(Site, importlib.import_module("generator.engine_mkdocs.run").build(root, site_dir))


def _check(root: Path, options: Options, *, due: bool) -> tuple[Problem, ...]:
    return cast(tuple[Problem, ...], _core("generator.build", "check")(root, options, due=due))


def _update(root: Path, options: Options) -> UpdateReport:
    return cast(UpdateReport, _core("generator.upkeep", "update")(root, options))


def _status(root: Path, options: Options) -> tuple[LanguageStatus, ...]:
    return cast(tuple[LanguageStatus, ...], _core("generator.upkeep", "status")(root, options))


@dataclass(frozen=True, slots=True, kw_only=True)
class Services:
    """The functions behind the commands."""

    engine: Callable[[Path, Path], Site] = _engine
    """Builds a project into a folder."""
    check: Callable[..., tuple[Problem, ...]] = _check
    update: Callable[[Path, Options], UpdateReport] = _update
    status: Callable[[Path, Options], tuple[LanguageStatus, ...]] = _status


pass_services = click.make_pass_decorator(Services, ensure=True)

project_option = click.option(
    "--project",
    "folder",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    metavar="DIR",
    help=f"The handbook's folder, the one with {CONFIG}.  [default: here, or the nearest one above]",
)


def open_project(folder: Path | None) -> Project:
    """The project in `folder`, or around the current folder where none is given."""
    return load_project(find_root(Path.cwd()) if folder is None else find_root(folder, upwards=False))
