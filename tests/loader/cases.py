"""Broken input: each kind with what is said of it, as data."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from tests.support.project import Project

Change = Callable[[Project], object]

SCENARIO = "docs/scenarios/late-payer.yml"
SCRIPT = "docs/scripts/ending-call.yml"
CLAUSE = "docs/clauses/exit.yml"
LETTER = "docs/letters/notice.yml"
TALK = "docs/guides/the-talk.md"
LEAVING = "docs/guides/leaving.md"
ABOUT = "docs/pages/about.md"
SIGNALS = "docs/handbook/signals.yml"
GLOSSARY = "docs/handbook/glossary.yml"
HOME = "docs/handbook/home.yml"
COUNTRIES = "docs/handbook/jurisdictions.yml"


@dataclass(frozen=True)
class Case:
    """A change that breaks the sound project, and every problem that it makes: code, place, field."""

    name: str
    change: Change
    problems: tuple[tuple[str, str, str | None], ...]
    says: str = ""
    """A piece of the first problem's reason or remedy."""


def edit(name: str, old: str, new: str) -> Change:
    """Replace text in a file."""
    return lambda project: project.edit(name, old, new)


def write(name: str, content: str | bytes) -> Change:
    """Write a file."""
    return lambda project: project.write(name, content)


def add(name: str, content: str | bytes, *, front: bool = False) -> Change:
    """Add to the end (or the front) of a file."""
    extra = content.encode() if isinstance(content, str) else content

    def change(project: Project) -> None:
        old = project.path(name).read_bytes()
        project.write(name, extra + old if front else old + extra)

    return change


def case(
    name: str, change: Change, code: str, place: str, field: str | None = None, *, says: str = "", more: object = ()
) -> Case:
    """A case with one problem; `more` holds further ones."""
    return Case(name, change, ((code, place, field), *more), says)  # type: ignore[misc]  # a tuple of tuples


def link(name: str, target: str) -> Change:
    """Put a link into a project."""

    def change(project: Project) -> None:
        project.path(name).parent.mkdir(parents=True, exist_ok=True)
        project.path(name).unlink(missing_ok=True)
        project.path(name).symlink_to(target)

    return change


def sparse(name: str, size: int) -> Change:
    """Make a file of a size that takes no room."""

    def change(project: Project) -> None:
        with project.path(name).open("wb") as file:
            file.truncate(size)

    return change


def remove(name: str) -> Change:
    """Delete a file."""
    return lambda project: project.path(name).unlink()


SYNTAX: list[Case] = [
    case(
        "tab", edit(SCENARIO, "  - id: late-twice", "\t- id: late-twice"), "yaml-syntax", f"{SCENARIO}:7:1", says="tabs"
    ),
    case("open-quote", edit(SCENARIO, "title: The", 'title: "The'), "yaml-syntax", f"{SCENARIO}:1:8"),
    case("bad-indentation", edit(SCENARIO, "    text: Two", "   text: Two"), "yaml-syntax", f"{SCENARIO}:8:4"),
    case("colon-in-text", edit(SCENARIO, "Call once.", "Call: once."), "yaml-syntax", f"{SCENARIO}:15:13"),
    case(
        "duplicate-key",
        edit(SCENARIO, "reviewed:", "title: Again\nreviewed:"),
        "yaml-duplicate-key",
        f"{SCENARIO}:3:1",
        says="line 1",
    ),
    case("anchor", edit(SCENARIO, "title: The", "title: &t The"), "yaml-anchor", f"{SCENARIO}:1:8"),
    case("anchor-on-key", edit(SCENARIO, "title: The", "&t title: The"), "yaml-anchor", f"{SCENARIO}:1:1"),
    case(
        "alias",
        edit(SCENARIO, "title: The late payer\ndescription: Money comes late.", "title: &t The\ndescription: *t"),
        "yaml-anchor",
        f"{SCENARIO}:1:8",
        more=[("yaml-alias", f"{SCENARIO}:2:14", None)],
    ),
    case("tag", edit(SCENARIO, "title: The", "title: !!str The"), "yaml-tag", f"{SCENARIO}:1:8"),
    case(
        "python-tag",
        edit(SCENARIO, "title: The late payer", "title: !!python/object/apply:os.system [id]"),
        "yaml-tag",
        f"{SCENARIO}:1:8",
    ),
    case("second-document", add(SCENARIO, "---\ntitle: Another\n"), "yaml-documents", f"{SCENARIO}:62:1"),
    case("complex-key", edit(SCENARIO, "title: The", "? [a, b]\n: c\ntitle: The"), "yaml-key", f"{SCENARIO}:1:3"),
    case("deep-nesting", write(SCENARIO, "title: " + "[" * 100_000), "yaml-too-much", f"{SCENARIO}:1:32"),
    case("too-many-values", write(SCENARIO, "title:\n" + "- [x]\n" * 30_000), "yaml-too-much", f"{SCENARIO}:25001:3"),
    case("too-many-lines", write(SCENARIO, "title:\n" + "- x\n" * 60_000), "file-too-large", SCENARIO),
    case(
        "impossible-day",
        edit(SCENARIO, "reviewed: 2026-01-02", "reviewed: 2026-02-30"),
        "yaml-date",
        f"{SCENARIO}:3:11",
    ),
    case("merge-conflict", add(SCENARIO, "<<<<<<< HEAD\n", front=True), "yaml-syntax", f"{SCENARIO}:2:6"),
    case("yaml-directive", add(SCENARIO, "%YAML 9.9\n---\n", front=True), "yaml-syntax", f"{SCENARIO}:1:1"),
]

FIELDS: list[Case] = [
    case("empty-file", write(SCENARIO, ""), "field-type", SCENARIO, says="nothing"),
    case("comment-only", write(SCENARIO, "# nothing yet\n"), "field-type", SCENARIO, says="nothing"),
    case("list-at-top", write(SCENARIO, "- title: The\n"), "field-type", f"{SCENARIO}:1:1", says="a group of fields"),
    case("scalar-at-top", write(SCENARIO, "hello\n"), "field-type", f"{SCENARIO}:1:1", says="text"),
    case(
        "unknown-field",
        edit(SCENARIO, "reviewed:", "sumary: x\nreviewed:"),
        "field-unknown",
        f"{SCENARIO}:3:1",
        "sumary",
        says="summary",
    ),
    case(
        "unknown-field-far-off",
        edit(SCENARIO, "reviewed:", "zzz: x\nreviewed:"),
        "field-unknown",
        f"{SCENARIO}:3:1",
        "zzz",
        says="Delete it",
    ),
    case(
        "unknown-nested-field",
        edit(SCENARIO, "    day: 0", "    days: 0"),
        "field-unknown",
        f"{SCENARIO}:34:5",
        "steps.1.days",
        says="day",
    ),
    case(
        "missing-field",
        edit(SCENARIO, "summary: The money comes *late*.\n", ""),
        "field-missing",
        f"{SCENARIO}:1:1",
        "summary",
        says="one or two sentences",
    ),
    case(
        "missing-nested-field",
        edit(SCENARIO, "    title: Say it\n", ""),
        "field-missing",
        f"{SCENARIO}:32:5",
        "steps.1.title",
        says="instruction",
    ),
    case(
        "missing-id",
        edit(SCENARIO, "  - id: cash\n    text:", "  - text:"),
        "field-missing",
        f"{SCENARIO}:12:5",
        "causes.0.id",
        says="id",
    ),
    case(
        "number-for-text",
        edit(SCENARIO, "title: The late payer", "title: 12"),
        "field-type",
        f"{SCENARIO}:1:8",
        "title",
        says="a number",
    ),
    case(
        "nothing-for-text",
        edit(SCENARIO, "title: The late payer", "title:"),
        "field-type",
        f"{SCENARIO}:1:7",
        "title",
        says="nothing",
    ),
    case(
        "date-for-text",
        edit(SCENARIO, "title: The late payer", "title: 2026-01-02"),
        "field-type",
        f"{SCENARIO}:1:8",
        "title",
        says="quotes",
    ),
    case(
        "list-for-text",
        edit(SCENARIO, "title: The late payer", "title: [a]"),
        "field-type",
        f"{SCENARIO}:1:8",
        "title",
        says="a list",
    ),
    case(
        "fields-for-text",
        edit(SCENARIO, "title: The late payer", "title: {a: b}"),
        "field-type",
        f"{SCENARIO}:1:8",
        "title",
        says="fields",
    ),
    case(
        "text-for-number",
        edit(SCRIPT, "minutes: 10", "minutes: ten"),
        "field-type",
        f"{SCRIPT}:6:10",
        "minutes",
        says="digits",
    ),
    case(
        "text-for-yes",
        edit(SCENARIO, "reviewed:", "urgent: no\nreviewed:"),
        "field-type",
        f"{SCENARIO}:3:9",
        "urgent",
        says="true or false",
    ),
    case(
        "text-for-date",
        edit(SCENARIO, "reviewed: 2026-01-02", 'reviewed: "2026-01-02"'),
        "field-type",
        f"{SCENARIO}:3:11",
        "reviewed",
        says="YYYY-MM-DD",
    ),
    case(
        "text-for-list",
        edit(SCENARIO, "signals: [pays-late]", "signals: pays-late"),
        "field-type",
        f"{SCENARIO}:5:10",
        "signals",
        says="a list",
    ),
    case(
        "text-for-entry",
        edit(SCENARIO, "  - id: cash\n    text: They are short of cash.", "  - cash"),
        "field-type",
        f"{SCENARIO}:12:5",
        "causes.0",
        says="a group of fields",
    ),
    case(
        "text-for-fields",
        edit(SCENARIO, "    - id: paid\n      text: The next invoice was paid.", "    - paid"),
        "field-type",
        f"{SCENARIO}:22:7",
        "decision.stay.0",
    ),
    case(
        "empty-list",
        edit(SCENARIO, "causes:\n  - id: cash\n    text: They are short of cash.", "causes: []"),
        "field-value",
        f"{SCENARIO}:11:9",
        "causes",
        says="at least 1",
    ),
    case(
        "empty-text",
        edit(SCENARIO, "title: The late payer", 'title: " "'),
        "field-value",
        f"{SCENARIO}:1:8",
        "title",
        says="empty",
    ),
    case(
        "bad-literal",
        edit(SCRIPT, "channel: [phone, video]", "channel: [phone, pigeon]"),
        "field-value",
        f"{SCRIPT}:5:18",
        "channel.1",
        says="'chat'",
    ),
    case(
        "bad-medium",
        edit(LETTER, "media: [email, letter]", "media: [fax]"),
        "field-value",
        f"{LETTER}:8:9",
        "media.0",
        says="certified",
    ),
    case(
        "bad-register",
        edit(LETTER, "id: standard", "id: rude"),
        "field-value",
        f"{LETTER}:21:9",
        "texts.0.id",
        says="gentle",
    ),
    case(
        "bad-field-type",
        edit(LETTER, "type: person", "type: human"),
        "field-value",
        f"{LETTER}:12:11",
        "fields.0.type",
        says="person",
    ),
    case(
        "bad-id",
        edit(SCENARIO, "id: cash", "id: Short Of Cash"),
        "field-pattern",
        f"{SCENARIO}:12:9",
        "causes.0.id",
        says="lower-case",
    ),
    case(
        "bad-slot-name",
        edit(LETTER, "id: client", "id: the-client"),
        "field-pattern",
        f"{LETTER}:11:9",
        "fields.0.id",
        says="underscores",
    ),
    case(
        "number-too-big",
        edit(SCENARIO, "day: 2", "day: 5000"),
        "field-value",
        f"{SCENARIO}:40:10",
        "steps.2.day",
        says="365",
    ),
    case(
        "number-too-small",
        edit(CLAUSE, "version: 1", "version: 0"),
        "field-value",
        f"{CLAUSE}:7:10",
        "version",
        says="1",
    ),
    case(
        "huge-number",
        edit(CLAUSE, "version: 1", f"version: {'9' * 5000}"),
        "field-type",
        f"{CLAUSE}:7:10",
        "version",
        says="text",
    ),
    case(
        "source-not-an-address",
        edit(COUNTRIES, "https://law.example/kr/689", "javascript:alert(1)"),
        "field-pattern",
        f"{COUNTRIES}:19:13",
        "legal.0.source",
    ),
    case(
        "source-that-leaves-its-attribute",
        edit(COUNTRIES, "https://law.example/kr/689", """'https://law.example/"onclick="x'"""),
        "field-pattern",
        f"{COUNTRIES}:19:13",
        "legal.0.source",
    ),
    case(
        "id-twice",
        edit(SCENARIO, "  - id: you-chase", "  - id: late-twice"),
        "id-duplicate",
        f"{SCENARIO}:9:9",
        "signs.late-twice",
        says="second time",
    ),
    case(
        "nested-id-twice",
        edit(LETTER, "      - id: day", "      - id: opening"),
        "id-duplicate",
        f"{LETTER}:26:13",
        "texts.standard.body.opening",
    ),
    case(
        "review-before-as-of",
        edit(SCENARIO, "review_by: 2027-01-02", "review_by: 2025-01-02"),
        "legal-dates",
        f"{SCENARIO}:57:16",
        "legal.kr-default.review_by",
        says="2025-01-02",
    ),
    case(
        "review-on-the-same-day",
        edit(SCENARIO, "review_by: 2027-01-02", "review_by: 2026-01-02"),
        "legal-dates",
        f"{SCENARIO}:57:16",
        "legal.kr-default.review_by",
    ),
    *(
        case(
            f"rate-without-{name}",
            edit(COUNTRIES, f"{line}\n    {after}", f"    {after}"),
            "field-missing",
            f"{COUNTRIES}:23:5",
            f"rates.0.{name}",
            says=says,
        )
        for name, line, after, says in (
            ("source", "    source: https://law.example/kr/379", "as_of: 2026-01-02\n    review_by: 2027-06", "page"),
            ("as_of", "    as_of: 2026-01-02", "review_by: 2027-06-30", "checked"),
            ("review_by", "    review_by: 2027-06-30", "from:", "out of date"),
        )
    ),
    case(
        "rate-that-is-no-number",
        edit(COUNTRIES, 'rate: "5"', 'rate: "5 %"'),
        "field-pattern",
        f"{COUNTRIES}:25:11",
        "rates.0.rate",
    ),
    case(
        "rate-reviewed-before-it-was-checked",
        edit(COUNTRIES, "review_by: 2027-06-30", "review_by: 2025-06-30"),
        "legal-dates",
        f"{COUNTRIES}:30:16",
        "rates.kr-civil.review_by",
        says="not after 2026-01-02",
    ),
    case(
        "rate-reviewed-after-its-end",
        edit(COUNTRIES, "until: 2027-12-31", "until: 2027-03-31"),
        "legal-dates",
        f"{COUNTRIES}:30:16",
        "rates.kr-civil.review_by",
        says="ends on 2027-03-31",
    ),
    case(
        "rate-that-ends-before-it-begins",
        edit(COUNTRIES, "from: 2026-01-01", "from: 2028-01-01"),
        "legal-dates",
        f"{COUNTRIES}:32:12",
        "rates.kr-civil.until",
        says="before it begins",
    ),
    case(
        "rate-with-an-unknown-field",
        edit(COUNTRIES, "    from: 2026", "    form: 2026"),
        "field-unknown",
        f"{COUNTRIES}:31:5",
        "rates.0.form",
        says="from",
    ),
    case(
        "only-unknown-language",
        edit(SCENARIO, "reviewed:", "only: [en, jp]\nreviewed:"),
        "only-language",
        f"{SCENARIO}:3:12",
        "only.1",
        says="jp",
    ),
    case(
        "only-not-a-language",
        edit(SCENARIO, "reviewed:", "only: [Japanese]\nreviewed:"),
        "field-pattern",
        f"{SCENARIO}:3:8",
        "only.0",
    ),
    case(
        "only-in-the-handbook",
        edit(SIGNALS, "reviewed:", "only: [en]\nreviewed:"),
        "only-handbook",
        f"{SIGNALS}:3:7",
        "only",
    ),
]

FILES: list[Case] = [
    case("invalid-utf8", add(SCENARIO, b"# caf\xe9\n"), "file-encoding", f"{SCENARIO}:62:6", says="0xe9"),
    case(
        "utf16",
        lambda project: project.write(SCENARIO, project.read(SCENARIO).encode("utf-16")),
        "file-encoding",
        f"{SCENARIO}:1:1",
    ),
    case("overlong-utf8", add(SCENARIO, b"# \xc0\xaf\n"), "file-encoding", f"{SCENARIO}:62:3"),
    case("bom", add(SCENARIO, b"\xef\xbb\xbf", front=True), "file-bom", f"{SCENARIO}:1:1", says="mark"),
    case("nul", edit(SCENARIO, "The late", "The\0late"), "file-control", f"{SCENARIO}:1:11", says="U+0000"),
    case(
        "escape-sequence",
        edit(SCENARIO, "The late", "The\x1b[31mlate"),
        "file-control",
        f"{SCENARIO}:1:11",
        says="U+001B",
    ),
    case(
        "bidi-override",
        edit(TALK, "Write **one**", "Write \u202e**one**"),
        "file-control",
        f"{TALK}:19:9",
        says="U+202E",
    ),
    case(
        "bidi-isolate", edit(SCENARIO, "The late", "The\u2066late"), "file-control", f"{SCENARIO}:1:11", says="U+2066"
    ),
    case(
        "line-separator", edit(SCENARIO, "The late", "The\u2028late"), "file-control", f"{SCENARIO}:1:11", says="U+2028"
    ),
    case("next-line", edit(SCENARIO, "The late", "The\x85late"), "file-control", f"{SCENARIO}:1:11", says="U+0085"),
    case(
        "escaped-control",
        edit(SCENARIO, "title: The late payer", r'title: "The\0late\e[31m\u202Epayer"'),
        "yaml-control",
        f"{SCENARIO}:1:8",
        says="U+0000",
    ),
    case(
        "control-as-entity",
        edit(SCENARIO, "Call once.", "Call &#x202e;once."),
        "markdown-control",
        f"{SCENARIO}:15:9",
        "repair.text",
        says="U+202E",
    ),
    case("fifty-megabytes", sparse(SCENARIO, 50_000_000), "file-too-large", SCENARIO, says="50000000"),
    case(
        "bad-slug",
        write("docs/scenarios/Late_Payer.yml", "x"),
        "slug",
        "docs/scenarios/Late_Payer.yml",
        says="lower-case",
    ),
    case("korean-slug", write("docs/scenarios/늦은.yml", "x"), "slug", "docs/scenarios/늦은.yml"),
    case(
        "long-slug", write(f"docs/scenarios/{'a' * 61}.yml", "x"), "slug", f"docs/scenarios/{'a' * 61}.yml", says="60"
    ),
    case("unknown-collection", write("docs/recipes/soup.yml", "x"), "file-unknown", "docs/recipes", says="scenarios"),
    case("stray-file-at-top", write("docs/readme.txt", "x"), "file-unknown", "docs/readme.txt"),
    case("stray-file", write("docs/scenarios/notes.txt", "x"), "file-unknown", "docs/scenarios/notes.txt", says=".yml"),
    case(
        "yaml-suffix", write("docs/scenarios/other.yaml", "x"), "file-unknown", "docs/scenarios/other.yaml", says=".yml"
    ),
    case("markdown-as-yaml", write("docs/guides/other.yml", "x"), "file-unknown", "docs/guides/other.yml", says=".md"),
    case(
        "yaml-as-markdown",
        write("docs/scenarios/other.md", "x"),
        "file-unknown",
        "docs/scenarios/other.md",
        says=".yml",
    ),
    case(
        "translated-copy",
        write("docs/guides/the-talk.ko.md", "x"),
        "file-unknown",
        "docs/guides/the-talk.ko.md",
        says="overlay",
    ),
    case(
        "unknown-handbook-file",
        write("docs/handbook/index.yml", "x"),
        "file-unknown",
        "docs/handbook/index.yml",
        says="glossary",
    ),
    case(
        "folder-in-collection",
        write("docs/scenarios/more/late.yml", "x"),
        "file-unknown",
        "docs/scenarios/more",
        says="folders",
    ),
    case("file-for-folder", write("docs/guides.md", "x"), "file-unknown", "docs/guides.md"),
    case("missing-handbook-file", remove(COUNTRIES), "file-missing", COUNTRIES),
    case(
        "link-to-file-outside",
        link("docs/scenarios/passwords.yml", "/etc/passwd"),
        "file-link",
        "docs/scenarios/passwords.yml",
        says="Links",
    ),
    case("link-to-itself", link("docs/scenarios/loop.yml", "loop.yml"), "file-link", "docs/scenarios/loop.yml"),
    case("folder-loop", link("docs/scenarios/up", ".."), "file-link", "docs/scenarios/up"),
    case("collection-linked", link("docs/recipes", "/etc"), "file-unknown", "docs/recipes"),
    case(
        "catalog-linked",
        link("docs/locale/ko/scenarios/late-payer.po", "/etc/passwd"),
        "po-outside",
        "docs/locale/ko/scenarios/late-payer.po",
    ),
    case(
        "catalog-is-a-folder",
        write("docs/locale/ko/scenarios/late-payer.po/x", "x"),
        "po-unreadable",
        "docs/locale/ko/scenarios/late-payer.po",
    ),
    case(
        "catalog-of-fifty-megabytes",
        lambda project: (
            project.write("docs/locale/ko/scenarios/late-payer.po", ""),
            sparse("docs/locale/ko/scenarios/late-payer.po", 50_000_000)(project),
        ),
        "po-too-large",
        "docs/locale/ko/scenarios/late-payer.po",
    ),
]

REFERENCES: list[Case] = [
    case(
        "unknown-guide",
        edit(SCENARIO, "guides: [the-talk]", "guides: [the-tlk]"),
        "reference",
        f"{SCENARIO}:61:10",
        "guides.0",
        says="the-talk",
    ),
    case(
        "unknown-scenario",
        edit(SCRIPT, "scenarios: [late-payer]", "scenarios: [late-payer, nobody]"),
        "reference",
        f"{SCRIPT}:37:25",
        "scenarios.1",
    ),
    case(
        "unknown-script",
        edit(SCENARIO, "scripts: [ending-call]", "scripts: [nobody]"),
        "reference",
        f"{SCENARIO}:58:11",
        "scripts.0",
        says="ending-call",
    ),
    case(
        "unknown-clause",
        edit(SCENARIO, "clauses: [exit]", "clauses: [nobody]"),
        "reference",
        f"{SCENARIO}:60:11",
        "clauses.0",
        says="exit",
    ),
    case(
        "unknown-letter",
        edit(SCENARIO, "    letter: notice", "    letter: nobody"),
        "reference",
        f"{SCENARIO}:41:13",
        "steps.2.letter",
        says="notice",
    ),
    case(
        "unknown-signal",
        edit(SCENARIO, "signals: [pays-late]", "signals: [smokes]"),
        "reference",
        f"{SCENARIO}:5:11",
        "signals.0",
        says="pays-late, shouts",
    ),
    case(
        "unknown-country",
        edit(LETTER, "jurisdictions: [kr]", "jurisdictions: [fr]"),
        "reference",
        f"{LETTER}:9:17",
        "jurisdictions.0",
        says="gb, kr",
    ),
    case(
        "unknown-country-of-law",
        edit(SCENARIO, "    jurisdiction: kr\n    text: A demand", "    jurisdiction: fr\n    text: A demand"),
        "reference",
        f"{SCENARIO}:52:19",
        "legal.0.jurisdiction",
    ),
    case(
        "link-to-unknown-page",
        edit(SCENARIO, "Call once.", "'[Call](scripts/nobody) once.'"),
        "link-target",
        f"{SCENARIO}:15:9",
        "repair.text",
        says="scripts/nobody",
    ),
    case(
        "link-to-unknown-anchor",
        edit(SCENARIO, "Call once.", "'[Call](guides/the-talk#middle) once.'"),
        "link-anchor",
        f"{SCENARIO}:15:9",
        "repair.text",
        says="before, silence, where",
    ),
    case(
        "link-to-unknown-anchor-here",
        edit(LEAVING, "(#quiet)", "(#loud)"),
        "link-anchor",
        f"{LEAVING}:8",
        "intro",
        says="quiet",
    ),
    case(
        "link-with-script",
        edit(SCENARIO, "Call once.", "'[Call](javascript:alert(1)) once.'"),
        "link-scheme",
        f"{SCENARIO}:15:9",
        "repair.text",
        says="https:",
    ),
    case(
        "link-with-disguised-script",
        edit(SCENARIO, "Call once.", "'[Call](java&#115;cript:alert%281%29) once.'"),
        "link-scheme",
        f"{SCENARIO}:15:9",
        "repair.text",
    ),
    case(
        "link-with-data",
        edit(SCENARIO, "Call once.", "'[Call](data:text/html,x) once.'"),
        "link-scheme",
        f"{SCENARIO}:15:9",
        "repair.text",
    ),
    case(
        "link-to-http",
        edit(SCENARIO, "Call once.", "'[Call](http://law.example/) once.'"),
        "link-scheme",
        f"{SCENARIO}:15:9",
        "repair.text",
    ),
    case(
        "link-without-scheme",
        edit(SCENARIO, "Call once.", "'[Call](//law.example/) once.'"),
        "link-scheme",
        f"{SCENARIO}:15:9",
        "repair.text",
    ),
    case(
        "link-to-file",
        edit(SCENARIO, "Call once.", "'[Call](file:///etc/passwd) once.'"),
        "link-scheme",
        f"{SCENARIO}:15:9",
        "repair.text",
    ),
    case(
        "link-out-of-the-folder",
        edit(SCENARIO, "Call once.", "'[Call](../../etc/passwd) once.'"),
        "link-target",
        f"{SCENARIO}:15:9",
        "repair.text",
    ),
    case(
        "link-to-markdown",
        edit(LEAVING, "(guides/the-talk#before)", "(the-talk.md)"),
        "link-target",
        f"{LEAVING}:8",
        "intro",
        says="guides/the-talk",
    ),
    case(
        "link-to-nothing",
        edit(SCENARIO, "Call once.", "'[Call]() once.'"),
        "link-target",
        f"{SCENARIO}:15:9",
        "repair.text",
    ),
    case(
        "link-to-root",
        edit(SCENARIO, "Call once.", "'[Call](/) once.'"),
        "link-target",
        f"{SCENARIO}:15:9",
        "repair.text",
    ),
    case(
        "link-to-a-bare-address",
        edit(LEAVING, "Say little.", "See <http://law.example/>."),
        "link-scheme",
        f"{LEAVING}:12",
        "quiet",
    ),
    case(
        "door-to-nowhere",
        edit(HOME, "to: guides/the-talk", "to: guides/the-tlk"),
        "link-target",
        f"{HOME}:9:9",
        "doors.talk.to",
        says="guides/the-tlk",
    ),
    case(
        "door-to-another-host",
        edit(HOME, "to: guides/the-talk", "to: https://law.example/"),
        "link-target",
        f"{HOME}:9:9",
        "doors.talk.to",
    ),
    case(
        "door-with-script",
        edit(HOME, "to: guides/the-talk", "to: javascript:alert(1)"),
        "link-scheme",
        f"{HOME}:9:9",
        "doors.talk.to",
    ),
    case(
        "page-on-an-index",
        lambda project: project.write("docs/pages/guides.md", project.read(ABOUT)),
        "url-collision",
        "docs/pages/guides.md",
        says="index",
    ),
    case(
        "page-on-a-register",
        lambda project: project.write("docs/pages/signals.md", project.read(ABOUT)),
        "url-collision",
        "docs/pages/signals.md",
        says=SIGNALS,
    ),
    case(
        "heading-id-of-ours",
        (lambda project: (project.edit(LEAVING, "{#quiet}", "{#next}"), project.edit(LEAVING, "(#quiet)", "(#next)"))),
        "id-reserved",
        f"{LEAVING}:10",
        "next",
        says="next",
    ),
    case(
        "entry-id-of-ours",
        edit(COUNTRIES, "  - id: gb", "  - id: law"),
        "id-reserved",
        f"{COUNTRIES}:10:9",
        "jurisdictions.law",
        says="law",
    ),
    case(
        "country-with-the-anchor-of-a-rate",
        edit(COUNTRIES, "  - id: gb", "  - id: rates-kr-civil"),
        "id-reserved",
        f"{COUNTRIES}:10:9",
        "jurisdictions.rates-kr-civil",
    ),
]

MARKDOWN: list[Case] = [
    case("no-front-matter", write(LEAVING, "# Leaving\n"), "front-matter", f"{LEAVING}:1", says="three hyphens"),
    case("front-matter-unclosed", write(LEAVING, "---\ntitle: Leaving\n\nText.\n"), "front-matter", f"{LEAVING}:1"),
    case("front-matter-later", add(LEAVING, "\n", front=True), "front-matter", f"{LEAVING}:1"),
    case("empty-front-matter", write(LEAVING, "---\n---\nText.\n"), "field-type", LEAVING, says="nothing"),
    case("broken-front-matter", edit(LEAVING, "title: Leaving", "title: 'Leaving"), "yaml-syntax", f"{LEAVING}:2:8"),
    case(
        "unknown-front-matter",
        edit(LEAVING, "order: 20", "order: 20\nordr: 20"),
        "field-unknown",
        f"{LEAVING}:6:1",
        "ordr",
        says="order",
    ),
    case(
        "both-halves-broken",
        (lambda project: (project.edit(LEAVING, "order: 20", "order: many"), project.edit(LEAVING, " {#quiet}", ""))),
        "field-type",
        f"{LEAVING}:5:8",
        "order",
        more=[("markdown-heading-id", f"{LEAVING}:10:1", None)],
    ),
    case(
        "heading-without-id",
        edit(TALK, "## Silence {#silence}", "## Silence"),
        "markdown-heading-id",
        f"{TALK}:27:1",
        says="{#before-the-call}",
    ),
    case(
        "heading-id-with-capitals",
        edit(TALK, "{#silence}", "{#Silence}"),
        "markdown-heading-id",
        f"{TALK}:27:1",
        says="Silence",
    ),
    case(
        "heading-id-twice",
        edit(TALK, "{#silence}", "{#before}"),
        "markdown-duplicate-id",
        f"{TALK}:27:1",
        says="before",
    ),
    case(
        "title-in-the-text",
        edit(TALK, "## Silence {#silence}", "# Silence {#silence}"),
        "markdown-heading-level",
        f"{TALK}:27:1",
        says="front matter",
    ),
    case(
        "heading-too-deep", edit(TALK, "### Where", "##### Where"), "markdown-heading-level", f"{TALK}:22:1", says="5"
    ),
    case(
        "heading-without-text", edit(TALK, "## Silence {#silence}", "## {#silence}"), "markdown-empty", f"{TALK}:27:1"
    ),
    case(
        "heading-in-a-list",
        edit(TALK, "- Write **one** sentence.", "- ## Write {#write}"),
        "markdown-heading-place",
        f"{TALK}:19:3",
    ),
    case("setext-rule", edit(TALK, "## Silence {#silence}", "---"), "markdown-rule", f"{TALK}:27:1"),
    case("html-block", edit(LEAVING, "Say little.", "<script>alert(1)</script>"), "markdown-html", f"{LEAVING}:12:1"),
    case(
        "html-inline",
        edit(LEAVING, "Say little.", "Say <b>little</b>."),
        "markdown-html",
        f"{LEAVING}:12:5",
        more=[("markdown-html", f"{LEAVING}:12:14", None)],
    ),
    case("html-comment", edit(LEAVING, "Say little.", "<!-- later -->"), "markdown-html", f"{LEAVING}:12:1"),
    case(
        "html-in-a-field",
        edit(SCENARIO, "Call once.", "Call <b>once</b>."),
        "markdown-html",
        f"{SCENARIO}:15:9",
        "repair.text",
        more=[("markdown-html", f"{SCENARIO}:15:9", "repair.text")],
    ),
    case("image", edit(LEAVING, "Say little.", "![a cat](cat.png)"), "markdown-image", f"{LEAVING}:12:1"),
    case(
        "image-in-a-field",
        edit(SCENARIO, "Call once.", "'![a cat](cat.png)'"),
        "markdown-html",
        f"{SCENARIO}:15:9",
        "repair.text",
        says="image",
    ),
    case("rule", edit(LEAVING, "Say little.", "Say little.\n\n***"), "markdown-rule", f"{LEAVING}:14:1"),
    case("hard-break", edit(LEAVING, "Say little.", "Say  \nlittle."), "markdown-break", f"{LEAVING}:12:4"),
    case(
        "indented-code",
        edit(LEAVING, "Say little.", "Say little.\n\n    rm -rf"),
        "markdown-indented",
        f"{LEAVING}:14:5",
    ),
    case("empty-list-item", edit(TALK, "- Write **one** sentence.", "-"), "markdown-empty", f"{TALK}:19:1"),
    case(
        "lists-too-deep",
        add(LEAVING, "\n" + "".join("  " * depth + "- x\n" for depth in range(12))),
        "markdown-depth",
        f"{LEAVING}:23:19",
    ),
    case(
        "unclosed-strong", edit(LEAVING, "Say little.", "Say **little."), "markdown-emphasis", f"{LEAVING}:12", "quiet"
    ),
    case(
        "unclosed-strong-in-a-field",
        edit(SCENARIO, "Call once.", "Call ** once**."),
        "markdown-emphasis",
        f"{SCENARIO}:15:9",
        "repair.text",
    ),
    case(
        "link-definition",
        edit(LEAVING, "Say little.", "Say [little].\n\n[little]: javascript:alert(1)"),
        "markdown-definition",
        f"{LEAVING}:14:1",
    ),
    case(
        "words-after-a-block-in-a-list",
        edit(TALK, "- Write **one** sentence.", "- Write.\n  ```\n  x\n  ```\n  More."),
        "markdown-list",
        f"{TALK}:23:3",
    ),
]

OVERLAYS: list[Case] = [
    case(
        "overlay-for-unknown-language",
        write("docs/scenarios/late-payer.de.yml", "drop: {}\n"),
        "overlay-language",
        "docs/scenarios/late-payer.de.yml",
        says="en, ko, ja",
    ),
    case(
        "overlay-without-item",
        write("docs/scenarios/nobody.ko.yml", "drop: {}\n"),
        "overlay-orphan",
        "docs/scenarios/nobody.ko.yml",
    ),
    case(
        "overlay-of-a-broken-item",
        lambda project: (
            project.write("docs/scenarios/late-payer.ko.yml", "drop: {x: [y]}\n"),
            project.edit(SCENARIO, "day: 2", "day: two"),
        ),
        "field-type",
        f"{SCENARIO}:40:10",
        "steps.2.day",
    ),
    case(
        "overlay-unknown-part",
        write("docs/scenarios/late-payer.ko.yml", "move: {}\n"),
        "field-unknown",
        "docs/scenarios/late-payer.ko.yml:1:1",
        "move",
    ),
    case(
        "overlay-syntax",
        write("docs/scenarios/late-payer.ko.yml", "drop: [\n"),
        "yaml-syntax",
        "docs/scenarios/late-payer.ko.yml:2:1",
    ),
    case(
        "overlay-unknown-list",
        write("docs/scenarios/late-payer.ko.yml", "drop:\n  stps: [count]\n"),
        "overlay",
        "docs/scenarios/late-payer.ko.yml:2:9",
        "drop.stps",
        says="steps",
    ),
    case(
        "overlay-adds-to-unknown-list",
        write("docs/scenarios/late-payer.ko.yml", "add:\n  stps:\n    - entry: {id: x}\n"),
        "overlay",
        "docs/scenarios/late-payer.ko.yml:3:5",
        "add.stps",
        says="steps",
    ),
    case(
        "overlay-mirrors-unknown-entry",
        write(
            "docs/letters/notice.ko.yml",
            "add:\n  texts.standard.body:\n    - after: day\n      entry: {id: x, mirrors: nothing, text: 끝}\n",
        ),
        "overlay",
        "docs/letters/notice.ko.yml:4:31",
        "add.texts.standard.body.0.entry.mirrors",
        says="nothing",
    ),
    case(
        "overlay-drops-unknown-entry",
        write("docs/scenarios/late-payer.ko.yml", "drop:\n  steps: [count, nothing]\n"),
        "overlay",
        "docs/scenarios/late-payer.ko.yml:2:18",
        "drop.steps.1",
        says="nothing",
    ),
    case(
        "overlay-drops-everything",
        write("docs/scenarios/late-payer.ko.yml", "drop:\n  causes: [cash]\n"),
        "overlay",
        "docs/scenarios/late-payer.ko.yml:2:11",
        "drop.causes",
        says="empty",
    ),
    case(
        "overlay-incomplete-order",
        write("docs/scenarios/late-payer.ko.yml", "order:\n  steps: [send, count]\n"),
        "overlay",
        "docs/scenarios/late-payer.ko.yml:2:10",
        "order.steps",
        says="missing: talk",
    ),
    case(
        "overlay-order-with-unknown",
        write("docs/scenarios/late-payer.ko.yml", "order:\n  steps: [send, count, talk, walk]\n"),
        "overlay",
        "docs/scenarios/late-payer.ko.yml:2:10",
        "order.steps",
        says="unknown: walk",
    ),
    case(
        "overlay-order-with-twice",
        write("docs/scenarios/late-payer.ko.yml", "order:\n  steps: [send, count, talk, talk]\n"),
        "overlay",
        "docs/scenarios/late-payer.ko.yml:2:10",
        "order.steps",
        says="once",
    ),
    case(
        "overlay-adds-known-id",
        write("docs/scenarios/late-payer.ko.yml", "add:\n  causes:\n    - entry: {id: cash, text: 돈}\n"),
        "overlay",
        "docs/scenarios/late-payer.ko.yml:3:19",
        "add.causes.0.entry.id",
        says="cash",
    ),
    case(
        "overlay-adds-one-id-twice",
        write(
            "docs/scenarios/late-payer.ko.yml",
            "add:\n  causes:\n    - entry: {id: won, text: 돈}\n    - entry: {id: won, text: 돈}\n",
        ),
        "overlay",
        "docs/scenarios/late-payer.ko.yml:4:19",
        "add.causes.1.entry.id",
        says="won",
    ),
    case(
        "overlay-adds-after-nothing",
        write(
            "docs/scenarios/late-payer.ko.yml",
            "add:\n  causes:\n    - after: nothing\n      entry: {id: won, text: 돈}\n",
        ),
        "overlay",
        "docs/scenarios/late-payer.ko.yml:3:14",
        "add.causes.0.after",
        says="nothing",
    ),
    case(
        "overlay-adds-invalid-entry",
        write("docs/scenarios/late-payer.ko.yml", "add:\n  causes:\n    - entry: {id: won}\n"),
        "field-missing",
        "docs/scenarios/late-payer.ko.yml:3:14",
        "add.causes.0.entry.text",
    ),
    case(
        "overlay-adds-html",
        write("docs/scenarios/late-payer.ko.yml", "add:\n  causes:\n    - entry: {id: won, text: <b>}\n"),
        "markdown-html",
        "docs/scenarios/late-payer.ko.yml:3:30",
        "add.causes.0.entry.text",
    ),
    case(
        "overlay-adds-bad-link",
        write(
            "docs/scenarios/late-payer.ko.yml", "add:\n  causes:\n    - entry: {id: won, text: '[x](javascript:y)'}\n"
        ),
        "link-scheme",
        "docs/scenarios/late-payer.ko.yml:3:30",
        "add.causes.0.entry.text",
    ),
    case(
        "overlay-adds-bad-reference",
        write(
            "docs/scenarios/late-payer.ko.yml",
            "add:\n  differences:\n    - entry: {id: won, text: x, jurisdiction: fr}\n",
        ),
        "reference",
        "docs/scenarios/late-payer.ko.yml:3:47",
        "add.differences.0.entry.jurisdiction",
    ),
    case(
        "overlay-reads-unknown-term",
        write("docs/handbook/glossary.ja.yml", "readings: {notise: つうち}\n"),
        "overlay",
        "docs/handbook/glossary.ja.yml:1:20",
        "readings.notise",
        says="notise",
    ),
    case(
        "overlay-reads-where-no-terms-are",
        write("docs/scenarios/late-payer.ja.yml", "readings: {notice: つうち}\n"),
        "overlay",
        "docs/scenarios/late-payer.ja.yml:1:20",
        "readings.notice",
        says="notice",
    ),
]

CASES = [*SYNTAX, *FIELDS, *FILES, *REFERENCES, *MARKDOWN, *OVERLAYS]
