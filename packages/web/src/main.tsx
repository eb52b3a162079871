import "./theme.css";
import "./print.css";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./app.tsx";
import { loadFonts } from "./settings/load-fonts.ts";
import { askEarly } from "./workspace/api/early-answers.ts";

askEarly(location.pathname);

createRoot(document.getElementById("root")!).render(
  <StrictMode>
    <App />
  </StrictMode>,
);

loadFonts(location.pathname);
