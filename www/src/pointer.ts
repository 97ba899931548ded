// JSON pointers into a filing ("/sites/0/name"), as findings use them.

/** Open-ended on purpose: a draft can hold whatever a saved file held. */
export type Json = any;

const steps = (pointer: string): string[] => pointer.split("/").slice(1);

export function read(root: Json, pointer: string): Json {
  let value = root;
  for (const step of steps(pointer)) {
    if (value === null || typeof value !== "object" || !Object.hasOwn(value, step)) return undefined;
    value = value[step];
  }
  return value;
}

/** Writes a value and creates what is missing on the way: an array where the next step is a number. */
export function write(root: Json, pointer: string, value: Json): void {
  const path = steps(pointer);
  const last = path.pop() as string;
  let parent = root;
  path.forEach((step, at) => {
    const held = Object.hasOwn(parent, step) ? parent[step] : undefined;
    if (held === null || typeof held !== "object") parent[step] = /^\d+$/.test(path[at + 1] ?? last) ? [] : {};
    parent = parent[step];
  });
  if (value === undefined) delete parent[last];
  else parent[last] = value;
}

export const parentOf = (pointer: string): string => pointer.slice(0, Math.max(0, pointer.lastIndexOf("/")));
export const siteOf = (pointer: string): number | null => {
  const found = /^\/sites\/(\d+)/.exec(pointer);
  return found ? Number(found[1]) : null;
};
