// Large text and small screens: what does not fit.

/** The browser's own setting for large text, which its media queries know too. */
export const largeText = async (page, context) => (await context.newCDPSession(page)).send("Page.setFontSizes", { fontSizes: { standard: 32, fixed: 26 } });
/**
 * What is wider than its place, scrolls sideways or hides a part of its text, in shadow roots too. A table of data may be wider, in a
 * frame of its own (`allowed`; WCAG 1.4.10); so may a text box, which scrolls what is typed.
 */
export const reflowFaults = (page, allowed = "") =>
  page.evaluate((frames) => {
    const found = [];
    if (document.documentElement.scrollWidth > innerWidth) found.push(`the page is ${document.documentElement.scrollWidth} wide`);
    const all = (root) => [...root.querySelectorAll("*")].flatMap((node) => [node, ...(node.shadowRoot ? all(node.shadowRoot) : [])]);
    for (const node of all(document.body)) {
      if (!node.checkVisibility({ visibilityProperty: true }) || node.matches("input, textarea, select, option, .unseen, .marks, .marks *, svg *") || (frames && node.closest(frames))) continue;
      const { overflowX, overflowY, textOverflow } = getComputedStyle(node);
      const name = `${node.tagName}.${node.className}`;
      const wide = node.scrollWidth > node.clientWidth + 1 && node.clientWidth > 0;
      const high = node.scrollHeight > node.clientHeight + 1 && node.clientHeight > 0;
      if (wide && ["auto", "scroll"].includes(overflowX)) found.push(`${name} scrolls sideways`);
      if (wide && ["hidden", "clip"].includes(overflowX) && textOverflow !== "ellipsis") found.push(`${name} hides ${node.scrollWidth - node.clientWidth} px at its side`);
      if (high && ["hidden", "clip"].includes(overflowY)) found.push(`${name} hides ${node.scrollHeight - node.clientHeight} px below`);
    }
    return found;
  }, allowed);
