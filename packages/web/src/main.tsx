import "./theme.css";
import "./print.css";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./app.tsx";
import { loadScreen } from "./load-screen.ts";
import { ScreenFailed } from "./parts/screen-failed.tsx";
import { loadFonts } from "./settings/load-fonts.ts";
import { askEarly } from "./workspace/api/early-answers.ts";

const first = askEarly(location.pathname);

const root = createRoot(document.getElementById("root")!);
void loadScreen()
  .catch(() => ScreenFailed)
  .then((screen) =>
    root.render(
      <StrictMode>
        <App screen={screen} />
      </StrictMode>,
    ),
  );

loadFonts(first);
