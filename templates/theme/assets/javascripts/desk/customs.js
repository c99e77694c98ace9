// Lines that come by themselves, such as the greeting: each with a place to say it otherwise, or to leave it out.

/** Show the lines of the letter at hand; with `id`, lead to one of them. */
export function customs(desk, id) {
  const list = desk.find("[data-customs-list]");
  const { locale, medium } = desk.program(desk.first);
  const own = desk.draft.lines(locale, medium);
  const { blocks, subject } = desk.run(desk.first, false, {});
  const lines = blocks.filter((block) => block.id.startsWith("frame-") && desk.words[`role-${block.role}`]);
  const key = [locale, medium, ...lines.map((line) => line.id)].join();
  if (key !== list.dataset.key) {
    list.dataset.key = key;
    list.replaceChildren(...lines.map((line) => editor(desk, line, locale, medium)));
  }
  lines.forEach((line, index) => {
    const [text, out] = list.children[index].querySelectorAll("textarea, input");
    const said = Object.hasOwn(own, line.id) ? own[line.id] : null;
    text.placeholder = line.role === "subject" ? subject : line.parts.map((part) => (part[0] === "t" ? part[1] : part[2])).join("");
    out.checked = said === "";
    text.disabled = said === "";
    if (document.activeElement !== text) text.value = said ?? "";
    const [, code] = desk.result.refused.find(([path]) => path === `lines.${line.id}`) ?? [];
    list.children[index].classList.toggle("pw-field--bad", Boolean(code));
    list.children[index].querySelector(".pw-field__note").textContent = code ? desk.words[`refused-${code}`] ?? desk.words["refused-type"] : "";
    text.ariaInvalid = code ? "true" : null;
  });
  if (!id) return;
  desk.showTab("form");
  desk.customsBox.open = true;
  const wanted = list.querySelector(`[data-line="${id}"]`);
  wanted?.querySelector("textarea").focus();
  wanted?.scrollIntoView({ block: "center" });
}

function editor(desk, line, locale, medium) {
  const made = desk.find("template[data-line]").content.firstElementChild.cloneNode(true);
  const [text, out] = made.querySelectorAll("textarea, input");
  const label = made.querySelector("label");
  made.dataset.line = line.id;
  text.id = `line-${line.id}`;
  text.lang = desk.lang;
  const note = made.querySelector(".pw-field__note");
  note.id = `${text.id}-note`;
  text.setAttribute("aria-describedby", note.id);
  label.htmlFor = text.id;
  label.textContent = desk.words[`role-${line.role}`];
  const say = (words) => {
    desk.draft.line(locale, medium, line.id, words);
    desk.changed();
  };
  text.addEventListener("input", () => say(text.value.trim() ? text.value : undefined));
  out.addEventListener("change", () => say(out.checked ? "" : undefined));
  return made;
}
