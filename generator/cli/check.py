"""`partwell check`: everything that is wrong with the content, at once."""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli import output
from generator.cli.exits import Exit
from generator.cli.services import Services, open_project, pass_services, project_option
from generator.problems import ContentError, Problem, errors, in_order


@click.command()
@project_option
@click.option("--due", is_flag=True, help="List as well what is past the day of its review.")
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True, help="How to print it."
)
@click.pass_context
@pass_services
def check(services: Services, context: click.Context, folder: Path | None, due: bool, form: str) -> None:
    """Check content and catalogs, and list everything that is wrong.

    Each line is `path:line:column: field: what is wrong and what to do [code]`.
    Notices do not stop a build and do not count for the exit code.

    \b
    Examples:
      partwell check
      partwell check --due
      partwell check --format json > problems.json
    """
    found = in_order(_problems(services, folder, due))
    if form == "json":
        stopping = len(errors(found))
        listed = [output.problem_as_json(problem) for problem in found]
        output.as_json({"errors": stopping, "notices": len(found) - stopping, "problems": listed})
    else:
        output.problems(found, is_error=False)
    if errors(found):
        context.exit(Exit.CONTENT)


def _problems(services: Services, folder: Path | None, due: bool) -> tuple[Problem, ...]:
    try:
        project = open_project(folder)
        with output.Progress() as progress:
            progress.step("Checking …")
            return services.check(project.root, project.options, due=due)
    except ContentError as error:
        return error.problems
