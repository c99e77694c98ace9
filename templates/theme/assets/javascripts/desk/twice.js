// A letter in two languages: words are asked for in each of them, beside each other.

import { heard, isByLanguage } from "./draft.js";
import { isWorded } from "./form.js";

const ends = new WeakMap();

/** Give every field with words a second control for the second language; without one take them away. */
export function twice(desk) {
  const lang = desk.chosen("view") === "bilingual" && desk.second ? desk.config.locales[desk.second].lang : "";
  for (const [path, field] of desk.form.fields()) {
    const old = field.querySelector(".pw-field__other");
    if (old && (!lang || old.dataset.lang !== lang)) old.remove();
    if (lang && isWorded(field.dataset.type)) show(desk, path, field, lang);
  }
}

function show(desk, path, field, lang) {
  const main = field.querySelector("[data-part=text]");
  let box = field.querySelector(".pw-field__other");
  if (!box) {
    box = make(desk, field, main, lang);
    (main.closest(".pw-field__pair") ?? main).after(box);
  }
  const control = box.lastChild;
  const isList = field.dataset.type === "list";
  const written = (value) => (isList ? [].concat(value ?? []).join("\n") : (value?.text ?? value ?? ""));
  const stored = desk.draft.at(path);
  const own = isByLanguage(stored) && Object.hasOwn(stored, lang) ? stored[lang] : undefined;
  control.id = `${main.id}-${lang}`;
  box.firstChild.htmlFor = control.id;
  control.placeholder = written(heard(stored, lang)[0]);
  if (document.activeElement !== control) control.value = written(own);
  ends.get(control)?.abort();
  const end = new AbortController();
  ends.set(control, end);
  const take = (event) => {
    event.stopPropagation();
    const text = control.value;
    desk.draft.answer(path, text.trim() ? (isList ? text.split("\n") : text) : undefined, lang);
    desk.changed();
  };
  for (const type of ["input", "change"]) control.addEventListener(type, take, { signal: end.signal });
}

function make(desk, field, main, lang) {
  const box = document.createElement("span");
  box.className = "pw-field__other";
  box.dataset.lang = lang;
  const label = document.createElement("label");
  const control = document.createElement(main.localName);
  control.lang = lang;
  label.textContent = desk.words.alsoIn.replace("{language}", desk.config.locales[desk.second].name);
  if (main.rows) control.rows = main.rows;
  box.append(label, control);
  return box;
}
