// Formats of dates, numbers, money, lists and plurals, from exported locale data.
// The same code as generator/letters/formats.py, function by function; numbers are decimal strings.

const NBSP = "\u00a0";

/** Round a decimal string half-even to so many digits after the point; never gives "-0". */
export function rounded(value, digits) {
  let [sign, whole, fraction] = split(value);
  if (fraction.length > digits) {
    let kept = BigInt(whole + fraction.slice(0, digits));
    const rest = fraction.slice(digits);
    const half = "5".padEnd(rest.length, "0");
    if (rest > half || (rest === half && kept % 2n === 1n)) kept += 1n;
    const figures = String(kept).padStart(digits + 1, "0");
    whole = figures.slice(0, figures.length - digits);
    fraction = figures.slice(figures.length - digits);
  }
  fraction = fraction.padEnd(digits, "0");
  if (/^0*$/u.test(whole + fraction)) sign = "";
  return sign + whole + (fraction ? `.${fraction}` : "");
}

/** Take a decimal string apart: sign, whole part without leading zeros, fraction. */
export function split(value) {
  const sign = value.startsWith("-") ? "-" : "";
  const [whole, fraction = ""] = value.slice(sign.length).split(".");
  return [sign, whole.replace(/^0+/u, "") || "0", fraction];
}

/** A decimal string in millionths, as a BigInt. */
export function scaled(value) {
  const [sign, whole, fraction] = split(value);
  const size = BigInt(whole + fraction.padEnd(6, "0"));
  return sign ? -size : size;
}

/** A BigInt of so many decimal places as a decimal string, with at least `low` digits after the point. */
export function unscaled(size, places, low) {
  const figures = String(size < 0n ? -size : size).padStart(places + 1, "0");
  let fraction = figures.slice(figures.length - places);
  while (fraction.length > low && fraction.endsWith("0")) fraction = fraction.slice(0, -1);
  return (size < 0n ? "-" : "") + figures.slice(0, figures.length - places) + (fraction ? `.${fraction}` : "");
}

/** How many digits a currency has after the point. */
export function digitsOf(data, code) {
  return own(data.currency.digits, code, 2);
}

/** An own property, or `otherwise`; a prototype's members are never answers. */
export function own(value, name, otherwise = null) {
  return Object.hasOwn(value, name) ? value[name] : otherwise;
}

/** Write a number with the locale's signs and groups, with `low` to `high` digits after the point. */
export function number(data, value, low, high) {
  let [sign, whole, fraction] = split(rounded(value, high));
  while (fraction.length > low && fraction.endsWith("0")) fraction = fraction.slice(0, -1);
  const signs = data.number;
  const [first, other] = signs.grouping;
  const groups = [];
  let size = first;
  while (whole.length > size) {
    groups.unshift(whole.slice(whole.length - size));
    whole = whole.slice(0, whole.length - size);
    size = other;
  }
  groups.unshift(whole);
  const text = groups.join(signs.group) + (fraction ? signs.decimal + fraction : "");
  return (sign ? signs.minus : "") + text;
}

/** Write a number in a style: locale, plain (no groups), or a fixed count of digits after the point. */
export function numberStyle(data, value, style) {
  if (style === "plain") {
    const [sign, whole, tail] = split(value);
    const fraction = tail.replace(/0+$/u, "");
    return (sign ? data.number.minus : "") + whole + (fraction ? data.number.decimal + fraction : "");
  }
  if (style) return number(data, value, Number(style), Number(style));
  return number(data, value, 0, data.number.fraction);
}

/** Write 12.5 as the locale writes 12.5 %. */
export function percentage(data, value) {
  return data.percent[0] + number(data, value, 0, data.number.fraction) + data.percent[1];
}

/** Write an amount: as running text does, by "symbol", or by ISO "code". */
export function money(data, value, style) {
  const code = value.currency;
  const digits = digitsOf(data, code);
  const amount = rounded(value.amount, digits);
  if (style === "" && Object.hasOwn(data.forms, code)) {
    const [before, after] = data.forms[code];
    const [sign, whole, fraction] = split(amount);
    const low = /[1-9]/u.test(fraction) ? digits : 0;
    const figures = number(data, whole + (fraction ? `.${fraction}` : ""), low, digits);
    return (sign ? data.number.minus : "") + before + figures + after;
  }
  const sign = amount.startsWith("-") ? "-" : "";
  const figures = number(data, amount.slice(sign.length), digits, digits);
  const minus = sign ? data.number.minus : "";
  if (style === "code") return minus + code + NBSP + figures;
  const symbol = Object.hasOwn(data.currency.symbols, code) ? data.currency.symbols[code] : code;
  let before = data.currency.prefix;
  if (before.endsWith("¤") && /[A-Za-z]$/u.test(symbol)) before += NBSP;
  return minus + before.split("¤").join(symbol) + figures + data.currency.suffix.split("¤").join(symbol);
}

/** Write an amount in words where the locale has them for its currency, else in figures. */
export function words(data, value) {
  const table = data.words;
  const amount = rounded(value.amount, 0);
  if (value.currency !== table.currency || amount.startsWith("-") || amount.length > 16) return money(data, value, "");
  const text = table.before + figuresInWords(table, amount) + table.after;
  return table.figures ? text + table.figures[0] + number(data, amount, 0, 0) + table.figures[1] : text;
}

/** Write a whole number up to 16 digits digit by digit, with every one written (일백만, 壱百万). */
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

/** Write an ISO date in a style: long, short, full (with the weekday), era or iso. */
export function date(data, value, style) {
  if (style === "iso") return value;
  const [year, month, day] = parts(value);
  if (style === "era" && data.eraForm) {
    const [first, afterYear, afterMonth, afterDay] = data.eraForm;
    for (const [start, name] of data.eras) {
      if (value >= start) {
        const count = year - Number(start.slice(0, 4)) + 1;
        return name + (count === 1 ? first : count) + afterYear + month + afterMonth + day + afterDay;
      }
    }
  }
  return data.dates[style === "" || style === "era" ? "long" : style]
    .map(([kind, token]) => (kind === "t" ? token : datePart(data, token, year, month, day)))
    .join("");
}

function parts(value) {
  return [Number(value.slice(0, 4)), Number(value.slice(5, 7)), Number(value.slice(8, 10))];
}

function datePart(data, symbol, year, month, day) {
  switch (symbol) {
    case "y":
      return String(year);
    case "M":
    case "L":
      return String(month);
    case "MM":
    case "LL":
      return String(month).padStart(2, "0");
    case "MMM":
      return data.months.abbreviated[month - 1];
    case "MMMM":
      return data.months.wide[month - 1];
    case "LLL":
      return data.standalone.abbreviated[month - 1];
    case "LLLL":
      return data.standalone.wide[month - 1];
    case "d":
      return String(day);
    case "dd":
      return String(day).padStart(2, "0");
    case "EEE":
      return data.days.abbreviated[weekday(year, month, day)];
    default:
      return data.days.wide[weekday(year, month, day)];
  }
}

/** The day of the week, Monday as 0, by Sakamoto's table. */
export function weekday(year, month, day) {
  const from = month < 3 ? year - 1 : year;
  const offset = [0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4][month - 1];
  const days = from + Math.floor(from / 4) - Math.floor(from / 100) + Math.floor(from / 400);
  return (days + offset + day + 6) % 7;
}

/** Whether a text is a day of the calendar as YYYY-MM-DD, from 1900 to 2999. */
export function isDate(value) {
  if (!/^(19|2[0-9])[0-9]{2}-[0-9]{2}-[0-9]{2}$/u.test(value)) return false;
  const [year, month, day] = parts(value);
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const lengths = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  return month >= 1 && month <= 12 && day >= 1 && day <= lengths[month - 1];
}

/** The seasonal greeting for an ISO date. */
export function season(data, value) {
  let text = "";
  for (const [start, said] of data.seasons) if (value.slice(5) >= start) text = said;
  return text;
}

/** Join entries as the locale lists them, with "and" or "or". */
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

/** Write a number with the word form that the locale's plural rule asks for: 1 day, 2 days. */
export function counted(data, value, forms) {
  const { plural } = data;
  const text = numberStyle(data, value, "");
  const category = pluralCategory(plural, rounded(value, data.number.fraction));
  const form = forms[plural.categories.indexOf(category)];
  return text + (/^[A-Za-z]/u.test(form) ? " " : "") + form;
}

/** The CLDR plural category of a decimal string, by the exported rules. */
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
