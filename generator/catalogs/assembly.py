"""Entries made into a catalog: the header told apart and checked, duplicates and plural forms reported."""

from __future__ import annotations

from collections.abc import Iterable

from generator.catalogs.entries import Catalog, Entry, Key
from generator.catalogs.header import check_header, others, read_fields
from generator.catalogs.plurals import plural_rule
from generator.problems import Place, Problem


def assemble(
    entries: Iterable[Entry], tail: tuple[str, ...], *, path: str, lang: str
) -> tuple[Catalog, tuple[Problem, ...]]:
    """Make a catalog of the entries in a file, the header among them; `tail` are comments at the file's end.

    Of messages that stand there twice, the first one is taken.
    """
    problems: list[Problem] = []
    header, unique = _unique(entries, path, problems)
    fields: tuple[tuple[str, str], ...] = ()
    if header is None:
        remedy = "Take the header of another catalog of the language; a new file gets one by `partwell update`."
        problems.append(Problem("po-header", Place(path, 1), "The file has no header.", remedy))
    else:
        place = Place(path, header.text_line)
        tail = header.comments + tail

        def report(code: str, reason: str, remedy: str) -> None:
            problems.append(Problem(code, place, reason, remedy))

        fields = read_fields(header, report)
        check_header(fields, lang, report)
    problems.extend(_wrong_forms(unique, path, lang))
    current = tuple(entry for entry in unique if not entry.obsolete)
    obsolete = tuple(entry for entry in unique if entry.obsolete)
    return Catalog(lang, current, obsolete, others(fields), _trimmed(tail), path), tuple(problems)


def _trimmed(comments: tuple[str, ...]) -> tuple[str, ...]:
    """Comments without empty ones at both ends; some editors put one above every header."""
    start, end = 0, len(comments)
    while start < end and not comments[start]:
        start += 1
    while end > start and not comments[end - 1]:
        end -= 1
    return comments[start:end]


def _unique(entries: Iterable[Entry], path: str, problems: list[Problem]) -> tuple[Entry | None, list[Entry]]:
    """The header and the other entries, reporting those whose key came before."""
    first: dict[Key, Entry] = {}
    for entry in entries:
        earlier = first.setdefault((entry.context, entry.id), entry)
        if earlier is not entry:
            what = "header" if entry.key == ("", "") else "message"
            reason = f"The {what} stands in line {earlier.line} already."
            remedy = "Keep the better translation and delete the other one."
            problems.append(Problem("po-duplicate", Place(path, entry.line, 1), reason, remedy))
    header = first.pop(("", ""), None)
    return header, list(first.values())


def _wrong_forms(entries: Iterable[Entry], path: str, lang: str) -> Iterable[Problem]:
    """Report messages with more or fewer plural forms than the language has."""
    wanted = plural_rule(lang).count
    for entry in entries:
        if entry.plural is not None and len(entry.forms) != wanted and entry.has_work and not entry.obsolete:
            yield Problem(
                "po-plural-count",
                Place(path, entry.text_line, 1),
                f"The message has {len(entry.forms)} plural forms, and {lang} has {wanted}.",
                f"Write msgstr[0] to msgstr[{wanted - 1}]." if wanted > 1 else "Write msgstr[0] only.",
            )
