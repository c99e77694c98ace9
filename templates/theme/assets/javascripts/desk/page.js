// The page at hand: its day, and whether the reader is about to leave it on purpose.

let isOnPurpose = false;

/** The day of the reader, as an answer. */
export function today() {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
}

/** Do what a browser may take for leaving the page, without its warning. */
export function leaving(work) {
  isOnPurpose = true;
  work();
  setTimeout(() => { isOnPurpose = false; }, 1000);
}

export const isLeaving = () => isOnPurpose;
