"""How a letter looks in Word: faces, sizes, spacing and page, by language and medium; `looks.js` is the same code."""

from __future__ import annotations

from typing import Any

from generator.letters.writers.words import escaped

JSON = dict[str, Any]
Styles = dict[str, tuple[int, str]]
"""What the first half's styles say of each role: space before, and alignment."""

EAST = {"ja": "ja-JP", "ko": "ko-KR"}
"""Languages with a face of their own for East Asian signs."""
ROLES = {
    "date": "n",
    "delivery": "b",
    "addressee": "l",
    "sender": "l",
    "subject": "nb",
    "salutation": "n",
    "greeting": "",
    "paragraph": "",
    "item": "i",
    "heading": "n",
    "ending": "",
    "closing": "n",
    "signature": "nl",
}
"""Roles, with n: keep with next, l: keep lines, b: bold, i: hanging."""
_FONTS = (
    ("Batang", "바탕", "81", "roman"),
    ("Calibri", "", "00", "swiss"),
    ("Georgia", "", "00", "roman"),
    ("MS Mincho", "ＭＳ 明朝", "80", "roman"),
    ("Malgun Gothic", "맑은 고딕", "81", "swiss"),
    ("Yu Gothic", "游ゴシック", "80", "swiss"),
    ("Yu Mincho", "游明朝", "80", "roman"),
)
"""Name, the name in its own language, character set and family: what a machine without it looks for."""
_JUSTIFIED = ("greeting", "paragraph", "closing")
_PAGES = {"A4": (11906, 16838), "Letter": (12240, 15840)}
"""Width and height in twentieths of a point, as all measures here."""
_HANGING = 480


def style_name(role: str) -> str:
    """The last word of a role's style, and of its identifier."""
    return "Body" if role == "paragraph" else role.capitalize()


def looks(document: JSON) -> list[JSON]:
    """What a half's look hangs on, for each half."""
    known = [half["lang"] for half in document["halves"] if half["lang"] in EAST]
    return [
        {
            "lang": half["lang"],
            "latin": "en-US" if half["lang"] in EAST else half["locale"],
            "east": half["lang"] if half["lang"] in EAST else known[0] if known else "ja",
            "medium": document["medium"],
            "narrow": document["arrangement"] == "columns",
        }
        for half in document["halves"]
    ]


def face(lang: str, medium: str) -> str:
    """The face that letters in a language are customarily set in."""
    if lang == "ja":
        return {"email": "Yu Gothic", "certified": "MS Mincho"}.get(medium, "Yu Mincho")
    if lang == "ko":
        return "Malgun Gothic" if medium == "email" else "Batang"
    return "Calibri" if medium == "email" else "Georgia"


def tags(look: JSON, east: str) -> str:
    """The languages of a run's signs, for spelling and for the choice of face."""
    return f'<w:lang w:val="{escaped(look["latin"])}" w:eastAsia="{EAST[east]}"/>'


def faces(look: JSON) -> str:
    """The faces of a half for each kind of script."""
    own, east = face(look["lang"], look["medium"]), face(look["east"], look["medium"])
    return f'<w:rFonts w:ascii="{own}" w:eastAsia="{east}" w:hAnsi="{own}" w:cs="{own}"/>'


def space_before(look: JSON, role: str) -> int:
    """The room above a block that is not tight: room to sign in, none to speak of where paragraphs are indented."""
    if look["medium"] != "email":
        if role == "signature" and look["lang"] not in EAST:
            return 720
        if look["lang"] == "ja":
            return 60 if role == "paragraph" else 160
    return 200


def alignment(look: JSON, role: str, align: str) -> str:
    """How a block's lines stand: running text in Japanese is flush on both sides."""
    flush = look["lang"] == "ja" and not look["narrow"] and role in _JUSTIFIED
    return "both" if flush and align == "left" else align


def styles_of(document: JSON, look: JSON) -> Styles:
    """The styles' spacing and alignment, from the first block of each role in the first half."""
    found: Styles = {}
    for role in ROLES:
        align = next((block["align"] for block in document["halves"][0]["blocks"] if block["role"] == role), "left")
        found[role] = (space_before(look, role), alignment(look, role, align))
    return found


def styles_xml(halves: list[JSON], styles: Styles) -> str:
    """The contents of word/styles.xml."""
    first = halves[0]
    size = 21 if first["lang"] == "ja" else 22
    fixed = any(half["lang"] == "ko" or (half["lang"], half["medium"]) == ("ja", "certified") for half in halves)
    spaces = '<w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/>' if fixed else ""
    line = max({"ja": 360, "ko": 340}.get(half["lang"], 280) for half in halves)
    xml = (
        f"<w:docDefaults><w:rPrDefault><w:rPr>{faces(first)}"
        f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>{tags(first, first["east"])}</w:rPr></w:rPrDefault>'
        "<w:pPrDefault/></w:docDefaults>"
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>'
        f'<w:pPr>{spaces}<w:spacing w:after="0" w:line="{line}" w:lineRule="atLeast"/></w:pPr></w:style>'
    )
    for role, marks in ROLES.items():
        before, align = styles[role]
        title = role == "subject" and first["lang"] == "ja" and first["medium"] != "email"
        after = ' w:after="100"' if title else ""
        xml += _style(
            style_name(role),
            ("<w:keepNext/>" if "n" in marks else "")
            + ("<w:keepLines/>" if "l" in marks else "")
            + f'<w:spacing w:before="{before}"{after}/>'
            + (f'<w:ind w:left="{_HANGING}" w:hanging="{_HANGING}"/>' if "i" in marks else "")
            + f'<w:jc w:val="{align}"/>',
            ("<w:b/><w:bCs/>" if "b" in marks else "") + ('<w:sz w:val="24"/><w:szCs w:val="24"/>' if title else ""),
        )
    rule = '<w:pBdr><w:bottom w:val="single" w:sz="4" w:space="1" w:color="808080"/></w:pBdr>'
    xml += _style("Rule", f'<w:keepNext/>{rule}<w:spacing w:before="200" w:after="200"/>', "")
    xml += _style("Note", '<w:spacing w:before="100"/>', '<w:sz w:val="18"/><w:szCs w:val="18"/>')
    for index, look in enumerate(halves[1:], 2):
        xml += (
            f'<w:style w:type="character" w:customStyle="1" w:styleId="LetterLanguage{index}">'
            f'<w:name w:val="Letter Language {index}"/>'
            f"<w:rPr>{faces(look)}{tags(look, look['east'])}</w:rPr></w:style>"
        )
    return xml


def _style(name: str, paragraph: str, run: str) -> str:
    return (
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="Letter{name}"><w:name w:val="Letter {name}"/>'
        f'<w:basedOn w:val="Normal"/><w:qFormat/><w:pPr>{paragraph}</w:pPr>'
        + (f"<w:rPr>{run}</w:rPr>" if run else "")
        + "</w:style>"
    )


def settings_xml(look: JSON) -> str:
    """The contents of word/settings.xml: today's layout, and no line stretched where it was broken on purpose."""
    return (
        '<w:defaultTabStop w:val="720"/><w:compat><w:doNotExpandShiftReturn/>'
        '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>'
        f'</w:compat><w:themeFontLang w:val="{escaped(look["latin"])}" w:eastAsia="{EAST[look["east"]]}"/>'
    )


def fonts_xml(medium: str) -> str:
    """The contents of word/fontTable.xml: the faces that the medium may use."""
    used = [face(lang, medium) for lang in ("en", "ko", "ja")]
    return "".join(
        f'<w:font w:name="{name}">'
        + (f'<w:altName w:val="{own}"/>' if own else "")
        + f'<w:charset w:val="{charset}"/><w:family w:val="{family}"/></w:font>'
        for name, own, charset, family in _FONTS
        if name in used
    )


def page(document: JSON) -> tuple[int, int, tuple[int, int, int, int]]:
    """Width, height, and margins at the top, right, bottom and left: the widest that a half asks for."""
    width, height = _PAGES[document["page"]]
    asked = [_margins(half["lang"], document["medium"]) for half in document["halves"]]
    top, right, bottom, left = (max(sides) for sides in zip(*asked, strict=True))
    if document["arrangement"] == "columns":
        right, left = min(right, 1134), min(left, 1134)
    return width, height, (top, right, bottom, left)


def _margins(lang: str, medium: str) -> tuple[int, int, int, int]:
    if medium == "certified" and lang == "ko":
        return 1134, 851, 2268, 851  # what Korea Post's online counter asks for: 20, 15, 40 and 15 mm
    if medium == "certified" and lang == "ja":
        return 1418, 1418, 2835, 1418  # the post office stamps its certificate at the foot
    if lang == "ja":
        return 1418, 1418, 1418, 1418  # a letter with 記 has to fit one page
    return 1440, 1440, 1440, 1440
