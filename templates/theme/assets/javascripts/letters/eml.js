// An e-mail as a file that mail programs open as a draft: plain text and HTML, and nothing that an answer could add.

import { body, html } from "./rich.js";
import { clean, escaped } from "./words.js";

const ATOM = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+";
const LABEL = "[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?";
const ADDRESS = new RegExp(`^${ATOM}(?:\\.${ATOM})*@${LABEL}(?:\\.${LABEL})+$`);
const BOUNDARY = "=_partwell"; // no line of base64 has a "_"

/** Write an e-mail: { text, problems }; `problems` names "to" or "from" where what is given can be no address. */
export function eml({ document, text, to = "", subject, from = "" }) {
  const problems = [];
  const address = (name, value, most) => {
    const all = value.split(/[,;]/).map((one) => one.trim()).filter(Boolean);
    if (all.length <= most && all.every((one) => one.length <= 254 && ADDRESS.test(one))) {
      return all.length ? [`${name}: ${all.join(",\r\n ")}`] : [];
    }
    problems.push(name.toLowerCase());
    return [];
  };
  const title = clean(subject).replace(/[\n\t]+/g, " ").trim();
  const lang = escaped(document.halves[0].locale);
  const page =
    `<!DOCTYPE html>\n<html lang="${lang}"><head><meta charset="utf-8"><title>${escaped(title)}</title></head>` +
    `<body>${html(body(document))}</body></html>\n`;
  const part = (kind, words) => [
    `--${BOUNDARY}`,
    `Content-Type: text/${kind}; charset=utf-8`,
    "Content-Transfer-Encoding: base64",
    "",
    base64(clean(words).replace(/\n/g, "\r\n")).replace(/.{76}(?=.)/g, "$&\r\n"),
  ];
  const lines = [
    ...address("From", from, 1),
    ...address("To", to, 20),
    `Subject: ${encoded(title)}`,
    "X-Unsent: 1",
    "MIME-Version: 1.0",
    `Content-Type: multipart/alternative; boundary="${BOUNDARY}"`,
    "",
    ...part("plain", text),
    ...part("html", page),
    `--${BOUNDARY}--`,
    "",
  ];
  return { text: lines.join("\r\n"), problems };
}

/** A header's words by RFC 2047: as they are where short and plain, else in portions of whole characters. */
function encoded(words) {
  if (words.length <= 60 && /^[ -~]*$/.test(words) && !words.includes("=?")) return words;
  const portions = [""];
  let room = 0;
  for (const sign of words) {
    const size = new TextEncoder().encode(sign).length;
    if (room + size > 39) {
      portions.push("");
      room = 0;
    }
    portions[portions.length - 1] += sign;
    room += size;
  }
  return portions.map((portion) => `=?utf-8?B?${base64(portion)}?=`).join("\r\n ");
}

function base64(words) {
  let text = "";
  for (const byte of new TextEncoder().encode(words)) text += String.fromCharCode(byte);
  return btoa(text);
}
