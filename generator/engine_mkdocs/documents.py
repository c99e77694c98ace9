"""Whole pages: what varies from page to page, put into the gaps of its shell."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from generator.engine_mkdocs.addresses import Addresses, up
from generator.engine_mkdocs.shell import Parts, Shells
from generator.site import Article, SitePage, TocEntry


class Documents:
    """Writes the pages of a site, one after the other; nothing of a page is kept."""

    def __init__(self, shells: Shells, addresses: Addresses) -> None:
        self._shells = shells
        self._addresses = addresses
        self._neighbours = {language.lang: _neighbours(language.pages) for language in addresses.site.languages}

    def document(self, page: SitePage, article: Article) -> str:
        """The finished HTML of `page` with `article` in it."""
        language = self._addresses.site.language(page.lang)
        parts = self._shells.parts(page.lang)
        base = up(page.url)
        before, after = self._neighbours[page.lang][page.url]
        title = f"{page.title} – {language.site_name}" if page.url else language.site_name
        section = next((section for section in language.nav if section.key == page.section), None)
        return self._shells.shell(page).fill(
            title=escape(title),
            description=escape(page.description),
            links=self._links(page, parts, base, before, after),
            languages=self._languages(page, parts, base),
            nav=self._shells.section(page).around(page.url),
            section_current=' aria-current="page"' if section is not None and section.url == page.url else "",
            home_current=' aria-current="page"' if not page.url else "",
            article=_with_toc(article, parts),
            edit=self._edit(page, parts),
            previous=parts.previous.fill(href=escape(base + before.url), title=escape(before.title)) if before else "",
            next=parts.next.fill(href=escape(base + after.url), title=escape(after.title)) if after else "",
            leave=parts.leave if page.has_exit else "",
        )

    def _links(self, page: SitePage, parts: Parts, base: str, before: SitePage | None, after: SitePage | None) -> str:
        """The links of the head; those that must name the host only where it is known."""
        links = []
        if self._addresses.site_url:
            links.append(parts.canonical.fill(href=escape(self._addresses.canonical(page))))
            links += [
                parts.alternate.fill(lang=lang, href=escape(href)) for lang, href in self._addresses.alternates(page)
            ]
        if before:
            links.append(parts.link_previous.fill(href=escape(base + before.url)))
        if after:
            links.append(parts.link_next.fill(href=escape(base + after.url)))
        return "\n".join(links)

    def _languages(self, page: SitePage, parts: Parts, base: str) -> str:
        """The switcher's list items: this page, or what is nearest to it, in every language."""
        items = []
        for language in self._addresses.site.languages:
            is_current = language.lang == page.lang
            url = self._addresses.in_language(page, language.lang)
            href = escape(f"{base}../{language.lang}/{url}".removeprefix("./"))
            pattern = parts.language_current if is_current else parts.language_link
            items.append(
                pattern.fill(href=escape(href.removeprefix("./")), lang=language.lang, name=escape(language.name))
            )
        return "".join(items)

    def _edit(self, page: SitePage, parts: Parts) -> str:
        source = self._addresses.edit(page.source_path)
        catalog = self._addresses.edit(page.catalog_path)
        return (parts.edit.fill(href=escape(source)) if source else "") + (
            parts.edit_translation.fill(href=escape(catalog)) if catalog else ""
        )


def _with_toc(article: Article, parts: Parts) -> str:
    """The article with its contents below the title and the summary, where a reader on a phone wants them."""
    if not article.toc:
        return article.html
    head, end, rest = article.html.partition("</h1>")
    if not end:
        head, rest = "", head
    elif rest.lstrip().startswith('<p class="pw-lead"'):
        lead, closing, rest = rest.partition("</p>")
        head += end + lead + closing
    else:
        head += end
    return f"{head}\n{parts.toc.fill(entries=_toc(article.toc, parts))}\n{rest}"


def _toc(entries: Iterable[TocEntry], parts: Parts) -> str:
    return "".join(
        parts.toc_entry.fill(
            id=escape(entry.id),
            title=escape(entry.title),
            style=f' class="{escape(entry.style)}"' if entry.style else "",
            children=parts.toc_list.fill(entries=_toc(entry.children, parts)) if entry.children else "",
        )
        for entry in entries
    )


def _neighbours(pages: tuple[SitePage, ...]) -> dict[str, tuple[SitePage | None, SitePage | None]]:
    around: tuple[SitePage | None, ...] = (None, *pages, None)
    return {page.url: (around[at], around[at + 2]) for at, page in enumerate(pages)}
