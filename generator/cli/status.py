"""`partwell status`: how far each translation is."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from generator.cli import output
from generator.cli.services import Services, open_project, pass_services, project_option
from generator.reports import CatalogStatus, LanguageStatus
from generator.texts import State


@click.command()
@project_option
@click.option("--language", metavar="LANG", help="One language only.")
@click.option("--files", is_flag=True, help="List the catalogs in which something is left to do.")
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True, help="How to print it."
)
@pass_services
def status(services: Services, folder: Path | None, language: str | None, files: bool, form: str) -> None:
    """Say how far each translation is.

    A text is current (translated as it is now), outdated (translated, but the
    source has changed), untranslated, or machine (translated by a machine and
    not yet read by a person).

    \b
    Examples:
      partwell status
      partwell status --language ko --files
      partwell status --format json
    """
    project = open_project(folder)
    if language is not None and language not in project.options.targets:
        known = ", ".join(project.options.targets) or "no language"
        raise click.BadParameter(
            f"{language} is not translated into; mkdocs.yml lists {known}.", param_hint="--language"
        )
    with output.Progress() as progress:
        progress.step("Reading the catalogs …")
        found = services.status(project.root, project.options)
    chosen = [each for each in found if language in {None, each.lang}]
    if form == "json":
        output.as_json([_as_json(each) for each in chosen])
        return
    columns = ["current", "outdated", "untranslated", "machine"]
    click.echo("language  " + "  ".join(columns) + "  done")
    for each in chosen:
        counts = [str(each.count(State(column))).rjust(len(column)) for column in columns]
        click.echo(f"{each.lang.ljust(8)}  {'  '.join(counts)}  {_share(each)}")
        for catalog in each.catalogs if files else ():
            if left := _left(catalog):
                click.echo(f"  {catalog.path}: {left}")


def _share(language: LanguageStatus) -> str:
    """The part of the texts that is current, rounded down so that 100 % means all."""
    if language.total == 0:
        return "100 %"
    return f"{language.count(State.CURRENT) * 100 // language.total:3} %"


def _left(catalog: CatalogStatus) -> str:
    open_states = [state for state in State if state is not State.CURRENT and catalog.counts.get(state, 0)]
    return ", ".join(f"{catalog.counts[state]} {state}" for state in open_states)


def _as_json(language: LanguageStatus) -> dict[str, Any]:
    return {
        "language": language.lang,
        "total": language.total,
        **{str(state): language.count(state) for state in State},
        "catalogs": [
            {"path": catalog.path, **{str(state): catalog.counts.get(state, 0) for state in State}}
            for catalog in language.catalogs
        ],
    }
