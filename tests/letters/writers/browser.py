"""The writers' side of the browser tests: the same Chromium with a harness of its own."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Route

from tests.letters.browser import HOST, BrowserRunner

HARNESS = """
const WRITERS = { docx: "docx", markdown: "markdown", html: "rich", body: "rich", eml: "eml", ics: "ics" };
const found = {};
for (const [name, file] of Object.entries(WRITERS)) found[name] = (await import(`/${file}.js`))[name];
const base64 = (bytes) => {
  let text = "";
  for (let at = 0; at < bytes.length; at += 32768) text += String.fromCharCode(...bytes.subarray(at, at + 32768));
  return btoa(text);
};
const area = () => {
  document.body.innerHTML = '<div id="area" contenteditable></div>';
  const area = document.getElementById("area");
  area.focus();
  return area;
};
const seen = (element) => [...element.querySelectorAll("p")].map((node) => [
  node.innerText, getComputedStyle(node).textAlign, node.closest("[lang]")?.lang ?? ""]);
window.area = area;
window.seen = () => seen(document.getElementById("area"));
window.letters = {
  write: (name, jobs) => jobs.map((given) => {
    const written = found[name](...given);
    return written instanceof Uint8Array ? base64(written) : written;
  }),
  ends: (name, given) => {
    const written = found[name](given);
    return [written.length, base64(written.subarray(-2000))];
  },
  inserted: (html) => {
    area();
    document.execCommand("insertHTML", false, html);
    return window.seen();
  },
  parsed: (html) => {
    const parsed = new DOMParser().parseFromString(html, "text/html");
    const nodes = [...parsed.querySelectorAll("*")];
    return [[...new Set(nodes.map((node) => node.localName))].sort(),
            [...new Set(nodes.flatMap((node) => node.getAttributeNames()))].sort(),
            parsed.body.textContent];
  },
};
"""


class WritersRunner(BrowserRunner):
    """Chromium with the writers loaded."""

    def _answer(self, route: Route) -> None:
        if route.request.url == f"{HOST}/harness.js":
            route.fulfill(body=HARNESS, content_type="text/javascript; charset=utf-8")
        else:
            super()._answer(route)

    def pasted(self, html: str, text: str) -> Any:
        """Put HTML and text on the clipboard as a page does, paste them with the keyboard, and look."""

        def go() -> Any:
            page = self._page
            page.context.grant_permissions(["clipboard-read", "clipboard-write"])
            page.evaluate(
                """([html, text]) => navigator.clipboard.write([new ClipboardItem({
                    "text/html": new Blob([html], { type: "text/html" }),
                    "text/plain": new Blob([text], { type: "text/plain" }) })])""",
                [html, text],
            )
            page.evaluate("() => { window.area(); }")
            page.keyboard.press("Control+V")
            page.wait_for_function("document.getElementById('area').childElementCount > 0")
            return page.evaluate("() => window.seen()")

        return self._thread.submit(go).result()
