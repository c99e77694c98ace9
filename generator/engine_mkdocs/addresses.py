"""Addresses: from a page to the site's root, to other pages, to other languages, to the repository."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import quote, urljoin, urlsplit

from generator.site import Site, SitePage


def up(url: str) -> str:
    """The way from the page at `url` (below its language's root) to that root: `./`, `../`, `../../` …"""
    return "../" * url.count("/") or "./"


@dataclass(frozen=True, slots=True)
class Addresses:
    """Everything that links of the shell point to.

    `site_url` ends with a slash or is empty; `edit_base` is the address below
    which the repository's editor opens files of the docs folder, or empty.
    """

    site: Site
    site_url: str = ""
    edit_base: str = ""
    docs_dir: str = "docs"
    _urls: Mapping[str, Mapping[str, SitePage]] = field(init=False, repr=False, compare=False)
    _homes: Mapping[tuple[str, str], str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        pages = {language.lang: {page.url: page for page in language.pages} for language in self.site.languages}
        homes = {
            (language.lang, section.key): section.url for language in self.site.languages for section in language.nav
        }
        object.__setattr__(self, "_urls", pages)
        object.__setattr__(self, "_homes", homes)

    @property
    def root_path(self) -> str:
        """The path of the site's root on its host; `/` where the host is not known."""
        return urlsplit(self.site_url).path or "/"

    def absolute(self, lang: str, url: str) -> str:
        """The full address of a page; only with `site_url`."""
        return f"{self.site_url}{lang}/{quote(url)}"

    def in_language(self, page: SitePage, lang: str) -> str:
        """The address, below the root of `lang`, of what is nearest to `page` there: itself, its section, home."""
        pages = self._urls[lang]
        if page.url in pages:
            return page.url
        section = self._homes.get((lang, page.section), "")
        return section if section in pages else ""

    def canonical(self, page: SitePage) -> str:
        """The full address that search engines should keep: the source's where the page is not translated."""
        source = self.site.source_language
        if page.is_translated or page.url not in self._urls[source]:
            return self.absolute(page.lang, page.url)
        return self.absolute(source, page.url)

    def alternates(self, page: SitePage) -> tuple[tuple[str, str], ...]:
        """Pairs of hreflang and full address; none where a page is in one language or not translated."""
        languages = self.site.alternates.get(page.url, ())
        if not page.is_translated or len(languages) < 2:
            return ()
        pairs = [(lang, self.absolute(lang, page.url)) for lang in languages]
        if not page.url:
            pairs.append(("x-default", self.site_url))
        elif self.site.source_language in languages:
            pairs.append(("x-default", self.absolute(self.site.source_language, page.url)))
        return tuple(pairs)

    def edit(self, path: str) -> str:
        """Where the repository's editor opens `path`, a file below the project; empty where nowhere."""
        if not (self.edit_base and path):
            return ""
        return self.edit_base + quote(path.removeprefix(f"{self.docs_dir}/"))


def edit_base(repo_url: str, edit_uri: str) -> str:
    """The address of the repository's editor; `edit_uri` is relative to it as in MkDocs, and has a default."""
    if not repo_url:
        return ""
    return urljoin(repo_url.rstrip("/") + "/", edit_uri or "edit/main/docs/")
