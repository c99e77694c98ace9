"""The `partwell` command with all its subcommands."""

from __future__ import annotations

from importlib.metadata import version

import click

from generator.cli.build import build
from generator.cli.check import check
from generator.cli.exits import CodedGroup
from generator.cli.letter import letter
from generator.cli.new import new
from generator.cli.schema import schema
from generator.cli.status import status
from generator.cli.update import update


@click.group(
    cls=CodedGroup,
    commands=[build, check, update, status, new, schema, letter],
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.version_option(version("partwell"), prog_name="partwell")
def app() -> None:
    """Make a handbook in several languages from its structured content.

    \b
    Examples:
      partwell build                    publish the site, or leave it as it is
      partwell check                    list what is wrong with the content
      partwell new scenario late-payer  begin a new item
      partwell update                   bring the catalogs up to date
      partwell letter --list            list the letters that can be written

    \b
    Exit codes:
      0    done
      1    problems in the content
      2    wrong usage
      3    the machine: disk, lock, rights
      130  stopped by Ctrl-C
    """
