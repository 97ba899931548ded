import { define } from "./primordials.js";

/**
 * `code` of a {@link BeianError}. The names are stable; the sentences are not.
 * @example
 * const code: BeianErrorCode = "too-large";
 */
export type BeianErrorCode =
  | "bad-filing"
  | "bad-overlay"
  | "bad-options"
  | "bad-field"
  | "bad-number"
  | "too-large"
  | "disposed"
  | "wasm-failed";

/**
 * What the package throws, and the only thing it throws.
 *
 * - `bad-filing`: not an object, or a value of the wrong type; `path` says where
 * - `bad-overlay`, `bad-options`, `bad-field`, `bad-number`: the same for these inputs
 * - `too-large`: more than the limits (4,096 characters a field, 1 MB and 1,000 sites a filing)
 * - `disposed`: the checker was disposed of
 * - `wasm-failed`: WebAssembly is not there, not allowed, or the engine broke; the next call has a new engine
 *
 * No message repeats what a person typed.
 * @example
 * try {
 *   checker.check(JSON.parse(text));
 * } catch (error) {
 *   if (error instanceof BeianError && error.code === "bad-filing") show(error.path, error.message);
 * }
 */
export class BeianError extends Error {
  /** Stable, for programs. */
  declare readonly code: string;
  /** JSON pointer to the value that is at fault: `/sites/0/name`. */
  declare readonly path?: string;

  /** For the package's own use. */
  constructor(code: BeianErrorCode, message: string, path?: string) {
    super(message);
    define(this, "name", "BeianError", false);
    define(this, "code", code);
    // Left out rather than undefined, so that `"path" in error` tells the truth.
    if (path !== undefined) define(this, "path", path);
  }
}
