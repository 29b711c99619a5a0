import { createHash, randomUUID } from 'node:crypto';
import type { PoolClient } from '#local/identity/pool-config.ts';
import type { Clock } from '#local/kernel/engine.ts';

/** Who signed in through which client, and with which of its scopes. */
export type Session = { username: string; client: PoolClient };

type Code = Session & { redirectUri: string; challenge: string; until: number };

/** Cognito's codes are good for five minutes, and for one use. */
const codeMilliseconds = 5 * 60_000;

/** The client that may send users to sign in as it asks. */
export function clientAsking(clients: readonly PoolClient[], asked: URLSearchParams): PoolClient | undefined {
  const client = clients.find(({ id, flows }) => id === asked.get('client_id') && flows.includes('code'));
  if (client === undefined) return undefined;
  const scopes = asked.get('scope')?.split(' ') ?? client.scopes;
  const fits =
    client.callbackUrls.includes(asked.get('redirect_uri') ?? '') &&
    asked.get('response_type') === 'code' &&
    asked.get('code_challenge_method') === 'S256' &&
    asked.has('code_challenge') &&
    scopes.every((scope) => client.scopes.includes(scope));
  return fits ? { ...client, scopes } : undefined;
}

/** Codes on their way from the page where somebody signed in to the console. */
export function createCodes(clock: Clock) {
  const codes = new Map<string, Code>();
  return {
    /** Where the browser goes on. */
    give(session: Session, asked: URLSearchParams): string {
      const redirectUri = asked.get('redirect_uri') ?? '';
      const challenge = asked.get('code_challenge') ?? '';
      const code = randomUUID();
      codes.set(code, { ...session, redirectUri, challenge, until: clock.now() + codeMilliseconds });
      const target = new URL(redirectUri);
      target.searchParams.set('code', code);
      const state = asked.get('state');
      if (state !== null) target.searchParams.set('state', state);
      return target.href;
    },

    take(form: URLSearchParams): Session | undefined {
      const given = form.get('code') ?? '';
      const code = codes.get(given);
      codes.delete(given);
      const fits =
        code !== undefined &&
        code.until > clock.now() &&
        code.client.id === form.get('client_id') &&
        code.redirectUri === form.get('redirect_uri') &&
        code.challenge === challengeOf(form.get('code_verifier') ?? '');
      return fits ? code : undefined;
    },
  };
}

const challengeOf = (verifier: string) => createHash('sha256').update(verifier).digest('base64url');
