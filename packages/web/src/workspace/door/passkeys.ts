import { startAuthentication, startRegistration, type PublicKeyCredentialCreationOptionsJSON, type PublicKeyCredentialRequestOptionsJSON } from "@simplewebauthn/browser";
import { ask } from "../api/ask.ts";

/** Whether this browser gives passkeys at this address: they need a name, not a number. */
export function hasPasskeys(): boolean {
  return "PublicKeyCredential" in globalThis && isSecureContext && !/^[\d.:[\]]+$/.test(location.hostname);
}

/** Adds a passkey of this device. @returns recovery codes, when it was the first second factor */
export async function addPasskey(name: string): Promise<readonly string[]> {
  const { challengeId, options } = await ask<{ challengeId: string; options: PublicKeyCredentialCreationOptionsJSON }>("POST", "/api/me/passkeys/start");
  const credential = await startRegistration({ optionsJSON: options });
  return (await ask<{ recoveryCodes: string[] }>("POST", "/api/me/passkeys", { body: { challengeId, name, credential } })).recoveryCodes;
}

/** Signs in with a passkey of this device. */
export async function signInWithPasskey(): Promise<void> {
  const { challengeId, options } = await ask<{ challengeId: string; options: PublicKeyCredentialRequestOptionsJSON }>("POST", "/api/sign-in/passkey/start");
  const credential = await startAuthentication({ optionsJSON: options });
  await ask("POST", "/api/sign-in/passkey", { body: { challengeId, credential } });
}
