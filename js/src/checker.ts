import type { EngineHost } from "./engine.js";
import { BeianError } from "./errors.js";
import { pathOfField } from "./field.js";
import { copyObject, copyText, MAX_SITES, type Guard } from "./guard.js";
import { parse } from "./primordials.js";
import { fieldSchema } from "./schema.js";
import type * as api from "./types.js";

/** The contract's methods that the engine does not have yet. */
type NotYet = "checkMany" | "compareRegions" | "readIcpNumber" | "readPsbNumber" | "footer" | "checkFooter";

/** The methods of the package on top of one engine: copy what comes in, cross once, read what comes out. */
export class EngineChecker implements Omit<api.Checker, NotYet> {
  readonly #host: EngineHost;
  readonly #handbook: (() => Uint8Array) | undefined;

  constructor(host: EngineHost, handbook?: () => Uint8Array) {
    this.#host = host;
    this.#handbook = handbook;
  }

  check(filing: api.Filing): api.Report {
    const { text, bytes } = copyObject(filing, this.#guardFiling(MAX_SITES));
    return parse(this.#host.call((engine) => engine.check(text), bytes)) as api.Report;
  }

  checkField(field: api.Field, value: string, context?: api.Filing): api.Finding[] {
    const name = copyText(field, { code: "bad-field", locale: this.#host.locale });
    let typed: string;
    try {
      typed = copyText(value, { code: "bad-filing", locale: this.#host.locale });
    } catch (error) {
      // Where the value would stand in a filing; a length is no matter of place.
      if (!(error instanceof BeianError) || error.code === "too-large") throw error;
      throw new BeianError("bad-filing", error.message, pathOfField(name));
    }
    const around = context === undefined ? { text: "", bytes: 0 } : copyObject(context, this.#guardFiling(MAX_SITES));
    return parse(this.#host.call((engine) => engine.checkField(name, typed, around.text), around.bytes)) as api.Finding[];
  }

  readCertificate(kind: api.CertificateKind, number: string): api.CertificateFacts | null {
    const guard: Guard = { code: "bad-number", locale: this.#host.locale };
    const which = copyText(kind, guard);
    const typed = copyText(number, guard);
    return parse(this.#host.call((engine) => engine.readCertificate(which, typed))) as api.CertificateFacts | null;
  }

  rules(): api.RuleInfo[] {
    if (this.#handbook !== undefined && !this.#host.has("handbook")) this.#host.load("handbook", this.#handbook());
    return parse(this.#host.call((engine) => engine.rules())) as api.RuleInfo[];
  }

  regions(): api.RegionInfo[] {
    return parse(this.#host.call((engine) => engine.regions())) as api.RegionInfo[];
  }

  schema(field: api.Field, context?: api.Filing | (() => api.Filing)): api.StandardSchemaV1<string, string> {
    return fieldSchema(this, this.#host.locale, field, context);
  }

  dispose(): void {
    this.#host.dispose();
  }

  #guardFiling(sites: number): Guard {
    return { code: "bad-filing", locale: this.#host.locale, list: { key: "sites", most: sites } };
  }
}
