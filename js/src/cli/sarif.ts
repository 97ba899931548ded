// SARIF 2.1.0, as code scanning and editors read it: the rules first, then a result for each finding, streamed.

import type { Finding, RuleInfo } from "../types.js";
import type { Checked, Setting, Writer } from "./output.js";
import { pathToFileURL } from "node:url";
import { relative, resolve, sep } from "node:path";

const LEVEL = { reject: "error", missing: "warning", risk: "warning", note: "note" } as const satisfies Record<Finding["verdict"], string>;
const UNREADABLE = "input/unreadable";

export class SarifWriter implements Writer {
  readonly #index = new Map<string, number>();
  #first = true;

  constructor(private readonly setting: Setting) {}

  begin(): string {
    const { pick, version, locale } = this.setting;
    const rules: object[] = [{ id: UNREADABLE, shortDescription: { text: pick({ zh: "读不出的内容", en: "What could not be read" }) }, defaultConfiguration: { level: "error" } }];
    this.#index.set(UNREADABLE, 0);
    for (const rule of this.setting.rules()) {
      // An id can have a record for each region: one rule here, with the national one's words where there is one.
      if (this.#index.has(rule.id)) continue;
      this.#index.set(rule.id, rules.length);
      rules.push(described(rule));
    }
    const driver = { name: "beian-check", version, semanticVersion: version, language: locale, rules };
    return `{"$schema":"https://json.schemastore.org/sarif-2.1.0.json","version":"2.1.0","runs":[{"tool":{"driver":${JSON.stringify(driver)}},"columnKind":"utf16CodeUnits","results":[`;
  }

  write({ file, entry, report, remarks, verdict }: Checked): string {
    const { pick } = this.setting;
    let text = "";
    const add = (result: object): void => {
      text += `${this.#first ? "" : ","}\n${JSON.stringify(result)}`;
      this.#first = false;
    };
    const at = (line: number, path: string): object[] => [{
      physicalLocation: { artifactLocation: { uri: uriOf(file) }, region: { startLine: Math.max(1, line) } },
      ...(path === "" ? {} : { logicalLocations: [{ fullyQualifiedName: path, kind: "member" }] }),
    }];
    for (const { line, column, says } of remarks) {
      const message = `${column === undefined ? "" : `${column}${pick({ zh: "：", en: ": " })}`}${pick(says)}`;
      add({ ruleId: UNREADABLE, ruleIndex: 0, level: verdict === "unreadable" ? "error" : "note", message: { text: message }, locations: at(line, entry.pointer ?? "") });
    }
    for (const { rule, verdict: grave, path, message, fix, fixPath, source, span, overlay } of report?.findings ?? []) {
      const index = this.#index.get(rule);
      const { line, column } = entry.place(path);
      add({
        ruleId: rule,
        ...(index === undefined ? {} : { ruleIndex: index }),
        level: LEVEL[grave],
        message: { text: column === undefined || column === "" ? message : `${column}${pick({ zh: "：", en: ": " })}${message}` },
        locations: at(line, `${entry.pointer ?? ""}${path}`),
        properties: { verdict: grave, source, ...(span && { span }), ...(fix !== undefined && { fix }), ...(fixPath !== undefined && { fixPath }), ...(overlay !== undefined && { overlay }) },
      });
    }
    return text;
  }

  end(): string {
    return "\n]}]}\n";
  }
}

function described({ id, title, field, verdict, source }: RuleInfo): object {
  return {
    id,
    shortDescription: { text: title === "" ? id : title },
    fullDescription: { text: [title, source.document, source.section, source.asOf].filter(Boolean).join(" · ") },
    ...(source.url === undefined ? {} : { helpUri: source.url }),
    defaultConfiguration: { level: LEVEL[verdict] },
    properties: { field, verdict, source },
  };
}

/** Relative to where the command runs, as code scanning wants it; absolute where it lies elsewhere. */
function uriOf(file: string): string {
  if (file === "-") return "stdin";
  const path = relative(process.cwd(), resolve(file));
  if (path === "" || path.startsWith("..") || resolve(path) === path) return pathToFileURL(resolve(file)).href;
  return path.split(sep).map(encodeURIComponent).join("/");
}
