// The executor: a compiled letter and answers in, the blocks of the paper out.
// Twin of generator/letters/execute.py, explained there.

import * as formats from "./formats.js";
import { particle } from "./particles.js";
import { wordsOf } from "./parts.js";
import { Run } from "./run.js";
import { TEXTUAL } from "./values.js";

const TICK = "□ ";

export function execute(program, data, answers, options = {}) {
  const run = new Run(program, data, answers, options);
  const all = (entries) => entries.flatMap((entry) => blocksOf(run, entry));
  const blocks = program.blocks.flatMap((entry) => {
    if (!entry.items) return blocksOf(run, entry);
    const items = all(entry.items);
    items.filter(({ role }) => role === "item").forEach((block, index) => {
      block.marker = entry.number[0] + (index + 1) + entry.number[1];
      block.tight = index ? "always" : "";
    });
    return items.length ? [...all(entry.before), ...items, ...all(entry.after)] : [];
  });
  blocks.forEach((block, index) => {
    const sameRole = index > 0 && blocks[index - 1].role === block.role;
    block.tight = block.tight === "always" || (block.tight === "role" && sameRole);
  });
  const subject = run.subject || wordsOf(partsOf(run, program.subject));
  return { subject, blocks, refused: run.refused, notes: run.notes, computed: run.computed };
}

function blocksOf(run, entry) {
  if (entry.each === null) return blockOf(run, entry, null);
  const [, rows] = entry.each;
  const none = run.blank || run.program.fields[rows].required ? [{}] : [];
  const blocks = (run.answers[rows] ?? none).flatMap((cells, index) => {
    run.row = [rows, index, cells];
    return blockOf(run, entry, index);
  });
  run.row = null;
  return blocks;
}

function blockOf(run, entry, row) {
  const { when, each } = entry;
  const isForm = run.blank && entry.body;
  if (when !== null && !isForm && !truth(run, when)) return [];
  const isOptional = when !== null || (each && !run.program.fields[each[1]].required);
  const parts = ownOf(run, entry);
  if (parts && !parts.length) return [];
  const { id, role, align, tight, mirrors } = entry;
  const block = { id, role, align, tight, marker: "", row, when: entry.body ? entry.source : null, mirrors };
  return [{ ...block, parts: parts ?? partsOf(run, entry.text, isForm && isOptional ? TICK : ""), ...(parts && { own: true }) }];
}

function ownOf(run, entry) {
  const given = run.blank || entry.body ? null : formats.own(run.options.lines ?? {}, entry.id);
  const refusals = run.refused.length;
  const isSubject = entry.label !== undefined;
  const words = run.accept({ type: isSubject ? "text" : "long" }, given, `lines.${entry.id}`);
  if (given === null || run.refused.length > refusals) return null;
  if (words && isSubject) run.subject = words.text;
  return words ? [["t", (entry.label ?? "") + words.text]] : [];
}

function partsOf(run, nodes, opening) {
  const parts = opening ? [["t", opening]] : [];
  const say = (words) => {
    if (words && parts.length && parts.at(-1)[0] === "t") parts.at(-1)[1] += words;
    else if (words) parts.push(["t", words]);
  };
  for (const node of nodes) {
    const [field, value, path, words, after] = node[0] === "s" ? [null, null, "", node[1], ""] : slot(run, node);
    const filled = value !== null;
    if (!field || run.program.choices.includes(path)) say(words);
    else parts.push(["f", path, filled ? words : run.data.brackets.join(field.label), filled]);
    say(after);
  }
  return parts;
}

function slot(run, whole) {
  let node = whole;
  const filters = [];
  while (node[0] === "f") {
    filters.unshift([node[2], node[3]]);
    node = node[1];
  }
  const [field, value, path] = run.read(node);
  run.printed(value, path);
  let words = null;
  let after = "";
  for (const [name, args] of filters) {
    if (name === "particle") {
      after += particleAfter(run, field, value, words, args[0], after);
    } else if (name === "honorific") {
      after += honorific(run, field, value, args[0]);
    } else if (value !== null) {
      words = filtered(run, field, value, name, args);
    }
  }
  if (words === null && value !== null) words = plain(run, field, value);
  return [field, value, path, words ?? "", after];
}

function honorific(run, field, value, word) {
  if (field.type === "party" && !value?.person) return "";
  if (value && run.data.honorifics.some((known) => value.text.endsWith(known))) return "";
  return run.program.choices.includes(word) ? run.program.fields[word].options[run.answers[word]] : word;
}

function particleAfter(run, field, value, words, pair, after) {
  const tables = run.data.particles;
  if (value === null) return after === "" ? tables.pairs[pair][2] : particle(tables, after, pair);
  const reading = TEXTUAL.has(field.type) && words === null && after === "" ? value.reading : "";
  const said = words === null ? plain(run, field, value) : words;
  return particle(tables, said + after, pair, reading);
}

function plain(run, field, value) {
  const kind = field.type;
  if (TEXTUAL.has(kind)) return value.text;
  if (kind === "choice") return field.options[value];
  if (kind === "money" && run.answers.amount_style === "words" && run.data.words) return formats.words(run.data, value);
  if (kind === "percentage") return formats.percentage(run.data, value);
  return filtered(run, field, value, kind, []);
}

const FILTERS = {
  season: formats.season,
  money: formats.money,
  words: formats.words,
  number: formats.numberStyle,
  list: formats.joined,
};

function filtered(run, field, value, name, args) {
  const style = args[0] ?? "";
  if (name === "date") {
    const era = (run.answers.year_style ?? run.program.calendar) === "era";
    return formats.date(run.data, value, era ? "era" : style === "era" ? "" : style);
  }
  if (name === "count") return formats.counted(run.data, value, args);
  if (name === "line") return value.text.split("\n").join(run.data.lineJoin);
  return FILTERS[name](run.data, value, style);
}

function truth(run, node) {
  if (node[0] === "and") return truth(run, node[1]) && truth(run, node[2]);
  if (node[0] === "or") return truth(run, node[1]) || truth(run, node[2]);
  if (node[0] === "not") return !truth(run, node[1]);
  if (node[0] === "c") return compared(run, node[1], node[2], node[3]);
  const [field, value] = run.read(node);
  if (value === null || value === false || (Array.isArray(value) && value.length === 0)) return false;
  if (field.type === "number" || field.type === "percentage") return formats.scaled(value) !== 0n;
  return field.type !== "money" || formats.scaled(value.amount) !== 0n;
}

function compared(run, operator, left, right) {
  const first = operand(run, left);
  const second = operand(run, right);
  if (first === null || second === null || first[0] !== second[0]) return operator === "ne";
  if (first[0] === "b" || first[0] === "t") return (first[1] === second[1]) === (operator === "eq");
  const turn = order(...[first, second].map(([kind, value]) => (kind === "d" ? value : formats.scaled(value))));
  return { eq: !turn, ne: turn !== 0, lt: turn < 0, lteq: turn <= 0, gt: turn > 0, gteq: turn >= 0 }[operator];
}

function operand(run, node) {
  if (node[0] === "l") return [typeof node[1] === "boolean" ? "b" : "t", node[1]];
  if (node[0] === "n" || node[0] === "d") return [node[0], node[1]];
  const [field, value] = run.read(node);
  const kind = field.type;
  if (kind === "boolean") return ["b", value === true];
  if (value === null) return null;
  if (kind === "money") return ["n", value.amount];
  if (kind === "date") return ["d", value];
  if (kind === "number" || kind === "percentage") return ["n", value];
  return ["t", TEXTUAL.has(kind) ? value.text : value];
}

function order(first, second) {
  return first < second ? -1 : first > second ? 1 : 0;
}
