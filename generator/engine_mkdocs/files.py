"""The site's pages as MkDocs's own files and pages: generated, never read from a folder, rendered late."""

from __future__ import annotations

import pathlib
from collections.abc import Iterator
from typing import cast

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page

from generator.site import Site, SitePage

DOCUMENT_TEMPLATE = "partwell/document.html"
"""The template that prints a finished page as it is."""

_FROM_PACKAGE = {
    "material_css": ("assets/stylesheets", "main.*.min.css"),
    "material_js": ("assets/javascripts", "bundle.*.min.js"),
}
"""What pages use of the theme's package; its names carry digests, which differ from version to version."""


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


def published_files(files: Files, custom_dir: str | None) -> Iterator[File]:
    """What is published beside the pages: the project's theme folder, and what other plugins generate.

    The docs folder holds sources, and MkDocs's own templates are not for readers.
    """
    return (file for file in files if file.src_dir in (None, custom_dir) and not file.is_documentation_page())


def package_files(package_dir: str, config: MkDocsConfig) -> dict[str, File]:
    """The two files that pages use of the theme's package, by the names that templates call them."""
    found = {}
    for name, (folder, pattern) in _FROM_PACKAGE.items():
        paths = sorted(pathlib.Path(package_dir, folder).glob(pattern))
        if not paths:
            raise PluginError(f"The theme in {package_dir} has no {folder}/{pattern}; is it Material for MkDocs 9?")
        uri = f"{folder}/{paths[-1].name}"
        found[name] = File(uri, package_dir, config.site_dir, config.use_directory_urls)
    return found


def source_of(page: Page) -> SitePage:
    """The site's page behind a page of MkDocs."""
    return cast(EnginePage, page).source
