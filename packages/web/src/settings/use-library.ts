import { withPacks, type FormPack, type Library } from "@kaiji/domain";
import { useCallback, useEffect, useMemo, useState } from "react";
import { keptPacks } from "./kept-packs.ts";
import { findLoadedLibrary, loadLibrary, type LoadedLibrary } from "./load-library.ts";

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

/** Forms, catalogs and criteria from the own server; loaded once, and again on `retry`. `refresh` looks at what this browser keeps. */
export function useLibrary(): { readonly loading: Loading; readonly retry: () => void; readonly refresh: () => void } {
  const [loaded, setLoaded] = useState<LoadedLibrary | "loading" | "failed">(() => findLoadedLibrary() ?? "loading");
  const [kept, setKept] = useState<readonly FormPack[]>(keptPacks);

  const load = useCallback(() => {
    let isGone = false;
    loadLibrary()
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
