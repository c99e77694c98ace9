"""`partwell update`: bring the catalogs in line with the content."""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli import output
from generator.cli.exits import Exit
from generator.cli.services import Services, open_project, pass_services, project_option
from generator.problems import errors


@click.command()
@project_option
@click.pass_context
@pass_services
def update(services: Services, context: click.Context, folder: Path | None) -> None:
    """Bring the catalogs of all languages in line with the content.

    New texts are added, changed ones keep their translation marked as fuzzy,
    and no translation is lost or moved to another text. A language that
    mkdocs.yml lists for the first time gets its catalogs.

    \b
    Examples:
      partwell update
      partwell update && partwell status
    """
    project = open_project(folder)
    with output.Progress() as progress:
        progress.step("Updating the catalogs …")
        report = services.update(project.root, project.options)
    for path in report.written:
        click.echo(f"written {path}")
    for path in report.removed:
        click.echo(f"removed {path}")
    click.echo(f"{len(report.written)} written, {len(report.removed)} removed, {report.unchanged} unchanged.")
    if report.problems:
        output.problems(report.problems, is_error=True)
    if errors(report.problems):
        context.exit(Exit.CONTENT)
