// Days of a letter as a calendar file (RFC 5545).

import { clean } from "./words.js";

/**
 * Write whole-day events, { uid, date: "2026-12-31", title, note } each; one without a day of the calendar is left out.
 * `stamp` is the day of writing; `alarm` reminds at nine in the morning of the day before.
 */
export function ics(events, { lang, stamp, alarm = false }) {
  const language = /^[A-Za-z-]{2,20}$/.test(lang) ? `;LANGUAGE=${lang}` : "";
  const lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Partwell//Letters//EN", "CALSCALE:GREGORIAN"];
  for (const { uid, date, title, note = "" } of events) {
    const start = day(date);
    if (!start) continue;
    lines.push(
      "BEGIN:VEVENT",
      `UID:${escapedText(uid)}`,
      `DTSTAMP:${day(stamp) || "19700101"}T000000Z`,
      `DTSTART;VALUE=DATE:${start}`,
      `DTEND;VALUE=DATE:${compact(Date.parse(date) + 86400000)}`,
      `SUMMARY${language}:${escapedText(title)}`,
    );
    if (note) lines.push(`DESCRIPTION${language}:${escapedText(note)}`);
    lines.push("TRANSP:TRANSPARENT");
    if (alarm) {
      lines.push("BEGIN:VALARM", "ACTION:DISPLAY", "TRIGGER:-PT15H", `DESCRIPTION${language}:${escapedText(title)}`);
      lines.push("END:VALARM");
    }
    lines.push("END:VEVENT");
  }
  lines.push("END:VCALENDAR");
  return lines.map((line) => `${folded(line)}\r\n`).join("");
}

/** "20261231" for a day of the calendar, else nothing. */
function day(date) {
  const time = /^[12][0-9]{3}-[0-9]{2}-[0-9]{2}$/.test(date) ? Date.parse(date) : NaN;
  return time === time && compact(time) === date.replaceAll("-", "") ? compact(time) : "";
}

function compact(time) {
  return new Date(time).toISOString().slice(0, 10).replaceAll("-", "");
}

function escapedText(words) {
  return clean(words).replace(/\x7f/g, "").replace(/[\\;,]/g, "\\$&").replace(/\n/g, "\\n");
}

/** A line in portions of at most 75 octets, none of which splits a character. */
function folded(line) {
  let text = "";
  let size = 0;
  for (const sign of line) {
    const octets = new TextEncoder().encode(sign).length;
    if (size + octets > 75) {
      text += "\r\n ";
      size = 1;
    }
    text += sign;
    size += octets;
  }
  return text;
}
