// Under `require-trusted-types-for 'script'` a browser starts a worker only from an address that a policy has vouched for. Ours vouches
// for scripts in the site's own folder, and for nothing else.

interface Policies {
  createPolicy(name: string, rules: { createScriptURL: typeof vouched }): { createScriptURL: typeof vouched };
}

let policy: ReturnType<Policies["createPolicy"]> | undefined;

/** The address of a script of ours, as the browser wants it. Throws for any other. `root`: from the page to the site's folder. */
export function ofOurs(address: string, root = "."): string {
  const { trustedTypes } = globalThis as { trustedTypes?: Policies };
  if (trustedTypes === undefined) return vouched(address, root);
  policy ??= trustedTypes.createPolicy("beian-check-page", { createScriptURL: vouched });
  return policy.createScriptURL(address, root);
}

function vouched(address: string, root: string): string {
  const { href } = new URL(address, location.href);
  const folder = new URL(root, location.href).href;
  if (!href.startsWith(folder) || !/^[\w./-]+\.js$/.test(href.slice(folder.length))) throw new TypeError("no script of this site");
  return href;
}
