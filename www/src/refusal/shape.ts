// The checker with the call that this view makes.
import type { Checker, Filing, Source } from "beian-check";

export interface RefusalReading {
  known: boolean;
  reasons: { span: [number, number]; rules: string[]; paths: string[]; title: string; message: string; source: Source }[];
}
export interface RefusalChecker extends Checker { explainRefusal(text: string, filing?: Filing): RefusalReading }
export const asRefusal = (checker: Checker | undefined): RefusalChecker | undefined => (checker && "explainRefusal" in checker ? (checker as RefusalChecker) : undefined);
