// The ministry's numbers for natures, kinds of certificates and approvals (rules/codes.toml), and this package's names.

import { approvals, certificates, natures } from "../generated/form-codes.js";
import type { CertificateKind, Nature } from "./types.js";

/**
 * A number of the ministry's form, and what it stands for here.
 * @example
 * const row: FormCode = { code: 5, name: "individual", title: "个人" };
 */
export interface FormCode {
  /** The ministry's number; of approvals a bit, to be added up. */
  readonly code: number;
  /** The name here. */
  readonly name: string;
  /** What the form calls it. */
  readonly title: string;
  /** A second name: it leads to the number, and the number does not lead back. 个体工商户 file as 企业. */
  readonly also?: boolean;
}

/**
 * A number for a kind of certificate. One kind can have several: one for each nature that carries it.
 * @example
 * const row: CertificateCode = { code: 7, name: "passport", title: "护照", nature: "individual" };
 */
export interface CertificateCode extends FormCode {
  /** Whose certificate it is. */
  readonly nature: string;
  /** Where one name has several numbers: how the certificate's own number begins. */
  readonly begins?: readonly string[];
  /** The source gives the number for the nature without naming the paper. */
  readonly uncertain?: boolean;
}

/**
 * All tables.
 * @example
 * const { natures, certificates }: FormCodes = formCodes;
 */
export interface FormCodes {
  /** 主办单位性质 */
  readonly natures: readonly FormCode[];
  /** 证件类型 */
  readonly certificates: readonly CertificateCode[];
  /** 前置或专项审批 */
  readonly approvals: readonly FormCode[];
}

/**
 * The ministry's numbers for natures, certificates and approvals, as data.
 * @example
 * const options = formCodes.natures.map(({ code, title }) => ({ value: code, label: title }));
 */
export const formCodes: FormCodes = { natures, certificates, approvals };

/**
 * The nature that a number of the ministry's form stands for.
 * @example
 * natureOfCode("5"); // "individual"
 */
export function natureOfCode(code: number | string): Nature | undefined {
  return natures.find((row) => row.code === Number(code) && !row.also)?.name;
}

/**
 * The number of a nature.
 * @example
 * codeOfNature("self-employed"); // 4, as enterprises
 */
export function codeOfNature(nature: Nature): number | undefined {
  return natures.find(({ name }) => name === nature)?.code;
}

/**
 * The kind of certificate that a number of the ministry's form stands for. Number 1, the business licence, bears a unified code
 * today; only with an old registration number of 15 digits it is `"business-licence"` here.
 * @param number the certificate's own number, where it is known
 * @example
 * kindOfCode(2); // "resident-id"
 */
export function kindOfCode(code: number | string, number?: string): CertificateKind | undefined {
  const name = certificates.find((row) => row.code === Number(code))?.name;
  return name === "business-licence" && !/^\d{15}$/.test(number ?? "") ? "unified-social-credit" : name;
}

/**
 * The number of a kind of certificate, for a subject of this nature; without a nature, the first that there is.
 * @param number the certificate's own number: residence permits of Taiwan have another than those of Hong Kong and Macau
 * @example
 * codeOfKind("organisation-code", "government"); // 9
 */
export function codeOfKind(kind: CertificateKind, nature?: Nature, number?: string): number | undefined {
  const of = nature === undefined ? undefined : codeOfNature(nature);
  const rows = certificates.filter((row) => nature === undefined || codeOfNature(row.nature) === of);
  const own = rows.filter(({ name }) => name === kind);
  const found = own.find(({ begins }) => number !== undefined && begins?.some((start) => number.startsWith(start))) ?? own[0];
  // A unified code that has no number of its own stands on the unit's registration: an enterprise's licence.
  return (found ?? (kind === "unified-social-credit" ? rows.find(({ name }) => name === "business-licence") : undefined))?.code;
}
