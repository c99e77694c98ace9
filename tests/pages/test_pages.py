"""Pages as HTML: anchors, headings, states, languages, and the day."""

from __future__ import annotations

import os
import re
from itertools import pairwise

import pytest

from generator.build import check
from generator.content import today
from generator.links import Links, Target, anchors, page_url
from generator.site import Article, SitePage, TocEntry
from tests.support.html import Element, parse
from tests.support.project import Project, make_project

KEYS = {
    "home": "",
    "signals": "signals/",
    "glossary": "glossary/",
    "jurisdictions": "jurisdictions/",
    "guide": "guides/the-talk/",
    "page": "about/",
    "scenario": "scenarios/late-payer/",
    "script": "scripts/ending-call/",
    "clause": "clauses/exit/",
    "letter": "letters/notice/",
    "index": "scenarios/",
}
STATES = "pw-state"


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The sound project, with Korean complete and Japanese missing; nobody changes it."""
    project = make_project(tmp_path_factory.mktemp("whole"))
    examples = frozenset({"fields.last_day.example", "fields.notice_days.example"})
    for key in project.content().library.documents:
        project.translate_all("ko", key, leave=examples)
    return project


@pytest.fixture(scope="module")
def written(whole: Project) -> dict[tuple[str, str], tuple[SitePage, Article, Element]]:
    """Every page of the project: language and address to page, content, and its tree."""
    found = {}
    for language in whole.site().languages:
        for page in language.pages:
            article = page.render()
            found[language.lang, page.url] = page, article, parse(article.html)
    return found


Written = dict[tuple[str, str], tuple[SitePage, Article, Element]]


def test_languages_have_the_same_pages(whole: Project, written: Written) -> None:
    """Every address is there in every language, once, and the kinds that these tests name are among them."""
    urls = [[page.url for page in language.pages] for language in whole.site().languages]

    assert urls[0] == urls[1] == urls[2]
    assert len(set(urls[0])) == len(urls[0])
    assert set(KEYS.values()) <= set(urls[0])


def test_page_has_one_title(written: Written) -> None:
    """Every page has one h1, with words, and its headings never skip a level."""
    for (lang, url), (page, _, tree) in written.items():
        (title,) = tree.all("h1")
        assert title.text.startswith(page.title), (lang, url)
        levels = [int(element.name[1]) for element in tree.walk() if element.name in {"h1", "h2", "h3", "h4"}]
        assert all(later <= earlier + 1 for earlier, later in pairwise(levels)), (lang, url)


def test_ids_are_unique(written: Written) -> None:
    """No id stands twice on a page, and none is empty."""
    for key, (_, _, tree) in written.items():
        assert len(set(tree.ids)) == len(tree.ids), key
        assert all(tree.ids), key


def test_anchors_that_links_may_name_are_there(whole: Project, written: Written) -> None:
    """Every anchor that a link may name is an id on the page, in every language."""
    for document in whole.content().library:
        wanted = anchors(document)
        for lang in ("en", "ko", "ja"):
            _, _, tree = written[lang, page_url(document.collection, document.slug)]
            assert wanted <= set(tree.ids), document.key
    assert {"signs", "signs-late-twice", "steps-talk", "legal-kr-default", "law", "repair"} <= anchors(
        whole.content().library.documents["scenarios/late-payer"]
    )


def test_sections_that_are_left_out_have_no_anchor(project: Project) -> None:
    """What the page does not show cannot be linked to: an urgent scenario has no attempt to repair."""
    project.edit("docs/scenarios/late-payer.yml", "reviewed:", "urgent: true\nreviewed:")
    found = anchors(project.content().library.documents["scenarios/late-payer"])

    assert "repair" not in found
    assert found <= set(parse(project.article("en", "scenarios/late-payer/").html).ids)


def test_links_stay_inside_and_lead_somewhere(written: Written) -> None:
    """Every link is relative and leads to a page and an id that exist, or is an https or mail address."""
    for (lang, url), (_, _, tree) in written.items():
        for link in tree.all("a"):
            href = link.attrs["href"]
            if href.startswith(("https://", "mailto:")):
                continue
            path, _, fragment = href.partition("#")
            target = os.path.normpath(f"/{url}{path}").strip("/") if path else url.strip("/")
            target = "" if target == "." else target
            key = (lang, f"{target}/" if target else "")
            assert key in written, (lang, url, href)
            assert not fragment or fragment in written[key][2].ids, (lang, url, href)


def test_table_of_contents_names_headings(written: Written) -> None:
    """Every entry of a table of contents is a heading of the page with those words, in order."""
    for key, (_, article, tree) in written.items():
        entries = [entry for top in article.toc for entry in (top, *top.children)]
        headings = {element.attrs.get("id"): element for element in tree.walk() if element.name in {"h2", "h3", "h4"}}
        for entry in entries:
            assert headings[entry.id].text.startswith(entry.title), key
        order = [entry.id for entry in entries]
        assert order == [name for name in tree.ids if name in order], key


def test_table_of_contents_nests(written: Written) -> None:
    """A heading of the third level stands below the one of the second before it."""
    assert written["en", "guides/the-talk/"][1].toc[:2] == (
        TocEntry("before", "Before the call", (TocEntry("where", "Where to sit"),)),
        TocEntry("silence", "Silence"),
    )


def test_search_text_is_in_the_page_language(written: Written) -> None:
    """What the search finds on a translated page is its translation, and nothing of the source."""
    for (lang, url), (page, article, tree) in written.items():
        assert article.search[0].id == ""
        for entry in article.search:
            assert not entry.id or entry.id in tree.ids
            if lang == "ko" and page.source_path:
                words = entry.text.replace("14", "").replace("2026-03-31", "")
                assert not any(piece.strip() for piece in outside_quotes(words)), (url, entry)
            if lang == "ja":
                assert entry.text == "", (url, entry)


def test_keywords_are_searched_and_not_shown(project: Project) -> None:
    """They stand in the index of a language that has them, and on no page."""
    key, words = "scenarios/late-payer", "ghosted, where is my money"
    project.edit(f"docs/{key}.yml", "reviewed:", f"keywords: {words}\nreviewed:")
    project.translate("ko", key, ("keywords", words, "떼인 돈"))
    found = {}
    for lang in ("en", "ko", "ja"):
        article = project.article(lang, f"{key}/")
        assert "ghosted" not in article.html
        found[lang] = [entry.keywords for entry in article.search if entry.keywords]
    assert found == {"en": [words], "ko": ["떼인 돈"], "ja": []}


def outside_quotes(text: str) -> list[str]:
    """What of a text does not stand between the angle quotes of a translation."""
    rest, depth = "", 0
    for sign in text:
        depth += {"«": 1, "»": -1}.get(sign, 0)
        rest += sign if not depth and sign != "»" else ""
    return [piece for piece in rest.split() if piece.isascii() and piece.isalpha()]


def test_search_holds_every_section(written: Written) -> None:
    """The words of prose, of points and of entries are found under their section."""
    texts = {entry.id: entry.text for entry in written["en", "guides/the-talk/"][1].search}
    assert "Write one sentence." in texts["before"]
    assert "Stand up." in texts["where"]
    assert "They say" in texts["silence"]
    texts = {entry.id: entry.text for entry in written["en", "scenarios/late-payer/"][1].search}
    assert "Two invoices were late." in texts["signs"]
    assert "A demand comes first." in texts["law"]


def test_foreign_words_are_marked(written: Written) -> None:
    """On a page in another language every English passage of the content says that it is English."""
    _, _, tree = written["ja", "scenarios/late-payer/"]
    for element in tree.walk():
        if element.name in {"h1", "li", "dd"} and element.text.strip() and element.text.isascii():
            inner = {child.attrs.get("lang") for child in element.walk()} | {element.attrs.get("lang")}
            assert "en" in inner, element.text
    for _, _, own in (written["en", url] for url in KEYS.values()):
        # Beside letters, contracts in another language, and fields for a reading, only laws' names are foreign.
        beside = {id(inner) for other in own.styled("pw-clause__other") for inner in other.walk()}
        marked = [
            element
            for element in own.walk()
            if "lang" in element.attrs and element.name not in ("div", "input") and id(element) not in beside
        ]
        assert all("민법" in element.text for element in marked)


def test_a_clause_is_offered_in_the_languages_that_have_it_whole(written: Written, project: Project) -> None:
    """A contract may be in each language whose words are all there and current, and in no other."""

    def offered(tree: Element) -> list[str]:
        return [element.attrs["value"] or "" for element in tree.walk() if element.attrs.get("name") == "contract"]

    _, _, english = written["en", "clauses/exit/"]
    assert offered(english) == ["en", "ko"]
    assert {other.attrs["lang"] for other in english.styled("pw-clause__other")} == {"ko"}
    assert offered(written["ko", "clauses/exit/"][2]) == ["ko", "en"]
    # A project without translations of the clause offers no choice.
    assert offered(parse(project.article("en", "clauses/exit/").html)) == []


def test_words_of_the_glossary_come_with_what_they_mean(project: Project) -> None:
    """A page brings along the meaning of each word that it links to the glossary, once, and of no other."""
    (word, *_) = project.content().library.entries["glossary"].values()
    name = word.id  # type: ignore[attr-defined]  # every entry has one
    guide = "docs/guides/the-talk.md"
    project.write(guide, f"{project.read(guide)}\nSee [it](glossary#{name}) and [it](glossary#{name}).\n")
    tree = parse(project.article("en", "guides/the-talk/").html)
    (terms,) = tree.styled("pw-terms")
    assert [inner.attrs["id"] for inner in terms.walk() if "id" in inner.attrs] == [f"term-{name}"]
    assert "hidden" in terms.attrs
    assert parse(project.article("en", "glossary/").html).styled("pw-terms") == []


def test_letters_are_listed_by_what_they_are_about(project: Project) -> None:
    """The index of letters has a heading for each topic that has letters, and no empty one."""

    def headings() -> list[str]:
        tree = parse(project.article("en", "letters/").html)
        return [element.attrs["id"] for element in tree.all("h2")]

    assert headings() == ["ending"]
    project.write("docs/letters/bill.yml", project.read("docs/letters/notice.yml") + "topic: money\n")
    assert headings() == ["ending", "money"]


def test_many_ways_on_are_folded(project: Project) -> None:
    """A page shows a few ways on, of every kind, and keeps the others one click away."""
    names = [f"way-{number}" for number in range(9)]
    for name in names:
        project.write(f"docs/guides/{name}.md", project.read("docs/guides/the-talk.md"))
    guide = project.read("docs/guides/the-talk.md")
    project.write("docs/guides/first.md", re.sub(r"(?m)^guides: .*$", f"guides: [{', '.join(names)}]", guide))
    tree = parse(project.article("en", "guides/first/").html)
    (more,) = tree.styled("pw-more")
    cards = [card.all("a")[0].attrs["href"] for card in tree.styled("pw-card")]
    folded = [card.all("a")[0].attrs["href"] for card in more.styled("pw-card")]
    assert len(cards) - len(folded) == 6
    assert len(set(cards)) == len(cards) >= 9
    shown = cards[: len(cards) - len(folded)]
    assert {href.split("/")[-3] for href in shown} >= {href.split("/")[-3] for href in folded}


def test_untranslated_page_says_so_once(written: Written) -> None:
    """A page without translation has one notice at its top and no label on each passage."""
    for url in KEYS.values():
        page, _, tree = written["ja", url]
        if page.source_path:
            assert not page.is_translated
            (notice,) = [
                element for element in tree.styled("pw-callout--missing") if element.attrs.get("role") == "note"
            ]
            assert "not translated yet" in notice.text
            assert tree.styled(STATES) == []
        assert not written["en", url][2].styled(STATES)


def test_state_labels(project: Project) -> None:
    """A translated page labels what is outdated and what is missing in different words, and nothing else."""
    key, text, context = "scenarios/late-payer", "Two invoices were late.", "signs.late-twice.text"
    project.translate_all("ko", key, leave=frozenset({context}))
    catalog = project.read(f"docs/locale/ko/{key}.po")
    for before, word, shown in (
        (None, "Not translated yet", text),
        ("", "", "두 번"),
        ("#, fuzzy\n", "has changed in the original", "두 번"),
        ("# partwell: state=machine\n", "Not translated yet", text),
    ):
        entry = f'\n{before}msgctxt "{context}"\nmsgid "{text}"\nmsgstr "두 번"\n' if before is not None else ""
        project.write(f"docs/locale/ko/{key}.po", catalog + entry)
        tree = parse(project.article("ko", f"{key}/").html)
        labels = "".join(element.text for element in tree.find("signs-late-twice").styled(STATES))
        assert word in labels
        assert bool(word) == bool(labels)
        assert tree.find("signs-late-twice").text.startswith(shown)
        assert tree.find("signs-you-chase").styled(STATES) == []


def test_outdated_script_shows_the_original(project: Project) -> None:
    """A passage of a script whose translation is out of date is in English, and says that it is not translated."""
    context, text = "opening.hello.text", "I am calling to end our work."
    project.translate_all("ko", "scripts/ending-call", leave=frozenset({context}))
    catalog = project.read("docs/locale/ko/scripts/ending-call.po")
    entry = f'\n#, fuzzy\nmsgctxt "{context}"\nmsgid "{text}"\nmsgstr "끝"\n'
    project.write("docs/locale/ko/scripts/ending-call.po", catalog + entry)

    turn = parse(project.article("ko", "scripts/ending-call/").html).find("opening-hello")
    assert text in turn.text
    assert "끝" not in turn.text
    assert "Not translated yet" in turn.text


BEFORE, AFTER = "1767312000", "1798848001"  # 2026-01-02 and 2027-01-02
REVIEWED = "1814313600"  # 2027-06-30


@pytest.mark.parametrize("url", ["scenarios/late-payer/", "clauses/exit/", "jurisdictions/"])
def test_law_past_its_review_says_so(project: Project, monkeypatch: pytest.MonkeyPatch, url: str) -> None:
    """From its review day on, a statement about the law says that it may be out of date; the clock has no say."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", BEFORE)
    early = parse(project.article("en", url).html)
    assert early.styled("pw-legal--due") == []
    assert "may be out of date" not in early.text
    monkeypatch.setenv("SOURCE_DATE_EPOCH", AFTER)
    late = parse(project.article("en", url).html)
    assert len(late.styled("pw-legal--due")) == 1
    assert "may be out of date" in late.text


def test_clause_past_its_review_says_so(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """A clause has a review day of its own, and a notice from that day on."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", BEFORE)
    assert "review of this clause is due" not in project.article("en", "clauses/exit/").html
    monkeypatch.setenv("SOURCE_DATE_EPOCH", AFTER)
    assert "review of this clause is due" in project.article("en", "clauses/exit/").html


def test_due_reviews_are_listed_on_request(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """Due reviews are notices with their place, and stop no build."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", BEFORE)
    assert check(project.root, project.options, due=True) == ()
    monkeypatch.setenv("SOURCE_DATE_EPOCH", AFTER)
    assert check(project.root, project.options) == ()
    found = check(project.root, project.options, due=True)
    assert {problem.code for problem in found} == {"review-due"}
    assert [str(problem.place) for problem in found] == [
        "docs/clauses/exit.yml:8:12",
        "docs/clauses/exit.yml:33:16",
        "docs/handbook/jurisdictions.yml:21:16",
        "docs/scenarios/late-payer.yml:57:16",
    ]
    project.site()


@pytest.mark.parametrize("epoch", ["", "soon", "-1", "1e9", "²", "9" * 30])
def test_day_without_a_usable_epoch_is_today(monkeypatch: pytest.MonkeyPatch, epoch: str) -> None:
    """What is no number of seconds, or a day beyond the calendar, is as good as nothing."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    assert today().year >= 2026


def test_epoch_is_read_in_universal_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """The day is that of UTC, whatever the machine's zone."""
    monkeypatch.setenv("TZ", "Asia/Seoul")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86399")
    assert today().isoformat() == "1970-01-01"


def test_every_legal_fact_is_shown(project: Project) -> None:
    """Law on any page is shown with its statute, its source and the note to ask a lawyer."""
    law = project.read("docs/scenarios/late-payer.yml").partition("legal:\n")[2].partition("scripts:")[0]
    for name in ("signals", "glossary", "home"):
        project.write(f"docs/handbook/{name}.yml", f"{project.read(f'docs/handbook/{name}.yml')}legal:\n{law}")
    assert project.problems() == ()

    for url in ("signals/", "glossary/", "", "scenarios/late-payer/", "clauses/exit/", "jurisdictions/"):
        tree = parse(project.article("en", url).html)
        (fact,) = (found for found in tree.styled("pw-legal") if found.attrs["id"].startswith("legal-"))
        assert "민법" in fact.text
        assert fact.all("a")[0].attrs["href"].startswith("https://law.example/")
        assert tree.styled("pw-callout--lawyer")


def test_rates_of_late_interest_are_shown_like_law(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """The page of countries has a section of rates, each with statute, source and dates; past its review it says so."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", BEFORE)
    tree = parse(project.article("en", "jurisdictions/").html)
    rate = tree.find("rates-kr-civil")
    assert "Late money bears 5% a year." in rate.text
    assert "South Korea 민법 제379조" in rate.text
    assert "Checked on January 2, 2026, to be reviewed by June 30, 2027." in rate.text
    assert rate.all("a")[0].attrs["href"] == "https://law.example/kr/379"
    assert {"rates", "legal-kr-mandate", "law"} <= set(tree.ids)
    assert project.content().links.resolve("jurisdictions#rates-kr-civil", "") == Target(
        "jurisdictions/", "rates-kr-civil"
    )

    monkeypatch.setenv("SOURCE_DATE_EPOCH", REVIEWED)
    late = parse(project.article("en", "jurisdictions/").html).find("rates-kr-civil")
    assert "may be out of date" in late.text
    due = [problem for problem in check(project.root, project.options, due=True) if problem.place.line == 30]
    assert [(problem.code, problem.field) for problem in due] == [("review-due", "rates.0.review_by")]

    text = project.read("docs/handbook/jurisdictions.yml")
    project.write("docs/handbook/jurisdictions.yml", text.partition("rates:\n")[0])
    assert "rates" not in parse(project.article("en", "jurisdictions/").html).ids


def test_resolving_targets(whole: Project) -> None:
    """A target names a page with or without slashes, an anchor here or there, or nothing."""
    links = Links(whole.content().library)
    here = "guides/the-talk/"
    found = {
        "guides/leaving": "guides/leaving/", "guides/leaving/": "guides/leaving/", "signals": "signals/",
        "handbook/signals": "signals/", "home": "", "about": "about/", "guides": "guides/",
        "#before": here,
        "glossary#notice": "glossary/", "letters/notice#fields": "letters/notice/",
    }  # fmt: skip
    for target, url in found.items():
        resolved = links.resolve(target, here)
        assert resolved is not None, target
        assert (resolved.url, resolved.anchor) == (url, target.partition("#")[2])
    for target in (
        "",
        "/",
        "#",
        "#nothing",
        "guides#x",
        "Guides/leaving",
        "guides/leaving.md",
        "..",
        "handbook",
        "//x",
    ):
        assert links.resolve(target, here) is None, target


def test_page_of_one_language_is_its_own_alternate(project: Project) -> None:
    """A page counts among the alternates of the languages that have it translated or as their own."""
    project.translate_all("ko", "scenarios/late-payer")
    site = project.site()

    assert site.alternates["scenarios/late-payer/"] == ("en", "ko")
    assert site.alternates["guides/leaving/"] == ("en",)


def test_navigation_lists_every_page(whole: Project) -> None:
    """Every page but the home page stands in the navigation, in reading order."""
    for language in whole.site().languages:
        listed = [url for section in language.nav for url in (section.url, *(link.url for link in section.links))]
        # A section without an index has its first page as its address.
        assert list(dict.fromkeys(listed)) == [page.url for page in language.pages if page.url]


def test_page_knows_where_it_is_edited(written: Written) -> None:
    """A page names its source, and in another language its catalog too."""
    assert written["en", "scenarios/late-payer/"][0].source_path == "docs/scenarios/late-payer.yml"
    assert written["en", "scenarios/late-payer/"][0].catalog_path == ""
    assert written["ko", "scenarios/late-payer/"][0].catalog_path == "docs/locale/ko/scenarios/late-payer.po"
    assert written["ko", "scenarios/"][0].source_path == ""


def test_glossary_is_sorted_by_reading(project: Project) -> None:
    """Terms are sorted by their reading where the language gives one, else by themselves, without regard to case."""
    terms = {"a": "解約", "b": "相殺", "c": "あて先", "d": "Beta", "e": "alpha"}
    written = "".join(f"  - {{id: {name}, term: {term}, meaning: x}}\n" for name, term in terms.items())
    text = project.read("docs/handbook/glossary.yml")
    project.write("docs/handbook/glossary.yml", text.partition("  - id: notice")[0] + written)
    project.write("docs/handbook/glossary.ja.yml", "readings: {a: かいやく, b: そうさい}\n")
    assert project.problems() == ()

    english, japanese = (parse(project.article(lang, "glossary/").html) for lang in ("en", "ja"))
    assert [element.text for element in english.all("dt")] == ["alpha", "Beta", "あて先", "相殺", "解約"]
    assert [element.text for element in japanese.all("dt")] == ["alpha", "Beta", "あて先", "解約", "相殺"]
    assert [element.text for element in japanese.styled("pw-entry__note")] == ["かいやく", "そうさい"]
