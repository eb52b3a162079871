import { askEarly } from "./workspace/api/early-answers.ts";

// The workspace's page begins with this small program: it asks the server while the large one is on its way.
void askEarly(location.pathname);
