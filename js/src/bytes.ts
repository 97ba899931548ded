/**
 * Bytes as a string in a script, for pages that may not fetch. Three bytes that are a Han character in UTF-8 stand as that
 * character; the commonest single bytes as one ASCII character (`alphabet` lists them in hex, from the space on); all others
 * as U+0100 + value. No escapes are needed in any kind of quotes, and a server's brotli makes of it 1 % more than of the
 * bytes themselves, where of base64 it makes 42 % more (measured on the rule book, the lexicons and the code together).
 */
export interface Packed {
  readonly alphabet: string;
  readonly text: string;
}

/** The ASCII characters in use: printable, and none that a script, a template or an HTML page takes for its own. */
export const PLAIN = plain();

export function unpack({ alphabet, text }: Packed): Uint8Array<ArrayBuffer> {
  const meaning = new Uint8Array(128);
  for (let i = 0; i < PLAIN.length; i++) meaning[PLAIN.charCodeAt(i)] = parseInt(alphabet.slice(2 * i, 2 * i + 2), 16);
  let length = text.length;
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) >= 0x200) length += 2;
  const bytes = new Uint8Array(length);
  for (let i = 0, at = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 0x200) bytes[at++] = unit < 0x80 ? (meaning[unit] as number) : unit & 0xff;
    else {
      bytes[at++] = 0xe0 | (unit >> 12);
      bytes[at++] = 0x80 | ((unit >> 6) & 0x3f);
      bytes[at++] = 0x80 | (unit & 0x3f);
    }
  }
  return bytes;
}

function plain(): string {
  let out = "";
  for (let unit = 0x20; unit < 0x7f; unit++) {
    const character = String.fromCharCode(unit);
    if (!"\"'`\\<$".includes(character)) out += character;
  }
  return out;
}

/** Unpacks at the first call, and keeps the bytes for those to come. */
export function onceUnpacked(packed: Packed): () => Uint8Array {
  let bytes: Uint8Array | null = null;
  return () => (bytes ??= unpack(packed));
}
