// The checker with the calls that this view makes.
import type { Checker, Finding, Nature } from "beian-check";

export interface FooterInput { icpNumber?: string; psbNumber?: string; subjectName?: string; region?: string; nature?: Nature; years?: string; psbBadgeUrl?: string }
export interface FooterChecker extends Checker {
  footer(input: FooterInput): { html: string; text: string };
  checkFooter(html: string, input: FooterInput): Finding[];
}
export const asFooter = (checker: Checker | undefined): FooterChecker | undefined => (checker && "footer" in checker ? (checker as FooterChecker) : undefined);
