import { randomUUID } from 'node:crypto';
import { clientAsking, createCodes, type Session } from '#local/identity/authorization.ts';
import type { Issuer, Tokens } from '#local/identity/issuer.ts';
import { developmentSecret, type PoolUser } from '#local/identity/users.ts';
import type { Clock } from '#local/kernel/engine.ts';

/** The error of OAuth 2.0 that a token endpoint answers. */
type OAuthError = 'invalid_client' | 'invalid_grant' | 'unsupported_grant_type';
type Granted = Tokens | OAuthError;

interface SignInOptions {
  issuer: Issuer;
  users: readonly PoolUser[];
  clock: Clock;
}

/** The ways to tokens: a machine's credentials, and a user's sign-in by a code with PKCE. */
export interface SignIn {
  grant(form: URLSearchParams): Promise<Granted>;
  /** Whether a client may send users here as it does. */
  isAllowed(asked: URLSearchParams): boolean;
  /** Where somebody goes on after signing in, and the session that a cookie keeps; undefined for a wrong name or password. */
  enter(
    asked: URLSearchParams,
    given: { username: string; password: string },
  ): { target: string; session: string } | undefined;
  /** Where somebody goes on who signed in before; undefined where the session is over, or a new sign-in is asked for. */
  resume(asked: URLSearchParams, session: string): string | undefined;
  /** Where somebody goes on after signing out; undefined where the client may not send anybody there. */
  leave(asked: URLSearchParams, session: string): string | undefined;
}

/** How long Cognito's cookie is good, from signing in. */
const sessionMilliseconds = 3_600_000;
const usualRefreshMinutes = 30 * 24 * 60;

export function createSignIn({ issuer, users, clock }: SignInOptions): SignIn {
  const { clients } = issuer.pool;
  const codes = createCodes(clock);
  const renewals = new Map<string, Session & { until: number }>();
  const sessions = new Map<string, { username: string; until: number }>();
  const userOf = (name: string | undefined) => users.find(({ username }) => username === name);

  const grants: Record<string, (form: URLSearchParams) => Promise<Granted>> = {
    client_credentials: (form) => byCredentials({ issuer, userOf }, form),
    async authorization_code(form) {
      const session = codes.take(form);
      const user = userOf(session?.username);
      if (session === undefined || user === undefined) return 'invalid_grant';
      const refresh_token = randomUUID();
      const { refreshMinutes = usualRefreshMinutes } = session.client;
      renewals.set(refresh_token, { ...session, until: clock.now() + refreshMinutes * 60_000 });
      return { ...(await issuer.forUser(user, session.client)), refresh_token };
    },
    async refresh_token(form) {
      const session = renewals.get(form.get('refresh_token') ?? '');
      // Whoever was disabled since gets no more tokens.
      const user = userOf(session?.username);
      const isOver = session === undefined || session.until <= clock.now();
      if (isOver || user === undefined || session.client.id !== form.get('client_id')) return 'invalid_grant';
      return issuer.forUser(user, session.client, 'TokenGeneration_RefreshTokens');
    },
  };

  return {
    async grant(form) {
      const type = form.get('grant_type') ?? '';
      const grant = Object.hasOwn(grants, type) ? grants[type] : undefined;
      return grant === undefined ? 'unsupported_grant_type' : grant(form);
    },
    isAllowed: (asked) => clientAsking(clients, asked) !== undefined,
    enter(asked, { username, password }) {
      const client = clientAsking(clients, asked);
      if (client === undefined || userOf(username) === undefined || password !== developmentSecret)
        return undefined;
      const session = randomUUID();
      sessions.set(session, { username, until: clock.now() + sessionMilliseconds });
      return { target: codes.give({ username, client }, asked), session };
    },
    resume(asked, session) {
      const client = clientAsking(clients, asked);
      const known = sessions.get(session);
      const isOver =
        known === undefined || known.until <= clock.now() || userOf(known.username) === undefined;
      if (client === undefined || isOver || asked.get('prompt') === 'login') return undefined;
      return codes.give({ username: known.username, client }, asked);
    },
    leave(asked, session) {
      sessions.delete(session);
      const client = clients.find(({ id }) => id === asked.get('client_id'));
      return client?.logoutUrls.find((url) => url === asked.get('logout_uri'));
    },
  };
}

type Known = { issuer: Issuer; userOf(name: string): PoolUser | undefined };

/** The name of a user instead of a client's is a short cut on one machine: to what signing in would give. */
async function byCredentials({ issuer, userOf }: Known, form: URLSearchParams): Promise<Granted> {
  const id = form.get('client_id') ?? '';
  if (form.get('client_secret') !== developmentSecret) return 'invalid_client';
  const { clients } = issuer.pool;
  const client = clients.find((one) => one.id === id && one.flows.includes('client_credentials'));
  if (client !== undefined) return issuer.forClient(client);
  const signedIn = clients.find(({ flows }) => flows.includes('code'));
  const user = userOf(id);
  if (signedIn === undefined || user === undefined) return 'invalid_client';
  return issuer.forUser(user, signedIn);
}
