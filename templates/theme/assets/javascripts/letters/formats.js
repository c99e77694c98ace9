// Formats of dates, numbers, money, lists and plurals, from exported locale data.
// Twin of generator/letters/formats.py, explained there.

const NBSP = "\u00a0";

export function rounded(value, high, low = high) {
  return unscaled(divided(scaled(value) * 10n ** BigInt(high), 1000000n, "even"), high, low);
}

export function divided(size, parts, mode) {
  const [above, sign] = size < 0n ? [-size, -1n] : [size, 1n];
  const whole = above / parts;
  const rest = above % parts;
  const up = mode === "even" ? 2n * rest > parts || (2n * rest === parts && whole % 2n === 1n) : mode === "up" && rest;
  return sign * (up ? whole + 1n : whole);
}

export function split(value) {
  const sign = value.startsWith("-") ? "-" : "";
  const [whole, fraction = ""] = value.slice(sign.length).split(".");
  return [sign, whole.replace(/^0+/u, "") || "0", fraction];
}

/** A function that remembers: a letter is run anew on every key, with nearly the same amounts and days. */
function remembered(work) {
  const known = new Map();
  return (value) => {
    if (!known.has(value)) {
      if (known.size > 500) known.clear();
      known.set(value, work(value));
    }
    return known.get(value);
  };
}

export const scaled = remembered((value) => {
  const [sign, whole, fraction] = split(value);
  const size = BigInt(whole + fraction.padEnd(6, "0"));
  return sign ? -size : size;
});

export function unscaled(size, places, low) {
  const figures = String(size < 0n ? -size : size).padStart(places + 1, "0");
  let fraction = figures.slice(figures.length - places);
  while (fraction.length > low && fraction.endsWith("0")) fraction = fraction.slice(0, -1);
  return (size < 0n ? "-" : "") + figures.slice(0, figures.length - places) + (fraction ? `.${fraction}` : "");
}

export function digitsOf(data, code) {
  return own(data.currency.digits, code, 2);
}

export function own(value, name, otherwise = null) {
  return Object.hasOwn(value, name) ? value[name] : otherwise;
}

export function number(data, value, low, high) {
  let [sign, whole, fraction] = split(rounded(value, high, low));
  const signs = data.number;
  let text = fraction && signs.decimal + fraction;
  let [size, other] = signs.grouping;
  for (; whole.length > size; size = other) {
    text = signs.group + whole.slice(-size) + text;
    whole = whole.slice(0, -size);
  }
  return (sign && signs.minus) + whole + text;
}

export function numberStyle(data, value, style) {
  const { decimal, minus, fraction } = data.number;
  if (style === "plain") return rounded(value, 6, 0).replace(".", decimal).replace("-", minus);
  return style ? number(data, value, Number(style), Number(style)) : number(data, value, 0, fraction);
}

export function percentage(data, value) {
  return data.percent[0] + number(data, value, 0, data.number.fraction) + data.percent[1];
}

export function money(data, value, style) {
  const code = value.currency;
  const digits = digitsOf(data, code);
  const amount = rounded(value.amount, digits);
  const size = amount.replace("-", "");
  const minus = size === amount ? "" : data.number.minus;
  if (style === "" && Object.hasOwn(data.forms, code)) {
    const [before, after] = data.forms[code];
    return minus + before + number(data, size, /\.0*$/u.test(size) ? 0 : digits, digits) + after;
  }
  const figures = number(data, size, digits, digits);
  if (style === "code") return minus + code + NBSP + figures;
  const symbol = own(data.currency.symbols, code, code);
  const [before, after] = [data.currency.prefix, data.currency.suffix].map((around) => around.split("¤").join(symbol));
  const space = data.currency.prefix.endsWith("¤") && /[A-Za-z]$/u.test(symbol) ? NBSP : "";
  return minus + before + space + figures + after;
}

export function words(data, value) {
  const table = data.words;
  const amount = rounded(value.amount, 0);
  if (value.currency !== table.currency || amount.startsWith("-") || amount.length > 16) return money(data, value, "");
  const text = table.before + figuresInWords(table, amount) + table.after;
  return table.figures ? text + table.figures[0] + number(data, amount, 0, 0) + table.figures[1] : text;
}

export function figuresInWords(table, amount) {
  let text = "";
  const groups = Math.ceil(amount.length / 4);
  const whole = amount.padStart(groups * 4, "0");
  for (let index = 0; index < groups; index += 1) {
    const group = whole.slice(index * 4, index * 4 + 4);
    let said = "";
    for (let place = 0; place < 4; place += 1) {
      if (group[place] !== "0") said += table.digits[Number(group[place])] + table.small[3 - place];
    }
    if (said) text += said + table.big[groups - 1 - index];
  }
  return text || table.digits[0];
}

export function date(data, value, style) {
  if (style === "iso") return value;
  const era = style === "era" && data.eraForm && data.eras.find(([start]) => value >= start);
  if (era) {
    const [first, afterYear, afterMonth, afterDay] = data.eraForm;
    const [year, month, day] = parts(value);
    const count = year - Number(era[0].slice(0, 4)) + 1;
    return era[1] + (count === 1 ? first : count) + afterYear + month + afterMonth + day + afterDay;
  }
  return data.dates[style === "" || style === "era" ? "long" : style]
    .map(([kind, token]) => (kind === "t" ? token : datePart(data, token, value)))
    .join("");
}

function parts(value) {
  return value.split("-").map(Number);
}

function datePart(data, symbol, value) {
  const [year, month, day] = parts(value);
  const width = symbol.length > 3 ? "wide" : "abbreviated";
  if (symbol[0] === "E") return data.days[width][(new Date(value).getUTCDay() + 6) % 7];
  if (symbol.length > 2) return data[symbol[0] === "M" ? "months" : "standalone"][width][month - 1];
  return String(symbol[0] === "y" ? year : symbol[0] === "d" ? day : month).padStart(symbol.length, "0");
}

export const isDate = remembered((value) => {
  const time = /^(19|2[0-9])[0-9]{2}-[0-9]{2}-[0-9]{2}$/u.test(value) ? Date.parse(value) : NaN;
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(value);
});

export function season(data, value) {
  let text = "";
  for (const [start, said] of data.seasons) if (value.slice(5) >= start) text = said;
  return text;
}

export function joined(data, entries, style) {
  const patterns = data.lists[style || "and"];
  if (entries.length < 2) return entries[0] ?? "";
  if (entries.length === 2) return pair(patterns["2"], entries[0], entries[1]);
  let text = pair(patterns.end, entries.at(-2), entries.at(-1));
  for (const entry of entries.slice(1, -2).reverse()) text = pair(patterns.middle, entry, text);
  return pair(patterns.start, entries[0], text);
}

function pair(pattern, first, second) {
  const [before, rest] = pattern.split("{0}");
  const [between, after] = rest.split("{1}");
  return before + first + between + second + after;
}

export function counted(data, value, forms) {
  const { plural } = data;
  const text = numberStyle(data, value, "");
  const category = pluralCategory(plural, rounded(value, data.number.fraction));
  const form = forms[plural.categories.indexOf(category)];
  return text + (/^[A-Za-z]/u.test(form) ? " " : "") + form;
}

export function pluralCategory(plural, value) {
  const [, whole, fraction] = split(value);
  const trimmed = fraction.replace(/0+$/u, "");
  const places = BigInt(trimmed.length);
  const tail = BigInt(trimmed || "0");
  const operands = { i: BigInt(whole), v: places, w: places, f: tail, t: tail };
  for (const [tag, rule] of plural.rules) if (holds(rule, operands)) return tag;
  return "other";
}

function holds(rule, operands) {
  if (rule[0] === "and") return holds(rule[1], operands) && holds(rule[2], operands);
  if (rule[0] === "or") return holds(rule[1], operands) || holds(rule[2], operands);
  if (rule[0] === "not") return !holds(rule[1], operands);
  const operand = rule[1];
  const modulus = operand[0] === "mod" ? operand[2] : 0;
  const name = modulus ? operand[1][0] : operand[0];
  if (name === "n" && operands.t) return false;
  let value = operands[name === "n" ? "i" : name] ?? 0n;
  if (modulus) value %= BigInt(modulus);
  return rule[2].some(([low, high]) => BigInt(low) <= value && value <= BigInt(high));
}
