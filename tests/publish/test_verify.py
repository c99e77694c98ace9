"""Verification finds what a staged site lacks."""

from __future__ import annotations

from pathlib import Path

from generator.publish import expected_files, verify_site
from generator.site import Article, LanguageSite, Site, SitePage


def a_site() -> Site:
    """Two languages with two pages each."""

    def language(lang: str) -> LanguageSite:
        pages = tuple(
            SitePage(lang, url, "guides", "T", "D", lambda: Article("<h1>T</h1>")) for url in ("", "guides/a/")
        )
        return LanguageSite(lang, lang, "Site", "D", "ltr", lang, pages, (), str)

    return Site("en", (language("en"), language("ko")), {})


def test_expected_files_are_pages_roots_index_and_404() -> None:
    """Every page of every language is expected, with the pages that speak all languages."""
    assert expected_files(a_site()) == (
        "404.html",
        "en/guides/a/index.html",
        "en/index.html",
        "index.html",
        "ko/guides/a/index.html",
        "ko/index.html",
    )


def test_missing_and_empty_pages_are_reported(tmp_path: Path) -> None:
    """Each page that is missing, empty or a folder is a problem of its own, in order."""
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / "index.html").write_text("")
    (tmp_path / "index.html").mkdir()
    (tmp_path / "404.html").write_text("here")
    found = verify_site(tmp_path, ["index.html", "en/index.html", "404.html", "ko/index.html"])
    assert [(problem.place.path, problem.code) for problem in found] == [
        ("en/index.html", "site-page-empty"),
        ("index.html", "site-page-missing"),
        ("ko/index.html", "site-page-missing"),
    ]
