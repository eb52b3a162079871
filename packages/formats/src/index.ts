export { type Reading, type Refusal, type RefusalCode } from "./refusal.ts";
export { readWorkbook } from "./excel/read-workbook.ts";
