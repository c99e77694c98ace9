"""Reads a built site from its folder, as a careful visitor with a notebook would."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

BASE = "http://127.0.0.1:8123/"
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}


@dataclass
class Page:
    """What one HTML file says."""

    path: str
    lang: str = ""
    title: str = ""
    description: str = ""
    canonical: str = ""
    csp: str = ""
    h1: list[str] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    article_links: list[str] = field(default_factory=list)
    """Those that stand in the article, not in the navigation around it."""
    resources: list[str] = field(default_factory=list)
    alternates: dict[str, str] = field(default_factory=dict)
    inline: list[str] = field(default_factory=list)
    text: list[tuple[str, str]] = field(default_factory=list)
    """The words of the article with the language that is in force."""

    @property
    def url(self) -> str:
        """The page's address."""
        return urljoin(BASE, self.path.removesuffix("index.html"))

    @property
    def is_own(self) -> bool:
        """Whether the page is canonical to itself, and so counts as one of its language's."""
        return self.canonical == self.url


class _Reader(HTMLParser):
    def __init__(self, page: Page) -> None:
        super().__init__(convert_charrefs=True)
        self.page = page
        self.stack: list[tuple[str, str]] = []
        self.data: list[str] | None = None
        self.in_article = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        page = self.page
        lang = given.get("lang") or (self.stack[-1][1] if self.stack else "")
        if tag == "html":
            page.lang = given.get("lang", "")
        if "id" in given:
            page.ids.append(given["id"])
        page.inline += [f"{tag} {name}" for name in given if name.startswith("on") or name == "style"]
        if tag == "a" and "href" in given:
            page.links.append(given["href"])
            if self.in_article:
                page.article_links.append(given["href"])
        if tag == "meta" and given.get("name") == "description":
            page.description = given.get("content", "")
        if tag == "meta" and given.get("http-equiv", "").lower() == "content-security-policy":
            page.csp = given.get("content", "")
        if tag == "link":
            relation = given.get("rel", "").split()
            if relation == ["canonical"]:
                page.canonical = given["href"]
            elif "alternate" in relation and "hreflang" in given:
                page.alternates[given["hreflang"]] = given["href"]
            elif {"stylesheet", "icon", "preload", "manifest", "modulepreload"} & set(relation):
                page.resources.append(given["href"])
        if "src" in given:
            page.resources.append(given["src"])
        if tag == "script" and "src" not in given and given.get("type") != "application/json":
            page.inline.append("script")
        if tag == "style":
            page.inline.append("style")
        if tag in {"title", "h1"}:
            self.data = []
        if tag == "article":
            self.in_article += 1
        if tag not in VOID:
            self.stack.append((tag, lang))

    def handle_endtag(self, tag: str) -> None:
        while self.stack and self.stack.pop()[0] != tag:
            pass
        if tag == "article":
            self.in_article -= 1
        if tag in {"title", "h1"} and self.data is not None:
            words = " ".join("".join(self.data).split())
            if tag == "title" and not self.page.title:
                self.page.title = words
            elif tag == "h1":
                self.page.h1.append(words)
            self.data = None

    def handle_data(self, data: str) -> None:
        if self.data is not None:
            self.data.append(data)
        if self.in_article and data.strip() and self.stack[-1][0] not in {"script", "style", "template"}:
            self.page.text.append((self.stack[-1][1], " ".join(data.split())))


class Crawl:
    """Every page of a built site, by its path below the site's folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.pages: dict[str, Page] = {}
        for file in sorted(folder.rglob("*.html")):
            page = Page(file.relative_to(folder).as_posix())
            reader = _Reader(page)
            reader.feed(file.read_text(encoding="utf-8"))
            reader.close()
            self.pages[page.path] = page

    def content(self) -> list[Page]:
        """The pages below a language's folder."""
        return [page for path, page in self.pages.items() if "/" in path]

    def file_of(self, url: str) -> str | None:
        """The file that a server gives for an address on the site; None for one outside or missing."""
        if not url.startswith(BASE):
            return None
        path = unquote(urlsplit(url).path).lstrip("/")
        if not path or path.endswith("/"):
            path += "index.html"
        return path if (self.folder / path).is_file() else None

    def broken(self, page: Page, link: str) -> str | None:
        """Why a link leads nowhere; None where it is good or leads outside."""
        url = urljoin(page.url, link)
        if not url.startswith(BASE):
            return None if url.startswith(("https://", "http://", "mailto:")) else f"{page.path}: {link}: odd scheme"
        file = self.file_of(url)
        if file is None:
            return f"{page.path}: {link}: no such file"
        anchor = unquote(urlsplit(url).fragment)
        if anchor and file.endswith(".html") and anchor not in self.pages[file].ids:
            return f"{page.path}: {link}: no such anchor"
        return None

    def search(self, lang: str) -> list[dict[str, str]]:
        """The documents of a language's search index."""
        index = json.loads((self.folder / lang / "search" / "search_index.json").read_text(encoding="utf-8"))
        return list(index["docs"])
