"""A small project and fake services, so that commands run without the engine."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from click.testing import CliRunner, Result

from generator.cli.app import app
from generator.cli.services import Services
from generator.options import Options
from generator.problems import Level, Place, Problem
from generator.publish import expected_files
from generator.reports import CatalogStatus, LanguageStatus, UpdateReport
from generator.site import Article, LanguageSite, Site, SitePage
from generator.texts import State

CONFIG = "site_name: Small\nplugins:\n  - partwell:\n      languages: [en, ko]\n"
ERROR = Problem("slot", Place("docs/letters/a.yml", 3, 7), "There is no field x.", "Add it.", field="texts.firm")
NOTICE = Problem("due", Place("docs/clauses/b.yml", 9), "It is due.", "Read it again.", level=Level.NOTICE)


def a_site() -> Site:
    """One page in two languages."""

    def language(lang: str) -> LanguageSite:
        page = SitePage(lang, "", "", "Home", "D", lambda: Article("<h1>Home</h1>"))
        return LanguageSite(lang, lang, "Site", "D", "ltr", lang, (page,), (), str)

    return Site("en", (language("en"), language("ko")), {})


def engine(root: Path, site_dir: Path) -> Site:
    """Write the site's pages."""
    for name in expected_files(a_site()):
        (site_dir / name).parent.mkdir(parents=True, exist_ok=True)
        (site_dir / name).write_text(name, encoding="utf-8")
    return a_site()


def check(root: Path, options: Options, *, due: bool) -> tuple[Problem, ...]:
    """An error, and with `due` a notice, out of order."""
    return (ERROR, NOTICE) if due else (ERROR,)


def update(root: Path, options: Options) -> UpdateReport:
    """Something of everything."""
    return UpdateReport(("docs/locale/ko/scripts/a.po",), ("docs/locale/ko/scripts/b.po",), 7)


def status(root: Path, options: Options) -> tuple[LanguageStatus, ...]:
    """One language with a finished document and one that is not."""
    done = CatalogStatus("docs/locale/ko/scripts/a.po", {State.CURRENT: 199})
    begun = CatalogStatus("docs/locale/ko/scripts/b.po", {State.OUTDATED: 1, State.MACHINE: 0})
    return (LanguageStatus("ko", (done, begun)),)


SERVICES = Services(engine=engine, check=check, update=update, status=status)


def project(folder: Path) -> Path:
    """Write a project's configuration."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "mkdocs.yml").write_text(CONFIG, encoding="utf-8", newline="\n")
    return folder


def run(arguments: Sequence[str | Path], *, color: bool = False, **services: Any) -> Result:
    """Run `partwell` with `arguments`; `services` replace single fakes."""
    fakes = dataclasses.replace(SERVICES, **services)
    result = CliRunner().invoke(app, [str(argument) for argument in arguments], obj=fakes, color=color)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result
