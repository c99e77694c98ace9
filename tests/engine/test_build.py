"""One build of MkDocs: pages, heads, navigation, indexes, sitemaps and what must not be published."""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
import pathlib
import re
from html.parser import HTMLParser

import pytest

from generator.site import Article, LanguageSite, NavLink, NavSection, SearchEntry, Site, SitePage, TocEntry
from tests.engine.building import build_site, contents, make_project
from tests.engine.sample_site import UNTRANSLATED, make_site

ADDRESS = "https://partwell.invalid/handbook/"
REPOSITORY = "https://repository.invalid/partwell"


class _Elements(HTMLParser):
    """All start tags with their attributes, and the text of `title`."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {name: value or "" for name, value in attrs}))

    def all(self, tag: str, **wanted: str) -> list[dict[str, str]]:
        return [
            attributes
            for name, attributes in self.tags
            if name == tag and all(attributes.get(key, "").strip() == value for key, value in wanted.items())
        ]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> pathlib.Path:
    """The sample, built with an address and a repository."""
    project = make_project(tmp_path_factory.mktemp("built"), site_url=ADDRESS, repo_url=REPOSITORY)
    return build_site(project, make_site())


def elements(site: pathlib.Path, path: str) -> _Elements:
    return _Elements((site / path / "index.html").read_text(encoding="utf-8"))


def test_every_language_has_the_same_addresses(built: pathlib.Path) -> None:
    """A page has one address in all languages, below the language's folder."""
    pages = {
        lang: {path.parent.relative_to(built / lang).as_posix() for path in (built / lang).rglob("index.html")}
        for lang in ("en", "ko", "ja")
    }
    assert pages["en"] == pages["ko"] == pages["ja"]
    assert "scenarios/late-payer" in pages["en"]


def test_nothing_but_the_site_is_published(built: pathlib.Path) -> None:
    """Sources, templates, language packs and source maps stay at home."""
    names = list(contents(built))
    assert not [name for name in names if name.endswith((".yml", ".md", ".po", ".map", ".gz", ".j2"))]
    assert not [name for name in names if "lunr" in name or name.startswith("partwell/")]
    # Thirteen of the theme, and the browser modules, which have tests of their own.
    assert len([name for name in names if name.startswith("assets/") and not name.startswith("assets/modules/")]) == 13


def test_every_page_says_what_it_is(built: pathlib.Path) -> None:
    """Language, direction, title, description and one h1 stand in every page."""
    for lang in ("en", "ko", "ja"):
        for path in (built / lang).rglob("index.html"):
            html = path.read_text(encoding="utf-8")
            page = _Elements(html)
            assert page.all("html") == [{"lang": lang, "dir": "ltr", "class": "no-js"}]
            assert len(page.all("h1")) == 1
            assert len(page.all("title")) == 1
            assert page.all("meta", name="description")[0]["content"]
            assert "\ue000" not in html
            ids = [attributes["id"] for _, attributes in page.tags if "id" in attributes]
            assert len(ids) == len(set(ids)), path


def test_the_policy_comes_first_and_nothing_is_inline(built: pathlib.Path) -> None:
    """The policy stands before all that it covers; no script, style or handler is in a page."""
    for path in built.rglob("*.html"):
        html = path.read_text(encoding="utf-8")
        page = _Elements(html)
        policy = page.all("meta", **{"http-equiv": "Content-Security-Policy"})[0]["content"]
        assert policy.startswith("default-src 'none'; script-src 'self'; style-src 'self';")
        assert "unsafe" not in policy
        assert html.index("Content-Security-Policy") < html.index("<link")
        assert not page.all("style")
        assert all("src" in script or script.get("type") == "application/json" for script in page.all("script"))
        assert not [
            name for _, attributes in page.tags for name in attributes if name.startswith("on") or name == "style"
        ]


def test_alternates_name_all_translations_and_each_other(built: pathlib.Path) -> None:
    """Each page names itself and its translations; the default is the source's page, for homes the root."""
    for url in ("", "guides/the-talk/"):
        expected = {lang: f"{ADDRESS}{lang}/{url}" for lang in ("en", "ko", "ja")}
        expected["x-default"] = f"{ADDRESS}en/{url}" if url else ADDRESS
        for lang in ("en", "ko", "ja"):
            links = elements(built, f"{lang}/{url}").all("link", rel="alternate")
            assert {link["hreflang"]: link["href"] for link in links} == expected
            assert elements(built, f"{lang}/{url}").all("link", rel="canonical") == [
                {"rel": "canonical", "href": expected[lang]}
            ]
    root = elements(built, "").all("link", rel="alternate")
    assert {link["hreflang"]: link["href"] for link in root}["x-default"] == ADDRESS


def test_no_alternate_makes_material_fetch_sitemaps(built: pathlib.Path) -> None:
    """Material's selector is `link[rel=alternate]`, which ours must not match."""
    html = (built / "ko/index.html").read_text(encoding="utf-8")
    assert 'rel="alternate "' in html
    assert 'rel="alternate"' not in html


def test_an_untranslated_page_is_canonical_to_the_source(built: pathlib.Path) -> None:
    """It has no alternates, and stands in no sitemap and no search index of its language."""
    page = elements(built, f"ja/{UNTRANSLATED}")
    assert page.all("link", rel="canonical")[0]["href"] == f"{ADDRESS}en/{UNTRANSLATED}"
    assert page.all("link", rel="alternate") == []
    assert UNTRANSLATED not in (built / "ja/sitemap.xml").read_text(encoding="utf-8")
    assert UNTRANSLATED not in (built / "ja/search/search_index.json").read_text(encoding="utf-8")
    assert {link["hreflang"] for link in elements(built, f"ko/{UNTRANSLATED}").all("link", rel="alternate")} == {
        "en",
        "ko",
        "x-default",
    }
    assert UNTRANSLATED in (built / "ko/sitemap.xml").read_text(encoding="utf-8")


def test_the_navigation_shows_the_current_section_alone(built: pathlib.Path) -> None:
    """All sections, the pages of the current one, and one current page."""
    html = (built / "ko/guides/after/index.html").read_text(encoding="utf-8")
    nav = html[html.index('<nav class="pw-nav"') : html.index("</nav>", html.index('<nav class="pw-nav"'))]
    assert re.findall(r'href="([^"]*)"', nav) == [
        "../../",
        "../../guides/",
        "../../guides/the-talk/",
        "../../guides/grey-areas/",
        "../../guides/after/",
        "../../scenarios/",
        "../../letters/",
    ]
    assert re.findall(r'href="([^"]*)" aria-current="page"', nav) == ["../../guides/after/"]
    index = (built / "ko/guides/index.html").read_text(encoding="utf-8")
    assert 'class="pw-nav__section" aria-current="page"' in index
    assert 'class="pw-nav__home" href="./" aria-current="page"' in (built / "en/index.html").read_text(encoding="utf-8")


def test_previous_and_next_stay_in_the_language(built: pathlib.Path) -> None:
    """Reading order runs through a language from its first page to its last."""
    page = elements(built, "ko/guides/")
    assert page.all("link", rel="prev")[0]["href"] == "../"
    assert page.all("link", rel="next")[0]["href"] == "../guides/the-talk/"
    assert page.all("a", rel="next")[0]["href"] == "../guides/the-talk/"
    assert elements(built, "ko/").all("a", rel="prev") == []
    assert elements(built, "ko/letters/final-invoice/").all("a", rel="next") == []


def test_pages_can_be_edited_where_there_is_a_repository(built: pathlib.Path, tmp_path: pathlib.Path) -> None:
    """A page links its source, a translated one its catalog too; without a repository neither."""
    base = f"{REPOSITORY}/edit/main/docs/"
    links = [link["href"] for link in elements(built, "ko/guides/after/").all("a", rel="edit")]
    assert links == [f"{base}guides/after.md", f"{base}locale/ko/guides/after.po"]
    assert [link["href"] for link in elements(built, "en/guides/after/").all("a", rel="edit")] == links[:1]
    plain = build_site(make_project(tmp_path), make_site())
    assert elements(plain, "ko/guides/after/").all("a", rel="edit") == []


def test_the_switcher_leads_to_the_same_page(built: pathlib.Path) -> None:
    """Header and footer link the page in each language, and mark the current one."""
    links = elements(built, "ja/guides/after/").all("a", target="_self", hreflang="ko")
    assert [link["href"] for link in links] == ["../../../ko/guides/after/"] * 2
    current = elements(built, "ja/guides/after/").all("a", **{"aria-current": "true"})
    assert {link["hreflang"] for link in current} == {"ja"}
    assert elements(built, "ja/").all("a", target="_self", hreflang="ko")[0]["href"] == "../ko/"


def test_the_switcher_finds_what_is_nearest(tmp_path: pathlib.Path) -> None:
    """A page that a language lacks leads to its section there, and where that is missing, home."""
    site = make_site()
    ja = site.language("ja")
    gone = {"letters/notice/", "guides/", "guides/after/"}
    shorter = dataclasses.replace(ja, pages=tuple(page for page in ja.pages if page.url not in gone))
    site = dataclasses.replace(site, languages=(*site.languages[:2], shorter))
    built = build_site(make_project(tmp_path), site)
    assert elements(built, "ko/letters/notice/").all("a", hreflang="ja")[0]["href"] == "../../../ja/letters/"
    assert elements(built, "ko/guides/after/").all("a", hreflang="ja")[0]["href"] == "../../../ja/"


def test_search_has_one_index_for_each_language(built: pathlib.Path) -> None:
    """The index has pages and their sections, by addresses below the language's root."""
    index = json.loads((built / "ko/search/search_index.json").read_text(encoding="utf-8"))
    assert index["config"]["lang"] == ["ko"]
    locations = [doc["location"] for doc in index["docs"]]
    assert locations[:2] == ["", "guides/"]
    assert "letters/kill-fee/#replies" in locations
    known = {"location", "title", "text"}
    assert all(set(doc) - {"keywords"} == known for doc in index["docs"])
    keywords = {doc["location"]: doc["keywords"] for doc in index["docs"] if "keywords" in doc}
    assert keywords == {"scenarios/late-payer/": "떼인 돈, 미수금"}


def test_sitemaps_name_translated_pages_and_their_review(built: pathlib.Path) -> None:
    """Each language has a sitemap, the root has the index of them."""
    assert "<loc>https://partwell.invalid/handbook/ko/sitemap.xml</loc>" in (built / "sitemap.xml").read_text("utf-8")
    entry = f"<url><loc>{ADDRESS}ko/guides/after/</loc><lastmod>2026-03-01</lastmod></url>"
    assert entry in (built / "ko/sitemap.xml").read_text(encoding="utf-8")


def test_no_review_is_later_than_the_source(tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """SOURCE_DATE_EPOCH bounds the dates of a sitemap."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(dt.datetime(2025, 5, 4, tzinfo=dt.UTC).timestamp())))
    built = build_site(make_project(tmp_path, site_url=ADDRESS), make_site())
    text = (built / "en/sitemap.xml").read_text(encoding="utf-8")
    assert set(re.findall("<lastmod>(.*?)</lastmod>", text)) == {"2025-05-04"}


def test_without_an_address_nothing_pretends_to_have_one(tmp_path: pathlib.Path) -> None:
    """No canonical address, no alternates, no sitemap, and so no instant navigation, which would ask for one."""
    built = build_site(make_project(tmp_path), make_site())
    page = elements(built, "ko/guides/after/")
    assert page.all("link", rel="canonical") == page.all("link", rel="alternate") == []
    assert not list(built.rglob("sitemap*"))
    html = (built / "ko/guides/after/index.html").read_text(encoding="utf-8")
    config = json.loads(re.search(r'<script id="__config"[^>]*>(.*?)</script>', html, re.S)[1])  # type: ignore[index]
    assert config["features"] == []
    assert config["base"] == "../../"


def test_two_builds_are_equal_byte_for_byte(tmp_path: pathlib.Path) -> None:
    """No time, no order of a set and no token of a build is in its output."""
    first = build_site(make_project(tmp_path / "one", site_url=ADDRESS), make_site())
    second = build_site(make_project(tmp_path / "two", site_url=ADDRESS), make_site())
    assert contents(first) == contents(second)


def test_texts_are_escaped(tmp_path: pathlib.Path) -> None:
    """A title that looks like markup, or like a gap, stays text everywhere around the article."""
    nasty = '<script>alert("1")</script> & \ue000title\ue001'
    site = make_site(lambda lang, url: Article("<h1>x</h1>", (TocEntry("a", nasty),), (SearchEntry("", nasty, nasty),)))

    def spoil(language: LanguageSite) -> LanguageSite:
        return dataclasses.replace(
            language,
            site_name=nasty,
            name=nasty,
            site_description=nasty,
            gettext=lambda text: nasty,
            pages=tuple(dataclasses.replace(page, title=nasty, description=nasty) for page in language.pages),
            nav=tuple(
                dataclasses.replace(
                    section, title=nasty, links=tuple(NavLink(nasty, link.url) for link in section.links)
                )
                for section in language.nav
            ),
        )

    site = dataclasses.replace(site, languages=tuple(spoil(language) for language in site.languages))
    built = build_site(make_project(tmp_path, site_url=ADDRESS), site)
    for path in built.rglob("*.html"):
        html = path.read_text(encoding="utf-8")
        assert "<script>alert" not in html, path
        assert 'alert("' not in html, path


def _large_site(pages: int) -> Site:
    """One section of many pages, in one language."""

    def page(number: int) -> SitePage:
        return SitePage(
            "en", f"s/p-{number:05d}/", "s", f"Page {number:05d}", "About", lambda: Article("<h1>Page</h1>")
        )

    all_pages = tuple(page(number) for number in range(pages))
    links = tuple(NavLink(page.title, page.url) for page in all_pages)
    language = LanguageSite(
        "en", "English", "Partwell", "About", "ltr", "en", all_pages, (NavSection("s", "All", "s/", links),), str
    )
    return Site("en", (language,), {page.url: ("en",) for page in all_pages})


def test_a_page_does_not_grow_with_the_site(tmp_path: pathlib.Path) -> None:
    """Bytes of a page are the same in a section of 100 pages and in one of 400; each page links its neighbours."""
    sizes = []
    for count in (100, 400):
        built = build_site(make_project(tmp_path / str(count)), _large_site(count))
        html = (built / "en/s/p-00060/index.html").read_text(encoding="utf-8")
        sizes.append(len(html))
        nav = html[html.index('<nav class="pw-nav"') : html.index("</nav>")]
        assert nav.count("<li>") == 1 + 49
        assert nav.count('aria-current="page"') == 1
        assert "p-00059/" in nav
    assert sizes[0] == sizes[1]


def test_the_shell_is_rendered_once_for_each_section_and_depth(
    tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Four hundred pages of one section render the theme's template once."""
    rendered: list[str] = []
    from generator.engine_mkdocs.patterns import Pattern

    original = Pattern.__init__

    def count(self: Pattern, text: str, gaps: object) -> None:
        if "<html" in text:
            rendered.append(text)
        original(self, text, gaps)  # type: ignore[arg-type]

    monkeypatch.setattr(Pattern, "__init__", count)
    build_site(make_project(tmp_path), _large_site(400))
    assert len(rendered) == 1
