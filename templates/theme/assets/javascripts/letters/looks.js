// How a letter looks in Word, by language and medium; the same code as generator/letters/writers/looks.py.
// All measures are twentieths of a point.

import { escaped } from "./words.js";

const EAST = { ja: "ja-JP", ko: "ko-KR" };

/** Roles, with n: keep with next, l: keep lines, b: bold, i: hanging. */
export const ROLES = {
  date: "n",
  delivery: "b",
  addressee: "l",
  sender: "l",
  subject: "nb",
  salutation: "n",
  greeting: "",
  paragraph: "",
  item: "i",
  heading: "n",
  ending: "",
  closing: "n",
  signature: "nl",
};
/** Name, the name in its own language, character set and family. */
const FONTS = [
  ["Batang", "바탕", "81", "roman"],
  ["Calibri", "", "00", "swiss"],
  ["Georgia", "", "00", "roman"],
  ["MS Mincho", "ＭＳ 明朝", "80", "roman"],
  ["Malgun Gothic", "맑은 고딕", "81", "swiss"],
  ["Yu Gothic", "游ゴシック", "80", "swiss"],
  ["Yu Mincho", "游明朝", "80", "roman"],
];
const JUSTIFIED = ["greeting", "paragraph", "closing"];
const PAGES = { A4: [11906, 16838], Letter: [12240, 15840] };
const HANGING = 480;

export function styleName(role) {
  return role === "paragraph" ? "Body" : role[0].toUpperCase() + role.slice(1);
}

/** What the looks of each half hang on. */
export function looks(document) {
  const known = document.halves.map((half) => half.lang).filter((lang) => lang in EAST);
  return document.halves.map(({ lang, locale }) => ({
    lang,
    latin: lang in EAST ? "en-US" : locale,
    east: lang in EAST ? lang : (known[0] ?? "ja"),
    medium: document.medium,
    narrow: document.arrangement === "columns",
  }));
}

export function face(lang, medium) {
  if (lang === "ja") return { email: "Yu Gothic", certified: "MS Mincho" }[medium] ?? "Yu Mincho";
  if (lang === "ko") return medium === "email" ? "Malgun Gothic" : "Batang";
  return medium === "email" ? "Calibri" : "Georgia";
}

export function tags(look, east) {
  return `<w:lang w:val="${escaped(look.latin)}" w:eastAsia="${EAST[east]}"/>`;
}

function faces(look) {
  const own = face(look.lang, look.medium);
  const east = face(look.east, look.medium);
  return `<w:rFonts w:ascii="${own}" w:eastAsia="${east}" w:hAnsi="${own}" w:cs="${own}"/>`;
}

export function spaceBefore(look, role) {
  if (look.medium !== "email") {
    if (role === "signature" && !(look.lang in EAST)) return 720;
    if (look.lang === "ja") return role === "paragraph" ? 60 : 160;
  }
  return 200;
}

export function alignment(look, role, align) {
  const flush = look.lang === "ja" && !look.narrow && JUSTIFIED.includes(role);
  return flush && align === "left" ? "both" : align;
}

/** The styles' spacing and alignment by role. */
export function stylesOf(document, look) {
  const found = {};
  for (const role in ROLES) {
    const align = document.halves[0].blocks.find((block) => block.role === role)?.align ?? "left";
    found[role] = [spaceBefore(look, role), alignment(look, role, align)];
  }
  return found;
}

export function stylesXml(halves, styles) {
  const first = halves[0];
  const size = first.lang === "ja" ? 21 : 22;
  const fixed = halves.some(({ lang, medium }) => lang === "ko" || (lang === "ja" && medium === "certified"));
  const spaces = fixed ? '<w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/>' : "";
  const line = Math.max(...halves.map((half) => ({ ja: 360, ko: 340 })[half.lang] ?? 280));
  let xml =
    `<w:docDefaults><w:rPrDefault><w:rPr>${faces(first)}` +
    `<w:sz w:val="${size}"/><w:szCs w:val="${size}"/>${tags(first, first.east)}</w:rPr></w:rPrDefault>` +
    "<w:pPrDefault/></w:docDefaults>" +
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>' +
    `<w:pPr>${spaces}<w:spacing w:after="0" w:line="${line}" w:lineRule="atLeast"/></w:pPr></w:style>`;
  for (const [role, marks] of Object.entries(ROLES)) {
    const [before, align] = styles[role];
    const title = role === "subject" && first.lang === "ja" && first.medium !== "email";
    const after = title ? ' w:after="100"' : "";
    xml += style(
      styleName(role),
      (marks.includes("n") ? "<w:keepNext/>" : "") +
        (marks.includes("l") ? "<w:keepLines/>" : "") +
        `<w:spacing w:before="${before}"${after}/>` +
        (marks.includes("i") ? `<w:ind w:left="${HANGING}" w:hanging="${HANGING}"/>` : "") +
        `<w:jc w:val="${align}"/>`,
      (marks.includes("b") ? "<w:b/><w:bCs/>" : "") + (title ? '<w:sz w:val="24"/><w:szCs w:val="24"/>' : ""),
    );
  }
  const rule = '<w:pBdr><w:bottom w:val="single" w:sz="4" w:space="1" w:color="808080"/></w:pBdr>';
  xml += style("Rule", `<w:keepNext/>${rule}<w:spacing w:before="200" w:after="200"/>`, "");
  xml += style("Note", '<w:spacing w:before="100"/>', '<w:sz w:val="18"/><w:szCs w:val="18"/>');
  halves.slice(1).forEach((look, index) => {
    xml +=
      `<w:style w:type="character" w:customStyle="1" w:styleId="LetterLanguage${index + 2}">` +
      `<w:name w:val="Letter Language ${index + 2}"/><w:rPr>${faces(look)}${tags(look, look.east)}</w:rPr></w:style>`;
  });
  return xml;
}

function style(name, paragraph, run) {
  return (
    `<w:style w:type="paragraph" w:customStyle="1" w:styleId="Letter${name}"><w:name w:val="Letter ${name}"/>` +
    `<w:basedOn w:val="Normal"/><w:qFormat/><w:pPr>${paragraph}</w:pPr>` +
    (run && `<w:rPr>${run}</w:rPr>`) +
    "</w:style>"
  );
}

export function settingsXml(look) {
  return (
    '<w:defaultTabStop w:val="720"/><w:compat><w:doNotExpandShiftReturn/>' +
    '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>' +
    `</w:compat><w:themeFontLang w:val="${escaped(look.latin)}" w:eastAsia="${EAST[look.east]}"/>`
  );
}

export function fontsXml(medium) {
  const used = ["en", "ko", "ja"].map((lang) => face(lang, medium));
  return FONTS.filter(([name]) => used.includes(name))
    .map(
      ([name, own, charset, family]) =>
        `<w:font w:name="${name}">` +
        (own && `<w:altName w:val="${own}"/>`) +
        `<w:charset w:val="${charset}"/><w:family w:val="${family}"/></w:font>`,
    )
    .join("");
}

/** Width, height, and margins at the top, right, bottom and left. */
export function page(document) {
  const [width, height] = PAGES[document.page];
  const asked = document.halves.map((half) => margins(half.lang, document.medium));
  let [top, right, bottom, left] = asked[0].map((_, side) => Math.max(...asked.map((sides) => sides[side])));
  if (document.arrangement === "columns") {
    right = Math.min(right, 1134);
    left = Math.min(left, 1134);
  }
  return [width, height, [top, right, bottom, left]];
}

function margins(lang, medium) {
  if (medium === "certified" && lang === "ko") return [1134, 851, 2268, 851];
  if (medium === "certified" && lang === "ja") return [1418, 1418, 2835, 1418];
  if (lang === "ja") return [1418, 1418, 1418, 1418];
  return [1440, 1440, 1440, 1440];
}
