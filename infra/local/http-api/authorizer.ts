import { errors, type JWTPayload, type JWTVerifyGetKey, jwtVerify } from 'jose';
import type { RouteConfig } from '#local/http-api/config.ts';
import type { JwtContext } from '#local/http-api/event.ts';
import { type HttpAnswer, messageAnswer } from '#local/http-api/response.ts';
import type { Clock } from '#local/kernel/engine.ts';

export interface AuthorizerOptions {
  clock: Clock;
  /** The public keys of an issuer. */
  keysOf(issuer: string): JWTVerifyGetKey;
}

type Authorization = { jwt: JwtContext } | { refusal: HttpAnswer };

/** Checks the bearer token of a request to a route that has a JWT authorizer. */
export type Authorize = (route: RouteConfig, header: string | undefined) => Promise<Authorization>;

/** API Gateway takes no other algorithms. */
const algorithms = ['RS256', 'RS384', 'RS512'];
const rememberedTokens = 2000;

export function createAuthorizer({ clock, keysOf }: AuthorizerOptions): Authorize {
  // The signature of a token is checked once; its times, audience and scopes with every request.
  const verified = new Map<string, JWTPayload>();

  const payloadOf = async (token: string, issuer: string) => {
    const known = verified.get(`${issuer} ${token}`);
    const currentDate = new Date(clock.now());
    if (known !== undefined) return known;
    const { payload } = await jwtVerify(token, keysOf(issuer), { issuer, algorithms, currentDate });
    if (verified.size >= rememberedTokens) verified.clear();
    verified.set(`${issuer} ${token}`, payload);
    return payload;
  };

  return async ({ authorizer, scopes }, header) => {
    const token = header?.replace(/^bearer\s+/i, '').trim() ?? '';
    if (authorizer === undefined || token === '') return { refusal: unauthorized('Bearer') };
    try {
      const payload = await payloadOf(token, authorizer.issuer);
      const flaw = flawOf(payload, authorizer.audience, clock.now() / 1000);
      return flaw === undefined ? authorization(payload, scopes) : { refusal: invalid(flaw) };
    } catch (error) {
      if (error instanceof errors.JOSEError) return { refusal: invalid(reasonOf(error)) };
      throw error;
    }
  };
}

function authorization(payload: JWTPayload, scopes: string[]): Authorization {
  if (scopes.length === 0) return { jwt: { claims: claimsOf(payload), scopes: null } };
  const granted = scopesOf(payload);
  if (!scopes.some((scope) => granted.includes(scope))) return { refusal: forbidden(scopes) };
  return { jwt: { claims: claimsOf(payload), scopes: granted } };
}

/** What is wrong with the claims of a token whose signature is right. */
function flawOf(payload: JWTPayload, audience: string[], seconds: number): string | undefined {
  if (typeof payload.exp !== 'number' || payload.exp <= seconds) return 'the token has expired';
  if (payload.nbf !== undefined && payload.nbf > seconds) return 'the token is not valid yet';
  if (payload.iat !== undefined && payload.iat > seconds) return 'the token was issued in the future';
  const claimed = payload.aud ?? payload.client_id;
  const audiences = Array.isArray(claimed) ? claimed : [claimed];
  if (!audiences.some((one) => audience.includes(String(one))))
    return 'the token does not have a valid audience';
  return undefined;
}

function reasonOf(error: errors.JOSEError): string {
  if (error instanceof errors.JWTExpired) return 'the token has expired';
  if (error instanceof errors.JWTClaimValidationFailed) {
    return error.claim === 'iss' ? 'the token does not have a valid issuer' : 'the token is not valid yet';
  }
  if (error instanceof errors.JWSSignatureVerificationFailed) return 'the signature of the token is invalid';
  return 'the token is invalid';
}

const scopesOf = ({ scope, scp }: JWTPayload): string[] =>
  typeof scope === 'string' ? scope.split(' ') : Array.isArray(scp) ? scp.map(String) : [];

/** Functions get every claim as text, an array as `[one two]`. */
const claimsOf = (payload: JWTPayload) =>
  Object.fromEntries(Object.entries(payload).map(([name, value]) => [name, claimText(value)]));

function claimText(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(claimText).join(' ')}]`;
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

const unauthorized = (challenge: string) =>
  messageAnswer(401, 'Unauthorized', { 'www-authenticate': challenge });

const invalid = (why: string) =>
  unauthorized(`Bearer scope="" error="invalid_token" error_description="${why}"`);

const forbidden = (scopes: string[]) =>
  messageAnswer(403, 'Forbidden', {
    'www-authenticate': `Bearer scope="${scopes.join(' ')}" error="insufficient_scope" error_description="the token lacks a scope"`,
  });
