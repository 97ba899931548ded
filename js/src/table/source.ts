// Where bytes come from. What has to be read twice (to know its encoding, or because a ZIP's directory stands at its end) is a
// Blob: a file that the browser or Node reads when it is wanted, not all of it in memory.

/** Text of a stream of bytes, in pieces; a broken sequence becomes U+FFFD. */
export async function* decoded(bytes: ReadableStream<Uint8Array>, encoding: string): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
  const reader = bytes.getReader();
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
      const text = decoder.decode(next.value, { stream: true });
      if (text !== "") yield text;
    }
    const rest = decoder.decode();
    if (rest !== "") yield rest;
  } finally {
    // Nobody listens any more, or all has been read.
    await reader.cancel().catch(() => undefined);
  }
}

/** UTF-8 where it is, by its mark or by all of its bytes; UTF-16 by its mark; else GB18030, as Excel in China writes CSV. */
export async function encodingOf(blob: Blob): Promise<string> {
  const [first, second] = new Uint8Array(await blob.slice(0, 2).arrayBuffer());
  if (first === 0xff && second === 0xfe) return "utf-16le";
  if (first === 0xfe && second === 0xff) return "utf-16be";
  const decoder = new TextDecoder("utf-8", { fatal: true });
  const reader = blob.stream().getReader();
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) decoder.decode(next.value, { stream: true });
    decoder.decode();
    return "utf-8";
  } catch (thrown) {
    if (thrown instanceof TypeError) return "gb18030";
    throw thrown;
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

/** Counts what passes, for the progress that is shown. */
export function counted(bytes: ReadableStream<Uint8Array>, seen: (bytes: number) => void): ReadableStream<Uint8Array> {
  return bytes.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform(chunk, controller) {
        seen(chunk.byteLength);
        controller.enqueue(chunk);
      },
    }),
  );
}
