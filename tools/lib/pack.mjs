// Bytes as the text of a script; js/src/bytes.ts reads it and says why it looks as it does.

const PLAIN = Array.from({ length: 0x7f - 0x20 }, (_, i) => 0x20 + i).filter((unit) => !"\"'`\\<$".includes(String.fromCharCode(unit)));

export function pack(bytes) {
  const units = withHan(bytes);
  const count = new Array(256).fill(0);
  for (const unit of units) if (unit < 256) count[unit]++;
  const common = [...count.keys()].sort((a, b) => count[b] - count[a] || a - b).slice(0, PLAIN.length);
  // A byte that is an ASCII character stays what it is, for texts compress best as texts; the rest take the free places.
  const place = new Map(common.filter((byte) => PLAIN.includes(byte)).map((byte) => [byte, byte]));
  const free = PLAIN.filter((unit) => !place.has(unit));
  for (const byte of common.filter((byte) => !place.has(byte)).sort((a, b) => a - b)) place.set(byte, free.shift());
  const alphabet = Buffer.alloc(PLAIN.length);
  for (const [byte, unit] of place) alphabet[PLAIN.indexOf(unit)] = byte;
  let text = "";
  for (const unit of units) text += String.fromCharCode(unit >= 256 ? unit : (place.get(unit) ?? 0x100 + unit));
  return { alphabet: alphabet.toString("hex"), text };
}

/** The bytes, where three of them that are a Han character or a full-width sign in UTF-8 are one unit. */
function withHan(bytes) {
  const units = [];
  for (let i = 0; i < bytes.length; i++) {
    const [first, second, third] = [bytes[i], bytes[i + 1], bytes[i + 2]];
    const unit = ((first & 15) << 12) | ((second & 63) << 6) | (third & 63);
    const utf8 = first >> 4 === 0xe && second >> 6 === 2 && third >> 6 === 2;
    if (utf8 && ((unit >= 0x3000 && unit < 0xa000) || (unit >= 0xff00 && unit < 0xfff0))) {
      units.push(unit);
      i += 2;
    } else units.push(first);
  }
  return units;
}

/** A module that exports packed bytes under a name, and its types. */
export function packedModule(name, bytes) {
  const { alphabet, text } = pack(bytes);
  return {
    js: `export const ${name} = { alphabet: "${alphabet}", text: "${text}" };\n`,
    types: `export declare const ${name}: { readonly alphabet: string; readonly text: string };\n`,
  };
}
