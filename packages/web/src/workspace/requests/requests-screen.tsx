import { usePath } from "../route/use-path.ts";
import { ComposePage } from "./compose-page.tsx";
import { LetterPage } from "./letter-page.tsx";
import { RequestPage } from "./request-page.tsx";
import { RequestsPage } from "./requests-page.tsx";

/** Requests to providers: the list, making them, one of them, and its letter on paper. */
export function RequestsScreen() {
  const [, , , id, part] = usePath().split("/");
  if (id === undefined || id === "") return <RequestsPage />;
  if (id === "new") return <ComposePage />;
  return part === "letter" ? <LetterPage id={id} /> : <RequestPage id={id} />;
}
