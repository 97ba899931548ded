// Looks for a text in whatever form it may have been put away or sent.

/** A value's bytes in the forms in which things are kept and sent; of base64 the middle, which does not depend on what stands before. */
export function formsOf(value) {
  const bytes = Buffer.from(value);
  const escaped = [...value].flatMap((sign) => [...sign]).map((sign) => (sign.charCodeAt(0) < 0x80 ? sign : `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`)).join("");
  const forms = {
    text: bytes,
    "UTF-16": Buffer.from(value, "utf16le"),
    percents: Buffer.from(encodeURIComponent(value)),
    "small percents": Buffer.from(encodeURIComponent(value).replace(/%../g, (one) => one.toLowerCase())),
    JSON: Buffer.from(escaped),
    hex: Buffer.from(bytes.toString("hex")),
    entities: Buffer.from([...value].map((sign) => `&#${sign.codePointAt(0)};`).join("")),
  };
  for (const before of [0, 1, 2]) {
    const text = Buffer.concat([Buffer.alloc(before), bytes]).toString("base64").replace(/=+$/, "");
    forms[`base64 +${before}`] = Buffer.from(text.slice(before === 0 ? 0 : before + 1, -1));
  }
  // As a name on the wire.
  if (/[^\0-\x7f]/.test(value)) forms["a domain name"] = Buffer.from(new URL(`http://${value}.test`).hostname.replace(/\.test$/, ""));
  else forms["in small letters"] = Buffer.from(value.toLowerCase());
  return forms;
}

/** Which of the values are in the bytes, and how: `["周文岚 as base64 +1"]`. */
export function found(values, bytes) {
  const hay = Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes);
  return values.flatMap((value) => Object.entries(formsOf(value)).filter(([, form]) => hay.includes(form)).map(([how]) => `${value} as ${how}`));
}
