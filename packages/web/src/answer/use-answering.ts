import type { AnsweringView } from "@kaiji/formats/api";
import { useCallback, useEffect, useState } from "react";
import { askByLink } from "./ask-by-link.ts";

/** What a provider works with: what is asked of it, and how to load it again. */
export interface Answering {
  readonly link: string;
  readonly view: AnsweringView | null;
  readonly error: unknown;
  readonly reload: () => Promise<void>;
  /** Goes on with another link, e.g. one that a typed code gave. */
  readonly open: (link: string) => void;
}

/** Loads what the link in the address is for. The link stays behind the `#`, where no server sees it. */
export function useAnswering(): Answering {
  const [link, setLink] = useState(() => location.hash.slice(1));
  const [view, setView] = useState<AnsweringView | null>(null);
  const [error, setError] = useState<unknown>(null);
  const reload = useCallback(async () => {
    if (link === "") return;
    try {
      setView(await askByLink<AnsweringView>(link, "GET", ""));
      setError(null);
    } catch (failure) {
      setError(failure);
    }
  }, [link]);
  useEffect(() => {
    // oxlint-disable-next-line react-hooks/set-state-in-effect -- what is loaded is shown
    void reload();
  }, [reload]);
  useEffect(() => {
    const follow = () => setLink(location.hash.slice(1));
    addEventListener("hashchange", follow);
    return () => removeEventListener("hashchange", follow);
  }, []);
  const open = (next: string) => {
    history.replaceState(null, "", `#${next}`);
    setError(null);
    setLink(next);
  };
  return { link, view, error, reload, open };
}
