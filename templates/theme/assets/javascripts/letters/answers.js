// The state of the desk as a file: what is read of it, and what is wrong with it.
// Twin of generator/letters/answers.py, explained there.

import { own } from "./formats.js";
import { isMapping, LONG_LIMIT } from "./values.js";

const SIZE_LIMIT = 1000000;
const DEPTH_LIMIT = 12;
const PROBLEM_LIMIT = 100;
const LETTER = /^([a-z0-9]+(-[a-z0-9]+)*)?$/u;
const LANGUAGE = /^[a-z]{2,3}(-[A-Z]{2})?$/u;
const CHOICES = {
  locale: LANGUAGE,
  other: /^([a-z]{2,3}(-[A-Z]{2})?)?$/u,
  medium: /^(email|letter|certified)$/u,
  register: /^(gentle|standard|firm)$/u,
  law: LETTER,
  region: /^([A-Z]{2}(-[A-Z0-9]{1,3})?)?$/u,
  arrangement: /^(single|stacked|columns)$/u,
  prevails: /^(first|other)$/u,
};

export function readState(text, known = null) {
  const problems = [];
  const refuse = (path, code) => problems.push([path, code]);
  const each = (value, path, names, take) => {
    if (!isMapping(value ?? {})) return void refuse(path, "type");
    for (const name of Object.keys(value ?? {}).sort()) {
      const below = (path && `${path}.`) + Array.from(name).slice(0, 60).join("");
      const code = names.test(name) ? take(name, value[name], below) : "unknown";
      if (code) refuse(below, code);
    }
  };
  const [data, wrong] = parsed(text);
  if (wrong) return [null, [["", wrong]]];
  const state = { partwell: 1, letter: "", choices: {}, answers: {}, lines: {} };
  each(data, "", /^(partwell|letter|choices|answers|lines)$/u, (name, value) => {
    if (name !== "letter") return "";
    if (!fits(LETTER, value)) return "type";
    state.letter = value;
  });
  each(own(data, "choices"), "choices", /^(locale|other|medium|register|law|region|arrangement|prevails)$/u, (name, value) => {
    if (!fits(CHOICES[name], value)) return "choice";
    state.choices[name] = value;
  });
  each(own(data, "answers"), "answers", /^[a-z][a-z0-9_]{0,39}$/u, (name, value) => {
    if (known && !known.includes(name)) return "unknown";
    if (!isSound(value)) return "type";
    state.answers[name] = value;
  });
  each(own(data, "lines"), "lines", LANGUAGE, (lang, media, path) => {
    each(media, path, CHOICES.medium, (medium, lines, below) => {
      each(lines, below, /^frame-[a-z0-9-]{1,60}$/u, (name, words) => {
        if (typeof words !== "string") return "type";
        if (Array.from(words).length > LONG_LIMIT) return "long";
        ((state.lines[lang] ??= {})[medium] ??= {})[name] = words;
      });
    });
  });
  return [state, problems.slice(0, PROBLEM_LIMIT)];
}

function parsed(text) {
  if (new TextEncoder().encode(text).length > SIZE_LIMIT) return [null, "size"];
  let depth = 0;
  for (const sign of text.replace(/"[^"\\]*(?:\\[^][^"\\]*)*\\?(?:"|$)/gu, "").replace(/[^[\]{}]/gu, "")) {
    depth += sign === "[" || sign === "{" ? 1 : -1;
    if (depth > DEPTH_LIMIT) return [null, "depth"];
  }
  try {
    const data = JSON.parse(text.replace(/^\ufeff/u, ""));
    return [data, isMapping(data) ? own(data, "partwell") !== 1 && "version" : "type"];
  } catch {
    return [null, "json"];
  }
}

function fits(pattern, value) {
  return typeof value === "string" && value.length <= 60 && pattern.test(value);
}

function isSound(value) {
  if (value !== null && typeof value === "object") return Object.values(value).every(isSound);
  return value === null || typeof value === "string" || typeof value === "boolean";
}
