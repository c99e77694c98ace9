"""From a project's folder to its site: load, check, translate, lay out."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from jinja2 import Environment

from generator.catalogs.entries import Catalog
from generator.catalogs.lookup import folded, in_line, state_of
from generator.catalogs.po import read_po
from generator.collisions import collision_problems
from generator.interface import Interface
from generator.library import Document, Library
from generator.links import Links, link_problems, reference_problems
from generator.loader import load
from generator.options import Options
from generator.pages import assemble
from generator.pages.context import Reader, backlinks
from generator.pages.source import PageSource
from generator.pages.view import plain
from generator.pages.writer import Writer, environment
from generator.problems import ContentError, Place, Problem, errors, in_order
from generator.site import LanguageSite, Site, SitePage
from generator.texts import State, Text
from generator.translation import Lookup, localize


@dataclass(frozen=True)
class Content:
    """The source content and its catalogs, with everything that is wrong with them."""

    library: Library
    catalogs: Mapping[str, Mapping[str, Catalog]]
    """Language to document key (or `interface`) to catalog."""
    links: Links
    problems: tuple[Problem, ...]


def today() -> dt.date:
    """The day that reviews are compared with: SOURCE_DATE_EPOCH's where it is set, so that a commit builds alike."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.isdigit():
        return dt.datetime.fromtimestamp(int(epoch), dt.UTC).date()
    return dt.datetime.now(dt.UTC).date()


def load_content(root: Path, options: Options) -> Content:
    """Read everything below `root` once, and find everything that is wrong with it."""
    loaded = load(root, options)
    library = loaded.library
    keys = frozenset(_key(problem.place.path, options) for problem in loaded.problems)
    broken = frozenset(key for key in keys if "/" in key) - set(library.documents)
    links = Links(library)
    problems = [
        *loaded.problems,
        *reference_problems(library, broken),
        *link_problems(library, links, broken),
        *collision_problems(library),
    ]
    catalogs: dict[str, dict[str, Catalog]] = {}
    for lang in options.targets:
        catalogs[lang] = {}
        for key in ("interface", *library.documents):
            reading = _read_catalog(root, f"{options.docs_dir}/locale/{lang}/{key}.po", lang)
            if reading is not None:
                catalogs[lang][key], found = reading
                problems.extend(found)
    return Content(library, catalogs, links, in_order(problems))


def _key(path: str, options: Options) -> str:
    """The key of the document in a file, as far as its name tells."""
    name = path.removeprefix(f"{options.docs_dir}/")
    return name.rsplit(".", 1)[0]


def _read_catalog(root: Path, name: str, lang: str) -> tuple[Catalog, tuple[Problem, ...]] | None:
    path = root / name
    try:
        link = next((folder for folder in (path, *path.parents[:3]) if folder.is_symlink()), None)
        if link is not None:
            place = Place(link.relative_to(root).as_posix())
            problem = Problem("file-link", place, "Links to other files are not followed.", "Put the file itself here.")
            return Catalog(lang, path=name), (problem,)
        data = path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        problem = Problem("file-unreadable", Place(name), f"The file cannot be read: {error.strerror}.", "Check it.")
        return Catalog(lang, path=name), (problem,)
    reading = read_po(data, path=name, lang=lang)
    return reading.catalog, reading.problems


def load_site(root: Path, options: Options) -> Site:
    """The project's site, ready to be written; ContentError with every problem where it is broken."""
    content = load_content(root, options)
    found = errors(content.problems)
    if found:
        raise ContentError(found)
    back = backlinks(content.library)
    templates = environment(root / options.templates_dir / "pages")
    languages = tuple(_language(options, content, templates, lang, back) for lang in options.languages)
    alternates: dict[str, list[str]] = {}
    for language in languages:
        for page in language.pages:
            if page.is_translated:
                alternates.setdefault(page.url, []).append(language.lang)
    return Site(options.source_language, languages, {url: tuple(langs) for url, langs in alternates.items()})


def _language(
    options: Options, content: Content, templates: Environment, lang: str, back: Mapping[str, tuple[str, ...]]
) -> LanguageSite:
    """The site in one language."""
    source = options.source_language
    catalogs = content.catalogs.get(lang, {})
    interface = _interface(lang, source, catalogs.get("interface"))
    library = Library(
        {
            document.key: localize(document, lang, source, _lookup(catalogs, document, lang, source))
            for document in content.library
            if document.is_for(lang)
        }
    )
    links = Links(library)
    reader = Reader(lang, source, library, interface, today(), back)
    sources = assemble.pages(reader, links)
    writer = Writer(templates, links, interface, source)
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


def _lookup(catalogs: Mapping[str, Catalog], document: Document, lang: str, source: str) -> Lookup | None:
    """How a document's messages are translated; None in the source language."""
    if lang == source:
        return None
    found = catalogs.get(document.key)
    if found is None:
        return lambda context, text: None
    catalog = in_line(document.messages, found, lang)

    def lookup(context: str, text: Text) -> Text | None:
        entry = catalog.get(context, text.value)
        state = state_of(entry)
        if entry is None or state is State.UNTRANSLATED:
            return None
        return Text(folded(entry.text, text.kind), text.kind, lang, state)

    return lookup


def _interface(lang: str, source: str, catalog: Catalog | None) -> Interface:
    def gettext(message: str) -> str | None:
        entry = catalog.get("", message) if catalog else None
        return entry.text if entry is not None and entry.text and not entry.is_fuzzy else None

    return Interface(lang, source, gettext, lambda singular, plural, number: None)


def _site_page(page: PageSource, writer: Writer, options: Options, lang: str) -> SitePage:
    document = page.document
    catalog = ""
    if document is not None and lang != options.source_language:
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
        is_urgent=page.is_urgent,
    )
