"""The site as values: every language's pages, navigation and alternates, whatever engine writes them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class TocEntry:
    """A heading of a page, for its table of contents; `id` is the fragment."""

    id: str
    title: str
    children: tuple[TocEntry, ...] = ()
    style: str = ""
    """A class of the theme's, for headings that are not always there; empty for others."""


@dataclass(frozen=True, slots=True)
class SearchEntry:
    """A searchable part of a page: the page itself (`id` empty) or one of its sections."""

    id: str
    title: str
    text: str
    keywords: str = ""
    """Words that are found and not shown."""
    boost: float = 1
    """What the entry's score is multiplied by."""


@dataclass(frozen=True, slots=True)
class Article:
    """A page's content as HTML, its one h1 included, with what is read out of it."""

    html: str
    toc: tuple[TocEntry, ...] = ()
    search: tuple[SearchEntry, ...] = ()


@dataclass(frozen=True, slots=True)
class SitePage:
    """One page in one language.

    `url` is relative to the language's root and the same in every language
    (`guides/the-talk/`, empty for the home page). `render` makes the content
    when it is needed, so that pages can be streamed.
    """

    lang: str
    url: str
    section: str
    title: str
    description: str
    render: Callable[[], Article] = field(repr=False, compare=False)
    source_path: str = ""
    """The source file below the project, for edit links."""
    catalog_path: str = ""
    """The catalog below the project, for links to edit the translation; empty in the source language."""
    is_translated: bool = True
    """False where the page shows the source language for want of a translation: it is then canonical
    to the source and left out of alternates, sitemap and search."""
    reviewed: dt.date | None = None
    has_exit: bool = False
    """Whether the page offers a quick exit."""


@dataclass(frozen=True, slots=True)
class NavLink:
    """A link of the navigation; `url` is relative to the language's root."""

    title: str
    url: str


@dataclass(frozen=True, slots=True)
class NavSection:
    """A section of the navigation: its index page and the pages below it, in order."""

    key: str
    title: str
    url: str
    links: tuple[NavLink, ...] = ()


@dataclass(frozen=True, slots=True)
class LanguageSite:
    """All of the site in one language."""

    lang: str
    name: str
    """The language's name in itself."""
    site_name: str
    site_description: str
    direction: str
    """`ltr` or `rtl`."""
    theme_language: str
    """The language of the theme's own strings; `en` where the theme lacks this one."""
    pages: tuple[SitePage, ...]
    """In reading order: previous and next follow it."""
    nav: tuple[NavSection, ...]
    gettext: Callable[[str], str] = field(repr=False, compare=False)
    """Translates an interface string."""


@dataclass(frozen=True, slots=True)
class Site:
    """The whole site."""

    source_language: str
    languages: tuple[LanguageSite, ...]
    alternates: Mapping[str, tuple[str, ...]]
    """Page address to the languages that have it translated (or as their own), in the site's order."""
    files: Mapping[str, str] = field(default_factory=dict, repr=False)
    """Path below the site's root to text of what pages load, such as the programs of letters."""

    def language(self, lang: str) -> LanguageSite:
        """The site in `lang`; KeyError where there is none."""
        for language in self.languages:
            if language.lang == lang:
                return language
        raise KeyError(lang)
