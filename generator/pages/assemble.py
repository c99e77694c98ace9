"""All pages of one language, in reading order, with its navigation."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from generator.library import Document
from generator.links import Links, page_url
from generator.model import Scenario
from generator.pages import clauses, guides, indexes, letters, registers, scenarios, scripts
from generator.pages.blocks import Section
from generator.pages.context import Reader
from generator.pages.source import PageSource
from generator.site import NavLink, NavSection
from generator.texts import Text
from generator.translation import is_translated

Builder = Callable[[Document, Reader], tuple[Section, ...]]

BUILDERS: dict[str, tuple[str, Builder]] = {
    "guides": ("guide", guides.guide),
    "pages": ("page", guides.page),
    "scenarios": ("scenario", scenarios.scenario),
    "scripts": ("script", scripts.script),
    "clauses": ("clause", clauses.clause),
    "letters": ("letter", letters.letter),
    "handbook/signals": ("signals", registers.signals),
    "handbook/glossary": ("glossary", registers.glossary),
    "handbook/jurisdictions": ("jurisdictions", registers.jurisdictions),
}
"""Collection, or a document of the handbook, to the name of its template and its builder."""

ORDER = ("signals", *indexes.INDEXED, "glossary", "jurisdictions", "about")
"""The sections of the navigation, in order."""


def page(document: Document, reader: Reader, links: Links) -> PageSource:
    """The page of a localised document."""
    if document.key == "handbook/home":
        kind, found = "home", registers.home(document, reader, links)
    else:
        kind, builder = BUILDERS.get(document.key) or BUILDERS[document.collection]
        found = builder(document, reader)
    item = document.item
    lead: Text | None = getattr(item, "summary", None) or getattr(item, "tagline", None)
    return PageSource(
        kind=kind,
        lang=reader.lang,
        url=page_url(document.collection, document.slug),
        section=_section(document),
        title=item.title,
        description=item.description,
        lead=lead,
        keywords=item.keywords,
        sections=found,
        document=document,
        is_translated=is_translated(document, reader.lang),
        has_exit=item.quick_exit or (isinstance(item, Scenario) and item.urgent),
    )


def _section(document: Document) -> str:
    if document.collection == "handbook":
        return "" if document.slug == "home" else document.slug
    return "about" if document.collection == "pages" else document.collection


def pages(reader: Reader, links: Links) -> tuple[PageSource, ...]:
    """Every page of the language, in reading order."""
    return tuple(_pages(reader, links))


def _pages(reader: Reader, links: Links) -> Iterator[PageSource]:
    library = reader.library
    home = library.get("handbook/home")
    if home is not None:
        yield page(home, reader, links)
    for name in ORDER:
        if name in indexes.INDEXED:
            yield indexes.index(name, reader)
            documents = library.by_collection.get(name, ())
        elif name == "about":
            documents = library.by_collection.get("pages", ())
        else:
            register = library.get(f"handbook/{name}")
            documents = (register,) if register is not None else ()
        for document in documents:
            yield page(document, reader, links)


def navigation(found: tuple[PageSource, ...], reader: Reader) -> tuple[NavSection, ...]:
    """The sections of the navigation with their pages; the first page of a section is its index."""
    result = []
    for name in ORDER:
        own = [source for source in found if source.section == name]
        if not own:
            continue
        title = own[0].title.value if name != "about" else reader.interface.string("About this handbook")
        rest = own if name == "about" else own[1:]
        links = tuple(NavLink(source.title.value, source.url) for source in rest)
        result.append(NavSection(name, title, own[0].url, links))
    return tuple(result)
