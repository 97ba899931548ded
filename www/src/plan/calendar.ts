// Deadlines as a calendar file (RFC 5545). Written here and not by a library: npm `ics` brings a schema validator of ten times
// this file's size for what is one kind of entry, and the tests read the result with Mozilla's ical.js.
import { dayAfter, isMinute } from "../day";

export interface Entry {
  /** The same for the same deadline of the same filing, so that a second import moves it and does not double it. */
  id: string;
  /** A day, or a minute with its offset from UTC. */
  at: string;
  title: string;
  text: string;
}

/** `stamp`: when the file is made. */
export function calendar(name: string, entries: readonly Entry[], stamp: Date): string {
  const made = utc(stamp);
  const lines = [
    "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//beian-check//page//ZH", "CALSCALE:GREGORIAN", "METHOD:PUBLISH", `X-WR-CALNAME:${escaped(name)}`,
    ...entries.flatMap((entry) => event(entry, made)),
    "END:VCALENDAR",
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join("");
}

/** A whole day keeps nobody from meeting, and reminds at nine in the morning before; a minute reminds two hours before. */
const event = ({ id, at, title, text }: Entry, made: string): string[] => [
  "BEGIN:VEVENT", `UID:${id}@beian-check`, `DTSTAMP:${made}`,
  ...(isMinute(at) ? [`DTSTART:${utc(new Date(at))}`, "DURATION:PT15M"] : [`DTSTART;VALUE=DATE:${compact(at)}`, `DTEND;VALUE=DATE:${compact(dayAfter(at, 1))}`]),
  `SUMMARY:${escaped(title)}`, ...(text ? [`DESCRIPTION:${escaped(text)}`] : []), "TRANSP:TRANSPARENT",
  "BEGIN:VALARM", "ACTION:DISPLAY", `DESCRIPTION:${escaped(title)}`, `TRIGGER:${isMinute(at) ? "-PT2H" : "-PT15H"}`, "END:VALARM",
  "END:VEVENT",
];

const utc = (moment: Date): string => `${moment.toISOString().slice(0, 19).replace(/[-:]/g, "")}Z`;
const compact = (day: string): string => day.slice(0, 10).replaceAll("-", "");
const escaped = (text: string): string => text.replace(/[\\;,]/g, "\\$&").replace(/\r\n|\r|\n/g, "\\n").replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, "");

const MOST = 75;
const WIDTH = new TextEncoder();

/** No line is longer than 75 octets, and no character is cut in two: one more line begins with a space. */
function folded(line: string): string {
  let out = "";
  let width = 0;
  for (const character of line) {
    const octets = WIDTH.encode(character).length;
    if (width + octets > MOST) {
      out += "\r\n ";
      width = 1;
    }
    out += character;
    width += octets;
  }
  return out;
}

/** A short name for a filing that says nothing about it (FNV-1a). */
export function shortId(text: string): string {
  let hash = 0x811c9dc5;
  for (const octet of WIDTH.encode(text)) hash = Math.imul(hash ^ octet, 0x01000193) >>> 0;
  return hash.toString(36);
}
