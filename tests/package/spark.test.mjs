// The engine as a program for jobs on many machines (examples/report.rs), and the job for Apache Spark that runs it (examples/spark/).

import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { before, test } from "node:test";
import { at, TARGET } from "../../tools/lib/root.mjs";
import { run } from "../../tools/lib/run.mjs";
import { filesIn } from "../../tools/lib/stamp.mjs";
import { folder } from "./support.mjs";

const TODAY = "2026-11-22";
const PROGRAM = join(TARGET, "release/examples/report");

// The same build as native.test.mjs runs.
before(() => run("cargo", ["build", "--quiet", "--release", "--example", "report"]));

/** Bytes in, lines and the exit status out. */
function program(input, ...args) {
  return new Promise((done, fail) => {
    const child = spawn(PROGRAM, args.length > 0 ? args : ["--today", TODAY], { stdio: ["pipe", "pipe", "pipe"] });
    const said = { out: "", err: "" };
    child.stdout.setEncoding("utf8").on("data", (text) => (said.out += text));
    child.stderr.setEncoding("utf8").on("data", (text) => (said.err += text));
    child.on("error", fail).on("close", (status) => done({ lines: said.out.split("\n").slice(0, -1), err: said.err, status }));
    child.stdin.on("error", () => undefined).end(input);
  });
}

const filing = '{"subject":{"nature":"individual"},"sites":[{"name":"山间"}]}';

test("each line has its answer, whatever stands on it, and its key where it has one", async () => {
  const lines = [
    filing, `k1\t${filing}`, "k2\tno json", "", "k3\t", "\t{}", `{\t"region":"51"}`, `k4\t{"sites":[{"name":7}]}`,
    Buffer.from([0x6b, 0x35, 0x09, 0x7b, 0xff, 0xfe]), `k6\t${"[".repeat(100_000)}`, `k7\t{"remark":"${"山".repeat(3_000_000)}"}`,
    `k8\t{"sites":[{"name":"${"山".repeat(5000)}"}]}`, `k9\t${filing}\r`,
  ];
  const input = Buffer.concat(lines.flatMap((line, index) => [Buffer.from(line), Buffer.from(index < lines.length - 1 ? "\n" : "")]));
  const { lines: out, status, err } = await program(input);
  assert.deepEqual([status, err, out.length], [0, "", lines.length]);
  const read = out.map((line) => {
    const [, key, answer] = /^(?:([^{]*?)\t)?(\{.*)$/.exec(line);
    const { verdict, code, path } = JSON.parse(answer);
    return [key ?? null, verdict ?? code, ...(path ? [path] : [])];
  });
  assert.deepEqual(read, [
    [null, "reject"], ["k1", "reject"], ["k2", "bad-filing"], [null, "bad-filing"], ["k3", "bad-filing"], [null, "incomplete"], [null, "incomplete"], ["k4", "bad-filing", "/sites/0/name"],
    ["k5", "bad-filing"], ["k6", "bad-filing"], ["k7", "too-large"], ["k8", "too-large", "/sites/0/name"], ["k9", "reject"],
  ]);
});

test("in brief: the verdict, and each rule once", async () => {
  const whole = JSON.parse((await program(filing)).lines[0]);
  const { verdict, rules } = JSON.parse((await program(filing, "--today", TODAY, "--brief")).lines[0]);
  assert.deepEqual({ verdict, rules }, { verdict: whole.verdict, rules: [...new Set(whole.findings.map(({ rule }) => rule))] });
});

test("what is wrong with the options is said at once, and a reader that goes away is nobody's fault", async () => {
  for (const [args, says] of [[["--locale", "en"], /--today/], [["--today", "then"], /bad-options/], [["--today"], /value/], [["--today", TODAY, "--fast"], /--fast/], [["--today", TODAY, "--overlay", at("package.json")], /bad-overlay/]]) {
    const { status, err, lines } = await program(filing, ...args);
    assert.deepEqual([status, lines], [2, []], args.join(" "));
    assert.match(err, says);
  }
  const overlay = at("examples/overlays/no-individuals.json");
  assert.match((await program(filing, "--today", TODAY, "--overlay", overlay)).lines[0], /"overlay":/);
  const child = spawn("sh", ["-c", `for i in $(seq 20000); do echo '{}'; done | ${JSON.stringify(PROGRAM)} --today ${TODAY} | head -1 >/dev/null; echo done`]);
  let err = "";
  child.stderr.on("data", (text) => (err += text));
  await new Promise((done) => child.on("close", done));
  assert.equal(err, "");
});

/** A Python that has pyspark, beside a Java: docs/spark.md says how to get them. They are 518 MB and no part of the set-up. */
function spark() {
  const pythons = [process.env.PYSPARK_PYTHON, join(TARGET, "spark/bin/python"), "python3"].filter(Boolean);
  const python = pythons.find((one) => spawnSync(one, ["-c", "import pyspark"], { stdio: "ignore" }).status === 0);
  const java = spawnSync("java", ["-version"], { stdio: "ignore" }).status === 0;
  return { python, missing: [python ? "" : "pyspark", java ? "" : "java"].filter(Boolean).join(", ") };
}

const { python, missing } = spark();

test("inside Spark: NDJSON and Parquet give the CLI's reports, a bad line is a row, and two books are compared", { skip: missing === "" ? false : `${missing} not found: docs/spark.md` }, async () => {
  const home = folder("spark");
  const filings = filesIn("tests/fixtures/good", "tests/fixtures/refused").filter((file) => file.endsWith(".json")).map((file) => JSON.parse(readFileSync(file, "utf8")).filing);
  const lines = filings.map((one, index) => JSON.stringify({ id: `{n\t${index}`, filing: one }));
  writeFileSync(join(home, "in.ndjson"), [...lines, "no json", '{"id":"seven","filing":7}', "", '{"id":"shape","filing":{"sites":7}}'].join("\n"));
  const env = { PYSPARK_PYTHON: python, SPARK_LOCAL_IP: "127.0.0.1", PYTHONDONTWRITEBYTECODE: "1" };
  const py = (code, ...args) => run(python, ["-c", code, ...args], { cwd: home, env });
  const job = (...args) => run(python, [at("examples/spark/recheck.py"), "--program", PROGRAM, ...args], { cwd: home, env });
  // Everything in one JVM each: a start takes seconds.
  await job("--today", TODAY, "--reports", "--partitions", "3", "in.ndjson", "out");
  await py(`from pyspark.sql import SparkSession, functions as F
s = SparkSession.builder.getOrCreate()
t = s.read.text("in.ndjson")
t.where(F.get_json_object("value", "$.id").isNotNull()).select(F.get_json_object("value", "$.id").alias("id"), F.get_json_object("value", "$.filing").alias("filing")).write.parquet("in.parquet")
`);
  const said = await job("--today", "2020-10-01", "in.parquet", "then", "--before", "out", "--changed", "changed");
  assert.match(said, /changed, in changed/);
  await py(`from pyspark.sql import SparkSession
s = SparkSession.builder.getOrCreate()
for name in ("out", "then", "changed"): s.read.parquet(name).coalesce(1).write.json(name + ".json")
`);
  const rows = (name) => {
    const [file] = filesIn(join(home, `${name}.json`)).filter((path) => path.endsWith(".json") && !path.includes("/."));
    return existsSync(file) ? readFileSync(file, "utf8").trim().split("\n").map((line) => JSON.parse(line)) : [];
  };
  const out = new Map(rows("out").map((row) => [row.id, row]));
  assert.equal(out.size, filings.length + 3);

  writeFileSync(join(home, "cli.json"), JSON.stringify(filings));
  const cli = spawnSync(process.execPath, [at("dist/cli.js"), "--today", TODAY, "--format", "json", "cli.json"], { cwd: home, encoding: "utf8", maxBuffer: 1 << 28 });
  const reports = JSON.parse(cli.stdout);
  for (const [index, { report }] of reports.entries()) {
    const row = out.get(`{n ${index}`);
    assert.deepEqual(JSON.parse(row.report), report, `filing ${index}`);
    assert.deepEqual([row.verdict, row.rules], [report.verdict, [...new Set(report.findings.map(({ rule }) => rule))]]);
  }
  const bad = [...out.values()].filter(({ verdict }) => verdict === "unreadable").map(({ id, error }) => [id.slice(0, 5), error]);
  assert.deepEqual(bad.sort(([a], [b]) => (a < b ? -1 : 1)).map(([, error]) => error.code), ["bad-filing", "bad-filing", "bad-filing"]);
  assert.equal(out.get("shape").error.path, "/sites");

  const then = new Map(rows("then").map((row) => [row.id, row]));
  const differ = [...out.keys()].filter((id) => {
    const [a, b] = [out.get(id), then.get(id)];
    return a?.verdict !== b?.verdict || JSON.stringify([...(a?.rules ?? [])].sort()) !== JSON.stringify([...(b?.rules ?? [])].sort());
  });
  const changed = rows("changed");
  assert.ok(differ.length > 10);
  assert.deepEqual(changed.map(({ id }) => id).sort(), differ.sort());
});
