// What certified mail must have, the same code as generator/letters/certified.py.

const PARTIES = ["sender_name", "sender_address", "client_name", "client_address"];
const ROLES = ["addressee", "sender", "signature"];

/** Whether a block says who writes or who is written to. */
export const isParty = (block) => ROLES.includes(block.role);

/** A refusal; one that has no place has zeros. */
export function refusal(code, page = 0, line = 0, column = 0, words = "", path = "") {
  return { code, page, line, column, words, ...(path && { path }) };
}

/** The half in a language, or the first, with what is refused and remarked of its names and addresses. */
export function halfOf({ halves }, language) {
  const half = halves.find((one) => one.lang === language) ?? halves[0];
  const parties = half.blocks.filter(isParty);
  const slots = parties.flatMap((block) => block.parts).filter((part) => part[0] === "f");
  const named = slots.map((part) => part[1].replace(/company|person/u, "name"));
  const absent = PARTIES.filter((path) => !named.includes(path)).map((path) => refusal(`no-${path.replace("_", "-")}`));
  if (absent.length && parties.some((block) => block.own)) return [half, [], [{ code: "parties" }]];
  return [half, absent, []];
}

/** Check a letter that no boxes limit: `{copies, margins, refused, remarks}`. */
export function checkCertified(document, locale) {
  const isKorean = locale === "ko";
  const [half, absent, remarks] = halfOf(document, locale.slice(0, 2));
  const asked = isKorean ? "" : "address";
  const refused = absent.filter((entry) => entry.code.endsWith(asked));
  for (const [type, path, words, filled] of half.blocks.flatMap((block) => block.parts)) {
    if (type === "t" || filled || !(isKorean || (PARTIES.includes(path) && path.endsWith(asked)))) continue;
    if (!refused.some((entry) => entry.path === path)) refused.push(refusal("missing", 0, 0, 0, words, path));
  }
  if (!isKorean) return { copies: 1, margins: null, refused, remarks };
  const names = ["copies", "envelope", "delivery", "seal", "correction", "numbers"];
  remarks.push(...names.map((name) => ({ code: `ko-${name}` })), { code: "ask" });
  return { copies: 3, margins: [20, 15, 40, 15], refused, remarks };
}
