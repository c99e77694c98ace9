"""The built site, crawled: every link, anchor, id, alternate and name holds."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections import Counter
from urllib.parse import urljoin

import pytest

from tests.whole_site.crawler import BASE, Crawl

pytestmark = pytest.mark.slow

LANGS = ("en", "ko", "ja")
NAMES = {"Partwell"}
"""Titles that are names, the same in every language."""
SCRIPTS = {"ko": re.compile(r"[가-힣]"), "ja": re.compile(r"[ぁ-んァ-ヶ一-龠]")}


def _below(crawl: Crawl, lang: str) -> set[str]:
    return {path.removeprefix(f"{lang}/") for path in crawl.pages if path.startswith(f"{lang}/")}


def test_languages_have_the_same_addresses(crawl: Crawl) -> None:
    """Every page exists in every language at the same address."""
    assert _below(crawl, "en") == _below(crawl, "ko") == _below(crawl, "ja")
    assert len(_below(crawl, "en")) > 20


def test_no_link_is_broken(crawl: Crawl) -> None:
    """Every link, picture, script and style leads to a file, and every fragment to an id."""
    found = [
        reason
        for page in crawl.pages.values()
        for link in (*page.links, *page.resources)
        if page.path != "404.html" and (reason := crawl.broken(page, link))
    ]
    assert found == []


def test_nothing_is_fetched_from_another_host(crawl: Crawl) -> None:
    """No page loads anything from outside the site."""
    outside = [
        (page.path, url)
        for page in crawl.pages.values()
        for link in page.resources
        if not (url := urljoin(page.url, link)).startswith(BASE) and not url.startswith("data:")
    ]
    assert outside == []


def test_policy_is_on_every_page_and_nothing_is_inline(crawl: Crawl) -> None:
    """Every page carries the policy before anything it governs, and has no inline script, style or handler."""
    for page in crawl.pages.values():
        assert page.csp.startswith("default-src 'none'"), page.path
        assert "unsafe" not in page.csp, page.path
        assert page.inline == [], page.path


def test_ids_are_unique(crawl: Crawl) -> None:
    """No id stands twice on a page."""
    for page in crawl.pages.values():
        assert [name for name, count in Counter(page.ids).items() if count > 1] == [], page.path


def test_every_page_says_what_it_is(crawl: Crawl) -> None:
    """Every page has its language, one h1, a title and a description."""
    for page in crawl.content():
        assert page.lang == page.path.split("/")[0], page.path
        assert len(page.h1) == 1, (page.path, page.h1)
        assert page.h1[0], page.path
        assert page.title, page.path
        assert 20 <= len(page.description) <= 320, (page.path, page.description)


def test_titles_are_unique(crawl: Crawl) -> None:
    """No two pages of a language share a title."""
    for lang in LANGS:
        titles = Counter(page.title for page in crawl.content() if page.lang == lang)
        assert [title for title, count in titles.items() if count > 1] == []


def test_alternates_come_in_pairs(crawl: Crawl) -> None:
    """Pages name each other as alternates, themselves included, with a default among them."""
    for page in crawl.content():
        owners = [lang for lang in LANGS if crawl.pages[page.path.replace(page.lang, lang, 1)].is_own]
        if not page.is_own or len(owners) == 1:
            assert page.alternates == {}, page.path
            continue
        assert sorted(page.alternates) == sorted([*owners, "x-default"]), page.path
        assert page.alternates[page.lang] == page.url
        for lang, url in page.alternates.items():
            other = crawl.pages[str(crawl.file_of(url))]
            assert other.alternates == page.alternates, (page.path, lang)
            assert lang in {"x-default", other.lang}


def test_canonical_is_the_page_or_its_source(crawl: Crawl) -> None:
    """A translated page is canonical to itself, an untranslated one to the source's page."""
    for page in crawl.content():
        own_source = page.url.replace(f"/{page.lang}/", "/en/", 1)
        assert page.canonical in {page.url, own_source}, page.path


@pytest.mark.parametrize("lang", LANGS)
def test_sitemap_lists_the_pages_of_the_language(crawl: Crawl, lang: str) -> None:
    """A language's sitemap names exactly its translated pages."""
    tree = ET.parse(crawl.folder / lang / "sitemap.xml")  # noqa: S314  # written by the build under test
    listed = {str(node.text) for node in tree.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")}
    assert listed == {page.url for page in crawl.content() if page.lang == lang and page.is_own}


@pytest.mark.parametrize("lang", LANGS)
def test_search_leads_to_places_that_exist(crawl: Crawl, lang: str) -> None:
    """Every entry of a search index names a page and an anchor that are there, in the language's own words."""
    documents = crawl.search(lang)
    assert len(documents) > 50
    home = crawl.pages[f"{lang}/index.html"]
    assert [reason for entry in documents if (reason := crawl.broken(home, entry["location"] or "./"))] == []
    if lang in SCRIPTS:
        titles = [entry["title"] for entry in documents if "#" not in entry["location"]]
        assert [title for title in titles if title not in NAMES and not SCRIPTS[lang].search(title)] == []


@pytest.mark.parametrize("lang", sorted(SCRIPTS))
def test_translated_pages_speak_their_language(crawl: Crawl, lang: str) -> None:
    """Title, heading and description of a translated page are in its language."""
    for page in crawl.content():
        if page.lang == lang and page.is_own:
            for words in (page.title, page.h1[0], page.description):
                assert words in NAMES or SCRIPTS[lang].search(words), (page.path, words)


def test_every_page_leads_on(crawl: Crawl) -> None:
    """No page is an orphan: each is linked from the article of another page of its language."""
    linked = {crawl.file_of(urljoin(page.url, link).split("#")[0]) for page in crawl.content() for link in page.links}
    assert [page.path for page in crawl.content() if page.path not in linked] == []
