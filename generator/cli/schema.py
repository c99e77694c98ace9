"""`partwell schema`: the JSON Schemas that editors complete and check by."""

from __future__ import annotations

from pathlib import Path

import click

from generator import schemas
from generator.cli.services import open_project, project_option
from generator.problems import ContentError


@click.command()
@project_option
@click.option("--check", "is_check", is_flag=True, help="Write nothing; fail where a schema is out of date.")
def schema(folder: Path | None, is_check: bool) -> None:
    """Write the JSON Schemas of the content, for completion in editors.

    They go to docs/.schemas, one for each kind of item. VS Code uses them
    through .vscode/settings.json; other editors read the first line of an item.

    \b
    Examples:
      partwell schema
      partwell schema --check
    """
    project = open_project(folder)
    if is_check:
        if found := schemas.stale(project.root, project.options.docs_dir):
            raise ContentError(found)
        click.echo("The schemas are up to date.")
        return
    written = schemas.write(project.root / project.options.docs_dir)
    click.echo(f"Written: {', '.join(written)}." if written else "The schemas are up to date.")
