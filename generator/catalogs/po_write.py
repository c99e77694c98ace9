"""Writer of PO files: canonical, so that equal catalogs are equal bytes and a change shows as itself.

No wrapping, no line numbers, no dates. Comments stand in gettext's order, and
`msgcat --no-wrap` changes nothing but flags that it does not know.
"""

from __future__ import annotations

from generator.catalogs.entries import Catalog, Entry
from generator.catalogs.header import written_fields
from generator.catalogs.marks import with_previous
from generator.catalogs.strings import statement


def write_po(catalog: Catalog) -> bytes:
    """Write a catalog, the header first and the obsolete entries last."""
    header = "".join(f"{name}: {value}\n" for name, value in written_fields(catalog))
    parts = [_comment_lines("#", catalog.header_comments) + statement("msgid", "") + statement("msgstr", header)]
    parts.extend(map(_entry, catalog.entries))
    parts.extend(map(_entry, catalog.obsolete))
    return "\n".join(parts).encode("utf-8", "replace")


def _comment_lines(prefix: str, comments: tuple[str, ...]) -> str:
    return "".join(f"{prefix} {_shielded(comment)}\n" if comment else f"{prefix}\n" for comment in comments)


def _shielded(comment: str) -> str:
    """A comment whose last backslash does not join it to the next line, as gettext's reader would have it."""
    return f"{comment} " if comment.endswith("\\") else comment


def _entry(entry: Entry) -> str:
    parts: list[str] = []
    comments = with_previous(entry) if entry.obsolete else entry.comments
    if comments:
        parts.append(_comment_lines("#", comments))
    if entry.extracted:
        parts.append(_comment_lines("#.", entry.extracted))
    if entry.references:
        parts.append(f"#: {' '.join(map(_reference, entry.references))}\n")
    if entry.flags:
        parts.append(f"#, {', '.join(entry.flags)}\n")
    previous = _previous(entry)
    if previous:
        parts.append(_prefixed("#~| " if entry.obsolete else "#| ", previous))
    body = _body(entry)
    parts.append(_prefixed("#~ ", body) if entry.obsolete else body)
    return "".join(parts)


def _previous(entry: Entry) -> str:
    context, text, plural = entry.previous_context, entry.previous_id, entry.previous_plural
    if context is text is plural is None:
        return ""
    return "".join(
        statement(keyword, value)
        for keyword, value in (("msgctxt", context), ("msgid", text), ("msgid_plural", plural))
        if value is not None
    )


def _body(entry: Entry) -> str:
    parts = [statement("msgctxt", entry.context)] if entry.context else []
    parts.append(statement("msgid", entry.id))
    if entry.plural is None:
        parts.append(statement("msgstr", entry.text))
    else:
        parts.append(statement("msgid_plural", entry.plural))
        parts.extend(statement(f"msgstr[{number}]", form) for number, form in enumerate(entry.forms or ("",)))
    return "".join(parts)


def _prefixed(prefix: str, lines: str) -> str:
    return prefix + lines[:-1].replace("\n", f"\n{prefix}") + "\n"


def _reference(path: str) -> str:
    """A path as gettext writes it: between isolates where it holds spaces."""
    return f"\u2068{path}\u2069" if " " in path else path
