// How long it takes from nothing to the first answer: this package, and four libraries that check parts of what it checks.
// Each figure is the median of fresh processes, taken in turn, so that a busy moment hits all alike.
//   node benches/start.mjs [rounds]

import { setUpPeers } from "./bench.mjs";
import { at } from "../tools/lib/root.mjs";
import { run } from "../tools/lib/run.mjs";
import { command } from "../tools/lib/say.mjs";

const PEERS = at("benches/peers");

// Made-up values; each script imports, then asks once what a form would ask.
const STARTS = {
  "beian-check": `
    const { createChecker } = await import(${JSON.stringify(new URL("../dist/index.js", import.meta.url).href)});
    const checker = await createChecker();
    checker.check({ subject: { nature: "individual" }, principal: { mobile: "13800000000", email: "a@example.com" }, sites: [{ name: "山间小屋手记", domains: ["example.com"] }] });`,
  validator: `
    const { default: validator } = await import("validator");
    validator.isMobilePhone("13800000000", "zh-CN"), validator.isEmail("a@example.com"), validator.isIdentityCard("110105197504266166", "zh-CN"), validator.isFQDN("example.com");`,
  stdnum: `
    const { stdnum } = await import("stdnum");
    stdnum.CN.ric.validate("110105197504266166"), stdnum.CN.uscc.validate("91110105MA00000000");`,
  "libphonenumber-js": `
    const { parsePhoneNumberFromString } = await import("libphonenumber-js");
    parsePhoneNumberFromString("13800000000", "CN")?.isValid();`,
  tldts: `
    const { parse } = await import("tldts");
    parse("www.example.com.cn");`,
};
const ALL = "validator + stdnum + libphonenumber-js + tldts";
STARTS[ALL] = Object.entries(STARTS).filter(([name]) => name !== "beian-check").map(([, script]) => `{${script}}`).join("\n");

async function once(script) {
  const timed = `const began = performance.now();\n${script}\nconsole.log(performance.now() - began);`;
  return Number(await run(process.execPath, ["--input-type=module", "-e", timed], { cwd: PEERS }));
}

const at50 = (values) => [...values].sort((a, b) => a - b)[values.length >> 1];

await command(async () => {
  const rounds = Number(process.argv[2] ?? 25);
  await setUpPeers();
  const times = Object.fromEntries(Object.keys(STARTS).map((name) => [name, []]));
  for (let round = -2; round < rounds; round++) {
    for (const [name, script] of Object.entries(STARTS)) {
      const took = await once(script);
      if (round >= 0) times[name].push(took);
    }
  }
  console.log(`\nNode.js ${process.versions.node}, ${process.platform} ${process.arch}, ${rounds} processes each, from before the import to after the first answer\n`);
  console.log("| | median ms | fastest ms |\n|---|---:|---:|");
  for (const [name, values] of Object.entries(times)) console.log(`| ${name} | ${at50(values).toFixed(1)} | ${Math.min(...values).toFixed(1)} |`);
});
