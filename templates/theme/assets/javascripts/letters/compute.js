// Computed answers: sums, shares, dates and interest, on whole numbers alone.
// The same code as generator/letters/compute.py, function by function; a missing answer is null.

import { digitsOf, isDate, scaled, unscaled } from "./formats.js";

const STEP_LIMIT = 3660n;
const CUT = ["JPY", "KRW"];
const EPOCH = 719163;
const MILLION = 1000000n;

/** An answer cannot be computed, though nothing is missing; carries the note's code. */
export class Unknown extends Error {
  constructor(code) {
    super(code);
    this.code = code;
  }
}

/** Run a computation; `read` gives what its names mean. Throws Unknown. */
export function evaluate(node, read, data, calendar) {
  if (node[0] === "n" || node[0] === "l") return node[1];
  if (node[0] !== "call") return read(node);
  const args = node[2].map((argument) => evaluate(argument, read, data, calendar));
  switch (node[1]) {
    case "sum":
      return total(data, args[0]);
    case "plus":
      return total(data, args);
    case "minus":
      return total(data, [args[0], negative(args[1])]);
    case "share":
      return share(data, ...args);
    case "rest":
      return args[0] === null ? null : unscaled(100n * MILLION - scaled(args[0]), 6, 0);
    case "later":
      return later(calendar, ...args);
    case "days":
      return args.includes(null) ? null : String(Math.max(0, dayOf(args[1]) - dayOf(args[0])));
    case "interest":
      return interest(data, ...args);
  }
  return args[0] ? { ...args[0], person: false } : args[1] && { ...args[1], person: true };
}

function total(data, values) {
  const known = values.filter((value) => value !== null);
  if (!known.length) return null;
  if (typeof known[0] === "string") return unscaled(sum(known.map(scaled)), 6, 0);
  const currency = currencyOf(known);
  const size = sum(known.map((value) => scaled(value.amount)));
  return { amount: unscaled(size, 6, digitsOf(data, currency)), currency };
}

function sum(sizes) {
  return sizes.reduce((all, size) => all + size, 0n);
}

function currencyOf(amounts) {
  const code = amounts[0].currency;
  if (amounts.some((amount) => amount.currency !== code)) throw new Unknown("currencies");
  return code;
}

function negative(value) {
  if (value === null) return null;
  if (typeof value === "string") return unscaled(-scaled(value), 6, 0);
  return { ...value, amount: unscaled(-scaled(value.amount), 6, 0) };
}

function share(data, amount, rate, mode = null) {
  if (amount === null || rate === null) return null;
  return rounded(data, amount.currency, scaled(amount.amount) * scaled(rate), 10n ** 14n, mode);
}

function rounded(data, currency, size, parts, mode) {
  const digits = digitsOf(data, currency);
  const scale = (size < 0n ? -size : size) * 10n ** BigInt(digits);
  let whole = scale / parts;
  const rest = scale % parts;
  const way = mode ?? (CUT.includes(currency) ? "cut" : "even");
  if (way === "up" && rest > 0n) whole += 1n;
  if (way === "even" && (2n * rest > parts || (2n * rest === parts && whole % 2n === 1n))) whole += 1n;
  return { amount: unscaled(size < 0n ? -whole : whole, digits, digits), currency };
}

function interest(data, amounts, dues, rate, until) {
  const pairs = Array.isArray(amounts) ? amounts.map((amount, index) => [amount, dues[index]]) : [[amounts, dues]];
  const late = pairs.filter((pair) => !pair.includes(null));
  if (!late.length || rate === null || until === null) return null;
  const currency = currencyOf(late.map(([amount]) => amount));
  const days = (due) => BigInt(Math.max(0, dayOf(until) - dayOf(due)));
  const size = sum(late.map(([amount, due]) => scaled(amount.amount) * days(due)));
  return rounded(data, currency, size * scaled(rate), 365n * 10n ** 14n, null);
}

function later(calendar, start, number, unit) {
  if (start === null || number === null) return null;
  const size = scaled(number);
  const count = (size < 0n ? -size : size) / MILLION;
  if (size % MILLION || count > STEP_LIMIT) return null;
  const step = size < 0n ? -1 : 1;
  let left = Number(count);
  let day = dayOf(start);
  if (unit !== "working") return dateOf(day + step * left);
  while (left) {
    day += step;
    const date = dateOf(day);
    if (!calendar || date === null || date < calendar.first || date > calendar.last) throw new Unknown("calendar");
    if (day % 7 !== 6 && day % 7 !== 0 && !calendar.days.includes(date)) left -= 1;
  }
  return dateOf(day);
}

function dayOf(date) {
  return Date.parse(date) / 864e5 + EPOCH;
}

function dateOf(day) {
  const date = new Date((day - EPOCH) * 864e5).toISOString().slice(0, 10);
  return isDate(date) ? date : null;
}
