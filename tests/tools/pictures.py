"""Takes the README's pictures of the built site: `make pictures`."""

from __future__ import annotations

import functools
import http.server
import pathlib
import threading

from playwright.sync_api import Browser, Page, sync_playwright

ROOT = pathlib.Path(__file__).parents[2]
FOLDER = ROOT / ".github" / "images"
CHROMIUM = pathlib.Path("/usr/bin/chromium")
LIMIT = 200_000
"""The largest picture, in bytes."""

PICTURES = (
    ("home", "en/", 1100, 700, "light"),
    ("scenario", "ja/scenarios/late-payer/", 1100, 700, "light"),
    ("letter", "ko/letters/overdue-reminder/#locale=ja&medium=letter&view=meaning", 1360, 900, "light"),
    ("script", "en/scripts/ending-call/#opening", 1100, 700, "dark"),
)
"""Name, page, width, height, colours."""


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        pass


def _fill(tab: Page) -> None:
    """Fill the letter desk with its example, and show it from its top."""
    tab.wait_for_selector("[data-pw-desk][data-ready]")
    tab.on("dialog", lambda dialog: dialog.accept())
    tab.evaluate("document.querySelector('[data-do=example]').click()")
    tab.wait_for_selector(".pw-desk__state--done")
    tab.evaluate("document.querySelector('#desk').scrollIntoView()")
    tab.evaluate("scrollBy(0, -70)")
    tab.wait_for_timeout(300)


def take(browser: Browser, address: str, name: str, page: str, width: int, height: int, colours: str) -> None:
    """Take one picture."""
    with browser.new_context(
        viewport={"width": width, "height": height},
        color_scheme="dark" if colours == "dark" else "light",
        locale=page[:2],
        reduced_motion="reduce",
    ) as context:
        tab = context.new_page()
        tab.goto(address + page, wait_until="networkidle")
        if tab.locator("[data-pw-desk]").count():
            _fill(tab)
        path = FOLDER / f"{name}.png"
        tab.screenshot(path=path)
    if path.stat().st_size > LIMIT:
        raise SystemExit(f"{path} has more than {LIMIT} bytes; take a smaller one.")


def main() -> None:
    """Serve the site on 127.0.0.1 and take all pictures."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    handler = functools.partial(_Quiet, directory=str(ROOT / "site"))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{server.server_address[1]}/"
        with sync_playwright() as playwright:
            executable = str(CHROMIUM) if CHROMIUM.exists() else None
            browser = playwright.chromium.launch(executable_path=executable, args=["--no-sandbox"])
            for picture in PICTURES:
                take(browser, address, *picture)
            browser.close()
        server.shutdown()


if __name__ == "__main__":
    main()
