"""Checks of clauses: their formal words hold slots as letters do, and every slot is one of the clause's fields."""

from __future__ import annotations

from collections.abc import Iterator

from generator.letters.conditions import unknown_name
from generator.letters.filters import bare
from generator.letters.findings import Finding
from generator.letters.program import ProgramError, parse_text
from generator.model.clause import Clause


def check_clause(clause: Clause) -> Iterator[Finding]:
    """Say what is wrong with the slots of a clause."""
    specs = {spec.id: spec for spec in clause.fields}
    for paragraph in clause.paragraphs:
        where = f"paragraphs.{paragraph.id}.formal"
        try:
            nodes = parse_text(paragraph.formal.value)
        except ProgramError as error:
            yield Finding("letter-text", where, error.reason, error.remedy, error.offset)
            continue
        for node in nodes:
            if node[0] != "s":
                name, _ = bare(node)
                if name[0] != "v" or name[1] not in specs:
                    yield unknown_name(where, name, specs, None)
