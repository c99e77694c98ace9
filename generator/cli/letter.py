"""`partwell letter`: a letter in the client's language, from a file of answers."""

from __future__ import annotations

import importlib
from pathlib import Path
from typing import Any, cast

import click

from generator.cli.asked import ARRANGEMENTS, FORMATS, MEDIA, PREVAILS, REGISTERS, STANDARD_STREAM, Asked
from generator.cli.exits import Exit
from generator.cli.services import open_project, project_option


@click.command()
@click.argument("slug", metavar="[LETTER]", default="")
@project_option
@click.option("--answers", metavar="FILE", default="", help="The answers as JSON; - reads them from stdin.")
@click.option("--example", is_flag=True, help="Take the answers of the letter's own example.")
@click.option("--blank", is_flag=True, help="Write the form to fill in by hand.")
@click.option("--language", metavar="LANG", default="", help="The letter's language, such as ja.")
@click.option("--locale", metavar="LOCALE", default="", help="Where a language has several, such as en-GB.")
@click.option(
    "--with", "other", metavar="LANG", default="", help="A second language or locale, for a bilingual letter."
)
@click.option(
    "--arrangement", type=click.Choice(ARRANGEMENTS), default=None, help="How two languages stand.  [default: stacked]"
)
@click.option(
    "--prevails", type=click.Choice(PREVAILS), default=None, help="Which of two languages counts.  [default: first]"
)
@click.option("--medium", type=click.Choice(MEDIA), default=None, help="How it is sent.  [default: the letter's first]")
@click.option("--register", type=click.Choice(REGISTERS), default=None, help="Its voice.  [default: standard]")
@click.option("--law", metavar="ID", default="", help="Whose public holidays count, such as kr, jp, us or gb.")
@click.option(
    "--region", metavar="CODE", default="", help="A part of a country with holidays of its own: US-CA, GB-SCT."
)
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    default=None,
    help="What to write.  [default: by FILE's ending, or txt]",
)
@click.option(
    "--output", "-o", metavar="FILE", default=STANDARD_STREAM, help="Where to write it; - is stdout.  [default: -]"
)
@click.option("--force", is_flag=True, help="Write over FILE where it is there already.")
@click.option("--check", is_flag=True, help="Write nothing; list what is missing, refused or doubtful.")
@click.option("--list", is_flag=True, help="List the letters, or what LETTER asks for.")
@click.pass_context
def letter(context: click.Context, /, folder: Path | None, **asked: Any) -> None:
    """Write a letter, filled in with a file of answers.

    The answers are what the letter desk saves, {"partwell": 1, "answers": {…}, …},
    or just a mapping of fields to answers. What they say of language, medium and
    so on holds where no option does. LETTER --list says what can be answered.

    A missing answer prints as its label in brackets, and a notice names it.
    Where an answer is refused, or asked by no field, nothing is written. A file
    that is there stays, since you may have worked on it; with --force the new
    letter takes its place in one step, and never by half.

    \b
    Examples:
      partwell letter --list
      partwell letter termination-notice --language ja --check
      partwell letter termination-notice --language ja --medium letter --answers a.json -o notice.docx
      partwell letter termination-notice --language en --with ko --arrangement columns --example
      partwell letter overdue-reminder --locale en-GB --blank -o form.docx

    \b
    Exit codes of --check:
      0    nothing is missing or refused
      1    something is
    """
    project = open_project(folder)
    said = Asked(**cast(Any, {name: "" if value is None else value for name, value in asked.items()}))
    # Imported when it is called: the other commands need neither letters nor their writers.
    run = importlib.import_module("generator.cli.lettering").run
    if not run(project, said):
        context.exit(Exit.CONTENT)
