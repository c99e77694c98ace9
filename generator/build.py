"""From a project's folder to its site: everything read and checked, translated and laid out."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import cast

from jinja2 import Environment

from generator.content import Content, due_problems, load_content, today
from generator.letters.bundles import Bundles, make_bundles
from generator.letters.holidays import calendars
from generator.library import Library
from generator.links import Links
from generator.model import Letter
from generator.model.registers import Term
from generator.options import Options
from generator.pages import assemble
from generator.pages.context import Reader, backlinks
from generator.pages.source import PageSource
from generator.pages.view import plain
from generator.pages.writer import Writer, environment
from generator.problems import ContentError, Problem, errors, in_order
from generator.site import LanguageSite, Site, SitePage


def check(root: Path, options: Options, *, due: bool = False) -> tuple[Problem, ...]:
    """Everything that is wrong with the content; with `due`, the reviews that are due as well."""
    content = load_content(root, options)
    found = due_problems(content.library, today()) if due else ()
    return in_order([*content.problems, *found])


def load_site(root: Path, options: Options) -> Site:
    """The project's site, ready to be written; ContentError with every problem where it is broken."""
    content = load_content(root, options)
    found = errors(content.problems)
    if found:
        raise ContentError(found)
    back = backlinks(content.library)
    templates = environment(root / options.templates_dir / "pages")
    libraries = {lang: content.localized(lang) for lang in options.languages}
    bundles = _bundles(content, libraries)
    languages = tuple(_language(content, libraries, bundles, templates, lang, back) for lang in options.languages)
    alternates: dict[str, list[str]] = {}
    for language in languages:
        for page in language.pages:
            if page.is_translated:
                alternates.setdefault(page.url, []).append(language.lang)
    return Site(
        options.source_language, languages, {url: tuple(langs) for url, langs in alternates.items()}, bundles.files
    )


def _bundles(content: Content, libraries: Mapping[str, Library]) -> Bundles:
    """What the letter desk loads, for every letter in every language that has it whole."""
    letters: dict[str, dict[str, Letter]] = {}
    for lang, library in libraries.items():
        for document in library.by_collection.get("letters", ()):
            letters.setdefault(document.slug, {})[lang] = cast(Letter, document.item)
    return make_bundles(letters, content.frames, calendars(today()))


def _language(
    content: Content,
    libraries: Mapping[str, Library],
    bundles: Bundles,
    templates: Environment,
    lang: str,
    back: Mapping[str, tuple[str, ...]],
) -> LanguageSite:
    """The site in one language."""
    options, source = content.options, content.options.source_language
    interface = content.interface(lang)
    library = libraries[lang]
    links = Links(library)
    reader = Reader(
        lang,
        source,
        library,
        libraries[source],
        interface,
        content.frames,
        today(),
        back,
        bundles=bundles,
        libraries=libraries,
    )
    sources = assemble.pages(reader, links)
    words = {name: entry for name, entry in library.entries["glossary"].items() if isinstance(entry, Term)}
    writer = Writer(templates, links, interface, source, words)
    home = sources[0]
    return LanguageSite(
        lang=lang,
        name=interface.own_name,
        site_name=home.title.value,
        site_description=plain(home.description),
        direction=interface.direction,
        theme_language=lang,
        pages=tuple(_site_page(page, writer, options, lang) for page in sources),
        nav=assemble.navigation(sources, reader),
        gettext=interface.string,
    )


def _site_page(page: PageSource, writer: Writer, options: Options, lang: str) -> SitePage:
    document = page.document
    catalog = ""
    if document is not None and document.is_translated_into(lang, options):
        catalog = f"{options.docs_dir}/locale/{lang}/{document.key}.po"
    return SitePage(
        lang=lang,
        url=page.url,
        section=page.section,
        title=plain(page.title),
        description=plain(page.description),
        render=partial(writer.write, page),
        source_path=document.path if document else "",
        catalog_path=catalog,
        is_translated=page.is_translated,
        reviewed=document.item.reviewed if document else None,
        has_exit=page.has_exit,
    )
