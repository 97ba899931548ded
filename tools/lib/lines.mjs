// Long scripts in lines. Node.js prints the line in which an uncaught error was thrown, and a minified script is one line: the
// engine's million characters would go over the terminal of whoever made a small mistake.

const LENGTH = 320;

/** Right after one of these a line break is nothing to the script. After `return` it would be. */
const OPEN = new Set([",", ";", "{", "}", "(", "["]);

/** The same script, broken before nodes of its syntax tree. A text is never broken: a long one has a line of its own. */
export async function inLines(code) {
  const { parseAst } = await import("rolldown/parseAst");
  const starts = new Set([code.length]);
  const visit = (node) => {
    if (typeof node !== "object" || node === null) return;
    // What stands between the holes of a template is text.
    if (node.type !== "TemplateElement" && OPEN.has(code[node.start - 1])) starts.add(node.start);
    Object.values(node).forEach(visit);
  };
  visit(parseAst(code));

  let lines = "";
  let from = 0;
  let last = 0;
  for (const start of [...starts].sort((one, other) => one - other)) {
    if (start - from > LENGTH && last > from) {
      lines += `${code.slice(from, last)}\n`;
      from = last;
    }
    last = start;
  }
  return lines + code.slice(from);
}
