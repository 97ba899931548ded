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
export const isInteger: (value: unknown) => boolean = Number.isSafeInteger;
export const toDay = (time: number): string => slice(iso(new RealDate(time)), 0, 10);
export const clock = (): number => timeOf(new RealDate());
/** A promise of the language's own, whatever a page calls `Promise` by now. */
export const promise = <T>(start: (done: (value: T) => void, fail: (reason: unknown) => void) => void): Promise<T> => new RealPromise(start);

const RealDate = Date;
const RealPromise = Promise;
const Bytes = Uint8Array;
const fill = unbound(Uint8Array.prototype.fill) as (bytes: Uint8Array, value: number) => void;
const timeOf = unbound(Date.prototype.getTime) as (date: Date) => number;
const iso = unbound(Date.prototype.toISOString) as (date: Date) => string;
const { defineProperty } = Object;

/** Writes zeros over all of it. */
export function zero(buffer: ArrayBuffer): void {
  fill(new Bytes(buffer), 0);
}

/** Gives an object a property of its own. An assignment would meet setters on its prototypes, and fail where these are frozen. */
export function define<T extends object>(target: T, key: string, value: unknown, enumerable = true): T {
  return defineProperty(target, key, { __proto__: null, value, enumerable, configurable: true, writable: true } as PropertyDescriptor);
}
