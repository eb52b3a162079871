import type { FormPack, Library } from "@kaiji/domain";

/** What ships, and the forms that were learned on this machine. */
export interface LoadedLibrary {
  readonly shipped: Library;
  readonly served: readonly FormPack[];
}

let asked: Promise<LoadedLibrary> | null = null;
let loaded: LoadedLibrary | null = null;

/** What has been loaded; `null` before. */
export function findLoadedLibrary(): LoadedLibrary | null {
  return loaded;
}

/** Loads the data of the own server. All parts of the page share one answer; a failure is asked for again. */
export function loadLibrary(): Promise<LoadedLibrary> {
  asked ??= Promise.all([fetchJson<Library>("/library.json"), fetchJson<FormPack[]>("/packs.json")])
    .then(([shipped, served]) => (loaded = { shipped, served }))
    .catch((error: unknown) => {
      asked = null;
      throw error;
    });
  return asked;
}

function fetchJson<T>(path: string): Promise<T> {
  return fetch(path).then((response) => (response.ok ? (response.json() as Promise<T>) : Promise.reject(new Error(String(response.status)))));
}
