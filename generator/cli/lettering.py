"""What `partwell letter` does: choose a letter, fill it in, say what is open in it, and write it."""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
import os
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import click

from generator.cli import output
from generator.cli.answers import read_answers
from generator.cli.asked import FORMATS, STANDARD_STREAM, Asked
from generator.cli.choosing import chosen, located, offered
from generator.content import Content, load_content, today
from generator.correspondence import Filled, example, fields, fill, offers
from generator.errors import CallError, machine_error
from generator.files import replace_file
from generator.letters.document import to_text
from generator.letters.holidays import KNOWN_ON, caveat
from generator.letters.writers.docx import docx
from generator.letters.writers.markdown import markdown
from generator.model.fields import FieldSpec
from generator.problems import ContentError, Place, Problem
from generator.project import Project
from generator.remarks import Remark, form_of

JSON = dict[str, Any]


def run(project: Project, asked: Asked) -> bool:
    """Do what is asked; False where a check finds something missing or refused."""
    _agree(asked)
    state, problems = read_answers(asked.answers) if asked.answers and not asked.list else (dict(_EMPTY), ())
    with output.Progress() as progress:
        progress.step("Reading the letters …")
        content = load_content(project.root, project.options)
    if asked.list:
        _list(content, asked)
        return True
    offer = offered(content, asked.slug or state["letter"])
    day = _day()
    wish = chosen(content, offer, asked, state["choices"], day)
    if asked.example:
        state = {**state, "answers": example(content, offer.slug, wish.locale, wish.other)}
    filled = fill(content, wish, state, problems, day)
    if asked.check:
        return _checked(filled, asked)
    shown = "stdin" if asked.answers == STANDARD_STREAM else asked.answers
    refused = [remark for remark in filled.remarks if remark.kind == "refused"]
    if refused:
        raise ContentError(
            Problem(f"answer-{remark.code}", Place(shown), remark.reason, remark.remedy, _named(remark))
            for remark in refused
        )
    _write(_rendered(filled.document, _form(asked)), asked)
    _tell(filled)
    return True


_EMPTY: JSON = {"letter": "", "choices": {}, "answers": {}, "lines": {}}


def _agree(asked: Asked) -> None:
    """Refuse options that contradict each other, before anything is read or written."""
    sources = [name for name in ("answers", "example", "blank") if getattr(asked, name)]
    if len(sources) > 1:
        raise click.UsageError(f"--{sources[0]} and --{sources[1]} exclude each other; give one of them.")
    if asked.list or asked.check:
        if asked.output != STANDARD_STREAM or asked.form not in ("", "txt", "json"):
            raise click.UsageError("--list and --check print text, or JSON with --format json, and write no file.")
        if asked.blank and asked.check:
            raise click.UsageError("A blank form has no answers to check; leave out --blank or --check.")
        return
    if asked.output == STANDARD_STREAM:
        if _form(asked) == "docx" and _is_terminal():
            raise click.UsageError("A Word document cannot be shown in a terminal; name a file with --output.")
        return
    path = Path(asked.output)
    if path.is_dir():
        raise CallError(f"{path} is a folder.", "Name a file in it with --output.")
    if not path.parent.is_dir():
        raise CallError(f"There is no folder {path.parent}.", "Make it, or correct the name after --output.")
    if path.is_file() and not asked.force:
        raise CallError(f"{path} is there already.", "Choose another name, or say --force to write over it.")
    if asked.answers and path.exists() and Path(asked.answers).exists() and path.samefile(asked.answers):
        raise CallError(f"{path} holds the answers.", "Choose another name for the letter.")


def _is_terminal() -> bool:
    return sys.stdout.isatty()


def _form(asked: Asked) -> str:
    """The format that is asked for: by name, or by the file's ending."""
    ending = Path(asked.output).suffix.removeprefix(".").lower()
    return asked.form or (ending if ending in FORMATS else "txt")


def _day() -> dt.date:
    """Today where the writer is, unless SOURCE_DATE_EPOCH says which day it is."""
    return today() if os.environ.get("SOURCE_DATE_EPOCH") else dt.datetime.now().astimezone().date()


def _list(content: Content, asked: Asked) -> None:
    """Print the letters, or what one of them asks for."""
    if asked.slug:
        offer = offered(content, asked.slug)
        locale = located(offer, asked, {})
        _list_fields(fields(content, offer.slug, locale), example(content, offer.slug, locale), asked.form)
    elif asked.form == "json":
        output.as_json([dataclasses.asdict(offer) for offer in offers(content).values()])
    else:
        for offer in offers(content).values():
            click.echo(f"{offer.slug}  {offer.title}")
            click.echo(f"  sent as      {', '.join(offer.media)}")
            for locale, registers in offer.texts.items():
                click.echo(f"  {locale.ljust(11)}  {', '.join(registers)}")


def _list_fields(specs: Iterable[FieldSpec], examples: JSON, form: str) -> None:
    rows: list[JSON] = []
    for spec in specs:
        row: JSON = {"field": spec.id, "type": spec.type, "required": spec.required, "label": spec.label.value}
        if spec.options:
            row["options"] = [option.id for option in spec.options]
        if spec.default is not None:
            row["default"] = spec.default
        if spec.compute:
            row["computed"] = spec.compute
        if spec.type != "party":
            row["example"] = examples.get(spec.id, form_of(spec))
        rows.append(row)
    if form == "json":
        output.as_json(rows)
        return
    for row in rows:
        is_needed = row["required"] and "default" not in row
        need = "computed" if "computed" in row else "required" if is_needed else "optional"
        example = json.dumps({row["field"]: row["example"]}, ensure_ascii=False) if "example" in row else row["field"]
        options = f" ({', '.join(row['options'])})" if "options" in row else ""
        click.echo(f"{need}  {row['type'].ljust(12)}  {row['label']}{options}: {example}")


def _checked(filled: Filled, asked: Asked) -> bool:
    counts = {
        kind: sum(remark.kind == kind for remark in filled.remarks) for kind in ("missing", "refused", "doubtful")
    }
    if asked.form == "json":
        listed = [{name: getattr(remark, name) for name in Remark.__slots__} for remark in filled.remarks]
        output.as_json({**counts, "remarks": listed})
    else:
        for remark in filled.remarks:
            colour = {"missing": "yellow", "refused": "red", "doubtful": "cyan"}[remark.kind]
            head = click.style(remark.kind.ljust(8), fg=colour)
            click.echo(f"{head}  {_named(remark)}: {remark.reason} {remark.remedy}")
        found = ", ".join(f"{count} {kind}" for kind, count in counts.items() if count)
        click.echo(f"{found}." if found else "Nothing is missing, refused or doubtful.")
    if filled.is_counted:
        output.note(_caveat())
    return not counts["missing"] and not counts["refused"]


def _named(remark: Remark) -> str:
    return f"{remark.field} ({remark.label})" if remark.label else remark.field


def _rendered(document: JSON, form: str) -> bytes:
    if form == "docx":
        return docx(document)
    if form == "json":
        text = json.dumps(document, indent=2, ensure_ascii=False) + "\n"
    else:
        text = markdown(document) if form == "md" else to_text(document)
    return text.encode()


def _write(data: bytes, asked: Asked) -> None:
    if asked.output == STANDARD_STREAM:
        click.echo(data, nl=False)  # as bytes: no console changes a letter
        return
    path = Path(asked.output)
    try:
        if path.exists() and not path.is_file():
            path.write_bytes(data)  # a pipe or a device, which is not to be replaced
        else:
            replace_file(path.resolve(), data)
    except OSError as error:
        raise machine_error(error, "write the letter", path) from error
    click.echo(f"Wrote {path}.")


def _tell(filled: Filled) -> None:
    """Say on stderr what its writer should know of a letter that was written."""
    missing = [_named(remark) for remark in filled.remarks if remark.kind == "missing"]
    if missing:
        output.note(f"Not answered, and in the letter as labels in brackets: {', '.join(missing)}.")
    for remark in filled.remarks:
        if remark.kind == "doubtful":
            output.note(f"{_named(remark)}: {remark.reason} {remark.remedy}")
    if filled.is_counted:
        output.note(_caveat())


def _caveat() -> str:
    return caveat(str.format, date=f"{KNOWN_ON.day} {KNOWN_ON:%B %Y}")
