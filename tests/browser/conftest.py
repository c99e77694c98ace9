"""Chromium, a server for a built site, and a record of all that goes wrong in a page."""

from __future__ import annotations

import functools
import http.server
import pathlib
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]  # it has no types
from playwright.sync_api import Browser, Page, Request, sync_playwright

from tests.engine.building import build_site, make_project
from tests.engine.sample_site import make_site
from tests.support.chromium import CHROMIUM, FLAGS, NO_OTHER_HOST

LANGUAGES = ("en", "ko", "ja")


class _Handler(http.server.SimpleHTTPRequestHandler):
    """Serves files as a plain host does, the 404 page included, and says nothing."""

    protocol_version = "HTTP/1.1"  # one connection for a page's files, as everywhere

    def end_headers(self) -> None:
        # The names of assets change with their content, so that a host may let browsers keep them.
        if "/assets/" in self.path and pathlib.Path(self.translate_path(self.path)).is_file():
            self.send_header("Cache-Control", "max-age=3600")
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:
        pass

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = pathlib.Path(self.directory, "404.html")
        if code != 404 or not page.is_file():
            return super().send_error(code, message, explain)
        body = page.read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
        return None


@dataclass
class Served:
    """A folder on 127.0.0.1; `address` ends with a slash."""

    address: str
    folder: pathlib.Path


def build_for_browser(folder: pathlib.Path, site_url: str) -> pathlib.Path:
    """Build the sample site, whose pages the tests of the theme know by name."""
    return build_site(
        make_project(folder, site_url=site_url, repo_url="https://repository.invalid/partwell"), make_site()
    )


@contextmanager
def serving(folder: pathlib.Path, build: Callable[[pathlib.Path, str], pathlib.Path]) -> Iterator[Served]:
    """Serve what `build` makes in `folder`; it is told the address that the site must be built for."""
    handler = functools.partial(_Handler, directory=str(folder / "site"))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        address = f"http://127.0.0.1:{server.server_address[1]}/"
        site = build(folder, address)
        assert site == folder / "site"
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield Served(address, site)
        server.shutdown()
        thread.join()


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A sample site, served at the address that it was built for."""
    with serving(tmp_path_factory.mktemp("browser"), build_for_browser) as found:
        yield found


@pytest.fixture(scope="session")
def site_dir(served: Served) -> pathlib.Path:
    """The folder of the built site."""
    return served.folder


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One browser for all tests; it finds no host but this machine."""
    executable = str(CHROMIUM) if CHROMIUM.exists() else None
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=[*FLAGS, NO_OTHER_HOST])
        yield browser
        browser.close()


@dataclass
class Faults:
    """What went wrong: each list is empty for a good page."""

    policy: list[str] = field(default_factory=list)
    console: list[str] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)
    foreign: list[str] = field(default_factory=list)

    def note_failure(self, url: str, reason: str) -> None:
        """Keep a failed request, unless the test itself cut it short by going on to the next page."""
        if "ERR_ABORTED" not in reason:
            self.failed.append(f"{url} {reason}")

    def __bool__(self) -> bool:
        return bool(self.policy or self.console or self.failed or self.foreign)


@dataclass
class Visit:
    """A page with its record."""

    page: Page
    faults: Faults
    address: str

    def go(self, path: str, *, settle: bool = False) -> Page:
        """Open `path`, which is relative to the site's root; `settle` waits until the page asks for nothing more."""
        self.page.goto(self.address + path, wait_until="networkidle" if settle else "load")
        return self.page


_REPORT = """addEventListener("securitypolicyviolation", event =>
  reportFault(`${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`))"""

Visitor = Callable[..., Visit]


class _Profile:
    """A browser's profile that many tests use one after the other: what they stored goes, the cache of files stays.

    Opening a site in a new profile takes three times as long as in one that has its files.
    """

    def __init__(self, browser: Browser, address: str, options: dict[str, Any]) -> None:
        self._address = address
        self.context = browser.new_context(**{"viewport": {"width": 1280, "height": 900}, **options})
        self.is_used = False
        self._faults = Faults()
        if options.get("java_script_enabled", True):
            self.context.expose_function("reportFault", lambda fault: self._faults.policy.append(fault))
            self.context.add_init_script(_REPORT)
        self.context.on("request", self._note_request)

    def _note_request(self, request: Request) -> None:
        if not request.url.startswith((self._address, "data:", "blob:")):
            self._faults.foreign.append(request.url)

    def visit(self) -> Visit:
        """A new page with a record of its own, as if nobody had been here."""
        self.is_used = True
        faults = self._faults = Faults()
        page = self.context.new_page()
        session = self.context.new_cdp_session(page)
        session.send("Storage.clearDataForOrigin", {"origin": self._address.rstrip("/"), "storageTypes": "all"})
        session.detach()
        page.on("console", lambda message: faults.console.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: faults.console.append(str(error)))
        page.on("requestfailed", lambda request: faults.note_failure(request.url, request.failure or ""))
        page.on("response", lambda response: faults.failed.append(response.url) if response.status >= 400 else None)
        return Visit(page, faults, self._address)

    def leave(self) -> None:
        """Close what is open."""
        for page in self.context.pages:
            page.close()
        self.is_used = False


Profiles = dict[str, _Profile]


@pytest.fixture(scope="session")
def profiles(chromium: Browser) -> Iterator[Profiles]:
    """The profiles that a session has made, by their options."""
    found: Profiles = {}
    yield found
    for profile in found.values():
        profile.context.close()


@contextmanager
def visits(chromium: Browser, address: str, profiles: Profiles) -> Iterator[Visitor]:
    """Give a visitor, and close what it opened."""
    shared: list[_Profile] = []
    private: list[_Profile] = []

    def visit(*, alone: bool = False, **options: Any) -> Visit:
        name = f"{address} {sorted(options.items(), key=str)}"
        known = profiles.get(name)
        if known is None and not alone:
            known = profiles[name] = _Profile(chromium, address, options)
        if known is None or alone or known.is_used:
            known = _Profile(chromium, address, options)
            private.append(known)
        else:
            shared.append(known)
        return known.visit()

    yield visit
    for profile in shared:
        profile.leave()
    for profile in private:
        profile.context.close()


@pytest.fixture
def visitor(chromium: Browser, served: Served, profiles: Profiles) -> Iterator[Visitor]:
    """Makes visits: `visitor(color_scheme="dark", java_script_enabled=False, …)`, each as if for the first time.

    `alone=True` is for a test that changes the profile itself, as by a clock: no other test will use it.
    """
    with visits(chromium, served.address, profiles) as visit:
        yield visit


def kinds(folder: pathlib.Path) -> list[str]:
    """Addresses below a language's root: home, and of each section its index and its first page."""
    root = folder / LANGUAGES[0]
    found = [""]
    for section in sorted(path for path in root.iterdir() if (path / "index.html").is_file()):
        pages = sorted(path.parent.relative_to(root).as_posix() + "/" for path in section.glob("*/index.html"))
        found += [f"{section.name}/", *pages[:1]]
    return found


_STILL = """() => {
  for (const motion of document.getAnimations()) motion.finish();
}"""
"""Colours that change step by step would be looked at halfway."""


def violations(page: Page, *rules: str, within: str | None = None) -> list[str]:
    """What axe-core objects to, one line for each element; by all rules unless some are named."""
    if not page.evaluate("typeof axe === 'object'"):
        page.evaluate(Axe().axe_script)
    page.evaluate(_STILL)
    found = page.evaluate(
        """async ([within, rules]) => {
          const runOnly = rules.length ? { runOnly: rules } : {};
          const options = { resultTypes: ["violations"], preload: false, ...runOnly };
          const { violations } = await axe.run(within ?? document, options);
          return violations.flatMap(({ id, impact, nodes }) =>
            nodes.map(({ target, html }) => `${id} (${impact}): ${target} ${html.slice(0, 120)}`));
        }""",
        [within, list(rules)],
    )
    return list(found)
