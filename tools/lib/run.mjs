import { spawn } from "node:child_process";
import { ROOT } from "./root.mjs";

/** A program that ended badly; the message holds what it printed. */
export class Failed extends Error {
  name = "Failed";
}

/**
 * Runs a program to its end and gives back what it printed on stdout. `show` lets it speak for itself; otherwise its
 * words are kept, and shown only when it fails.
 */
export function run(program, args, { cwd = ROOT, env = {}, show = false } = {}) {
  return new Promise((done, fail) => {
    const child = spawn(program, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: ["ignore", show ? "inherit" : "pipe", show ? "inherit" : "pipe"],
    });
    let [out, err] = ["", ""];
    child.stdout?.setEncoding("utf8").on("data", (text) => (out += text));
    child.stderr?.setEncoding("utf8").on("data", (text) => (err += text));
    child.on("error", (error) => fail(new Failed(`${program}: ${error.message}`)));
    child.on("close", (code, signal) => {
      if (code === 0) done(out);
      else fail(new Failed(`${program} ${args.join(" ")}\n${spoken(out)}${err}\n→ ${signal ?? `exit ${code}`}`));
    });
  });
}

/** Without the lines that cargo prints for programs. */
function spoken(out) {
  return out.split("\n").filter((line) => !line.startsWith("{")).join("\n").slice(-20_000);
}

/** What a program prints, or `null` when it is not there or fails. */
export async function ask(program, args, options) {
  return run(program, args, options).then((out) => out.trim(), () => null);
}
