"""The page that `mkdocs serve` shows while the content is broken: where, what, why and how to mend it."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from generator.problems import ContentError, Problem


def problems_of(error: Exception) -> tuple[str, ...]:
    """One line for each problem, or the error itself where it is of another kind."""
    if isinstance(error, ContentError):
        return tuple(str(problem) for problem in error.problems)
    return (f"{type(error).__name__}: {error}",)


def failure_page(error: Exception) -> str:
    """A whole HTML document that needs nothing of the theme, since the theme may be what is broken."""
    if isinstance(error, ContentError):
        items = "\n".join(_item(problem) for problem in error.problems)
    else:
        items = "\n".join(f"<li><p>{escape(line)}</p></li>" for line in problems_of(error))
    return _PAGE.replace("{items}", items)


def failure_notice(errors: Iterable[str]) -> str:
    """The same for the log: every problem on a line of its own."""
    return "\n".join(("The content has problems:", *(f"  {line}" for line in errors)))


def _item(problem: Problem) -> str:
    field = f" <code>{escape(problem.field)}</code>" if problem.field else ""
    return (
        f"<li><p><strong>{escape(str(problem.place))}</strong>{field}</p>"
        f"<p>{escape(problem.reason)} {escape(problem.remedy)} <small>[{escape(problem.code)}]</small></p></li>"
    )


_PAGE = """<!doctype html>
<html lang="en" dir="ltr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>The content has problems</title>
</head>
<body>
<main>
<h1>The content has problems</h1>
<p>This page mends itself as soon as they are solved.</p>
<ol>
{items}
</ol>
</main>
</body>
</html>
"""
