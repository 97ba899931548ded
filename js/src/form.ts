// The two questions of a form, which every engine answers, the page's first one too.

import type { EngineHost } from "./engine.js";
import { BeianError } from "./errors.js";
import { pathOfField } from "./field.js";
import { copyObject, copyText, MAX_SITES, type Guard } from "./guard.js";
import { parse } from "./primordials.js";
import { readReport } from "./reports.js";
import type * as api from "./types.js";

export const guardFiling = (host: EngineHost, sites: number): Guard => ({ code: "bad-filing", locale: host.locale, list: { key: "sites", most: sites } });

export function check(host: EngineHost, filing: api.Filing): api.Report {
  const { text, bytes } = copyObject(filing, guardFiling(host, MAX_SITES));
  return host.call((engine, crossed) => readReport(engine.check(text), crossed), bytes);
}

export function checkField(host: EngineHost, field: api.Field, value: string, context?: api.Filing): api.Finding[] {
  const name = copyText(field, { code: "bad-field", locale: host.locale });
  let typed: string;
  try {
    typed = copyText(value, { code: "bad-filing", locale: host.locale });
  } catch (error) {
    // Where the value would stand in a filing; a length is no matter of place.
    if (!(error instanceof BeianError) || error.code === "too-large") throw error;
    throw new BeianError("bad-filing", error.message, pathOfField(name));
  }
  const around = context === undefined ? { text: "", bytes: 0 } : copyObject(context, guardFiling(host, MAX_SITES));
  return parse(host.call((engine) => engine.checkField(name, typed, around.text), around.bytes)) as api.Finding[];
}
