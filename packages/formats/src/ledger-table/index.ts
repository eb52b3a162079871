export { guidelineTable } from "./guideline-table.ts";
export { ID_COLUMN, LEDGER_KINDS, LEDGER_TABLES, type DescribedLedgerKind, type LedgerKind } from "./ledger-kinds.ts";
export { MOST_IMPORT_ROWS, planImport, type ImportOptions, type KnownRecord, type PlannedRow, type RowFault } from "./plan-import.ts";
export { proposeMapping, type MappedColumn, type ProposedMapping } from "./propose-mapping.ts";
export { put, valueAt, type CellFault, type Draft, type LookUp, type TableField } from "./table-field.ts";
export { tellField, tellWritten } from "./tell-field.ts";
export { fullTable, writeTableCsv, writeTableWorkbook, type Table } from "./write-table.ts";
