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
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.engine.building import build_site, make_project
from tests.engine.sample_site import make_site
from tests.support.chromium import CHROMIUM, FLAGS

LANGUAGES = ("en", "ko", "ja")


class _Handler(http.server.SimpleHTTPRequestHandler):
    """Serves files as a plain host does, the 404 page included, and says nothing."""

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
    """One browser for all tests."""
    executable = str(CHROMIUM) if CHROMIUM.exists() else None
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=FLAGS)
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


@pytest.fixture
def visitor(chromium: Browser, served: Served) -> Iterator[Visitor]:
    """Makes visits: `visitor(color_scheme="dark", java_script_enabled=False, …)`; requests elsewhere are blocked."""
    contexts: list[BrowserContext] = []

    def visit(**options: Any) -> Visit:
        context = chromium.new_context(**{"viewport": {"width": 1280, "height": 900}, **options})
        contexts.append(context)
        faults = Faults()
        page = context.new_page()

        def route(route: Any) -> None:
            url = route.request.url
            if url.startswith((served.address, "data:", "blob:")):
                route.continue_()
            else:
                faults.foreign.append(url)
                route.abort()

        context.route("**/*", route)
        if options.get("java_script_enabled", True):
            context.expose_function("reportFault", lambda fault: faults.policy.append(fault))
            context.add_init_script(_REPORT)
        page.on("console", lambda message: faults.console.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: faults.console.append(str(error)))
        page.on("requestfailed", lambda request: faults.note_failure(request.url, request.failure or ""))
        page.on("response", lambda response: faults.failed.append(response.url) if response.status >= 400 else None)
        return Visit(page, faults, served.address)

    yield visit
    for context in contexts:
        context.close()


def kinds(folder: pathlib.Path) -> list[str]:
    """Addresses below a language's root: home, and of each section its index and its first page."""
    root = folder / LANGUAGES[0]
    found = [""]
    for section in sorted(path for path in root.iterdir() if (path / "index.html").is_file()):
        pages = sorted(path.parent.relative_to(root).as_posix() + "/" for path in section.glob("*/index.html"))
        found += [f"{section.name}/", *pages[:1]]
    return found


def violations(page: Page) -> list[str]:
    """What axe-core objects to, one line for each element."""
    results = Axe().run(page, options={"resultTypes": ["violations"]})
    return [
        f"{violation['id']} ({violation['impact']}): {node['target']} {node['html'][:120]}"
        for violation in results.response["violations"]
        for node in violation["nodes"]
    ]
