"""Verification: a staged site is complete before it may take the old one's place."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from generator.problems import Place, Problem, in_order
from generator.site import Site


def expected_files(site: Site) -> tuple[str, ...]:
    """Every file that a complete site has, as paths below it: all pages and what they load, root index and 404 page."""
    pages = {f"{language.lang}/{page.url}index.html" for language in site.languages for page in language.pages}
    roots = {f"{language.lang}/index.html" for language in site.languages}
    return tuple(sorted(pages | roots | {"index.html", "404.html"} | set(site.files)))


def verify_site(folder: Path, expected: Iterable[str]) -> tuple[Problem, ...]:
    """Report each expected file that is missing or empty in `folder`; places are paths below it."""
    problems = []
    for name in expected:
        path = folder / name
        if not path.is_file():
            problems.append(_problem("site-page-missing", name, "The build did not write this page."))
        elif path.stat().st_size == 0:
            problems.append(_problem("site-page-empty", name, "The build wrote this page with nothing in it."))
    return in_order(problems)


def _problem(code: str, name: str, reason: str) -> Problem:
    remedy = "The site was left as it was; check mkdocs.yml for settings and plugins that drop pages."
    return Problem(code, Place(name), reason, remedy)
