"""The MkDocs plugin: hooks only; each says when, the modules beside it know how."""

from __future__ import annotations

import logging
import pathlib
from collections.abc import Callable
from typing import Literal, TypeVar, cast

import jinja2
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import get_theme_dir, write_file
from mkdocs.utils.templates import TemplateContext

from generator.engine_mkdocs import source
from generator.engine_mkdocs.addresses import Addresses, edit_base
from generator.engine_mkdocs.config import PluginConfig
from generator.engine_mkdocs.documents import Documents
from generator.engine_mkdocs.failure import failure_notice, failure_page, problems_of
from generator.engine_mkdocs.files import package_files, page_files, published_files, source_of
from generator.engine_mkdocs.modules import published_modules
from generator.engine_mkdocs.outputs import SearchIndexes, root_pages, sitemaps
from generator.engine_mkdocs.preview import follow_closely
from generator.engine_mkdocs.shell import Shells, assets_of
from generator.problems import ContentError
from generator.site import Site

_log = logging.getLogger("partwell")
"""Not below `mkdocs`: with `--strict`, MkDocs would end the preview for what is logged there."""


T = TypeVar("T")


class PartwellPlugin(BasePlugin[PluginConfig]):  # type: ignore[no-untyped-call]  # MkDocs leaves it untyped
    """Builds all languages of the handbook in one build of MkDocs.

    In `mkdocs serve`, broken content does not end the build: every page of the
    last good site then says where it is broken, until it is mended.
    """

    _is_preview = False
    _site: Site | None = None
    _failure: str | None = None
    """The page that a preview shows instead of all others."""
    _package_dir: str
    _package: dict[str, File]
    _addresses: Addresses
    _shells: Shells
    _documents: Documents
    _search: SearchIndexes

    @property
    def site(self) -> Site | None:
        """The site of the last build that could read it."""
        return self._site

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Note whether this is a preview; the method's presence keeps this object alive between its builds."""
        self._is_preview = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Watch what the site is made of, and write the sitemap and the 404 page ourselves."""
        root = _root(config)
        sources = (root / self.config.docs_dir, root / self.config.templates_dir)
        config.watch.extend(str(path) for path in sources if path.is_dir() and str(path) not in config.watch)
        config.theme.static_templates -= {"404.html", "sitemap.xml"}
        # MkDocs would walk the 14,000 icons of Material to find the two files that pages use of it:
        # the package's folder joins again as the templates' last resort.
        self._package_dir = get_theme_dir(config.theme.name or "material")
        config.theme.dirs[:] = [folder for folder in config.theme.dirs if folder != self._package_dir]
        return config

    def on_serve(
        self, server: LiveReloadServer, /, *, config: MkDocsConfig, builder: Callable[..., None]
    ) -> LiveReloadServer:
        """Let the preview notice edits at once."""
        paths = (config.docs_dir, config.config_file_path)
        return follow_closely(server, [path for path in paths if path])

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Read the content before MkDocs empties its output folder."""
        self._failure = None
        try:
            self._site = source.load_site(_root(config), self.config.options())
        except ContentError as error:
            self._failure = self._told(error)

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Publish the site's pages and the theme's files instead of what the docs folder holds."""
        self._package = package_files(self._package_dir, config)
        own = published_modules(published_files(files, config.theme.custom_dir), config)
        return Files([*own, *self._package.values(), *(page_files(self._site, config) if self._site else ())])

    def on_env(self, env: jinja2.Environment, *, config: MkDocsConfig, files: Files) -> jinja2.Environment:
        """Get ready to write pages with the theme's templates."""
        package = jinja2.FileSystemLoader(self._package_dir)
        env.loader = jinja2.ChoiceLoader([env.loader, package]) if env.loader else package
        if self._site is None:
            return env
        repo_url = self.config.repo_url or config.repo_url or ""
        site_url = f"{config.site_url.rstrip('/')}/" if config.site_url else ""
        base = edit_base(repo_url, config.edit_uri or "")
        self._addresses = Addresses(self._site, site_url, base, self.config.docs_dir)
        assets = assets_of(files, self._package)
        self._shells = Shells(env, config, self._addresses, assets=assets, is_preview=self._is_preview)
        self._documents = Documents(self._shells, self._addresses)
        self._search = SearchIndexes(self._site)
        return env

    def on_page_context(
        self, context: TemplateContext, *, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """Write the page: its template prints the document as it stands."""
        document = self._failure or self._attempt(lambda: self._document(page))
        return cast(TemplateContext, {"document": self._failure or document})

    @event_priority(-100)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Write what a site has beside its pages."""
        outputs = None if self._failure else self._attempt(self._outputs)
        failure = self._failure or ""
        for path, text in outputs or (("index.html", failure), ("404.html", failure)):
            write_file(text.encode("utf-8"), str(pathlib.Path(config.site_dir, path)))

    def _document(self, page: Page) -> str:
        article = source_of(page).render()
        self._search.add(source_of(page), article)
        return self._documents.document(source_of(page), article)

    def _outputs(self) -> list[tuple[str, str]]:
        pages = [*root_pages(self._shells, self._addresses), *self._search.files(), *sitemaps(self._addresses)]
        return [*pages, *self._addresses.site.files.items()]

    def _attempt(self, work: Callable[[], T]) -> T | None:
        """The result of `work`, or None once a preview has something to tell instead."""
        try:
            return work()
        except (ContentError, jinja2.TemplateError) as error:
            self._failure = self._told(error)
            return None

    def _told(self, error: Exception) -> str:
        """End the build with every problem; in a preview, the page that tells them instead."""
        notice = failure_notice(problems_of(error))
        if not self._is_preview:
            raise PluginError(notice) from error
        _log.error(notice)
        return failure_page(error)


def _root(config: MkDocsConfig) -> pathlib.Path:
    """The project's folder."""
    return pathlib.Path(config.config_file_path).parent if config.config_file_path else pathlib.Path.cwd()
