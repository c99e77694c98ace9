// Answers: what is taken as one, what is refused and with which code.
// Twin of generator/letters/values.py, explained there.

import { isDate, own, scaled } from "./formats.js";

const LINE_LIMIT = 300;
export const LONG_LIMIT = 5000;
const ENTRY_LIMIT = 100;
const DECIMAL = /^-?[0-9]{1,15}(\.[0-9]{1,6})?$/u;
const CURRENCY = /^[A-Z]{3}$/u;
const CONTROL = /[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufeff\ufff9-\uffff]/u;
const BIDI = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;
const BREAKS = /\r\n|[\r\u2028\u2029]/gu;
const EDGES = /^[ \n\u00a0\u3000]+|[ \n\u00a0\u3000]+$/gu;
const LANGUAGE = /^[a-z]{2,3}$/u;
const MULTILINE = new Set(["long", "address"]);

export const TEXTUAL = new Set(["text", "long", "person", "organisation", "email", "address", "party"]);

export class Refused extends Error {}

export function picked(field, value, language) {
  const names = isMapping(value) && (TEXTUAL.has(field.type) || field.type === "list") ? Object.keys(value) : [];
  if (!names.length || !names.every((name) => LANGUAGE.test(name))) return [accepted(field, value), false];
  for (const name of [language, ...names]) {
    const found = accepted(field, own(value, name));
    if (found !== null) return [found, name !== language];
  }
  return [null, false];
}

export function accepted(field, value) {
  if (value === null || value === undefined) return null;
  const kind = field.type;
  if (TEXTUAL.has(kind)) return worded(field, value);
  if (kind === "list") {
    const kept = array(value).map((entry) => line(entry, false)).filter((entry) => entry);
    return kept.length ? kept : null;
  }
  if (kind === "rows") return rows(field, value);
  if (kind === "boolean") {
    if (typeof value !== "boolean") throw new Refused("type");
    return value;
  }
  if (kind === "money") return money(field, value);
  const text = line(value, false);
  if (!text) return null;
  if (kind === "date" && !isDate(text)) throw new Refused("date");
  if (kind === "number" || kind === "percentage") bounded(field, text, "number");
  if (kind === "choice" && !Object.hasOwn(field.options, text)) throw new Refused("option");
  return text;
}

export function isMapping(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function hasOnly(value, names) {
  return Object.keys(value).every((name) => names.includes(name));
}

function bounded(field, text, code) {
  if (!DECIMAL.test(text)) throw new Refused(code);
  if (field.min !== undefined && scaled(text) < scaled(field.min)) throw new Refused("small");
  if (field.max !== undefined && scaled(text) > scaled(field.max)) throw new Refused("large");
}

function worded(field, value) {
  const kind = field.type;
  const given = isMapping(value) ? value : { text: value };
  const names = kind === "organisation" ? ["text", "reading", "form", "place"] : ["text", "reading"];
  if (kind === "party" || !hasOnly(given, names)) throw new Refused("type");
  const text = line(own(given, "text", ""), MULTILINE.has(kind));
  const [reading, form, place] = ["reading", "form", "place"].map((name) => line(own(given, name, ""), false));
  if (place !== "" && place !== "before" && place !== "after") throw new Refused("type");
  if (Array.from(text).length > (field.length ?? LONG_LIMIT)) throw new Refused("long");
  return text ? { text, reading, form, place } : null;
}

function line(value, lines) {
  if (typeof value !== "string") throw new Refused("type");
  const limit = lines ? LONG_LIMIT : LINE_LIMIT;
  if (value.length > limit && Array.from(value).length > limit) throw new Refused("long");
  let text = value.replace(BREAKS, "\n").replaceAll("\t", " ");
  if (CONTROL.test(text)) throw new Refused("control");
  if (BIDI.test(text)) throw new Refused("bidi");
  text = text.replace(EDGES, "");
  if (!lines && text.includes("\n")) throw new Refused("lines");
  return text;
}

function array(value) {
  if (!Array.isArray(value)) throw new Refused("type");
  if (value.length > ENTRY_LIMIT) throw new Refused("many");
  return value;
}

function rows(field, value) {
  const columns = Object.keys(field.columns);
  for (const row of array(value)) {
    if (!isMapping(row)) throw new Refused("type");
    if (!hasOnly(row, columns)) throw new Refused("column");
  }
  return value;
}

function money(field, value) {
  if (!isMapping(value) || !hasOnly(value, ["amount", "currency"])) throw new Refused("type");
  const amount = line(own(value, "amount", ""), false);
  const currency = line(own(value, "currency", ""), false);
  if (!amount) return null;
  bounded(field, amount, "amount");
  if (!CURRENCY.test(currency)) throw new Refused("currency");
  return { amount, currency };
}
