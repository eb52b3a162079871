import type { WorkspaceWords } from "../../words/workspace-ja.ts";

/** An action of the trail, e.g. `finding.change`, in words; a part that has none stays as it is kept. */
export function actionWords(action: string, audit: WorkspaceWords["audit"]): string {
  const cut = action.indexOf(".");
  if (cut < 0) return action;
  const [kind, verb] = [action.slice(0, cut), action.slice(cut + 1)];
  const [kinds, verbs] = [audit.kinds as Readonly<Record<string, string>>, audit.verbs as Readonly<Record<string, string>>];
  return audit.actionOf(kinds[kind] ?? kind, verbs[verb] ?? verb);
}
