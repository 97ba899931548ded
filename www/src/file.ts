// Keeps a filing as a file of the person's own, and opens it again. Nothing is stored by the page.
import type { Filing } from "beian-check";
import { h } from "./dom";
import { download } from "./download";
import type { Draft } from "./draft";
import { toDraft } from "./opened";
import { t } from "./language";

const FORMAT = "beian-check/filing";

export function save(filing: Filing): void {
  const day = new Date().toLocaleDateString("sv-SE"); // ISO order, local day
  download(`${t("fileName")}-${day}.json`, "application/json", JSON.stringify({ format: FORMAT, filing }, null, 2));
}

/** A file of ours, or a bare filing as the API takes it. */
export function parse(text: string): Draft {
  const content = JSON.parse(text);
  const filing = content?.filing ?? content;
  const known = ["subject", "sites", "principal", "region", "filingType"];
  if (filing === null || typeof filing !== "object" || !known.some((key) => Object.hasOwn(filing, key))) throw new TypeError("not a filing");
  return toDraft(filing);
}

export function chooseFile(opened: (draft: Draft) => void, failed: () => void): void {
  const input = h("input", { type: "file", accept: ".json,application/json" });
  input.addEventListener("change", async () => {
    const file = input.files?.[0];
    if (!file) return;
    try {
      opened(parse(await file.text()));
    } catch {
      failed();
    }
  });
  input.click();
}
