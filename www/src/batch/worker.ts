// The batch page's worker: the engine, the reading and the writing of tables. It has no way out of the machine (seal.ts).
import { createChecker } from "../../../js/src/index.js";
import { csvTemplate, NoHeading, NotATable, xlsxTemplate, type Pick } from "../../../js/src/table/index.js";
import type { Locale } from "../language";
import type { Answer, Ask, Asks, Fault, Given, Question, Reply } from "./protocol";
import { Run } from "./run";
import { seal } from "./seal";

seal();

let run: Run | null = null;
const say = (reply: Reply): void => postMessage(reply);
const pickOf = (locale: Locale): Pick => (locale === "en" ? ({ en }) => en : ({ zh }) => zh);
const theRun = (): Run => {
  if (run === null) throw new Error("no file");
  return run;
};

const answers: { [A in Ask]: (given: Given<A>) => Answer<A> | Promise<Answer<A>> } = {
  open: async ({ file, locale, today, query }) => {
    run?.drop();
    run = null;
    let next: Run;
    try {
      next = new Run(file, await createChecker({ locale, today }), pickOf(locale), query, (progress) => run === next && say({ progress }));
    } catch {
      return "engine";
    }
    run = next;
    try {
      await next.open();
    } catch (thrown) {
      if (run === next) run = null;
      return faultOf(thrown);
    }
    if (run === next) void next.work();
    return null;
  },
  stop: () => {
    run?.stop();
    return null;
  },
  list: (query) => run?.list(query) ?? 0,
  lines: ({ from, to }) => run?.lines(from, to) ?? [],
  details: ({ at }) => theRun().details(at),
  result: ({ kind }) => theRun().result(kind),
  template: async ({ kind, locale }) =>
    kind === "csv"
      ? new Blob([csvTemplate(pickOf(locale))], { type: "text/csv;charset=utf-8" })
      : new Blob([(await xlsxTemplate(pickOf(locale))) as Uint8Array<ArrayBuffer>], { type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" }),
};

function faultOf(thrown: unknown): Fault {
  if (thrown instanceof NoHeading) return "no-heading";
  return thrown instanceof NotATable ? thrown.kind : "broken";
}

addEventListener("message", async ({ data }: MessageEvent<Question>) => {
  const { id, ask, given } = data;
  try {
    say({ id, answer: await (answers[ask] as Asks[Ask] & ((given: unknown) => unknown))(given as never) });
  } catch (thrown) {
    say({ id, error: thrown instanceof Error ? thrown.message : String(thrown) });
  }
});
say({ ready: true });
