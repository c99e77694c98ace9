"""The theme's shell, rendered once per language, section and depth; pages are spliced into it by joins."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from typing import Any

import jinja2
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from generator.engine_mkdocs.addresses import Addresses, up
from generator.engine_mkdocs.modules import module_assets
from generator.engine_mkdocs.patterns import Gaps, Pattern
from generator.engine_mkdocs.views import config_view
from generator.site import LanguageSite, NavSection, SitePage

SHELL_TEMPLATE = "main.html"
PARTS_TEMPLATE = "partwell/parts.html"
OUR_ASSETS = "assets/partwell/"

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; worker-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'"
)
"""The Content-Security-Policy of every page: nothing inline, nothing from or to another host."""

PREVIEW_POLICY = POLICY.replace("script-src 'self'", "script-src 'self' 'unsafe-inline'")
"""For `mkdocs serve` only, whose reload script is inline."""

NEIGHBOURS = 24
"""How many pages the navigation shows on either side of the current one; so no page grows with the site."""


@dataclass(frozen=True, slots=True)
class Section:
    """The current section's pages as finished list items, for one depth."""

    links: tuple[str, ...] = ()
    current: tuple[str, ...] = ()
    positions: Mapping[str, int] | None = None

    def around(self, url: str) -> str:
        """The list items of the section, or of a part of it around the page at `url`, which is marked."""
        at = (self.positions or {}).get(url)
        if at is None:
            return "".join(self.links[: 2 * NEIGHBOURS + 1])
        first = max(0, min(at - NEIGHBOURS, len(self.links) - 2 * NEIGHBOURS - 1))
        shown = list(self.links[first : first + 2 * NEIGHBOURS + 1])
        shown[at - first] = self.current[at]
        return "".join(shown)


class Parts:
    """The small patterns of one language: a link of the navigation, an entry of the contents, and so on."""

    def __init__(self, module: Any, gaps: Gaps) -> None:
        def pattern(macro: str, *names: str) -> Pattern:
            return Pattern(str(getattr(module, macro)(*(getattr(gaps, name) for name in names))).strip(), gaps)

        self.nav_link = pattern("nav_link", "href", "title")
        self.nav_current = pattern("nav_current", "href", "title")
        self.toc_entry = pattern("toc_entry", "id", "title", "style", "children")
        self.toc_list = pattern("toc_list", "entries")
        self.toc = pattern("toc", "entries")
        self.language_link = pattern("language_link", "href", "lang", "name")
        self.language_current = pattern("language_current", "href", "lang", "name")
        self.canonical = pattern("canonical", "href")
        self.alternate = pattern("alternate", "href", "lang")
        self.link_previous = pattern("link_previous", "href")
        self.link_next = pattern("link_next", "href")
        self.previous = pattern("previous", "href", "title")
        self.next = pattern("next", "href", "title")
        self.edit = pattern("edit", "href")
        self.edit_translation = pattern("edit_translation", "href")
        self.leave = str(module.leave())


class Shells:
    """Makes and keeps shells; one object serves one build."""

    def __init__(
        self,
        env: jinja2.Environment,
        config: MkDocsConfig,
        addresses: Addresses,
        *,
        assets: Mapping[str, str],
        is_preview: bool = False,
    ) -> None:
        self._env = env
        self._config = config
        self._addresses = addresses
        self._gaps = Gaps()
        self._shells: dict[tuple[str, str, int], Pattern] = {}
        self._sections: dict[tuple[str, str, int], Section] = {}
        self._parts: dict[str, Parts] = {}
        self._assets = assets
        self.policy = PREVIEW_POLICY if is_preview else POLICY

    def shell(self, page: SitePage) -> Pattern:
        """The shell for pages of the same language, section and depth."""
        key = (page.lang, page.section, page.url.count("/"))
        if key not in self._shells:
            language = self._addresses.site.language(page.lang)
            base = up(page.url)
            template = self._env.get_template(SHELL_TEMPLATE)
            text = template.render(self._context(language, base=base, current=page.section))
            self._shells[key] = Pattern(text, self._gaps)
        return self._shells[key]

    def section(self, page: SitePage) -> Section:
        """The links to the pages of the section that `page` stands in, as seen from its depth."""
        key = (page.lang, page.section, page.url.count("/"))
        if key not in self._sections:
            language = self._addresses.site.language(page.lang)
            base, parts = up(page.url), self.parts(page.lang)
            links = next((section.links for section in language.nav if section.key == page.section), ())
            values = [{"href": escape(base + link.url), "title": escape(link.title)} for link in links]
            self._sections[key] = Section(
                tuple(parts.nav_link.fill(**value) for value in values),
                tuple(parts.nav_current.fill(**value) for value in values),
                {link.url: at for at, link in enumerate(links)},
            )
        return self._sections[key]

    def parts(self, lang: str) -> Parts:
        """The small patterns in `lang`."""
        if lang not in self._parts:
            language = self._addresses.site.language(lang)
            module = self._env.get_template(PARTS_TEMPLATE).make_module(self._context(language, base="", current=""))
            self._parts[lang] = Parts(module, self._gaps)
        return self._parts[lang]

    def render(self, template: str, **values: Any) -> str:
        """A page of the theme that belongs to no language, such as the one that offers them."""
        site = self._addresses.site
        return self._env.get_template(template).render(
            languages=site.languages,
            source_language=site.source_language,
            csp=self.policy,
            asset=self._assets,
            **values,
        )

    def _context(self, language: LanguageSite, *, base: str, current: str) -> dict[str, Any]:
        root = f"../{base}" if base.startswith(".") else base
        sections: tuple[NavSection, ...] = language.nav
        return {
            "config": config_view(self._config, theme_language=language.theme_language),
            "features": self._features(),
            "language": language,
            "sections": sections,
            "current": current,
            "base": base,
            "root": root.replace("/./", "/"),
            "csp": self.policy,
            "asset": self._assets,
            "gap": self._gaps,
            "_": lambda text: escape(language.gettext(text)),
        }

    def _features(self) -> list[str]:
        """Instant navigation compares full addresses with the sitemap, so it needs to know its own."""
        features: list[str] = list(self._config.theme["features"] or [])
        if self._addresses.site_url:
            return features
        return [feature for feature in features if not feature.startswith("navigation.instant")]


def assets_of(files: Files, package: Mapping[str, File]) -> dict[str, str]:
    """Short names to addresses below the site's root; ours carry a digest, so that no cache serves an old one."""
    assets = {name: file.src_uri for name, file in package.items()} | dict(module_assets(files.src_uris))
    for name, file in files.src_uris.items():
        if name.startswith(OUR_ASSETS):
            digest = hashlib.sha256(file.content_bytes).hexdigest()[:8]
            assets[re.sub(r"\W", "_", name.removeprefix(OUR_ASSETS))] = f"{name}?v={digest}"
    return assets
