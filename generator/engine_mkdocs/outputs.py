"""What a site has beside its pages: search indexes, sitemaps, the page that offers languages, the 404 page."""

from __future__ import annotations

import datetime as dt
import json
import os
from collections.abc import Iterator, Mapping
from html import escape

from generator.engine_mkdocs.addresses import Addresses
from generator.engine_mkdocs.shell import Shells
from generator.site import Article, LanguageSite, Site, SitePage

ROOT_TEMPLATE = "partwell/root.html"
NOT_FOUND_TEMPLATE = "partwell/not-found.html"


class SearchIndexes:
    """Collects what is searchable while pages are written, one index per language."""

    def __init__(self, site: Site) -> None:
        self._entries: dict[str, list[str]] = {language.lang: [] for language in site.languages}

    def add(self, page: SitePage, article: Article) -> None:
        """Take over a page's texts; a page that is not translated is nobody's search result."""
        if not page.is_translated:
            return
        for entry in article.search:
            location = f"{page.url}#{entry.id}" if entry.id else page.url
            found: dict[str, str | float] = {"location": location, "title": entry.title, "text": entry.text}
            if entry.keywords:
                found["keywords"] = entry.keywords
            if entry.boost != 1:
                found["boost"] = entry.boost
            self._entries[page.lang].append(_json(found))

    def files(self) -> Iterator[tuple[str, str]]:
        """Path below the site's root and text of each index, in the shape that Material's bundle fetches."""
        for lang, entries in self._entries.items():
            config = _json({"lang": [lang], "separator": r"[\s\-]+", "pipeline": [], "fields": {}})
            yield f"{lang}/search/search_index.json", f'{{"config":{config},"docs":[{",".join(entries)}]}}\n'


def sitemaps(addresses: Addresses, environ: Mapping[str, str] = os.environ) -> Iterator[tuple[str, str]]:
    """A sitemap per language and the index of them; none where the site's address is not known."""
    if not addresses.site_url:
        return
    latest = _source_date(environ)
    for language in addresses.site.languages:
        yield f"{language.lang}/sitemap.xml", _sitemap(language, addresses, latest)
    entries = "".join(
        f"<sitemap><loc>{escape(addresses.absolute(language.lang, 'sitemap.xml'))}</loc></sitemap>\n"
        for language in addresses.site.languages
    )
    yield "sitemap.xml", _xml("sitemapindex", entries)


def root_pages(shells: Shells, addresses: Addresses) -> Iterator[tuple[str, str]]:
    """The page at `/` and the one that a host shows for addresses that do not exist."""
    languages = addresses.site.alternates.get("", ())
    alternates = [(lang, addresses.absolute(lang, "")) for lang in languages] if addresses.site_url else []
    yield "index.html", shells.render(ROOT_TEMPLATE, root="./", site_url=addresses.site_url, alternates=alternates)
    yield "404.html", shells.render(NOT_FOUND_TEMPLATE, root=addresses.root_path)


def _sitemap(language: LanguageSite, addresses: Addresses, latest: dt.date | None) -> str:
    entries = []
    for page in language.pages:
        if page.is_translated:
            reviewed = min(page.reviewed, latest) if page.reviewed and latest else page.reviewed
            lastmod = f"<lastmod>{reviewed.isoformat()}</lastmod>" if reviewed else ""
            entries.append(f"<url><loc>{escape(addresses.absolute(page.lang, page.url))}</loc>{lastmod}</url>\n")
    return _xml("urlset", "".join(entries))


def _xml(name: str, entries: str) -> str:
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<{name} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{entries}</{name}>\n'
    )


def _source_date(environ: Mapping[str, str]) -> dt.date | None:
    """The day of SOURCE_DATE_EPOCH, past which no page can have changed."""
    epoch = environ.get("SOURCE_DATE_EPOCH", "")
    return dt.datetime.fromtimestamp(int(epoch), dt.UTC).date() if epoch.isdigit() else None


def _json(value: Mapping[str, object]) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
