"""The header of a PO file: its fields read, checked against the language, and written in a fixed order."""

from __future__ import annotations

from collections.abc import Callable

from generator.catalogs.entries import Catalog, Entry
from generator.catalogs.plurals import plural_rule

Report = Callable[[str, str, str], None]
"""Takes the code, the reason and the remedy of a problem in the header."""

_DROPPED = frozenset(("pot-creation-date", "po-revision-date"))
"""Fields that change with every save and set branches at odds."""
_OURS = frozenset(("mime-version", "content-type", "content-transfer-encoding", "language", "plural-forms"))


def po_language(lang: str) -> str:
    """A language tag as gettext writes it: `pt_BR` for `pt-BR`."""
    return lang.replace("-", "_")


def read_fields(header: Entry, report: Report) -> tuple[tuple[str, str], ...]:
    """The header's fields in order, reporting lines that are none."""
    fields: dict[str, tuple[str, str]] = {}
    for line in header.text.split("\n"):
        name, colon, value = line.partition(":")
        name = name.strip()
        if not line.strip():
            continue
        if not colon or not name:
            reason = f"The header's line “{line[:60]}” is not a field."
            report("po-header", reason, "Write it as `Name: value\\n`, or delete it.")
        elif name.lower() in fields:
            report("po-header", f"The header has the field {name[:60]} twice.", "Delete one of the two.")
        else:
            fields[name.lower()] = name, value.strip()
    return tuple(fields.values())


def check_header(fields: tuple[tuple[str, str], ...], lang: str, report: Report) -> None:
    """Report what in the header is not right for a catalog of `lang` in UTF-8."""
    values = {name.lower(): value for name, value in fields}
    content_type = values.get("content-type")
    remedy = 'Write "Content-Type: text/plain; charset=UTF-8\\n" and save the file as UTF-8.'
    if content_type is None:
        report("po-header", "The header has no Content-Type.", remedy)
    else:
        charset = content_type.lower().partition("charset=")[2].strip()
        if charset not in ("utf-8", "utf8"):
            report("po-charset", f"The header's charset is “{charset[:60]}”, and catalogs are UTF-8.", remedy)
    wanted = po_language(lang)
    language = values.get("language")
    if language is None or po_language(language) != wanted:
        told = "names no language" if not language else f"says that the language is “{language[:60]}”"
        report(
            "po-language",
            f"The header {told}, and the catalog stands in the folder of {lang}.",
            f'Write "Language: {wanted}\\n", or move the file to its language.',
        )
    plural_forms = values.get("plural-forms")
    rule = plural_rule(lang)
    if plural_forms is not None and not rule.is_said_by(plural_forms):
        report(
            "po-plural-forms",
            f"The header's Plural-Forms are not those of {lang}.",
            f'Write "Plural-Forms: {rule.header}\\n".',
        )


def others(fields: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
    """Those of the fields that other tools wrote and that are worth keeping."""
    return tuple(pair for pair in fields if pair[0].lower() not in _OURS | _DROPPED)


def written_fields(catalog: Catalog) -> tuple[tuple[str, str], ...]:
    """The header's fields as they are written: ours in a fixed order, then those of other tools."""
    return (
        ("MIME-Version", "1.0"),
        ("Content-Type", "text/plain; charset=UTF-8"),
        ("Content-Transfer-Encoding", "8bit"),
        ("Language", po_language(catalog.lang)),
        ("Plural-Forms", plural_rule(catalog.lang).header),
        *others(catalog.header),
    )
