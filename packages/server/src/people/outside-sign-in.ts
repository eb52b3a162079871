import { allowInsecureRequests, authorizationCodeGrant, buildAuthorizationUrl, calculatePKCECodeChallenge, customFetch, discovery, randomNonce, randomPKCECodeVerifier, randomState, type Configuration, type CustomFetch } from "openid-client";
import type { Reach } from "../outside/reach.ts";
import { Refusal } from "../refusal/refusal.ts";

/** An OpenID provider that an organization has named. */
export interface OutsideProvider {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

/** What must be remembered between going out and coming back. */
export interface OutsideFlow {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
}

/** Who the provider says came back. */
export interface OutsidePerson {
  readonly issuer: string;
  readonly subject: string;
  /** Only when the provider says that the address is verified. */
  readonly email: string | null;
  /** The provider itself has asked for a second factor (`amr`, RFC 8176). */
  readonly hasSecondFactor: boolean;
}

const PATIENCE_S = 10;
const SECOND = new Set(["mfa", "otp", "hwk", "swk", "sc", "fpt", "face", "iris", "retina", "sms", "tel"]);

/** Asks a provider, and whatever address it names itself, the way other named addresses are asked. */
function fetchBy(reach: Reach): CustomFetch {
  return (url, { method, headers, body, signal }) => reach.ask(url, { method, headers, ...(body === undefined || body === null ? {} : { body: String(body) }), signal: signal ?? undefined });
}

/** @throws Refusal `outside-unreachable`, `inside-address` */
async function discover(reach: Reach, { issuer, clientId, clientSecret }: OutsideProvider): Promise<Configuration> {
  const url = new URL(issuer);
  const isLoopback = ["127.0.0.1", "localhost", "[::1]"].includes(url.hostname);
  try {
    return await discovery(url, clientId, clientSecret, undefined, { timeout: PATIENCE_S, [customFetch]: fetchBy(reach), execute: isLoopback ? [allowInsecureRequests] : [] });
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Refusal ? error.cause : error;
    if (cause instanceof Refusal) throw cause;
    throw new Refusal("outside-unreachable", { issuer: url.host, reason: error instanceof Error ? error.name : "?" });
  }
}

/**
 * Where to send a browser, and what to remember (authorization code with PKCE, state and nonce).
 * @throws Refusal `outside-unreachable`, `inside-address`
 */
export async function goOutside(reach: Reach, provider: OutsideProvider, returnTo: string): Promise<{ readonly url: string; readonly flow: OutsideFlow }> {
  const configuration = await discover(reach, provider);
  const flow = { state: randomState(), nonce: randomNonce(), verifier: randomPKCECodeVerifier() };
  const url = buildAuthorizationUrl(configuration, {
    redirect_uri: returnTo,
    scope: "openid email profile",
    state: flow.state,
    nonce: flow.nonce,
    code_challenge: await calculatePKCECodeChallenge(flow.verifier),
    code_challenge_method: "S256",
  });
  return { url: url.href, flow };
}

/**
 * Takes up what a browser brought back, and asks the provider.
 * @throws Refusal `outside-failed`, `outside-unreachable`
 */
export async function comeBack(reach: Reach, provider: OutsideProvider, returned: URL, flow: OutsideFlow): Promise<OutsidePerson> {
  const configuration = await discover(reach, provider);
  try {
    const tokens = await authorizationCodeGrant(configuration, returned, { pkceCodeVerifier: flow.verifier, expectedState: flow.state, expectedNonce: flow.nonce, idTokenExpected: true });
    const claims = tokens.claims();
    if (claims === undefined) throw new Error("no claims");
    const email = claims["email_verified"] === true && typeof claims["email"] === "string" ? claims["email"].toLowerCase() : null;
    const methods = Array.isArray(claims["amr"]) ? claims["amr"].map(String) : [];
    return { issuer: claims.iss, subject: claims.sub, email, hasSecondFactor: methods.some((method) => SECOND.has(method)) };
  } catch (error) {
    throw new Refusal("outside-failed", { reason: error instanceof Error ? error.name : "?" });
  }
}
