// The built-ins that stand between a caller's value and the engine, taken while this module loads. A page that later
// replaces Array.isArray, JSON or a method of String.prototype changes nothing here.

const bind = Function.prototype.call.bind(Function.prototype.bind) as (fn: Function, self: unknown) => Function;

/** `unbound(String.prototype.slice)(text, 1)` is `text.slice(1)`, whatever becomes of the prototype. */
function unbound<T extends Function>(method: T): Function {
  return bind(Function.prototype.call, method);
}

export const isArray: (value: unknown) => boolean = Array.isArray;
export const ownKeys: (value: object) => string[] = Object.keys;
export const hasOwn = unbound(Object.prototype.hasOwnProperty) as (value: object, key: string) => boolean;
export const stringify: (value: string) => string = JSON.stringify;
export const parse: (text: string) => unknown = JSON.parse;
export const codeAt = unbound(String.prototype.charCodeAt) as (text: string, at: number) => number;
export const slice = unbound(String.prototype.slice) as (text: string, from: number, to?: number) => string;
export const indexOf = unbound(String.prototype.indexOf) as (text: string, part: string, from?: number) => number;
/** A list of its own, with the same items. */
export const copyList = unbound(Array.prototype.slice) as <T>(list: readonly T[]) => T[];
export const fromCode: (code: number) => string = String.fromCharCode;
export const isFinite: (value: number) => boolean = Number.isFinite;
