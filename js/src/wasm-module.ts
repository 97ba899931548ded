import { unpack, type Packed } from "./bytes.js";
import type { CheckerOptions } from "./types.js";

/** What a caller may give as the place of the `.wasm` file. */
export type WasmSource = NonNullable<CheckerOptions["wasm"]>;

/**
 * Compiles off the main thread: old WebViews refuse to compile more than 4 KB on it.
 * Nothing of the engine is fetched unless the caller gives an address.
 */
export async function compile(source: WasmSource | Packed): Promise<WebAssembly.Module> {
  if (source instanceof WebAssembly.Module) return source;
  if (typeof source === "object" && "alphabet" in source) return WebAssembly.compile(unpack(source));
  if (source instanceof ArrayBuffer || ArrayBuffer.isView(source)) return WebAssembly.compile(source as BufferSource);
  const response = typeof Response === "function" && source instanceof Response ? source : await fetch(source as URL | string | Request);
  if (!response.ok) throw new Error(`HTTP ${response.status}`);
  // As it arrives, where browsers allow it: servers that send .wasm as application/octet-stream are many.
  const streams = typeof WebAssembly.compileStreaming === "function" && /^application\/wasm *(;|$)/i.test(response.headers.get("content-type") ?? "");
  return streams ? WebAssembly.compileStreaming(response) : WebAssembly.compile(await response.arrayBuffer());
}
