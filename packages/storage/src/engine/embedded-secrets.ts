import { keepSecret } from "./secrets.ts";

/** The passwords of an embedded engine's three roles. */
export interface EmbeddedSecrets {
  readonly engine: string;
  readonly owner: string;
  readonly app: string;
}

/** Reads the passwords of a data folder's engine, making those that are not there. */
export async function keepEmbeddedSecrets(dataFolder: string): Promise<EmbeddedSecrets> {
  return {
    engine: await keepSecret(dataFolder, "database-engine"),
    owner: await keepSecret(dataFolder, "database-owner"),
    app: await keepSecret(dataFolder, "database-app"),
  };
}
