// Computed answers: sums, shares, dates and interest, on whole numbers alone.
// Twin of generator/letters/compute.py, explained there.

import { digitsOf, divided, isDate, scaled, unscaled } from "./formats.js";

const STEP_LIMIT = 3660n;
const CUT = ["JPY", "KRW"];
const EPOCH = 719163;
const MILLION = 1000000n;

export class Unknown extends Error {}

export function evaluate(node, read, data, calendar) {
  if (node[0] === "n" || node[0] === "l") return node[1];
  if (node[0] !== "call") return read(node);
  const args = node[2].map((argument) => evaluate(argument, read, data, calendar));
  return FUNCTIONS[node[1]]({ data, calendar }, ...args);
}

const FUNCTIONS = {
  sum: ({ data }, values) => total(data, values),
  plus: ({ data }, ...values) => total(data, values),
  minus: ({ data }, value, other) => total(data, [value, negative(other)]),
  share,
  rest: (_, rate) => rate && unscaled(100n * MILLION - scaled(rate), 6, 0),
  later,
  days: (_, from, to) => from && to && String(Math.max(0, dayOf(to) - dayOf(from))),
  interest,
  either: (_, one, other) => (one ? { ...one, person: false } : other && { ...other, person: true }),
};

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
  if (typeof value === "string") return unscaled(-scaled(value), 6, 0);
  return value && { ...value, amount: negative(value.amount) };
}

function share({ data }, amount, rate, mode = null) {
  if (amount === null || rate === null) return null;
  return rounded(data, amount.currency, scaled(amount.amount) * scaled(rate), 10n ** 14n, mode);
}

function rounded(data, currency, size, parts, mode) {
  const digits = digitsOf(data, currency);
  const whole = divided(size * 10n ** BigInt(digits), parts, mode ?? (CUT.includes(currency) ? "cut" : "even"));
  return { amount: unscaled(whole, digits, digits), currency };
}

function interest({ data }, amounts, dues, rate, until) {
  const pairs = Array.isArray(amounts) ? amounts.map((amount, index) => [amount, dues[index]]) : [[amounts, dues]];
  const late = pairs.filter((pair) => !pair.includes(null));
  if (!late.length || rate === null || until === null) return null;
  const currency = currencyOf(late.map(([amount]) => amount));
  const days = (due) => BigInt(Math.max(0, dayOf(until) - dayOf(due)));
  const size = sum(late.map(([amount, due]) => scaled(amount.amount) * days(due)));
  return rounded(data, currency, size * scaled(rate), 365n * 10n ** 14n, null);
}

function later({ calendar }, start, number, unit) {
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
