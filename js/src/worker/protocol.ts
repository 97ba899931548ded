// What the two sides of the worker say to each other: plain objects, for they are copied on the way.

import type { BeianError } from "../errors.js";

/** The options that can be copied. */
export interface Start {
  readonly today?: unknown;
  readonly locale?: unknown;
  readonly overlays?: unknown;
  readonly wasm?: unknown;
}

/** An argument: a filing as the JSON text that the guard wrote, or a text as it is. */
export type Argument = { readonly json: string } | string | undefined;

export interface Call {
  readonly id: number;
  readonly method: string;
  readonly given: readonly Argument[];
}

/** A {@link BeianError}, copied. */
export interface Thrown {
  readonly code: string;
  readonly message: string;
  readonly path?: string | undefined;
}

/** `id` 0 answers the start, with the names of the methods that there are. */
export type Answer = { readonly id: number; readonly value: unknown } | { readonly id: number; readonly thrown: Thrown };

export const copyError = ({ code, message, path }: BeianError): Thrown => ({ code, message, path });

/** Either end of the line. */
export interface Port {
  post(message: unknown): void;
  listen(heard: (message: unknown) => void): void;
}

/** The client's end: it can also fail, and be cut. */
export interface Line extends Port {
  onFailure(job: (cause: unknown) => void): void;
  /** Somebody waits for an answer, or nobody does: then the other end keeps no process alive. */
  hold(waiting: boolean): void;
  cut(): void;
}
