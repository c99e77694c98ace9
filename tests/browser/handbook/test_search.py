"""Searches in the words of people who are upset: the page that helps is among the first three."""

from __future__ import annotations

import pytest

from tests.browser.conftest import Visitor

pytestmark = pytest.mark.browser

WANTED = {
    "en": {
        "ghosted": "scenarios/vanished-client/",
        "client wont reply": "scenarios/vanished-client/",
        "unpaid invoice": "scenarios/late-payer/",
        "off sick": "scenarios/cannot-perform/",
        "sack a client": "guides/deciding/",
        "scope creep": "scenarios/endless-scope/",
        "client abroad": "jurisdictions/",
        "letter before action": "letters/formal-demand/",
        "chase payment": "scripts/unpaid-invoice-call/",
        "shouting at me": "scenarios/abusive-client/",
    },
    "ko": {
        "돈 안 줘요": "scenarios/late-payer/",
        "떼인 돈": "scenarios/late-payer/",
        "잠수": "scenarios/vanished-client/",
        "갑질": "scenarios/abusive-client/",
        "욕설": "scenarios/abusive-client/",
        "수정 무한": "scenarios/endless-scope/",
        "하도급법": "guides/law-kr/",
        "저작권 누구 거": "clauses/intellectual-property/",
        "내용증명": "letters/formal-demand/",
        "카톡으로 통보해도 되나": "guides/notice-and-timing/",
    },
    "ja": {
        "お金払ってくれない": "scenarios/late-payer/",
        "踏み倒された": "scenarios/late-payer/",
        "来月末で辞めたい": "letters/termination-notice/",
        "パワハラ": "scenarios/abusive-client/",
        "音信不通": "scenarios/vanished-client/",
        "業務委託 やめたい": "letters/termination-notice/",
        "断り方": "letters/scope-refusal/",
        "遅延損害金": "clauses/late-payment/",
        "内容証明": "clauses/certified-notice/",
        "未払い": "letters/overdue-reminder/",
    },
}


@pytest.mark.parametrize("lang", WANTED)
def test_what_people_type_leads_to_the_page_that_helps(visitor: Visitor, lang: str) -> None:
    """The page is among the first three results, as the search's own worker gives them."""
    visit = visitor()
    page = visit.go(f"{lang}/", settle=True)
    (worker,) = page.workers
    found = {
        words: worker.evaluate("words => search(words).slice(0, 3).map((group) => group[0].location)", words)
        for words in WANTED[lang]
    }
    assert {words: pages for words, pages in found.items() if WANTED[lang][words] not in pages} == {}
    assert not visit.faults, visit.faults
