import { withPacks, type FormPack, type Library } from "@kaiji/domain";
import { useCallback, useEffect, useMemo, useState } from "react";
import { keptPacks } from "./kept-packs.ts";

type Loading =
  | { readonly kind: "loading" }
  | {
      readonly kind: "ready";
      /** What ships, with the forms learned on this machine and in this browser. */
      readonly library: Library;
      /** Learned with the command line or by whoever runs the server; they cannot be forgotten here. */
      readonly served: readonly FormPack[];
      readonly kept: readonly FormPack[];
    }
  | { readonly kind: "failed" };

type Loaded = { readonly shipped: Library; readonly served: readonly FormPack[] };

/** Forms, catalogs and criteria from the own server; loaded once, and again on `retry`. `refresh` looks at what this browser keeps. */
export function useLibrary(): { readonly loading: Loading; readonly retry: () => void; readonly refresh: () => void } {
  const [loaded, setLoaded] = useState<Loaded | "loading" | "failed">("loading");
  const [kept, setKept] = useState<readonly FormPack[]>(keptPacks);

  const load = useCallback(() => {
    let isGone = false;
    fetchOnce()
      .then((once) => isGone || setLoaded(once))
      .catch(() => isGone || setLoaded("failed"));
    return () => void (isGone = true);
  }, []);
  useEffect(load, [load]);

  const retry = useCallback(() => {
    setLoaded("loading");
    load();
  }, [load]);
  const refresh = useCallback(() => setKept(keptPacks()), []);

  const loading = useMemo((): Loading => {
    if (loaded === "loading" || loaded === "failed") return { kind: loaded };
    const { shipped, served } = loaded;
    const own = kept.filter((pack) => !served.some((other) => other.hash === pack.hash));
    return { kind: "ready", library: withPacks(shipped, [...served, ...own]), served, kept: own };
  }, [loaded, kept]);
  return { loading, retry, refresh };
}

/** Begins to load what every part will ask for. */
export function beginLibrary(): void {
  fetchOnce().catch(() => undefined);
}

let asked: Promise<Loaded> | null = null;

/** All parts of the page share one answer; a failure is asked for again. */
function fetchOnce(): Promise<Loaded> {
  asked ??= Promise.all([fetchJson<Library>("/library.json"), fetchJson<FormPack[]>("/packs.json")])
    .then(([shipped, served]) => ({ shipped, served }))
    .catch((error: unknown) => {
      asked = null;
      throw error;
    });
  return asked;
}

function fetchJson<T>(path: string): Promise<T> {
  return fetch(path).then((response) => (response.ok ? (response.json() as Promise<T>) : Promise.reject(new Error(String(response.status)))));
}
