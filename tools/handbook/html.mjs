// HTML out of texts: everything that is put in is escaped.

const ESCAPES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
const escape = (text) => String(text).replace(/[&<>"']/g, (sign) => ESCAPES[sign]);

class Html {
  constructor(text) {
    this.text = text;
  }
  toString() {
    return this.text;
  }
}

const put = (value) => {
  if (value instanceof Html) return value.text;
  if (Array.isArray(value)) return value.map(put).join("");
  return value === undefined || value === null || value === false ? "" : escape(value);
};

/** A template whose holes are escaped, unless they are HTML of this kind themselves. */
export const html = (pieces, ...holes) => new Html(pieces.reduce((out, piece, at) => out + put(holes[at - 1]) + piece));

/** A text in both languages, or one where both are the same. The page's style shows the one that is spoken; without a script both are there. */
export const both = ([zh, en]) => (String(zh) === String(en) ? html`${zh}` : html`<span class="zh">${zh}</span><span class="en" lang="en">${en}</span>`);

/** The same with the other language beside it, for titles. */
export const title = ([zh, en]) => html`<span class="title"><span class="zh-title" lang="zh-CN">${zh}</span> <span class="en-title" lang="en">${en}</span></span>`;

/** Pieces with a sign between them. */
export const joined = (pieces, between) => pieces.flatMap((piece, at) => (at === 0 ? [piece] : [between, piece]));
