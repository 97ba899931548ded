// Under `require-trusted-types-for 'script'` a browser starts a worker only from an address that a policy has vouched for. Ours vouches
// for scripts in the page's own folder, and for nothing else.

interface Policies {
  createPolicy(name: string, rules: { createScriptURL: (address: string) => string }): { createScriptURL(address: string): string };
}

let policy: ReturnType<Policies["createPolicy"]> | undefined;

/** The address of a script of ours, as the browser wants it. Throws for any other. */
export function ofOurs(address: string): string {
  const { trustedTypes } = globalThis as { trustedTypes?: Policies };
  if (trustedTypes === undefined) return vouched(address);
  policy ??= trustedTypes.createPolicy("beian-check-page", { createScriptURL: vouched });
  return policy.createScriptURL(address);
}

function vouched(address: string): string {
  const { href } = new URL(address, location.href);
  const folder = new URL(".", location.href).href;
  if (!href.startsWith(folder) || !/^[\w./-]+\.js$/.test(href.slice(folder.length))) throw new TypeError("no script of this page");
  return href;
}
