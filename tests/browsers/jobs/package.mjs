// Every entry of the package by a plain <script type="module">, under the policy that docs/npm.md gives for it.

import assert from "node:assert/strict";
import { CSP_OF_A_HOST } from "../../../tools/lib/csp.mjs";
import { faults, html, site } from "../site.mjs";

const USE = `
  const checker = await createChecker({ today: "2026-11-22" });
  const report = await checker.check({ subject: { nature: "individual" }, sites: [{ name: "山间" }] });
  const error = await createChecker({ locale: "fr" }).catch((error) => error);
  document.title = [report.verdict, error instanceof BeianError && error.code].join();`;

const entry = (what, name, csp) => ({
  what,
  async work({ browser }) {
    const { address, stop } = await site(`package-${name}`, {
      folders: { "beian-check": "dist" },
      files: { "index.html": html(`<title></title><script type="module" src="/main.js"></script>`).replace("<title>t</title>", ""), "main.js": `import { createChecker, BeianError } from "/beian-check/${name}.js"; ${USE}` },
      csp,
    });
    try {
      const page = await browser.open(address);
      assert.equal(await page.until(() => document.title), "reject,bad-options");
      assert.deepEqual(await faults(page), []);
    } finally {
      await stop();
    }
  },
});

export const packages = [
  entry(["npm 包 beian-check：一个脚本，不发请求", "`beian-check`: one script, no request"], "index", CSP_OF_A_HOST),
  entry(["npm 包 beian-check/slim：引擎单独一个文件，边到边编译", "`beian-check/slim`: the engine as a file of its own, compiled as it arrives"], "slim", CSP_OF_A_HOST.replace("connect-src 'none'", "connect-src 'self'")),
  entry(["npm 包 beian-check/worker：在后台线程里检查", "`beian-check/worker`: off the main thread"], "worker", CSP_OF_A_HOST),
];
