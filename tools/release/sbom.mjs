// A bill of materials, CycloneDX 1.5: npm's own for the npm packages, and the crates from cargo's metadata beside them.
// The same commit gives the same text: the serial number is made from it, the time is the commit's.

import { createHash } from "node:crypto";
import { crates, inOrder, npmPackages } from "../lib/dependencies.mjs";
import { spdx } from "../lib/licences.mjs";
import { npm } from "../setup/node-modules.mjs";

/** `required`: inside what is published. `excluded`, as CycloneDX calls it: at work only when it is built or tested. */
const scope = (carried) => (carried ? "required" : "excluded");

export async function sbom({ name, version, licence, time }) {
  const made = JSON.parse(await npm(["sbom", "--sbom-format", "cyclonedx", "--sbom-type", "library", "--package-lock-only"]));
  const carried = new Set(npmPackages().filter((one) => one.carried).map((one) => `${one.name}@${one.version}`));
  const cargo = inOrder((await crates()).filter(({ apart }) => !apart));
  const ref = (one) => `pkg:cargo/${one.name}@${one.version}`;
  const root = `${name}@${version}`;
  const bom = {
    $schema: made.$schema,
    bomFormat: made.bomFormat,
    specVersion: made.specVersion,
    version: 1,
    metadata: {
      timestamp: time,
      lifecycles: [{ phase: "build" }],
      tools: made.metadata.tools,
      component: { "bom-ref": root, type: "library", name, version, purl: `pkg:npm/${name}@${version}`, licenses: [{ expression: licence }] },
    },
    components: [
      ...made.components.map((one) => ({ ...one, scope: scope(carried.has(`${one.name}@${one.version}`)) })),
      ...cargo.map((one) => ({
        "bom-ref": ref(one), type: "library", name: one.name, version: one.version, scope: scope(one.carried), purl: ref(one),
        hashes: [{ alg: "SHA-256", content: one.hash }],
        licenses: [{ expression: spdx(one.licence) }],
      })),
    ],
    dependencies: [
      ...made.dependencies.map((one) => (one.ref === root ? { ...one, dependsOn: [...one.dependsOn, ...cargo.filter((crate) => crate.direct).map(ref)] } : one)),
      ...cargo.map((one) => ({ ref: ref(one), dependsOn: one.needs.map((need) => `pkg:cargo/${need}`) })),
    ],
  };
  return JSON.stringify({ ...bom, serialNumber: `urn:uuid:${uuidOf(JSON.stringify(bom))}` }, null, 2) + "\n";
}

/** A UUID of version 8: our own bits. */
function uuidOf(text) {
  const hex = [...createHash("sha256").update(text).digest("hex").slice(0, 32)];
  hex[12] = "8";
  hex[16] = "8";
  return hex.join("").replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}
