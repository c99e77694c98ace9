"""The letter desk in Chromium: what is typed reaches the paper, and what is missing, doubtful or worked out is said."""

from __future__ import annotations

import datetime as dt

import pytest
from playwright.sync_api import Route, expect

from generator.letters.holidays import calendar_for, calendars
from tests.browser.conftest import Visitor
from tests.browser.handbook.desk import LOCALES, SLUGS, Desk, example, open_desk, prepare, reopen

pytestmark = pytest.mark.browser

ENGLISH = "#locale=en-US&medium=email"
NEXT = dt.date.today().year + 1
"""A year whose holidays the site knows."""


def test_every_letter_is_offered_in_every_language(visitor: Visitor) -> None:
    """Every letter can be written in all four locales."""
    visit = visitor(java_script_enabled=False)
    offered = {}
    for slug in SLUGS:
        options = visit.go(f"en/letters/{slug}/").locator("#desk-locale option")
        offered[slug] = sorted(option.get_attribute("value") or "" for option in options.all())
    assert offered == dict.fromkeys(SLUGS, sorted(LOCALES))


def test_every_kind_of_answer_reaches_the_paper(visitor: Visitor) -> None:
    """What is typed by hand in each kind of field is kept as it was meant, and printed as Python prints it."""
    desk = open_desk(visitor, "closing-confirmation")
    desk.choose(medium="letter", locale="en-US")
    desk.control("talk_date").fill(f"{NEXT}-03-02")
    desk.control("agreement").press_sequentially("Design  Agreement & <More>")
    desk.control("last_day").fill(f"{NEXT}-03-31")
    desk.control("deliverables.0.item").press_sequentially("the spring pages")
    desk.control("deliverables.0.due").fill(f"{NEXT}-03-20")
    desk.find("[data-field=deliverables] [data-do=add-row]").click()
    expect(desk.control("deliverables.1.item")).to_be_focused()
    desk.page.keyboard.type("the newsletter")
    desk.find("[data-field=deliverables] [data-do=add-row]").click()
    desk.page.keyboard.type("a third thing")
    desk.find("[data-field=deliverables] .pw-row").nth(0).locator("[data-do=remove-row]").click()
    expect(desk.find("[data-field=deliverables] [data-do=add-row]")).to_be_focused()
    desk.control("invoices.0.number").press_sequentially("2027-1")
    desk.control("invoices.0.amount", "amount").press_sequentially("1,250.50")
    desk.control("invoices.0.amount", "currency").select_option("EUR")
    desk.control("earned_share").press_sequentially("６２．５")
    desk.control("paid_amount", "amount").press_sequentially("￥１，０００，０００")
    desk.control("paid_amount", "currency").select_option("JPY")
    desk.control("handover_date").fill(f"{NEXT}-04-02")
    desk.control("handover_items").press_sequentially("passwords\nfonts\n\nthe archive")
    desk.control("replacement_brief").select_option("yes")
    desk.control("brief_hours").press_sequentially("2")
    desk.control("other_terms").press_sequentially("First line.\nSecond line.")
    desk.control("reply_by").fill(f"{NEXT}-03-09")
    desk.control("client_company").press_sequentially("Harbor & Pine")
    desk.control("client_company", "form").select_option("after LLC")
    desk.control("client_person").press_sequentially("Ana Rivera")
    desk.control("client_address").press_sequentially("1200 Harbor Avenue\nSeattle")
    desk.control("sender_name").press_sequentially("Jordan Lee")

    state = desk.check_paper()

    assert state["letter"] == "closing-confirmation"
    assert state["answers"] == {
        "talk_date": f"{NEXT}-03-02",
        "agreement": {"en": "Design  Agreement & <More>"},
        "last_day": f"{NEXT}-03-31",
        "deliverables": [{"item": {"en": "the newsletter"}}, {"item": {"en": "a third thing"}}],
        "invoices": [{"number": {"en": "2027-1"}, "amount": {"amount": "1250.50", "currency": "EUR"}}],
        "earned_share": "62.5",
        "paid_amount": {"amount": "1000000", "currency": "JPY"},
        "handover_date": f"{NEXT}-04-02",
        "handover_items": {"en": ["passwords", "fonts", "", "the archive"]},
        "replacement_brief": True,
        "brief_hours": "2",
        "other_terms": {"en": "First line.\nSecond line."},
        "reply_by": f"{NEXT}-03-09",
        "client_company": {"en": {"text": "Harbor & Pine", "form": "LLC", "place": "after"}},
        "client_person": {"en": "Ana Rivera"},
        "client_address": {"en": "1200 Harbor Avenue\nSeattle"},
        "sender_name": {"en": "Jordan Lee"},
    }
    paper = "\n".join(desk.paper())
    for words in ("Harbor & Pine LLC", "1200 Harbor Avenue\nSeattle", "€1,250.50", "¥1,000,000", "62.5%", "<More>"):
        assert words in paper
    desk.clean()


def test_choices_in_fields_reach_the_paper(visitor: Visitor) -> None:
    """A choice of the letter, a choice in a row and a choice of the frame change the words on the paper."""
    desk = open_desk(visitor, "handover-note", fragment="#locale=en-US&medium=email")
    desk.give({"client_person": "Ana"})
    desk.control("things.0.item").fill("files")
    options = desk.control("things.0.status").locator("option").all_inner_texts()
    desk.control("things.0.status").select_option("to_follow")
    assert options[3] == "to follow"
    assert any("to follow" in words for words in desk.paper())
    assert desk.check_paper()["answers"]["things"] == [{"item": {"en": "files"}, "status": "to_follow"}]
    desk.find("[data-customs] > summary").click()
    salutation = desk.find("#f-en-US-salutation_words")
    salutation.select_option("hello")
    assert "Hello Ana," in desk.paper()
    assert desk.check_paper()["answers"]["salutation_words"] == "hello"
    desk.clean()


def test_words_in_another_language_are_named_beside_the_letter(visitor: Visitor) -> None:
    """A letter that lacks nothing and is partly in another language says which answers are, and is not called done."""
    desk = open_desk(visitor, "scope-refusal", "ko", fragment="#locale=ja&medium=email")
    state = desk.find("[data-state]")
    desk.give(example("scope-refusal", "ja"))
    expect(state).to_have_text(desk.word("complete"))
    expect(state).to_have_class("pw-desk__state pw-desk__state--done")
    desk.control("agreement").fill("디자인 용역계약")
    expect(state).to_contain_text(f"{desk.word('complete')} {desk.word('foreign')}")
    expect(state).not_to_have_class("pw-desk__state pw-desk__state--done")
    assert state.locator("a").all_inner_texts() == [desk.page.locator("label[for=f-agreement]").inner_text()]
    desk.control("agreement").fill("as we agreed on the phone")
    assert state.locator("a").count() == 1
    desk.control("agreement").fill("SNS Design Agreement")
    expect(state).to_have_text(desk.word("complete"))


def test_examples_are_in_the_language_of_the_letter(visitor: Visitor) -> None:
    """What has to be said in another language is shown in it, and in the page's own again after that."""
    desk = open_desk(visitor, "scope-refusal", "ko", fragment="#locale=ko&medium=email")
    shown = desk.page.locator("#f-agreement-example")
    own = shown.inner_text()
    for locale in ("ja", "en-GB"):
        desk.choose(locale=locale)
        expect(shown).to_have_text(
            desk.word("example").replace("{example}", example("scope-refusal", locale)["agreement"])
        )
        expect(shown).to_have_attribute("lang", locale[:2])
    desk.choose(locale="ko")
    expect(shown).to_have_text(own)


def test_what_is_typed_before_the_desk_is_ready_stays(visitor: Visitor) -> None:
    """On a slow line the fields are there before the letter is; what is typed then is taken over."""
    visit = prepare(visitor(alone=True))
    page = visit.page
    held: list[Route] = []
    page.route("**/assets/desk/*.json", lambda route: held.append(route))
    visit.go("en/letters/thanks/")
    page.wait_for_selector("[data-pw-desk]")
    page.locator("#f-sender_name").fill("Zebra")
    assert page.locator("[data-pw-desk][data-ready]").count() == 0
    for route in held:
        route.continue_()
    page.unroute("**/assets/desk/*.json")
    page.wait_for_selector("[data-pw-desk][data-ready]")
    desk = Desk(visit, "thanks", "en")
    expect(desk.control("sender_name")).to_have_value("Zebra")
    assert desk.state()["answers"] == {"sender_name": {"en": "Zebra"}}


def test_a_reader_in_britain_starts_with_british_english(visitor: Visitor) -> None:
    """The browser's own English comes first, unless a link or the reader asks for another one."""
    visit = prepare(visitor(locale="en-GB"))
    assert reopen(visit, "thanks").state()["choices"]["locale"] == "en-GB"
    assert reopen(visit, "rate-change", fragment="#locale=en-US").state()["choices"]["locale"] == "en-US"
    assert reopen(visit, "refund-notice", "ko").state()["choices"]["locale"] == "ko"


AMOUNTS = {"£1,850": ("1850", "GBP"), "165만원": ("1650000", "KRW"), "160만 5천원": ("1605000", "KRW"),
           "12万5,000円": ("125000", "JPY"), "1.5만원": ("15000", "KRW"), "$20": ("20", "USD")}  # fmt: skip


def test_an_amount_is_read_as_it_is_written(visitor: Visitor) -> None:
    """A sign chooses the currency, and ten thousands are counted as they are said."""
    desk = open_desk(visitor, "formal-demand", fragment=ENGLISH)
    for typed, (amount, currency) in AMOUNTS.items():
        desk.control("fixed_sum", "amount").fill(typed)
        assert desk.state()["answers"]["fixed_sum"] == {"amount": amount, "currency": currency}, typed
        expect(desk.control("fixed_sum", "currency")).to_have_value(currency)
    desk.control("fixed_sum", "currency").select_option("AUD")
    desk.control("fixed_sum", "amount").fill("$30")
    assert desk.state()["answers"]["fixed_sum"]["currency"] == "AUD"


def test_what_is_missing_is_said_again_where_a_letter_is_copied(visitor: Visitor) -> None:
    """The message that the letter is copied says how many answers it lacks."""
    desk = open_desk(visitor, "thanks", fragment=ENGLISH, permissions=["clipboard-read", "clipboard-write"])
    desk.do("copy")
    live = desk.page.locator(".pw-live")
    expect(live).to_contain_text(desk.word("copied"))
    missing = desk.find("[data-state]").evaluate("state => state.firstChild.textContent")
    expect(live).to_have_text(f"{desk.word('copied')} {missing}")


def test_the_post_office_is_shown_no_letter_that_lacks_an_answer(visitor: Visitor) -> None:
    """Also where the answer decides about a sentence, and its absence leaves no gap on the sheet."""
    desk = open_desk(visitor, "formal-demand", "ja", fragment="#locale=ja&medium=certified")
    answers = example("formal-demand", "ja")
    desk.give(answers)
    expect(desk.find("[data-postal] .pw-desk__state--done")).to_be_visible()
    answers.pop("route")
    desk.page.reload()
    desk.page.wait_for_selector("[data-pw-desk][data-ready]")
    desk.give(answers)
    expect(desk.find("[data-postal] .pw-postal__refused")).to_be_visible()
    assert desk.find("[data-postal] a[href='#f-route']").count() == 1


MISREAD = {"1.250,00": "amount", "12,50": "amount", "ten": "amount", "1e3": "amount", "-5": "small"}


def test_an_amount_that_can_be_misread_is_refused(visitor: Visitor) -> None:
    """An amount that is none is refused beside its field and in the summary, and the field says that it is invalid."""
    desk = open_desk(visitor, "overdue-reminder", fragment=ENGLISH)
    amount = desk.control("fixed_sum", "amount")
    for typed, code in MISREAD.items():
        amount.fill("")
        expect(amount).not_to_have_attribute("aria-invalid", "true")
        amount.press_sequentially(typed)
        expect(amount).to_have_attribute("aria-invalid", "true")
        expect(desk.note("fixed_sum")).to_have_text(desk.word(f"refused-{code}"))
        assert (amount.get_attribute("aria-describedby") or "").split()[-1] == "f-fixed_sum-note"
        expect(desk.find("[data-state]")).to_contain_text(desk.word("refused").replace("{n}", "1"))
        link = desk.find("[data-state] a").first
        expect(link).to_have_attribute("href", "#f-fixed_sum")
        link.click()
        expect(amount).to_be_focused()
    amount.fill("1250")
    expect(amount).not_to_have_attribute("aria-invalid", "true")
    expect(desk.note("fixed_sum")).to_be_empty()
    desk.clean()


def test_what_decides_about_sentences_is_asked_for(visitor: Visitor) -> None:
    """A choice that must be made and that no gap on the paper shows counts as missing until it is made."""
    desk = open_desk(visitor, "formal-demand", fragment="#locale=en-US")
    desk.give({name: value for name, value in example("formal-demand").items() if name != "route"})
    state = desk.find("[data-state]")
    expect(state).to_contain_text(desk.word("answer"))
    state.locator("a").click()
    expect(desk.control("route")).to_be_focused()
    desk.control("route").select_option("lawyer")
    expect(state).to_have_text(desk.word("complete"))
    desk.clean()


def test_a_currency_is_asked_for_where_it_does_not_go_without_saying(visitor: Visitor) -> None:
    """In a letter of another language an amount has no currency until one is chosen, which then holds for the next."""
    desk = open_desk(visitor, "overdue-reminder", "ja", fragment="#locale=en-US")
    desk.control("invoices.0.amount", "amount").fill("120000")
    expect(desk.note("invoices.0.amount")).to_have_text(desk.word("refused-currency"))
    desk.control("invoices.0.amount", "currency").select_option("JPY")
    expect(desk.note("invoices.0.amount")).to_be_empty()
    assert any("¥120,000" in words for words in desk.paper())
    desk.find("[data-field=invoices] [data-do=add-row]").click()
    expect(desk.control("invoices.1.amount", "currency")).to_have_value("JPY")
    own = open_desk(visitor, "overdue-reminder", "ja", fragment="#locale=ja")
    expect(own.control("invoices.0.amount", "currency")).to_have_value("JPY")
    own.clean()
    desk.clean()


def test_cells_of_a_spreadsheet_fill_the_rows(visitor: Visitor) -> None:
    """Pasted cells fill rows and columns from the cell on, amounts with commas and full-width figures included."""
    desk = open_desk(visitor, "overdue-reminder", fragment=ENGLISH, permissions=["clipboard-read", "clipboard-write"])
    cells = "A-1\t1,250.50\t2026-09-01\r\nA-2\t９００\t2026-09-02\r\nA-3\t70\t2026-09-03\r\n"
    desk.page.evaluate("text => navigator.clipboard.writeText(text)", cells)
    desk.control("invoices.0.number").focus()
    desk.page.keyboard.press("Control+v")
    expect(desk.find("[data-field=invoices] .pw-row")).to_have_count(3)
    state = desk.check_paper()
    assert [row["amount"]["amount"] for row in state["answers"]["invoices"]] == ["1250.50", "900", "70"]
    assert [row["due"] for row in state["answers"]["invoices"]] == ["2026-09-01", "2026-09-02", "2026-09-03"]
    assert [row["number"] for row in state["answers"]["invoices"]] == [{"en": f"A-{index}"} for index in (1, 2, 3)]
    expect(desk.note("total")).to_contain_text("$2,220.50")
    desk.clean()


def test_too_many_rows_are_refused_beside_them(visitor: Visitor) -> None:
    """Rows that are refused as a whole say so beside them, and the summary leads to them by their name."""
    desk = open_desk(visitor, "overdue-reminder", fragment=ENGLISH)
    desk.give({"invoices": [{"number": str(index)} for index in range(101)]})
    expect(desk.find("#f-invoices-note")).to_have_text(desk.word("refused-many"))
    link = desk.find("[data-state] a").first
    expect(link).to_have_text(desk.find("[data-field=invoices] > legend").inner_text())
    link.click()
    expect(desk.control("invoices.0.number")).to_be_focused()
    desk.find("[data-field=invoices] [data-do=remove-row]").last.click()
    expect(desk.find("#f-invoices-note")).to_be_empty()
    desk.check_paper()
    desk.clean()


# --- What is missing ---------------------------------------------------------------------------------------------


def test_a_link_of_the_letter_keeps_the_page(visitor: Visitor) -> None:
    """A click on a slot or on the summary leads to the field in this page, which the theme does not fetch anew."""
    desk = open_desk(visitor, "overdue-reminder", fragment=ENGLISH)
    desk.page.evaluate("window.stays = document.querySelector('[data-pw-desk]')")
    desk.find(".pw-slot[data-path=pay_by]").first.click()
    expect(desk.control("pay_by")).to_be_focused()
    desk.find("[data-state] a").first.click()
    desk.page.wait_for_timeout(200)
    assert desk.page.evaluate("stays.isConnected")
    desk.clean()


def test_the_field_at_hand_is_marked_on_the_paper(visitor: Visitor) -> None:
    """While a field has the focus its slots are marked, and no others, also when they are typed anew."""
    desk = open_desk(visitor, "closing-confirmation", fragment=ENGLISH)
    marked = desk.find(".pw-slot--here")
    desk.control("last_day").focus()
    assert set(marked.evaluate_all("all => all.map((slot) => slot.dataset.path)")) == {"last_day"}
    desk.control("client_person").focus()
    desk.page.keyboard.type("Ana")
    assert set(marked.evaluate_all("all => all.map((slot) => slot.textContent)")) == {"Ana"}
    desk.control("agreement").focus()
    expect(desk.find(".pw-slot--here[data-path=client_person]")).to_have_count(0)
    desk.clean()


def test_the_live_region_does_not_chatter(visitor: Visitor) -> None:
    """What is missing is said once when the reader rests, and not with each key."""
    desk = open_desk(visitor, "overdue-reminder", fragment=ENGLISH)
    live = desk.find(".pw-live-polite")
    expect(live).not_to_be_empty()
    desk.page.evaluate(
        """window.heard = []; const live = document.querySelector(".pw-live-polite");
        new MutationObserver(() => heard.push(live.textContent)).observe(live, { childList: true, subtree: true })"""
    )
    before = live.inner_text()
    desk.control("payment_details").focus()
    desk.page.keyboard.type("by transfer", delay=20)
    assert desk.page.evaluate("heard") == []
    desk.page.wait_for_function("() => heard.length > 0")
    desk.page.keyboard.type(" to me", delay=20)
    desk.page.wait_for_timeout(1700)
    heard = desk.page.evaluate("heard")
    assert len(heard) == 1
    assert heard[0] != before
    desk.clean()


# --- What is worked out ------------------------------------------------------------------------------------------


def test_a_sum_is_worked_out_and_can_be_answered_instead(visitor: Visitor) -> None:
    """A sum is shown beside its field and printed; the reader's own answer takes its place, and gives it back."""
    desk = open_desk(visitor, "overdue-reminder", fragment=ENGLISH)
    usd = {"currency": "USD"}
    invoices = [
        {"number": "1", "amount": {"amount": "1000", **usd}, "due": "2026-09-01"},
        {"amount": {"amount": "250.5", **usd}},
    ]
    desk.give({"invoices": invoices})
    total = desk.control("total", "amount")
    computed = desk.word("computed").replace("{value}", "$1,250.50")
    expect(desk.note("total")).to_have_text(computed)
    expect(total).to_have_value("")
    assert any("$1,250.50" in words for words in desk.paper())
    total.press_sequentially("1300")
    expect(desk.note("total")).to_be_empty()
    assert any("$1,300.00" in words for words in desk.paper())
    assert not any("$1,250.50" in words for words in desk.paper())
    desk.check_paper()
    total.fill("")
    expect(desk.note("total")).to_have_text(computed)
    assert "total" not in desk.check_paper()["answers"]
    desk.control("invoices.1.amount", "currency").select_option("EUR")
    expect(desk.note("total")).to_have_text(desk.word("currencies"))
    for _ in range(2):
        desk.find("[data-field=invoices] [data-do=remove-row]").first.click()
    expect(desk.note("total")).to_be_empty()
    desk.clean()


def _after(start: dt.date, days: int, off: set[str]) -> dt.date:
    day = start
    while days:
        day += dt.timedelta(1)
        days -= day.weekday() < 5 and day.isoformat() not in off
    return day


def test_working_days_follow_the_law_of_the_contract(visitor: Visitor) -> None:
    """Working days are counted by the chosen law's holidays, with a caveat, and not beyond the known years."""
    desk = open_desk(visitor, "termination-notice", fragment=ENGLISH)
    start = dt.date(NEXT, 12, 21)
    desk.give({"notice_date": start.isoformat(), "notice_length": "5", "notice_unit": "working"})
    expect(desk.note("last_day")).to_have_text(desk.word("calendar"))
    for law in ("kr", "jp", "us", "gb"):
        desk.choose(law=law)
        known = calendar_for(calendars(dt.date.today()), law, "")
        assert known is not None
        day = _after(start, 5, set(known["days"]))
        written = f"{day:%B} {day.day}, {day.year}"
        expect(desk.note("last_day")).to_have_text(
            f"{desk.word('computed').replace('{value}', written)} {desk.word('caveat')}"
        )
        assert any(written in words for words in desk.paper())
        desk.check_paper()
    desk.choose(law="us")
    expect(desk.find("select[name=region]")).to_be_visible()
    desk.choose(region="US-CA")
    desk.check_paper()
    desk.control("notice_date").fill("2199-01-04")
    expect(desk.note("last_day")).to_have_text(desk.word("calendar"))
    desk.control("notice_unit").select_option("calendar")
    expect(desk.note("last_day")).to_have_text(desk.word("computed").replace("{value}", "January 9, 2199"))
    desk.clean()


def test_today_is_the_day_of_the_reader(visitor: Visitor) -> None:
    """A letter is of the day that the reader's own clock shows, unless they say another one."""
    visit = visitor(alone=True, timezone_id="Asia/Seoul")
    visit.page.clock.set_fixed_time(f"{NEXT}-03-01T20:00:00Z")
    prepare(visit)
    desk = reopen(visit, "closing-confirmation", fragment="#locale=en-US&medium=letter")
    assert f"March 2, {NEXT}" in desk.paper()
    expect(desk.note("letter_date")).to_have_text(desk.word("today").replace("{value}", f"March 2, {NEXT}"))
    desk.control("letter_date").fill(f"{NEXT}-03-05")
    assert f"March 5, {NEXT}" in desk.paper()
    desk.clean()


# --- When something fails ----------------------------------------------------------------------------------------


def test_a_letter_that_does_not_load_can_be_tried_again(visitor: Visitor) -> None:
    """Where the letter's file does not come, the desk says so, and a second try shows the letter."""
    visit = visitor()
    visit.page.route("**/assets/desk/overdue-reminder.*.json", lambda route: route.abort("connectionfailed"))
    page = visit.go("en/letters/overdue-reminder/")
    state = page.locator("[data-state]")
    desk = Desk(visit, "overdue-reminder", "en")
    expect(state).to_contain_text(desk.word("notLoaded"))
    assert desk.paper() == []
    page.unroute("**/assets/desk/overdue-reminder.*.json")
    state.get_by_role("button", name=desk.word("again")).click()
    page.wait_for_selector("[data-pw-desk][data-ready]")
    assert len(desk.paper()) > 5
    assert not visit.faults.policy


BROKEN = [
    "{",
    "null",
    '{"partwell": 1}',
    '{"partwell": 1, "shared": [], "letters": {}}',
    '{"partwell": 1, "shared": {}, "letters": {"overdue-reminder": 5, "non-renewal": null}}',
    '{"partwell": 1, "shared": {}, "letters": {"overdue-reminder": {"answers": null}}}',
    '{"partwell": 1, "shared": {"sender_name": 5, "client_person": {"en": {"text": []}}}, "letters": '
    '{"overdue-reminder": {"answers": {"invoices": "abc", "pay_by": {"x": 1}, '
    '"payment_details": [1], "total": "5", "pause": "y"},'
    ' "choices": {"locale": "xx", "view": "none", "law": 5}, "lines": {"en-US": {"email": {"frame-closing": 5}}}}}}',
    '{"partwell": 1, "shared": {}, "letters": {"overdue-reminder": {"answers": '
    '{"invoices": [null, 5, [], {"number": {"en": {}}}]}, "choices": {}, "lines": {}}}}',
]


def test_broken_memory_does_no_harm(visitor: Visitor) -> None:
    """Whatever stands in the tab's name or in storage, the desk opens, and what is typed reaches the paper."""
    visit = visitor()
    prepare(visit)
    visit.page.on("dialog", lambda dialog: dialog.accept())
    reopen(visit, "overdue-reminder", fragment=ENGLISH)
    places = ("window.name = 'partwell-desk:' + text", "localStorage.setItem('partwell.desk', text)")
    for index, broken in enumerate(BROKEN):
        visit.page.evaluate(f"(text) => {{ localStorage.removeItem('partwell.desk'); {places[index % 2]}; }}", broken)
        visit.page.reload()
        desk = reopen(visit, "overdue-reminder", fragment=ENGLISH)
        assert visit.page.evaluate("window.name") == "", broken
        desk.control("payment_details").fill("by transfer")
        desk.control("invoices.0.number").fill("A-1")
        paper = "\n".join(desk.paper())
        assert "by transfer" in paper, broken
        assert "A-1" in paper, broken
        assert not visit.faults, (broken, visit.faults)


def test_storage_that_is_closed_does_no_harm(visitor: Visitor) -> None:
    """Where a browser keeps nothing, the desk works, and asking to keep answers is answered honestly."""
    visit = visitor()
    visit.page.add_init_script(
        """for (const name of ["getItem", "setItem", "removeItem"]) {
             const real = Storage.prototype[name];
             Storage.prototype[name] = function (key, ...more) {
               if (String(key).startsWith("partwell.desk")) throw new DOMException("no", "SecurityError");
               return real.call(this, key, ...more);
             };
           }"""
    )
    desk = open_desk(lambda **_: visit, "overdue-reminder", fragment=ENGLISH)
    desk.control("payment_details").fill("by transfer")
    keep = desk.find("[name=keep]")
    keep.click()
    expect(desk.page.locator(".pw-live")).to_have_text(desk.word("full"))
    expect(keep).not_to_be_checked()
    asked = []
    desk.page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    desk.page.reload()
    assert asked == ["beforeunload"], "the browser does not warn of what is lost"
    desk.clean()
