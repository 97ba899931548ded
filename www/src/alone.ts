/** Whether this is dist/beian-check.html, the page as one file: it has no other pages beside it (tools/steps/single.mjs says true). */
export const ALONE: boolean = false;
