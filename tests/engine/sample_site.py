"""A small site in three languages with every block that pages are made of, for tests of the engine and the theme."""

# ruff: noqa: E501 (texts and HTML of the sample stand on one line each)

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Callable

from generator.site import Article, LanguageSite, NavLink, NavSection, SearchEntry, Site, SitePage, TocEntry

NAMES = {"en": "English", "ko": "한국어", "ja": "日本語"}
UNTRANSLATED = "scenarios/scope-creep/"
"""The page that Japanese lacks."""

TEXTS: dict[str, dict[str, str]] = {
    "en": {
        "site": "Partwell",
        "about": "Part with a client well: what to say, what to send, and when.",
        "home": "End it well, and keep your name",
        "guides": "Guides",
        "scenarios": "Situations",
        "letters": "Letters and clauses",
        "the-talk": "The talk that ends it",
        "grey-areas": "When nobody is plainly wrong",
        "after": "The week after",
        "late-payer": "A client who pays late",
        "late": "overdue, unpaid",
        "scope-creep": "The job that keeps growing",
        "push-back": "When they push back",
        "notice": "Notice of termination",
        "kill-fee": "Cancellation fee",
        "final-invoice": "The final invoice",
        "lead": "You do not owe anyone a relationship. You owe them notice, finished work and a clear word.",
        "prose": "Call first, then write. A call keeps the tone human; the letter afterwards keeps the facts straight.",
        "heading": "Before you pick up the phone",
        "later": "What you may hear",
        "point1": "Two invoices were late, and you said so in writing.",
        "point2": "Your notice period is known to you, to the day.",
        "point3": "The bank account could do without this client for three months.",
        "note": "This is general information. For your own case, ask a lawyer.",
        "warning": "Do not announce it by text message late at night.",
        "missing": "This letter has not been written in this language yet.",
        "outdated": "The English text has changed since this was translated.",
        "words": "I have decided to end our work together on 31 March. I will finish what we agreed by then.",
        "client": "But we are in the middle of the launch!",
        "hold": "I know. That is why I name a date four weeks ahead.",
        "avoid": "You should have thought of that earlier.",
        "why": "A reason invites an argument; a date invites a plan.",
        "plain": "If the client cancels, they pay half of what is left.",
        "formal": "In the event of cancellation by the Client, the Client shall pay fifty per cent (50%) of the fees "
        "outstanding at the date of cancellation.",
        "copy": "Copy the clause",
        "step": "Send the notice",
        "day": "Day 1",
        "paper1": "Dear Ms Ellison,",
        "paper2": "I am writing to end our agreement with effect from",
        "paper3": "Yours sincerely,",
        "slot": "date of the last day",
        "fact": "Notice",
        "facts": "30 days, in writing",
        "law": "A contract without a term can be ended with reasonable notice.",
        "card": "Read next",
        "row": "Late by",
        "cell": "What to do",
    },
    "ko": {
        "site": "Partwell",
        "about": "거래처와 잘 헤어지는 법: 무엇을, 언제, 어떻게 말할지.",
        "home": "관계는 끝내고, 평판은 지키세요",
        "guides": "길잡이",
        "scenarios": "상황별 대처",
        "letters": "편지와 조항",
        "the-talk": "마지막을 알리는 대화",
        "grey-areas": "누구의 잘못도 아닐 때",
        "after": "그다음 한 주",
        "late-payer": "대금을 늦게 주는 거래처",
        "late": "떼인 돈, 미수금",
        "scope-creep": "끝없이 늘어나는 작업",
        "push-back": "상대가 붙잡을 때",
        "notice": "계약 해지 통지서",
        "kill-fee": "중도 해지 위약금",
        "final-invoice": "마지막 청구서",
        "lead": "관계를 이어 갈 의무는 없습니다. 미리 알리고, 맡은 일을 마치고, 분명하게 말하면 됩니다.",
        "prose": "먼저 전화하고, 그다음에 글로 남기세요. 통화는 분위기를 부드럽게 하고, 글은 사실을 분명하게 합니다.",
        "heading": "전화를 걸기 전에",
        "later": "이런 말을 들을 수 있습니다",
        "point1": "대금이 두 번 늦었고, 그 사실을 글로 알렸습니다.",
        "point2": "계약서의 해지 예고 기간을 날짜까지 알고 있습니다.",
        "point3": "이 거래처 없이도 석 달은 버틸 수 있습니다.",
        "note": "일반적인 정보입니다. 구체적인 사안은 변호사와 상의하세요.",
        "warning": "늦은 밤 문자 메시지로 통보하지 마세요.",
        "missing": "이 편지는 아직 이 언어로 준비되지 않았습니다.",
        "outdated": "번역한 뒤에 영어 원문이 바뀌었습니다.",
        "words": "3월 31일을 끝으로 함께하는 일을 마무리하려고 합니다. 약속한 작업은 그때까지 마치겠습니다.",
        "client": "지금 출시 한가운데인데요!",
        "hold": "알고 있습니다. 그래서 4주 뒤 날짜를 말씀드리는 것입니다.",
        "avoid": "진작 생각하셨어야죠.",
        "why": "이유를 대면 논쟁이 되고, 날짜를 대면 계획이 됩니다.",
        "plain": "의뢰인이 취소하면 남은 금액의 절반을 냅니다.",
        "formal": "갑의 사유로 본 계약이 중도 해지되는 경우, 갑은 해지일 현재 미지급된 용역 대금의 100분의 50을 을에게 지급한다.",
        "copy": "조항 복사",
        "step": "통지서를 보냅니다",
        "day": "1일째",
        "paper1": "수신: 주식회사 한빛 김서연 귀하",
        "paper2": "아래와 같이 계약을 해지하고자 합니다. 해지일:",
        "paper3": "- 다 음 -",
        "slot": "마지막 근무일",
        "fact": "예고 기간",
        "facts": "30일, 서면",
        "law": "위임계약은 각 당사자가 언제든지 해지할 수 있습니다.",
        "card": "이어서 읽기",
        "row": "지연 기간",
        "cell": "할 일",
    },
    "ja": {
        "site": "Partwell",
        "about": "取引先ときれいに別れるために。何を、いつ、どう伝えるか。",
        "home": "取引は終えて、信用は残す",
        "guides": "手引き",
        "scenarios": "場面別",
        "letters": "手紙と条項",
        "the-talk": "終わりを伝える会話",
        "grey-areas": "どちらが悪いとも言えないとき",
        "after": "その後の一週間",
        "late-payer": "支払いが遅れる取引先",
        "late": "踏み倒し, 未払い",
        "scope-creep": "The job that keeps growing",
        "push-back": "引き止められたとき",
        "notice": "契約解除通知書",
        "kill-fee": "キャンセル料",
        "final-invoice": "最後の請求書",
        "lead": "取引を続ける義務はありません。前もって知らせ、引き受けた仕事を終え、はっきり伝えれば十分です。",
        "prose": "まず電話で、次に書面で。電話は気持ちを伝え、書面は事実を残します。「強調」も自然に読めます。",
        "heading": "電話をかける前に",
        "later": "こう言われるかもしれません",
        "point1": "支払いが二度遅れ、そのことを書面で伝えた。",
        "point2": "契約書の予告期間を、日付まで確かめた。",
        "point3": "この取引先がなくても三か月は持ちこたえられる。",
        "note": "一般的な情報です。個別の事情は弁護士に相談してください。",
        "warning": "深夜にメッセージだけで伝えるのはやめましょう。",
        "missing": "この手紙は、まだこの言語では用意されていません。",
        "outdated": "翻訳のあとで、英語の原文が変わりました。",
        "words": "3月31日をもって、お取引を終了させていただきたく存じます。お約束した作業はそれまでに完了いたします。",
        "client": "今は公開直前なんですよ。",
        "hold": "承知しております。ですから、四週間先の日付で申し上げております。",
        "avoid": "もっと早く考えるべきでしたね。",
        "why": "理由を言えば議論になり、日付を言えば段取りになります。",
        "plain": "依頼者の都合で取りやめる場合は、残りの半額を支払います。",
        "formal": "甲の都合により本契約が解除された場合、甲は乙に対し、解除日現在における未払報酬の50％を支払うものとする。",
        "copy": "条項をコピー",
        "step": "通知書を送る",
        "day": "1日目",
        "paper1": "拝啓　早春の候、貴社ますますご清栄のこととお慶び申し上げます。",
        "paper2": "下記のとおり契約を終了いたしたく、ご通知申し上げます。終了日：",
        "paper3": "記",
        "slot": "最終稼働日",
        "fact": "予告期間",
        "facts": "30日前、書面",
        "law": "委任は、各当事者がいつでもその解除をすることができます。",
        "card": "続けて読む",
        "row": "遅れ",
        "cell": "対応",
    },
}

SECTIONS: dict[str, tuple[str, ...]] = {
    "guides": ("the-talk", "grey-areas", "after"),
    "scenarios": ("late-payer", "scope-creep", "push-back"),
    "letters": ("notice", "kill-fee", "final-invoice"),
}


def make_site(render: Callable[[str, str], Article] | None = None) -> Site:
    """The sample; `render` replaces the content of its pages."""
    languages = tuple(_language(lang, render) for lang in TEXTS)
    urls = [page.url for page in languages[0].pages]
    return Site(
        source_language="en",
        languages=languages,
        alternates={url: ("en", "ko") if url == UNTRANSLATED else ("en", "ko", "ja") for url in urls},
    )


def _language(lang: str, render: Callable[[str, str], Article] | None) -> LanguageSite:
    texts = TEXTS[lang]
    pages = [_page(lang, "", "home", render)]
    nav = []
    for section, slugs in SECTIONS.items():
        pages.append(_page(lang, f"{section}/", section, render))
        pages += [_page(lang, f"{section}/{slug}/", section, render) for slug in slugs]
        links = tuple(NavLink(texts[slug], f"{section}/{slug}/") for slug in slugs)
        nav.append(NavSection(section, texts[section], f"{section}/", links))
    return LanguageSite(
        lang=lang,
        name=NAMES[lang],
        site_name=texts["site"],
        site_description=texts["about"],
        direction="ltr",
        theme_language=lang,
        pages=tuple(pages),
        nav=tuple(nav),
        gettext=lambda text: INTERFACE.get(lang, {}).get(text, text),
    )


def _page(lang: str, url: str, section: str, render: Callable[[str, str], Article] | None) -> SitePage:
    key = url.strip("/").split("/")[-1] or "home"
    make = render or article
    return SitePage(
        lang=lang,
        url=url,
        section=section,
        title=TEXTS[lang][key],
        description=f"{TEXTS[lang][key]}: {TEXTS[lang]['about']}",
        render=lambda: make(lang, url),
        source_path=f"docs/{url.strip('/') or 'handbook/home'}.md",
        catalog_path="" if lang == "en" else f"docs/locale/{lang}/{url.strip('/') or 'handbook/home'}.po",
        is_translated=not (lang == "ja" and url == UNTRANSLATED),
        reviewed=dt.date(2026, 3, 1),
        has_exit=section == "scenarios" and key != section,
    )


def article(lang: str, url: str) -> Article:
    """The content of one page: every kind has its own blocks."""
    t = TEXTS[lang]
    key = url.strip("/").split("/")[-1] or "home"
    title = t[key]
    up = "../" * url.count("/") or "./"
    if key == "home":
        return _home(t, title)
    if key in SECTIONS:
        return _index(t, key, title)
    blocks = {"guides": _guide, "scenarios": _scenario, "letters": _letter}[url.split("/")[0]]
    body = blocks(t, up)
    if key == "kill-fee":
        body = _clause(t)
    html = (
        f'<h1>{title}</h1>\n<p class="pw-lead">{t["lead"]}</p>\n{body}\n<h2 id="next">{t["card"]}</h2>\n{_cards(t, up)}'
    )
    toc = (
        TocEntry("before", t["heading"], (TocEntry("point", t["point1"]),)),
        TocEntry("replies", t["later"]),
        TocEntry("next", t["card"]),
    )
    search = (
        SearchEntry("", title, f"{t['lead']} {t['prose']}", t["late"] if key == "late-payer" else ""),
        SearchEntry("before", t["heading"], f"{t['point1']} {t['point2']} {t['point3']}"),
        SearchEntry("replies", t["later"], f"{t['client']} {t['hold']} {t['why']}"),
    )
    return Article(html, toc, search)


def _home(t: dict[str, str], title: str) -> Article:
    doors = "".join(
        f'<li><a href="{section}/"><strong>{t[section]}</strong> <span>{t[slugs[0]]}</span></a></li>'
        for section, slugs in SECTIONS.items()
    )
    html = (
        f'<h1>{title}</h1>\n<p class="pw-lead">{t["lead"]}</p>\n<ul class="pw-doors">{doors}</ul>\n<p>{t["prose"]}</p>'
    )
    return Article(html, (), (SearchEntry("", title, t["lead"]),))


def _index(t: dict[str, str], section: str, title: str) -> Article:
    items = "".join(f'<li><a href="{slug}/">{t[slug]}</a><p>{t["prose"]}</p></li>' for slug in SECTIONS[section])
    return Article(
        f'<h1>{title}</h1>\n<p class="pw-lead">{t["about"]}</p>\n<ul class="pw-section-list">{items}</ul>',
        (),
        (SearchEntry("", title, t["about"]),),
    )


def _guide(t: dict[str, str], up: str) -> str:
    return f"""
<p>{t["prose"]} <a href="{up}scenarios/late-payer/#replies">{t["late-payer"]}</a> <strong>{t["fact"]}</strong> <em>{t["facts"]}</em> <code>KRW</code></p>
<div class="pw-callout pw-callout--note"><p>{t["note"]}</p></div>
<h2 id="before">{t["heading"]}</h2>
<ul class="pw-points"><li>{t["point1"]}</li><li>{t["point2"]}</li><li>{t["point3"]}</li></ul>
<h3 id="point">{t["point1"]}</h3>
<p>{t["prose"]}</p>
<blockquote class="pw-words"><p>{t["words"]}</p></blockquote>
<div class="pw-callout pw-callout--warning"><p>{t["warning"]}</p></div>
<div class="pw-table" role="region" tabindex="0" aria-label="{t["row"]}"><table class="pw-grid-table"><thead><tr><th scope="col">{t["row"]}</th><th scope="col">{t["cell"]}</th></tr></thead>
<tbody><tr><td>7</td><td>{t["point1"]}</td></tr><tr><td>30</td><td>{t["point2"]}</td></tr></tbody></table></div>
<h2 id="replies">{t["later"]}</h2>
<ol><li>{t["point1"]}</li><li>{t["point2"]}<ul><li>{t["point3"]}</li></ul></li></ol>
<div class="pw-callout pw-callout--tip"><p>{t["hold"]}</p></div>
"""


def _scenario(t: dict[str, str], up: str) -> str:
    return f"""
<dl class="pw-facts"><div><dt>{t["fact"]}</dt><dd>{t["facts"]}</dd></div><div><dt>{t["row"]}</dt><dd>30</dd></div></dl>
<div class="pw-callout pw-callout--outdated"><p>{t["outdated"]}</p></div>
<h2 id="before">{t["heading"]}</h2>
<ul class="pw-points"><li id="point">{t["point1"]}</li><li>{t["point2"]}</li></ul>
<ol class="pw-steps"><li id="step-1"><p class="pw-day">{t["day"]}</p><p><strong>{t["step"]}</strong></p><p>{t["prose"]}</p></li><li><p class="pw-day">{t["day"]}</p><p>{t["point3"]}</p></li></ol>
<h2 id="replies">{t["later"]}</h2>
<div class="pw-dialogue"><p class="pw-turn pw-turn--you">{t["words"]}</p><p class="pw-turn pw-turn--client">{t["client"]}</p><p class="pw-turn pw-turn--you">{t["hold"]}</p></div>
<details class="pw-reaction"><summary>{t["client"]}</summary><p class="pw-hold">{t["hold"]}</p><p class="pw-avoid">{t["avoid"]}</p><p class="pw-why">{t["why"]}</p></details>
<p class="pw-legal">{t["law"]} <a href="https://www.law.go.kr/">law.go.kr</a></p>
<p lang="en"><span class="pw-state">English</span> {TEXTS["en"]["law"]}</p>
"""


def _letter(t: dict[str, str], up: str) -> str:
    return f"""
<div class="pw-callout pw-callout--lawyer"><p>{t["note"]}</p></div>
<h2 id="before">{t["heading"]}</h2>
<p id="point">{t["point1"]}</p>
<div class="pw-paper"><p>{t["paper1"]}</p><p>{t["paper2"]} <span class="pw-slot">[{t["slot"]}]</span> <span class="pw-slot pw-slot--filled">2026-03-31</span></p><p class="pw-paper__center">{t["paper3"]}</p></div>
<div class="pw-callout pw-callout--missing"><p>{t["missing"]}</p></div>
<h2 id="replies">{t["later"]}</h2>
<p>{t["why"]}</p>
"""


def _clause(t: dict[str, str]) -> str:
    return f"""
<h2 id="before">{t["heading"]}</h2>
<div class="pw-clause"><div class="pw-clause__plain" id="point"><p>{t["plain"]}</p></div><div class="pw-clause__formal"><p id="formal">{t["formal"]}</p>
<button class="pw-copy" type="button" data-copy-target="formal">{t["copy"]}</button></div></div>
<div class="pw-callout pw-callout--lawyer"><p>{t["note"]}</p></div>
<h2 id="replies">{t["later"]}</h2>
<p>{t["why"]}</p>
"""


def _cards(t: dict[str, str], up: str) -> str:
    targets = ("guides/the-talk", "scenarios/late-payer", "letters/notice")
    return (
        '<ul class="pw-cards">'
        + "".join(
            f'<li class="pw-card"><a href="{up}{target}/">{t[target.split("/")[1]]}</a><p>{t["why"]}</p></li>'
            for target in targets
        )
        + "</ul>"
    )


INTERFACE: dict[str, dict[str, str]] = {
    "ko": {
        "Sections": "목차",
        "Start page": "처음",
        "Read on": "이어 읽기",
        "Menu": "메뉴",
        "Language": "언어",
        "Colours: as the device": "색상: 기기 설정",
        "Colours: light": "색상: 밝게",
        "Colours: dark": "색상: 어둡게",
        "Close search": "검색 닫기",
        "Close menu": "메뉴 닫기",
        "Search results": "검색 결과",
        "This page in other languages": "다른 언어로 보기",
        "On this page": "이 페이지에서",
        "Previous": "이전",
        "Next": "다음",
        "Edit this page": "이 페이지 고치기",
        "Edit this translation": "번역 고치기",
        "Leave this site": "빨리 나가기",
        "This page does not exist": "없는 페이지입니다",
        "Go to the start page": "첫 페이지로 가기",
    },
    "ja": {
        "Sections": "目次",
        "Start page": "トップ",
        "Read on": "続けて読む",
        "Menu": "メニュー",
        "Language": "言語",
        "Colours: as the device": "配色：端末の設定",
        "Colours: light": "配色：ライト",
        "Colours: dark": "配色：ダーク",
        "Close search": "検索を閉じる",
        "Close menu": "メニューを閉じる",
        "Search results": "検索結果",
        "This page in other languages": "ほかの言語で読む",
        "On this page": "このページの内容",
        "Previous": "前へ",
        "Next": "次へ",
        "Edit this page": "このページを直す",
        "Edit this translation": "翻訳を直す",
        "Leave this site": "すぐに離れる",
        "This page does not exist": "このページはありません",
        "Go to the start page": "トップページへ",
    },
}


def broken_in(site: Site, lang: str, url: str, error: Exception) -> Site:
    """The same site with one page whose content cannot be rendered."""

    def fail() -> Article:
        raise error

    def mend(page: SitePage) -> SitePage:
        return dataclasses.replace(page, render=fail) if (page.lang, page.url) == (lang, url) else page

    languages = tuple(
        dataclasses.replace(language, pages=tuple(mend(page) for page in language.pages)) for language in site.languages
    )
    return dataclasses.replace(site, languages=languages)
