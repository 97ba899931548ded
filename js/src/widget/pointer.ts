// Where an input's value goes in a filing, and which findings are its own.

import { pathOfField } from "../field.js";
import type { Filing, Finding } from "../types.js";
import type { Place } from "./types.js";

type Json = Record<string | number, unknown>;

const NUMBER = /^\d+$/;

export const pointerOf = (place: Place, at = 0): string => (place.startsWith("/") ? place : pathOfField(place)).replace(/\*/g, `${at}`);

/** A list in one line: domains or addresses with commas. */
export const isList = (pointer: string): boolean => /\/(domains|ip|serviceTypes|languages|approvals)$/.test(pointer);

/** Where the entries of a line begin and end. */
export function entries(line: string): [start: number, end: number][] {
  return [...line.matchAll(/[^,，、;；\s]+/g)].map((found) => [found.index, found.index + found[0].length]);
}

/** Writes a value, making what is missing on the way. What is empty is left out, but a row of a list keeps its place. */
export function write(filing: Filing, pointer: string, value: unknown): void {
  const steps = pointer.split("/").slice(1);
  const last = steps.pop() as string;
  let at = filing as Json;
  steps.forEach((step, i) => {
    const held = at[step];
    if (typeof held !== "object" || held === null) at[step] = NUMBER.test(steps[i + 1] ?? last) ? [] : {};
    at = at[step] as Json;
  });
  if (Array.isArray(at)) fill(at, Number(last));
  if (value !== "" || Array.isArray(at)) at[last] = value;
  else delete at[last];
}

/** No gaps: what lies before a row is there, if empty. */
function fill(list: unknown[], upTo: number): void {
  while (list.length < upTo && list.length < 1000) list.push(typeof list[0] === "object" ? {} : "");
}

export function read(filing: Filing, pointer: string): unknown {
  let at: unknown = filing;
  for (const step of pointer.split("/").slice(1)) {
    if (typeof at !== "object" || at === null || !Object.hasOwn(at, step)) return undefined;
    at = (at as Json)[step];
  }
  return at;
}

/** The findings that belong at a pointer; of a list also those at its entries, and of a list's first entry those at the list. */
export function findingsAt(findings: readonly Finding[], pointer: string, value: string | boolean): Finding[] {
  const own: Finding[] = [];
  for (const finding of findings) {
    if (finding.path === pointer || `${finding.path}/0` === pointer) own.push(finding);
    else if (finding.path.startsWith(`${pointer}/`)) own.push(typeof value === "string" && isList(pointer) ? inLine(finding, pointer, value) : finding);
  }
  return own;
}

/** A finding on an entry, with its span counted in the line and its correction the whole line's. */
function inLine(finding: Finding, pointer: string, line: string): Finding {
  const entry = entries(line)[Number(/^\d+/.exec(finding.path.slice(pointer.length + 1))?.[0])];
  if (!entry) return finding;
  const [start, end] = entry;
  const span: [number, number] = finding.span ? [start + finding.span[0], start + finding.span[1]] : entry;
  return finding.fix === undefined ? { ...finding, span } : { ...finding, span, fix: line.slice(0, start) + finding.fix + line.slice(end) };
}
