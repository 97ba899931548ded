// Filings as tables: read, judged, written. The batch page and the command line stand on this.

export { isEmpty, shown, type Cell } from "./cell.js";
export { COLUMNS, columnAt, columnOf, isResult, siteOf, type Column } from "./columns.js";
export { AT_ONCE, judge, type Judged } from "./judge.js";
export { NotATable, openTable, type Table } from "./open.js";
export { keptColumns, resultHeading, resultRows, tagName, verdictName, type Outcome, type Pick } from "./result.js";
export { NoHeading, placeOf, TableReader, type Heading, type Order, type Remark, type Row } from "./rows.js";
export { countsOf, Tally, VERDICTS, type Counts, type Reason, type Verdict } from "./tally.js";
export { csvTemplate, xlsxTemplate } from "./template.js";
export { BYTE_ORDER_MARK, csvLine, csvLines, xlsxBytes } from "./write.js";
