"""The site's pages as MkDocs's own files and pages: generated, never read from a folder, rendered late."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page

from generator.site import Site, SitePage

DOCUMENT_TEMPLATE = "partwell/document.html"
"""The template that prints a finished page as it is."""

_UNUSED = (".map", ".jsx", ".ts")
_USED_FROM_MATERIAL = ("assets/stylesheets/main.", "assets/javascripts/bundle.")
_OURS = "assets/partwell/"


class EnginePage(Page):
    """A page of the site in MkDocs's clothes; its content is rendered when it is written, not before."""

    def __init__(self, source: SitePage, file: File, config: MkDocsConfig) -> None:
        super().__init__(source.title, file, config)
        self.source = source

    def read_source(self, config: MkDocsConfig) -> None:
        """There is nothing to read; only the template is named."""
        self.markdown = ""
        self.meta = {"template": DOCUMENT_TEMPLATE}

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """There is no Markdown here: the core's blocks become HTML when the page is written."""
        self.content = ""


def page_files(site: Site, config: MkDocsConfig) -> Iterator[File]:
    """One generated file with its page for every page of the site, language by language, in reading order."""
    for language in site.languages:
        for page in language.pages:
            file = File.generated(
                config, f"{page.lang}/{page.url}index.md", content="", inclusion=InclusionLevel.NOT_IN_NAV
            )
            file.edit_uri = None
            EnginePage(page, file, config)
            yield file


def theme_files(files: Files, docs_dir: str) -> Iterator[File]:
    """The files that pages use: ours and Material's main style sheet and bundle, nothing out of the docs folder.

    Material's language packs and source maps (2 MB) are never loaded, and the
    docs folder holds sources.
    """
    for file in files:
        if file.src_dir == docs_dir or file.is_documentation_page() or file.src_uri.endswith(_UNUSED):
            continue
        if not _is_material(file) or file.src_uri.startswith(_USED_FROM_MATERIAL):
            yield file


def _is_material(file: File) -> bool:
    """Whether the theme's package brings the file; what the theme folder of the project holds is published."""
    return file.src_uri.startswith("assets/") and not file.src_uri.startswith(_OURS)


def asset_named(files: Files, beginning: str) -> str:
    """The address of the one theme file that begins so: Material has a digest in its names."""
    names = sorted(name for name in files.src_uris if name.startswith(beginning))
    if not names:
        raise LookupError(f"the theme has no file {beginning}*")
    return names[0]


def source_of(page: Page) -> SitePage:
    """The site's page behind a page of MkDocs."""
    return cast(EnginePage, page).source
