"""The browser's side of the letter tests: modules of one folder, run in Chromium without a server."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from playwright.sync_api import Route, sync_playwright

from tests.support.chromium import CHROMIUM, FLAGS

HOST = "http://127.0.0.1:9"
"""Never contacted: every request is answered from the folder."""
HARNESS = """
import { readState } from "/answers.js";
import { align } from "/align.js";
import { documentOf } from "/document.js";
import { execute } from "/execute.js";
import { plainText, toText } from "/layout.js";
import { particle } from "/particles.js";
import { calendarFor } from "/calendars.js";
import * as formats from "/formats.js";
const NAMES = { date: "date", season: "season", money: "money", words: "words", number: "numberStyle",
  percentage: "percentage", list: "joined", count: "counted" };
let programs, tables;
const run = ([program, data, answers, options]) => execute(programs[program], tables[data], answers, options);
const whole = (job) => {
  const result = run(job);
  return [result, plainText(result, programs[job[0]].layout)];
};
const digest = async (value) => {
  const bytes = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(JSON.stringify(value)));
  return Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, "0")).join("");
};
window.letters = {
  prepare: (all, data) => { [programs, tables] = [all, data]; },
  run: (jobs) => jobs.map(whole),
  digests: (jobs) => Promise.all(jobs.map((job) => digest(whole(job)))),
  documents: (pairs) => pairs.map(([jobs, arrangement, prevails]) => {
    const parts = jobs.map((job) => [programs[job[0]], tables[job[1]], run(job)]);
    const made = documentOf(parts, arrangement, prevails);
    return [made, toText(made), toText(made, false), align(parts[0][2].blocks, parts.at(-1)[2].blocks)];
  }),
  calendars: (calendars, cases) => cases.map(([law, region]) => calendarFor(calendars, law, region)),
  align: (cases) => cases.map(([first, second]) => align(first, second)),
  states: (cases) => cases.map(([text, known]) => readState(text, known)),
  particles: (tables, cases) => cases.map(([text, pair, reading]) => particle(tables, text, pair, reading)),
  formats: (cases) => cases.map(([data, name, value, style]) => formats[NAMES[name]](data, value, style)),
};
"""


class BrowserRunner:
    """Chromium with the modules of a folder loaded; everything of it runs in one thread of its own.

    Playwright's synchronous interface may be entered once in a thread, and
    other tests have theirs.
    """

    def __init__(self, harness: str = HARNESS) -> None:
        self._harness = harness
        self._thread = ThreadPoolExecutor(max_workers=1)
        self._folder = Path()
        self._thread.submit(self._start).result()

    def _start(self) -> None:
        self._playwright = sync_playwright().start()
        executable = {"executable_path": str(CHROMIUM)} if CHROMIUM.exists() else {}
        self._browser = self._playwright.chromium.launch(args=FLAGS, **executable)
        self._page = self._browser.new_page()
        self._page.route("**/*", self._answer)

    def _answer(self, route: Route) -> None:
        name = route.request.url.removeprefix(HOST + "/")
        if name == "":
            html = '<!doctype html><meta charset="utf-8"><script type="module" src="/harness.js"></script>'
            route.fulfill(body=html, content_type="text/html; charset=utf-8")
        elif name == "harness.js":
            route.fulfill(body=self._harness, content_type="text/javascript; charset=utf-8")
        elif (self._folder / name).is_file():
            text = (self._folder / name).read_text("utf-8")
            kind = "css" if name.endswith(".css") else "javascript"
            route.fulfill(body=text, content_type=f"text/{kind}; charset=utf-8")
        else:
            route.fulfill(status=404, body="")

    def load(self, folder: Path) -> None:
        """Load the modules of a folder anew."""

        def go() -> None:
            self._folder = folder
            self._page.goto(HOST + "/")
            self._page.wait_for_function("window.letters !== undefined")

        self._thread.submit(go).result()

    def call(self, name: str, *arguments: Any) -> Any:
        """Call a function of the harness; JSON goes both ways as text, so that nothing is lost on the way."""
        script = "async ([name, text]) => JSON.stringify((await window.letters[name](...JSON.parse(text))) ?? null)"
        sent = [name, json.dumps(arguments)]
        return json.loads(self._thread.submit(lambda: self._page.evaluate(script, sent)).result())

    def printed(self) -> bytes:
        """The page as PDF, as its style sheets print it on A4."""
        return self._thread.submit(lambda: self._page.pdf(format="A4", prefer_css_page_size=True)).result()

    def close(self) -> None:
        """End the browser and the thread."""

        def stop() -> None:
            self._browser.close()
            self._playwright.stop()

        self._thread.submit(stop).result()
        self._thread.shutdown()
