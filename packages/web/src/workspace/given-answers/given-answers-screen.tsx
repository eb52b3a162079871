import { usePath } from "../route/use-path.ts";
import { GivenAnswerPage } from "./given-answer-page.tsx";
import { GivenAnswersPage } from "./given-answers-page.tsx";

/** The requests that a provider or dealer received: the list, and one of them. */
export function GivenAnswersScreen() {
  const [, , , id] = usePath().split("/");
  return id === undefined || id === "" ? <GivenAnswersPage /> : <GivenAnswerPage id={id} />;
}
