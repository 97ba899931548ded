/**
 * The address of the engine, where a bundler gives one for an imported file (esbuild's loader "file", webpack's asset/resource,
 * Vite's `?url`).
 * @example
 * import wasm from "beian-check/beian.wasm?url";
 * const checker = await createChecker({ wasm });
 */
declare const wasm: string;
export default wasm;
