// `npx beian-check`, from the package as npm carries it.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { createReadStream, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { before, test } from "node:test";
import Ajv from "ajv";
import addFormats from "ajv-formats";
import { eastAsianWidth } from "get-east-asian-width";
import { writeXlsx } from "hucre/xlsx";
import { at } from "../../tools/lib/root.mjs";
import { built, install, put } from "./support.mjs";

const TODAY = "2026-11-22";
let home;
before(async () => {
  home = await install("cli");
});

/** Runs a command to its end. */
function run(command, args, { input, env = {} } = {}) {
  return new Promise((done) => {
    const child = spawn(command, args, { cwd: home, env: { ...process.env, NODE_OPTIONS: "", ...env } });
    const said = { out: "", err: "" };
    child.stdout.setEncoding("utf8").on("data", (text) => (said.out += text));
    child.stderr.setEncoding("utf8").on("data", (text) => (said.err += text));
    child.stdin.on("error", () => undefined);
    if (input?.pipe) input.pipe(child.stdin);
    else child.stdin.end(input ?? "");
    child.on("close", (status) => done({ ...said, status }));
  });
}
const script = () => join(home, "node_modules/beian-check/dist/cli.js");
const cli = (args, options) => run(process.execPath, [script(), "--today", TODAY, ...args], options);
const json = async (args, options) => JSON.parse((await cli(["--format", "json", ...args], options)).out);

const fixture = (folder, start) => JSON.parse(readFileSync(at("tests/fixtures", folder, start), "utf8")).filing;
const GOOD = fixture("good", "001-beijing-individual.json");
const BAD = { subject: { nature: "individual" }, sites: [{ name: "山间" }] };
const EMPTY = { region: "51", subject: { nature: "individual", name: "周文岚" } };

test("npx finds it; the help and the version", async () => {
  const manifest = JSON.parse(readFileSync(at("package.json"), "utf8"));
  assert.equal((await run("npx", ["--no", "--", "beian-check", "--version"])).out, `${manifest.version}\n`);
  const { out, status } = await cli(["--help"]);
  assert.equal(status, 0);
  assert.ok(readFileSync(at("docs/cli.md"), "utf8").includes(out), "docs/cli.md has the help as it is");
});

test("the same reports as the package gives, from every kind of file and from standard input", async () => {
  const { createChecker } = await built();
  const checker = await createChecker({ today: TODAY });
  const filings = [BAD, EMPTY];
  const want = filings.map((filing) => JSON.parse(JSON.stringify(checker.check(filing))));
  const rows = [["地区", "主办者性质", "主办者名称", "网站名称"], ["", "个人", "", "山间"], ["51", "individual", "周文岚", ""]];
  const table = rows.map((row) => row.join(",")).join("\r\n");
  const lines = filings.map((filing) => JSON.stringify(filing)).join("\n");
  put(home, { "a.json": filings, "b.ndjson": `${lines}\n`, "c.csv": table });
  writeFileSync(join(home, "d.xlsx"), await writeXlsx({ sheets: [{ name: "x", rows }] }));
  for (const file of ["a.json", "b.ndjson", "c.csv", "d.xlsx"]) {
    const named = await json([file]);
    assert.deepEqual(named.map(({ report }) => report), want, file);
    const piped = await json(["-"], { input: readFileSync(join(home, file)) });
    assert.deepEqual(piped.map(({ report }) => report), want, `${file} as standard input`);
  }
  assert.deepEqual((await json(["a.json", "c.csv"])).map(({ file, line, pointer }) => [file, line, pointer]), [["a.json", 1, "/0"], ["a.json", 1, "/1"], ["c.csv", 2, undefined], ["c.csv", 3, undefined]]);
  const ndjson = (await cli(["--format", "ndjson", "b.ndjson"])).out.trim().split("\n").map((line) => JSON.parse(line));
  assert.deepEqual(ndjson.map(({ report }) => report), want);
});

test("one filing, and a file that the page saved", async () => {
  put(home, { "one.json": JSON.stringify(BAD, null, 2), "saved.json": { format: "beian-check/filing", filing: BAD } });
  assert.deepEqual((await json(["one.json", "saved.json"])).map(({ verdict, pointer }) => [verdict, pointer]), [["reject", ""], ["reject", "/filing"]]);
});

test("the exit status, and --fail-on", async () => {
  put(home, { "good.json": GOOD, "bad.json": BAD, "empty.json": EMPTY });
  const status = async (...args) => (await cli(args)).status;
  assert.equal(await status("good.json"), 0);
  assert.equal(await status("bad.json"), 1);
  assert.equal(await status("good.json", "empty.json"), 1);
  assert.equal(await status("--fail-on", "reject", "empty.json"), 0);
  assert.equal(await status("--fail-on", "never", "bad.json"), 0);
  put(home, { "risk.json": { ...GOOD, subject: { ...GOOD.subject, address: "北京市海淀区" } } });
  assert.equal((await json(["risk.json"]))[0].verdict, "risk");
  assert.equal(await status("risk.json"), 0);
  assert.equal(await status("--fail-on", "risk", "risk.json"), 1);
  const quiet = await cli(["--quiet", "bad.json"]);
  assert.deepEqual([quiet.status, quiet.out, quiet.err], [1, "", ""]);
});

test("--fields: what is found at these fields, and the verdict of that", async () => {
  const [one] = await json(["--fields", "site.name", "empty.json"]);
  assert.deepEqual(one.report.findings.map(({ path }) => path).filter((path) => !path.startsWith("/sites/")), []);
  const [name] = await json(["--fields", "site.name,person.mobile", "bad.json"]);
  assert.deepEqual([...new Set(name.report.findings.map(({ path }) => path))].sort(), ["/principal/mobile", "/sites/0/name"]);
  assert.equal((await cli(["--fields", "person.name", "--fail-on", "reject", "bad.json"])).status, 0);
});

test("a wrong command is a sentence in both languages, and 2", async () => {
  put(home, { "notjson.txt": "x" });
  for (const args of [[], ["--format", "xml", "good.json"], ["--colour", "good.json"], ["-", "-"], ["--fields", "site.colour", "good.json"], ["--overlay", "notjson.txt", "good.json"], ["--today", "gestern", "good.json"], ["--locale", "fr", "good.json"]]) {
    const { status, out, err } = await run(process.execPath, [script(), ...args]);
    assert.equal(status, 2, args.join(" "));
    assert.equal(out, "");
    assert.ok(err.length > 0 && !err.includes("    at "), err);
  }
});

test("what cannot be read is told with its line, gives 2, and takes nothing else with it", async () => {
  put(home, { "mixed.ndjson": `${JSON.stringify(BAD)}\n{"subject":\n[1]\n\n{"sites":[{"name":5}]}\n${JSON.stringify(EMPTY)}\n` });
  const { out, status } = await cli(["--format", "json", "mixed.ndjson", "nowhere.json", "broken.json"]);
  assert.equal(status, 2);
  assert.deepEqual(JSON.parse(out).map(({ line, verdict }) => [line, verdict]), [[1, "reject"], [2, "unreadable"], [3, "unreadable"], [5, "unreadable"], [6, "incomplete"], [1, "unreadable"], [1, "unreadable"]]);
  put(home, { "broken.json": '{\n  "subject": {},\n  oops\n}', "noheads.csv": "1,2\n3,4\n", "old.xls": Buffer.from("d0cf11e0a1b11ae1", "hex").toString("latin1"), "none.csv": "" });
  assert.deepEqual((await json(["broken.json"])).map(({ line, verdict }) => [line, verdict]), [[3, "unreadable"]]);
  for (const file of ["noheads.csv", "old.xls", "none.csv", "."]) assert.equal((await cli([file])).status, 2, file);
  const lost = await json(["-"], { input: '订单号,主办者证件号码,网站名称\nA,1.10105E+17,山间小屋手记\nB,,"坏\nC,,山间小屋手记\n' });
  assert.deepEqual(lost.map(({ line, verdict }) => [line, verdict === "unreadable"]), [[2, true], [3, true], [4, false]]);
  assert.match(lost[0].remarks[0].message, /15 位/);
});

test("SARIF that the schema accepts, with the rule book, lines and pointers", async () => {
  const ajv = addFormats(new Ajv({ strict: false, allErrors: true, unicodeRegExp: false }));
  const valid = ajv.compile(JSON.parse(readFileSync(at("tests/package/sarif-2.1.0.schema.json"), "utf8")));
  put(home, { "many.json": JSON.stringify([GOOD, { subject: { nature: "individual" }, sites: [{ name: "山间", homeUrl: "ftp://x" }] }], null, 2), "名 册.csv": "主办者性质,网站名称,负责人手机号码\n个人,山间,1.38E+10\n个人,山间,123\n" });
  for (const locale of ["zh-CN", "en"]) {
    const { out } = await cli(["--format", "sarif", "--locale", locale, "many.json", "名 册.csv", "-"], { input: "{" });
    const log = JSON.parse(out);
    assert.ok(valid(log), JSON.stringify(valid.errors?.slice(0, 3)));
    const [{ tool, results }] = log.runs;
    assert.deepEqual(tool.driver.rules.map(({ id }) => id), [...new Set(tool.driver.rules.map(({ id }) => id))]);
    assert.ok(tool.driver.rules.length > 80);
    for (const { ruleId, ruleIndex } of results) if (ruleIndex !== undefined) assert.equal(tool.driver.rules[ruleIndex].id, ruleId);
    assert.ok(results.every(({ message }) => message.text.length > 0));
    const few = results.find(({ ruleId }) => ruleId === "site-name/too-few-han");
    const { physicalLocation: place, logicalLocations: [{ fullyQualifiedName: pointer }] } = few.locations[0];
    assert.deepEqual([few.level, place.artifactLocation.uri, pointer], ["error", "many.json", "/1/sites/0/name"]);
    assert.match(readFileSync(join(home, "many.json"), "utf8").split("\n")[place.region.startLine - 1], /"name": "山间"/);
    const spoilt = results.find(({ ruleId, locations: [{ physicalLocation: at }] }) => ruleId === "input/unreadable" && at.artifactLocation.uri.endsWith(".csv"));
    assert.deepEqual([spoilt.level, spoilt.locations[0].physicalLocation], ["error", { artifactLocation: { uri: `${encodeURIComponent("名 册.csv")}` }, region: { startLine: 2 } }]);
    assert.equal(results.at(-1).locations[0].physicalLocation.artifactLocation.uri, "stdin");
  }
  assert.equal(valid({ ...JSON.parse((await cli(["--format", "sarif", "good.json"])).out), version: "2.0.0" }), false, "the schema can refuse");
});

test("CSV opens in a spreadsheet as text", async () => {
  put(home, { "evil.json": [{ subject: { nature: "individual", name: "=HYPERLINK(\"http://x\",\"周\")" }, sites: [{ name: "@山间,\"小\"" }] }] });
  const { out } = await cli(["--format", "csv", "evil.json", "good.json"]);
  assert.ok(out.startsWith("\ufeff文件,行号,"));
  assert.doesNotMatch(out, /(^|,)"?[=+\-@]/m);
  assert.ok(out.includes("good.json"), "a filing with nothing to say is there too");
});

test("the table keeps to the width, in which a Han character is two, and no file steers the terminal", async () => {
  put(home, { "steer.json": { subject: { nature: "individual", name: "周\u001b[2J\u001b]0;x\u0007\u202e岚" }, sites: [{ name: "山间" }, { name: "\u009b31m小" }] } });
  const { out } = await cli(["steer.json", "good.json", "bad.json"]);
  const width = (line) => [...line].reduce((sum, character) => sum + eastAsianWidth(character.codePointAt(0)), 0);
  const wide = out.split("\n").filter((line) => width(line) > 100);
  assert.deepEqual(wide, []);
  assert.ok(out.split("\n").some((line) => width(line) > 80), "and it uses it");
  // eslint-disable-next-line no-control-regex
  assert.doesNotMatch(out, /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/);
  assert.match(out, /必改 +网站名称（第 2 个网站）/);
  assert.match(out, /共 3 份/);
  const { out: english } = await cli(["--locale", "en", "bad.json"]);
  assert.match(english, /Must change +Site name  /);
  assert.match(english, /1 filing, Must change 1/);
});

test("a reader that has had enough ends it, without a word", async () => {
  put(home, { "long.ndjson": `${JSON.stringify(BAD)}\n`.repeat(3000) });
  const { out, err } = await run("sh", ["-c", `"${process.execPath}" "${script()}" --format ndjson long.ndjson | head -n 1`]);
  assert.equal(JSON.parse(out).verdict, "reject");
  assert.equal(err, "");
});

test("NDJSON is a stream: 130 MB go through a heap of 48 MB, from a file and from standard input", async () => {
  const file = join(home, "huge.ndjson");
  // Refused before the engine is asked, so that reading is what is measured.
  writeFileSync(file, `${JSON.stringify({ subject: { remark: "x".repeat(5000) } })}\n`.repeat(26_000));
  for (const [args, options] of [[[file], {}], [["-"], { input: createReadStream(file) }]]) {
    const { status, err } = await cli(["--format", "ndjson", "--quiet", ...args], { ...options, env: { NODE_OPTIONS: "--max-old-space-size=48" } });
    assert.deepEqual([status, err], [2, ""]);
  }
  // A line that never ends is not kept either.
  writeFileSync(file, `${JSON.stringify(BAD)}\n${"x".repeat(80 << 20)}\n${JSON.stringify(BAD)}`);
  const rows = await json([file], { env: { NODE_OPTIONS: "--max-old-space-size=48" } });
  assert.deepEqual(rows.map(({ line, verdict }) => [line, verdict]), [[1, "reject"], [2, "unreadable"], [3, "reject"]]);
});

test("--template writes a table that reads back, and never over a file", async () => {
  for (const name of ["备案.xlsx", "filings.csv"]) {
    assert.equal((await cli(["--template", name])).status, 0);
    assert.equal((await cli(["--template", name])).status, 2);
    const { out, err, status } = await cli(["--format", "json", name]);
    assert.deepEqual([status, out], [0, "[]\n"]);
    assert.match(err, /示例/);
  }
});
