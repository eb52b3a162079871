import type { Library } from "@kaiji/domain";
import { useCallback, useEffect, useState } from "react";

type Loading =
  | { readonly kind: "loading" }
  | { readonly kind: "ready"; readonly library: Library }
  | { readonly kind: "failed" };

/** Forms, catalogs and criteria from the own server; loaded once, and again on `retry`. */
export function useLibrary(): { readonly loading: Loading; readonly retry: () => void } {
  const [loading, setLoading] = useState<Loading>({ kind: "loading" });

  const load = useCallback(() => {
    const stop = new AbortController();
    fetch("/library.json", { signal: stop.signal })
      .then((response) => (response.ok ? response.json() : Promise.reject(new Error(String(response.status)))))
      .then((library: Library) => setLoading({ kind: "ready", library }))
      .catch(() => {
        if (!stop.signal.aborted) setLoading({ kind: "failed" });
      });
    return () => stop.abort();
  }, []);
  useEffect(load, [load]);

  const retry = useCallback(() => {
    setLoading({ kind: "loading" });
    load();
  }, [load]);
  return { loading, retry };
}
