"""Tables for Korean particles: how endings sound, shared with the browser through the locale data.

A sound is O (open: ends in a vowel), R (ends in ㄹ) or F (ends in another
consonant). Several letters mean that readers differ, or that nobody can know.
"""

from __future__ import annotations

from typing import Any


def _table(sounds: dict[str, str]) -> dict[str, str]:
    return {word: sound for sound, words in sounds.items() for word in words.split()}


PAIRS: dict[str, list[str]] = {
    pair: [*pair.split("/"), hedge]
    for pair, hedge in {
        "은/는": "은(는)",
        "이/가": "이(가)",
        "을/를": "을(를)",
        "과/와": "과(와)",
        "으로/로": "(으)로",
        "으로서/로서": "(으)로서",
        "으로써/로써": "(으)로써",
        "으로부터/로부터": "(으)로부터",
        "아/야": "아(야)",
        "이나/나": "(이)나",
        "이라/라": "(이)라",
        "이라고/라고": "(이)라고",
        "이란/란": "(이)란",
        "이며/며": "(이)며",
        "이고/고": "(이)고",
        "이든/든": "(이)든",
        "이랑/랑": "(이)랑",
        "이므로/므로": "(이)므로",
    }.items()
}
"""After a consonant, after a vowel, and the hedge for what cannot be known."""

TABLES: dict[str, Any] = {
    "pairs": PAIRS,
    # 영 일 이 삼 사 오 육 칠 팔 구
    "digits": "FROFOOFRRO",
    # 제로 원 투 쓰리 포 파이브 식스 세븐 (에이트, 에잇) 나인
    "english": ["O", "F", "O", "O", "O", "O", "O", "F", "OF", "F"],
    # By the number of zeros at the end: (none) 십 백 천 만×4 억×4 조×4; 경 and beyond are hedged.
    "zeros": "FFFFFFFFFFFFOOOO",
    # By name, from a to z: 엘 R, 엠 F, 엔 F, 알 R; all others end in a vowel.
    "letters": "OOOOOOOOOOORFFOOOROOOOOOOO",
    # Read after the figures that they precede.
    "currencySigns": _table({"F": "₩ ￦ ¥ ￥", "O": "$ € £"}),
    "currencyCodes": _table({"F": "KRW JPY CNY CHF", "O": "USD EUR GBP AUD CAD HKD SGD NZD TWD"}),
    "signs": _table(
        {
            "O": "% ° ℃ ℉ ㎡ ㎥ ㎢ ㎞ ㎝ ㎜ ㎖ ℓ ㎘ ㏊ ㎐ ㎑ ㎒ ㎓ ㎾ ㎸ ㎃ ㎅ ㎆ ㎇ + № ㈜",
            "F": "㎏ ㎎ ㎍",
            "R": "‰",
        }
    ),
    # Read as units after a figure.
    "units": _table(
        {
            "O": "km m cm mm ml mL l L kB KB MB GB TB PB Hz kHz MHz GHz W kW V ha p D G pt",
            "F": "g kg mg",
            "OF": "K k M s min",
            "OFR": "h hr hrs t px in ft lb oz B b x",
        }
    ),
    # Company forms in brackets: 주식회사, 유한회사, 합자회사, 합명회사 end in a vowel; 사단법인, 재단법인 do not.
    "forms": {"(주)": "O", "(유)": "O", "(합)": "O", "(사)": "F", "(재)": "F"},
    # Whole words by their usual reading where the rules for endings cannot tell; lower case.
    "words": _table(
        {
            "O": """adobe youtube ltd inc co mr st skype stripe website site note suite week check update blog tape
                peak catalog recipe github hub faq vat ide lte sap naver netflix kakao""",
            "F": """line phone iphone smartphone online offline zone one time facetime chrome home name game
                frame prime volume type prototype europe slack click feedback stock track stack pack black back quick
                web lab gitlab app whatsapp shop photoshop workshop map sitemap roadmap group startup step desktop
                laptop backup setup popup mockup internet net dotnet chatbot robot bot chat snapshot tiktok good mac
                job club ticket""",
            "R": """google apple oracle table title style mobile file module schedule simple people puzzle bundle
                sample article profile example single double""",
            "OFR": "corp zach up at ad dr no so",
        }
    ),
}
