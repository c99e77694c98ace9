"""`partwell new`: begin a new item of content."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import click

from generator.cli.services import open_project, project_option
from generator.errors import CallError, machine_error
from generator.scaffold import KINDS, file_name, is_slug, known_ids, skeleton


@click.command()
@click.argument("kind", type=click.Choice(tuple(KINDS)))
@click.argument("slug")
@project_option
def new(folder: Path | None, kind: str, slug: str) -> None:
    """Write the skeleton of a new item, with a comment for every field.

    KIND is what it is; SLUG is its name in addresses and file names, in
    lower-case letters a-z, digits and single hyphens. It is the same in every
    language and is not to change later.

    \b
    Examples:
      partwell new scenario late-payer
      partwell new letter overdue-reminder
      partwell new guide deciding
    """
    if not is_slug(slug):
        raise click.BadParameter(
            f"{slug!r} cannot stand in an address; use lower-case letters a-z, digits and single hyphens, 60 at most.",
            param_hint="SLUG",
        )
    project = open_project(folder)
    docs = project.root / project.options.docs_dir
    path = docs / file_name(kind, slug)
    text = skeleton(kind, slug, today=dt.datetime.now().astimezone().date(), known=known_ids(docs))
    try:
        _write_new(path, text)
    except FileExistsError:
        raise CallError(f"{path} is there already.", "Choose another slug, or edit that file.") from None
    except OSError as error:
        raise machine_error(error, "write the skeleton", path) from error
    click.echo(f"Wrote {path}. Fill it in, then run `partwell check`.")


def _write_new(path: Path, text: str) -> None:
    """Write a file that is not there yet, whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("x", encoding="utf-8", newline="\n") as file:
        try:
            file.write(text)
            file.flush()
        except BaseException:
            file.close()
            path.unlink()
            raise
