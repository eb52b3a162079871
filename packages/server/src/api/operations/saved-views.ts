import { savedViewContent } from "@kaiji/formats/api";
import { recordOperations } from "./records.ts";

/** Filters of lists, kept under a name for everyone in the organization. */
export const SAVED_VIEWS = recordOperations({ kind: "saved_view", plural: "saved-views", name: "SavedView", tag: "一覧", ja: "保存した条件", en: "saved filter", content: savedViewContent });
