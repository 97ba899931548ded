// The ministry's numbers for natures and kinds of certificates (rules/lexicon/form-codes.tsv), and this package's names.

import { certificates, natures } from "../generated/form-codes.js";
import type { CertificateKind, Nature } from "./types.js";

/**
 * A row of the table of natures (主办单位性质).
 * @example
 * const row: NatureCode = { code: 5, names: ["individual"], title: "个人" };
 */
export interface NatureCode {
  /** The ministry's number. */
  readonly code: number;
  /** Names here; the first is what the number is read as. 个体工商户 file as 企业. */
  readonly names: readonly Nature[];
  /** What the form calls it. */
  readonly title: string;
}

/**
 * A row of the table of certificates (证件类型). The same kind can have several numbers: one for each nature that carries it.
 * @example
 * const row: CertificateCode = { code: 7, names: ["passport"], title: "护照", nature: "individual" };
 */
export interface CertificateCode {
  /** The ministry's number. */
  readonly code: number;
  /** Names here; the first is what the number is read as. */
  readonly names: readonly CertificateKind[];
  /** What the form calls it. */
  readonly title: string;
  /** Whose certificate it is. */
  readonly nature: Nature;
}

/**
 * Both tables.
 * @example
 * const { natures, certificates }: FormCodes = formCodes;
 */
export interface FormCodes {
  /** 主办单位性质 */
  readonly natures: readonly NatureCode[];
  /** 证件类型 */
  readonly certificates: readonly CertificateCode[];
}

/**
 * The ministry's numbers for natures and certificates, as data.
 * @example
 * const options = formCodes.natures.map(({ code, title }) => ({ value: code, label: title }));
 */
export const formCodes: FormCodes = { natures, certificates };

/**
 * The nature that a number of the ministry's form stands for.
 * @example
 * natureOfCode("5"); // "individual"
 */
export function natureOfCode(code: number | string): Nature | undefined {
  return natures.find((row) => row.code === Number(code))?.names[0];
}

/**
 * The number of a nature.
 * @example
 * codeOfNature("self-employed"); // 4, as enterprises
 */
export function codeOfNature(nature: Nature): number | undefined {
  return natures.find(({ names }) => names.includes(nature))?.code;
}

/**
 * The kind of certificate that a number of the ministry's form stands for. Number 1, the business licence, has a unified code
 * today; with an old registration number of 15 digits it is `"business-licence"`.
 * @param number the certificate's own number, where it is known
 * @example
 * kindOfCode(2); // "resident-id"
 */
export function kindOfCode(code: number | string, number?: string): CertificateKind | undefined {
  const names = certificates.find((row) => row.code === Number(code))?.names;
  return names?.includes("business-licence") && /^\d{15}$/.test(number ?? "") ? "business-licence" : names?.[0];
}

/**
 * The number of a kind of certificate, for a subject of this nature; without a nature, the first that there is.
 * @example
 * codeOfKind("organisation-code", "government"); // 9
 */
export function codeOfKind(kind: CertificateKind, nature?: Nature): number | undefined {
  const rows = certificates.filter(({ names }) => names.includes(kind));
  const number = nature === undefined ? undefined : codeOfNature(nature);
  return nature === undefined ? rows[0]?.code : rows.find((row) => codeOfNature(row.nature) === number)?.code;
}
