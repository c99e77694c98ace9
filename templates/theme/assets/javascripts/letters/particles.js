// Korean particles: 은 or 는 by the sound of the word before.
// Twin of generator/letters/particles.py, explained there.

const UNKNOWN = "OFR";
const WINDOW = 200;
const OPENERS = { ")": "(", "]": "[", "}": "{", "〕": "〔", "】": "【" };
const DROPPED = /[ \n\u00a0\u3000"'’”」』》〉.,!?:;…·。、™®©]$/u;
const DATE = /(^|[^0-9])[12][0-9]{3}(\. ?[0-9]{1,2}\. ?|-[0-9]{1,2}-|\/[0-9]{1,2}\/)[0-9]{1,2}$/u;
const TIME = /(^|[^0-9:])[0-9]{1,2}:([0-9]{2})$/u;
const FIGURE = /[0-9][0-9,]*(\.[0-9]+)?$/u;
const LATIN = /[A-Za-z]+$/u;
const UNIT = /(^|[^A-Za-z0-9.,])[0-9][0-9,.]* ?([A-Za-z]+)$/u;
const CODE = /(^|[^A-Za-z])([A-Z]{3})[ \u00a0]?$/u;
const ENDINGS = [
  [/l$/u, "R"],
  [/([mn]|ng|ic|ook)$/u, "F"],
  [/(ach|que|tt|[lmnpt]e)$/u, UNKNOWN],
  [/([adefhijoqrsuvwxyz]|[nsrl]k|rg|[mls]p|[cfhlnprsx]t)$/u, "O"],
];

export function particle(tables, text, pair, reading = "") {
  const [closed, opened, hedge] = tables.pairs[pair];
  let chosen = "";
  for (const sound of lastSound(tables, reading || text)) {
    const wanted = sound === "O" || (sound === "R" && closed.startsWith("으로")) ? opened : closed;
    if (chosen !== "" && chosen !== wanted) return hedge;
    chosen = wanted;
  }
  return chosen;
}

export function lastSound(tables, whole) {
  let text = Array.from(whole.slice(-2 * WINDOW)).slice(-WINDOW).map(folded).join("");
  for (let turn = 0; turn < WINDOW; turn += 1) {
    if (DATE.test(text)) return "R";
    const end = text.slice(-3);
    if (Object.hasOwn(tables.forms, end) && text.length > 3) return tables.forms[end];
    const shorter = withoutEnd(text);
    if (shorter === text) break;
    text = shorter;
  }
  if (text === "") return UNKNOWN;
  return /[0-9]$/u.test(text) ? figureSound(tables, text) : signSound(tables, text);
}

function folded(sign) {
  const code = sign.codePointAt(0);
  if (code >= 0xff01 && code <= 0xff5e) return String.fromCodePoint(code - 0xfee0);
  if (code >= 0x2080 && code <= 0x2089) return String(code - 0x2080);
  if (code >= 0x2460 && code <= 0x2473) return String(code - 0x245f);
  return sign;
}

function withoutEnd(text) {
  if (DROPPED.test(text)) return text.slice(0, -1);
  const closer = text.slice(-1);
  if (!Object.hasOwn(OPENERS, closer)) return text;
  const opener = OPENERS[closer];
  let depth = 0;
  for (let index = text.length - 1; index >= 0; index -= 1) {
    if (text[index] === closer) depth += 1;
    else if (text[index] === opener) {
      depth -= 1;
      if (depth === 0) return text.slice(0, index).replace(/ +$/u, "") || text.slice(index + 1, -1);
    }
  }
  return text.slice(0, -1);
}

function figureSound(tables, text) {
  const clock = TIME.exec(text);
  if (clock) return clock[2] === "00" ? "OF" : "F";
  const found = FIGURE.exec(text);
  const run = found ? found[0] : "";
  const before = text.slice(0, text.length - run.length);
  if (before.endsWith("/")) return UNKNOWN;
  const sign = Array.from(before.replace(/[ \u00a0]+$/u, "")).pop() ?? "";
  if (Object.hasOwn(tables.currencySigns, sign)) return tables.currencySigns[sign];
  const said = sinoSound(tables, run);
  const code = CODE.exec(before);
  if (code && Object.hasOwn(tables.currencyCodes, code[2])) return either(said, tables.currencyCodes[code[2]]);
  if (/[A-Za-z]$/u.test(before) || (run.length <= 2 && /[A-Za-z.][ -]$/u.test(before))) {
    return either(said, englishSound(tables, run));
  }
  return said;
}

function sinoSound(tables, run) {
  const figures = run.replaceAll(",", "");
  const bare = figures.replace(/0+$/u, "");
  const zeros = figures.length - bare.length;
  if (zeros === 0 || bare === "" || figures.includes(".")) return tables.digits[Number(figures.slice(-1))];
  return zeros < tables.zeros.length ? tables.zeros[zeros] : UNKNOWN;
}

function englishSound(tables, run) {
  if (!run.includes(".")) {
    const last = Number(run.replaceAll(",", "").slice(-2));
    if (last >= 10 && last <= 19) return last === 12 ? "O" : "F";
    if (last >= 20 && last % 10 === 0) return "O";
  }
  return tables.english[Number(run.slice(-1))];
}

function signSound(tables, text) {
  const last = Array.from(text).pop();
  const code = last.codePointAt(0);
  if (code >= 0xac00 && code <= 0xd7a3) {
    const final = (code - 0xac00) % 28;
    return final === 0 ? "O" : final === 8 ? "R" : "F";
  }
  if ((code >= 0x1161 && code <= 0x1175) || (code >= 0x314f && code <= 0x3163)) return "O";
  if (code >= 0x11a8 && code <= 0x11c2) return code === 0x11af ? "R" : "F";
  if ("ㄱㄴㄷㄹㅁㅂㅅㅇㅈㅊㅋㅌㅍㅎ".includes(last) && !/[ㄱ-ㅎ].$/u.test(text)) return last === "ㄹ" ? "R" : "F";
  if ("²³".includes(last) && /[A-Za-z].$/u.test(text)) return "O";
  if (last === "#" && /(^|[^A-Za-z])[A-G]#$/u.test(text)) return "F";
  if (Object.hasOwn(tables.signs, last) && !text.endsWith("++")) return tables.signs[last];
  const found = LATIN.exec(text);
  return found ? latinSound(tables, text, found[0]) : UNKNOWN;
}

function latinSound(tables, text, whole) {
  let word = whole;
  const unit = UNIT.exec(text);
  if (unit && Object.hasOwn(tables.units, unit[2])) return tables.units[unit[2]];
  if (/[À-ɏ]$/u.test(text.slice(0, text.length - word.length))) return UNKNOWN;
  const inner = /[a-z]([A-Z]{2,})$/u.exec(word);
  if (inner) word = inner[1];
  const lower = word.toLowerCase();
  const named = tables.letters[lower.charCodeAt(lower.length - 1) - 97];
  const capitals = word === word.toUpperCase();
  if (Object.hasOwn(tables.words, lower)) {
    const known = tables.words[lower];
    return capitals && word.length <= 3 ? either(known, named) : known;
  }
  if (word.length === 1 || !/[aeiouy]/u.test(lower) || (capitals && word.length === 2)) return named;
  const spoken = endingSound(lower);
  return capitals && word.length <= 4 ? either(spoken, named) : spoken;
}

function endingSound(word) {
  for (const [ending, sound] of ENDINGS) if (ending.test(word)) return sound;
  return UNKNOWN;
}

function either(first, second) {
  return first + Array.from(second).filter((sound) => !first.includes(sound)).join("");
}
