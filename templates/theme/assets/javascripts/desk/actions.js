// What leaves the desk: to the clipboard, a mail program, the printer, a file. Loaded when the first of it is asked for.

import { erase, hasAnswers, heard, keep } from "./draft.js";
import { isWorded } from "./form.js";
import { leaving, today } from "./page.js";
import { readState } from "../letters/answers.js";
import { toText } from "../letters/layout.js";
import { body, html } from "../letters/rich.js";

const MAIL_LIMIT = 1900; // what mail programs on phones and Windows take for certain
const FILE_LIMIT = 1_000_000;

/** Do what a button says. */
export async function act(name, desk) {
  const action = ACTIONS[name];
  if (action) await action(desk);
}

let timer;

/** Say at once what has been done, where everybody sees it. */
function tell(desk, said) {
  clearTimeout(desk.timer);
  const live = document.querySelector(".pw-live");
  live.textContent = said;
  clearTimeout(timer);
  timer = setTimeout(() => { live.textContent = ""; }, 2000 + 80 * said.length);
}

/** The program at hand and all that is known for it, worked out values included. */
const given = (desk) => ({
  program: desk.program(desk.first),
  answers: { ...desk.draft.answers, ...desk.result.computed },
});

/** The names of all that may be asked here. */
const asked = ({ root }) => [...root.querySelectorAll("[data-field]")].map((field) => field.dataset.field);

/** Everything of the letter as a file holds it. */
function stateOf(desk) {
  const two = desk.chosen("view") === "bilingual" ? ["other", "arrangement", "prevails"] : [];
  const names = ["locale", "medium", "register", "law", "region", ...two];
  const choices = Object.fromEntries(names.map((name) => [name, desk.chosen(name)]).filter(([, value]) => value));
  return { ...desk.draft.state(), choices };
}

/** The letter as it is sent: in an e-mail the subject has a place of its own. */
const sent = (desk) => body(desk.document().document);

/** What is still missing, said once more when the letter leaves the desk. */
const lacks = ({ result, stateBox }) => (result.missing.size ? ` ${stateBox.firstChild.textContent}` : "");

/** By the event first: the clipboard's own interface reads rich text under the page's policy, which forbids its styles. */
async function copy(desk, items, said) {
  let isDone = copyByEvent(items);
  try {
    if (!isDone) await navigator.clipboard.writeText(items["text/plain"]);
    isDone = true;
  } catch {
    // neither way is open
  }
  tell(desk, isDone ? said : desk.words.notCopied);
}

function copyByEvent(items) {
  let isTaken = false;
  const take = (event) => {
    for (const [type, text] of Object.entries(items)) event.clipboardData.setData(type, text);
    event.preventDefault();
    isTaken = true;
  };
  document.addEventListener("copy", take, { once: true });
  document.execCommand("copy");
  document.removeEventListener("copy", take);
  return isTaken;
}

function save(desk, content, type, ending) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([content], { type }));
  const { draft, blank } = desk;
  link.download = `${draft.slug}.${desk.locale}${blank ? ".blank" : ""}.${ending}`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** Days that matter after the letter: every date in it that is not past, by the reader's own labels. */
export function eventsOf(desk) {
  const { program, answers } = given(desk);
  const from = answers.letter_date ?? today();
  const events = [];
  const add = (path, date, title) => {
    if (typeof date === "string" && date >= from && path !== "letter_date") {
      events.push({ uid: `${path}-${date}@${desk.draft.slug}`, date, title, note: desk.subject });
    }
  };
  for (const [id, field] of Object.entries(program.fields)) {
    if (field.type === "date") add(id, answers[id], desk.form.label(id));
    if (field.type !== "rows") continue;
    const names = Object.keys(field.columns);
    const said = names.find((name) => field.columns[name].type === "text");
    (answers[id] ?? []).forEach((row, index) => {
      for (const name of names.filter((column) => field.columns[column].type === "date")) {
        const path = `${id}.${index}.${name}`;
        const [what] = heard(row[said], desk.lang);
        const words = what?.text ?? what ?? "";
        add(path, row[name], desk.form.label(path) + (words && ` (${words})`));
      }
    });
  }
  return events;
}

async function write(desk, ending) {
  const { document } = desk.document();
  if (ending === "txt") return save(desk, toText(document), "text/plain;charset=utf-8", ending);
  if (ending === "md") {
    const { markdown } = await import("../letters/markdown.js");
    return save(desk, markdown(document), "text/markdown;charset=utf-8", ending);
  }
  if (ending === "docx") {
    const { docx } = await import("../letters/docx.js");
    const type = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    return save(desk, docx({ ...document, blank: desk.blank }), type, ending);
  }
  if (ending === "eml") {
    const { eml } = await import("../letters/eml.js");
    const mail = sent(desk);
    const text = toText(mail, false);
    const { text: content } = eml({ document: mail, text, subject: desk.subject });
    return save(desk, content, "message/rfc822", ending);
  }
  const events = eventsOf(desk);
  if (!events.length) return tell(desk, desk.words.noDates);
  const { ics } = await import("../letters/ics.js");
  return save(desk, ics(events, { lang: desk.config.lang, stamp: today(), alarm: true }), "text/calendar;charset=utf-8", ending);
}

function mail(desk) {
  const text = toText(sent(desk), false);
  const query = [["subject", desk.subject], ["body", text.replaceAll("\n", "\r\n")]];
  const address = "mailto:?" + query.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join("&");
  if (address.length > MAIL_LIMIT) tell(desk, desk.words.long);
  else leaving(() => { location.href = address; });
}

async function share(desk) {
  try {
    await navigator.share({ title: desk.subject, text: toText(sent(desk), false) });
  } catch (error) {
    if (error.name !== "AbortError") tell(desk, desk.words.notCopied);
  }
}

function print(desk) {
  desk.showTab("paper");
  window.print();
}

/** A file of answers is read whole before anything of it is taken over. */
async function open(desk) {
  const input = desk.find("input[type=file]");
  input.value = "";
  input.onchange = async () => {
    const [file] = input.files;
    const refuse = (reason) => tell(desk, desk.words.notOpened.replace("{reason}", reason));
    if (!file) return;
    if (file.size > FILE_LIMIT) {
      refuse(desk.words["file-size"]);
      return;
    }
    const [state, problems] = readState(await file.text(), asked(desk));
    const said = problems.map(([path, code]) => (path && `${path}: `) + desk.words[`file-${code}`]);
    if (!state) {
      refuse(said.join(" "));
      return;
    }
    desk.draft.restore(state);
    desk.refresh();
    const isOther = state.letter && state.letter !== desk.draft.slug;
    tell(desk, [isOther ? desk.words.other : desk.words.opened, ...said.slice(0, 5)].join(" "));
  };
  input.click();
}

function hold(desk, wanted) {
  const { words } = desk;
  const isDone = keep(wanted);
  desk.find("[name=keep]").checked = wanted && isDone;
  tell(desk, isDone ? (wanted ? words.kept : words.notKept) : words.full);
}

function forgetAll(desk) {
  if (hasAnswers() && !window.confirm(desk.words.erase)) return;
  erase();
  desk.find("[name=keep]").checked = false;
  desk.refresh();
  tell(desk, desk.words.erased);
}

function linkTo(desk) {
  const url = new URL(location.href);
  const { choices } = stateOf(desk);
  const named = Object.entries({ ...choices, ...(choices.other && { view: "bilingual" }) });
  url.hash = new URLSearchParams(named).toString();
  return url.href;
}

/** The example's words are for letters in its language alone. */
function example(desk) {
  const { draft, lang, first, words } = desk;
  if (hasAnswers() && !window.confirm(words.replace)) return;
  for (const [id, value] of Object.entries(first.letter.example)) {
    const field = desk.find(`[data-field="${id}"]`);
    if (!field || id === "letter_date") continue;
    if (field.matches(".pw-rows")) draft.answer(id, value.map((row) => inLanguage(row, field, lang)));
    else draft.answer(id, value, isWorded(field.dataset.type) ? lang : "");
  }
  desk.refresh();
}

const inLanguage = (row, rows, lang) =>
  Object.fromEntries(
    Object.entries(row).map(([name, value]) => {
      const { type } = rows.querySelector("template").content.querySelector(`[data-column="${name}"]`).dataset;
      return [name, isWorded(type) ? { [lang]: value } : value];
    }),
  );

const ACTIONS = {
  copy: (desk) => {
    const document = sent(desk);
    return copy(desk, { "text/plain": toText(document, false), "text/html": html(document) }, desk.words.copied + lacks(desk));
  },
  "copy-subject": (desk) => copy(desk, { "text/plain": desk.subject }, desk.words.subjectCopied),
  link: (desk) => copy(desk, { "text/plain": linkTo(desk) }, desk.words.linkCopied),
  keep: (desk) => hold(desk, true),
  forget: (desk) => hold(desk, false),
  erase: forgetAll,
  mail,
  share,
  print,
  example,
  import: open,
  export: (desk) => save(desk, `${JSON.stringify(stateOf(desk), null, 1)}\n`, "application/json", "json"),
  ...Object.fromEntries(["txt", "md", "docx", "eml", "ics"].map((ending) => [ending, (desk) => write(desk, ending)])),
};
