// What the commands print: one line a step, Chinese first, English beside it; the long ones show that they are alive.

const live = process.stdout.isTTY === true && !process.env.CI;

export function line(zh, en) {
  console.log(`  ${zh}  ${en}`);
}

export function heading(zh, en) {
  console.log(`\n▍${zh} · ${en}`);
}

export function seconds(milliseconds) {
  return milliseconds < 60_000
    ? `${(milliseconds / 1000).toFixed(1)} s`
    : `${Math.floor(milliseconds / 60_000)} min ${Math.round((milliseconds % 60_000) / 1000)} s`;
}

/** Something a person must do before this can go on. Printed as it is, without a stack. */
export class Stop extends Error {
  constructor(zh, en) {
    super(`${zh}\n${en}`);
  }
}

/** One step: its name, then how long it took. A spinner on a terminal; in a log, a line for each minute. */
export async function step(zh, en, work) {
  const began = Date.now();
  const name = `${zh}  ${en}`;
  const passed = () => seconds(Date.now() - began);
  let turn = 0;
  if (!live) console.log(`  … ${name}`);
  const timer = live
    ? setInterval(() => process.stdout.write(`\r  ${"⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏"[turn++ % 10]} ${name}  ${passed()} `), 100)
    : setInterval(() => console.log(`    ${passed()}`), 60_000);
  try {
    const result = await work();
    if (live) process.stdout.write(`\r\x1b[2K`);
    console.log(`  ✓ ${name}  ${passed()}`);
    return result;
  } catch (error) {
    if (live) process.stdout.write(`\r\x1b[2K`);
    console.log(`  ✗ ${name}  ${passed()}`);
    throw error;
  } finally {
    clearInterval(timer);
  }
}

/** Runs a command's main function: a sentence for what a person can mend, a stack for what is a fault of ours. */
export async function command(main) {
  try {
    process.exitCode = (await main()) ?? 0;
  } catch (error) {
    console.error(`\n${error instanceof Stop || error.name === "Failed" ? error.message : error.stack}`);
    process.exitCode = 1;
  }
}
