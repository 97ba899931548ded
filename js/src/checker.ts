import type { EngineHost } from "./engine.js";
import { BeianError } from "./errors.js";
import { wasmFailed } from "./faults.js";
import { check, checkField, guardFiling } from "./form.js";
import type { Replaced } from "./messages.js";
import { copyObject, copyText, eachItem, MAX_BYTES, MAX_SITES, MAX_SITES_IN_BULK, type Guard } from "./guard.js";
import { indexOf, parse, slice } from "./primordials.js";
import { parseHtml } from "./html.js";
import { onPage } from "./found.js";
import { aboutPage, pageText, readPage } from "./page.js";
import { readReports } from "./reports.js";
import { fieldSchema } from "./schema.js";
import type * as api from "./types.js";

/** Bytes of filings that cross to the engine together: enough to pay for the crossing, little enough to keep the memory small. */
const BATCH = 128 * 1024;

/** UTF-16 code units of a refusal's text. */
const MAX_REFUSAL = 16_384;

interface Batch {
  readonly reports: api.Report[];
  readonly before: Batch | null;
}

function gather(last: Batch | null, count: number): api.Report[] {
  if (last !== null && last.before === null) return last.reports;
  let room = "";
  for (let i = 0; i < count; i++) room += i === 0 ? "0" : ",0";
  const all = parse(`[${room}]`) as api.Report[];
  for (let one = last, end = count; one !== null; one = one.before) {
    const { reports } = one;
    end -= reports.length;
    for (let i = 0; i < reports.length; i++) all[end + i] = reports[i] as api.Report;
  }
  return all;
}

type WrittenRule = Omit<api.RuleInfo, "examples"> & { examples: { filing: string | api.Filing; found: boolean }[] };

/**
 * The methods of the package on top of one engine: copy what comes in, cross once, read what comes out. Each is a property of its
 * own, so that `const { check } = checker` and `filings.map(checker.check)` do what they say.
 */
export class EngineChecker implements api.Checker {
  readonly #host: EngineHost;
  readonly #handbook: (() => Uint8Array) | undefined;
  readonly #messages: Replaced | undefined;

  constructor(host: EngineHost, handbook?: () => Uint8Array, messages?: Replaced) {
    this.#host = host;
    this.#handbook = handbook;
    this.#messages = messages;
  }

  /** With a name of its own Vue's `ref` takes it for no plain object and leaves it as it is: through a proxy no engine is reached. */
  get [Symbol.toStringTag](): string {
    return "BeianChecker";
  }

  readonly check = (filing: api.Filing): api.Report => {
    return this.#ours(() => {
      return this.#worded(check(this.#host, filing));
    });
  };

  readonly checkField = (field: api.Field, value: string, context?: api.Filing): api.Finding[] => {
    return this.#ours(() => {
      const findings = checkField(this.#host, field, value, context);
      this.#messages?.(findings);
      return findings;
    });
  };

  readonly checkMany = (filings: api.Filing[]): api.Report[] => {
    return this.#ours(() => {
      // One list for each crossing; their items then go where the parser has made room for all.
      let last: Batch | null = null;
      let count = 0;
      let batch = "";
      let bytes = 0;
      let first = 0;
      const cross = (next: number): void => {
        if (batch === "") return;
        const reports = this.#inBatch(first, () => this.#host.call((engine, crossed) => readReports(engine.checkMany(`[${batch}]`), crossed), bytes));
        last = { reports, before: last };
        count += reports.length;
        batch = "";
        bytes = 0;
        first = next;
      };
      eachItem(filings, guardFiling(this.#host, MAX_SITES_IN_BULK), (filing, at) => {
        const copied = copyObject(filing, { ...guardFiling(this.#host, MAX_SITES_IN_BULK), base: `/${at}` });
        if (bytes > 0 && bytes + copied.bytes > BATCH) cross(at);
        batch += (batch === "" ? "" : ",") + copied.text;
        bytes += copied.bytes;
      });
      cross(0);
      const all = gather(last, count);
      if (this.#messages !== undefined) for (let i = 0; i < all.length; i++) this.#worded(all[i] as api.Report);
      return all;
    });
  };

  readonly compareRegions = (filing: api.Filing): api.RegionVerdict[] => {
    return this.#ours(() => {
      const { text, bytes } = copyObject(filing, guardFiling(this.#host, MAX_SITES));
      return parse(this.#host.call((engine) => engine.compareRegions(text), bytes)) as api.RegionVerdict[];
    });
  };

  readonly readCertificate = (kind: api.CertificateKind, number: string): api.CertificateFacts | null => {
    return this.#ours(() => {
      const guard: Guard = { code: "bad-number", locale: this.#host.locale };
      const which = copyText(kind, guard);
      const typed = copyText(number, guard);
      return parse(this.#host.call((engine) => engine.readCertificate(which, typed))) as api.CertificateFacts | null;
    });
  };

  readonly readIcpNumber = (text: string): api.IcpNumber | null => {
    return this.#ours(() => {
      const typed = copyText(text, { code: "bad-number", locale: this.#host.locale });
      return parse(this.#host.call((engine) => engine.readIcpNumber(typed))) as api.IcpNumber | null;
    });
  };

  readonly readPsbNumber = (text: string): api.PsbNumber | null => {
    return this.#ours(() => {
      const typed = copyText(text, { code: "bad-number", locale: this.#host.locale });
      return parse(this.#host.call((engine) => engine.readPsbNumber(typed))) as api.PsbNumber | null;
    });
  };

  readonly footer = (input: api.FooterInput): { html: string; text: string } => {
    return this.#ours(() => {
      const about = aboutPage(input, this.#host.locale);
      return parse(this.#host.call((engine) => engine.footer(about("")))) as { html: string; text: string };
    });
  };

  readonly checkFooter = (html: string, input: api.FooterInput): api.Finding[] => {
    return this.#ours(() => {
      const source = copyText(html, { code: "bad-filing", locale: this.#host.locale }, MAX_BYTES);
      const about = aboutPage(input, this.#host.locale);
      const page = readPage(parseHtml(source, this.#host.locale), this.#host.locale);
      const crossing = about(pageText(page));
      const found = parse(this.#host.call((engine) => engine.checkFooter(crossing), crossing.length)) as api.Finding[];
      onPage(found, page, source);
      this.#messages?.(found);
      return found;
    });
  };

  readonly explainRefusal = (text: string, filing?: api.Filing): api.RefusalReading => {
    return this.#ours(() => {
      const said = copyText(text, { code: "bad-filing", locale: this.#host.locale }, MAX_REFUSAL);
      const about = filing === undefined ? { text: "", bytes: 0 } : copyObject(filing, guardFiling(this.#host, MAX_SITES));
      return parse(this.#host.call((engine) => engine.explainRefusal(said, about.text), about.bytes)) as api.RefusalReading;
    });
  };

  readonly rules = (): api.RuleInfo[] => {
    return this.#ours(() => {
      this.#loadHandbook();
      // The engine keeps an example as JSON text, and writes it as it lies.
      const written = parse(this.#host.call((engine) => engine.rules())) as WrittenRule[];
      for (const { examples } of written) for (const example of examples) example.filing = parse(example.filing as string) as api.Filing;
      return written as api.RuleInfo[];
    });
  };

  readonly regions = (): api.RegionInfo[] => {
    return this.#ours(() => {
      this.#loadHandbook();
      return parse(this.#host.call((engine) => engine.regions())) as api.RegionInfo[];
    });
  };

  readonly schema = (field: api.Field, context?: api.Filing | (() => api.Filing)): api.StandardSchemaV1<string, string> => {
    return fieldSchema(this, this.#host.locale, field, context);
  };

  readonly dispose = (): void => {
    this.#host.dispose();
  };

  /** Titles, examples and what is known of each region: for people, and so not there before somebody asks. */
  #loadHandbook(): void {
    if (this.#handbook !== undefined && !this.#host.has("handbook")) this.#host.load("handbook", this.#handbook());
  }

  /** Whatever goes wrong in here, a built-in that a page has broken or a stack that is full, is a BeianError. */
  #ours<T>(job: () => T): T {
    try {
      // Disposed of, it looks at nothing any more.
      this.#host.has("rules");
      return job();
    } catch (thrown) {
      throw thrown instanceof BeianError ? thrown : wasmFailed(this.#host.locale, thrown);
    }
  }

  #worded(report: api.Report): api.Report {
    this.#messages?.(report.findings);
    return report;
  }

  /** The engine counts from the first filing of the batch, the caller from the first of all. */
  #inBatch<T>(first: number, job: () => T): T {
    try {
      return job();
    } catch (error) {
      if (first === 0 || !(error instanceof BeianError) || error.path === undefined) throw error;
      const end = indexOf(error.path, "/", 1);
      const at = Number(slice(error.path, 1, end < 0 ? error.path.length : end));
      throw new BeianError(error.code as "bad-filing", error.message, `/${first + at}${end < 0 ? "" : slice(error.path, end)}`);
    }
  }
}
