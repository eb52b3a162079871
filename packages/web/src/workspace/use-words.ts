import { useSpeaking } from "../settings/language.tsx";
import { workspaceEn } from "../words/workspace-en.ts";
import { workspaceJa, type WorkspaceWords } from "../words/workspace-ja.ts";

/** The workspace's sentences in the page's language. */
export function useWords(): WorkspaceWords {
  return useSpeaking().language === "ja" ? workspaceJa : workspaceEn;
}
