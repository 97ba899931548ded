#!/usr/bin/env node
// `beian-check FILE…`: files in, verdicts out, an exit status that a script can go by.

import { readFile, writeFile } from "node:fs/promises";
import { once } from "node:events";
import { BeianError, createChecker, type Overlay } from "beian-check";
import { AT_ONCE, csvTemplate, judge, xlsxTemplate, type Pick, type Remark, type Verdict } from "../table/index.js";
import type { Checker } from "../types.js";
import { narrowed } from "./fields.js";
import { HELP } from "./help.js";
import { entries, Unreadable, type Entry } from "./input.js";
import { readOptions, Usage, type FailOn, type Options } from "./options.js";
import { writer, type Checked, type Writer } from "./output.js";

const [FINE, FOUND, BAD] = [0, 1, 2];

/** Gravest last; from which one on a script is told. */
const GRAVITY: readonly Verdict[] = ["pass", "risk", "incomplete", "reject"];

async function main(args: readonly string[]): Promise<number> {
  const options = readOptions(args);
  const pick: Pick = options.locale === "en" ? ({ en }) => en : ({ zh }) => zh;
  if (options.help) return say(HELP);
  if (options.version) return say(`${await version()}\n`);
  if (options.template !== null) return template(options.template, pick);

  const checker = await createChecker({
    locale: options.locale,
    overlays: await Promise.all(options.overlays.map(readOverlay)),
    ...(options.today === null ? {} : { today: options.today }),
  });
  const out = options.quiet ? null : writer(options.format, { locale: options.locale, pick, version: await version(), rules: () => checker.rules() });
  await print(out?.begin?.() ?? "");
  let status = FINE;
  for (const file of options.files) status = Math.max(status, await checkFile(file, checker, options, out));
  await print(out?.end?.() ?? "");
  return status;
}

async function checkFile(file: string, checker: Checker, options: Options, out: Writer | null): Promise<number> {
  const english = options.locale === "en";
  let status = FINE;
  const finish = async (batch: readonly Entry[]): Promise<void> => {
    let text = "";
    for (const checked of judged(file, batch, checker, options)) {
      status = Math.max(status, statusOf(checked.verdict, options.failOn));
      text += out?.write(checked) ?? "";
    }
    await print(text);
  };
  try {
    let batch: Entry[] = [];
    for await (const entry of entries(file, options.input, english)) {
      batch.push(entry);
      if (batch.length < AT_ONCE) continue;
      await finish(batch);
      batch = [];
    }
    await finish(batch);
  } catch (thrown) {
    if (!(thrown instanceof Unreadable)) throw thrown;
    const { says, line } = thrown;
    const whole: Entry = { order: { rows: [{ line, cells: [] }], siteRows: [], filing: {}, faults: [{ line, says }], hints: [] }, pointer: null, place: () => ({ line }) };
    process.stderr.write(`${file}: ${english ? says.en : says.zh}\n`);
    await finish([whole]);
  }
  return status;
}

function judged(file: string, batch: readonly Entry[], checker: Checker, { fields }: Options): Checked[] {
  const sound = batch.filter(({ order }) => order.faults.length === 0);
  const answers = new Map(judge(checker, sound.map(({ order }) => order.filing)).map((answer, at) => [sound[at] as Entry, answer]));
  return batch.map((entry): Checked => {
    const { faults, hints } = entry.order;
    const answer = answers.get(entry);
    if (answer === undefined) return { file, entry, verdict: "unreadable", report: null, remarks: [...faults, ...hints] };
    if ("refused" in answer) {
      const { path, message } = answer.refused;
      const { line, column } = entry.place(path);
      const remark: Remark = { line, says: { zh: message, en: message }, ...(column === undefined || column === "" ? (path === "" ? {} : { column: path }) : { column }) };
      return { file, entry, verdict: "unreadable", report: null, remarks: [remark, ...hints] };
    }
    const report = narrowed(answer.report, fields);
    return { file, entry, verdict: report.verdict, report, remarks: hints };
  });
}

function statusOf(verdict: Verdict, failOn: FailOn): number {
  if (verdict === "unreadable") return BAD;
  return failOn !== "never" && GRAVITY.indexOf(verdict) >= GRAVITY.indexOf(failOn) ? FOUND : FINE;
}

async function readOverlay(file: string): Promise<Overlay> {
  try {
    return JSON.parse(await readFile(file, "utf8")) as Overlay;
  } catch {
    throw new Usage(`服务商规则读不出来，或不是 JSON：${file}\nThe overlay cannot be read, or is no JSON: ${file}`);
  }
}

async function template(file: string, pick: Pick): Promise<number> {
  const ending = /\.(xlsx|csv)$/i.exec(file)?.[1]?.toLowerCase();
  if (ending === undefined) throw new Usage("空白表格的文件名要以 .xlsx 或 .csv 结尾。\nA template's name ends in .xlsx or .csv.");
  await writeFile(file, ending === "csv" ? csvTemplate(pick) : await xlsxTemplate(pick), { flag: "wx" }).catch((error: NodeJS.ErrnoException) => {
    throw new Usage(error.code === "EEXIST" ? `文件已经存在：${file}\nThe file is there already: ${file}` : `文件写不了（${error.code}）：${file}\nThe file cannot be written (${error.code}): ${file}`);
  });
  return say(`${file}\n`);
}

async function version(): Promise<string> {
  return (JSON.parse(await readFile(new URL("../package.json", import.meta.url), "utf8")) as { version: string }).version;
}

async function say(text: string): Promise<number> {
  await print(text);
  return FINE;
}

/** Waits for a reader that is slower than we are. */
async function print(text: string): Promise<void> {
  if (text !== "" && !process.stdout.write(text)) await once(process.stdout, "drain");
}

// Whoever reads our output may have had enough of it (`| head`): that is no fault of anybody's.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit(FINE);
  throw error;
});

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (thrown) {
  // What a person can mend is a sentence; a fault of ours comes with its stack.
  const known = thrown instanceof Usage || thrown instanceof BeianError;
  const path = thrown instanceof BeianError && thrown.path !== undefined ? ` (${thrown.path})` : "";
  process.stderr.write(`${known ? `${thrown.message}${path}` : thrown instanceof Error ? thrown.stack : String(thrown)}\n`);
  process.exitCode = BAD;
}
