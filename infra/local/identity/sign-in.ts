import { randomUUID } from 'node:crypto';
import type { Clock } from '#infra/local/engine.ts';
import { clientAsking, createCodes, type Session } from '#infra/local/identity/authorization.ts';
import type { Issuer, Tokens } from '#infra/local/identity/issuer.ts';
import { developmentSecret, type Person } from '#infra/local/identity/people.ts';

/** The error of OAuth 2.0 that a token endpoint answers. */
type OAuthError = 'invalid_client' | 'invalid_grant' | 'unsupported_grant_type';
type Granted = Tokens | OAuthError;

interface SignInOptions {
  issuer: Issuer;
  people: Person[];
  clock: Clock;
}

/** The ways to tokens: a portal's credentials, and a person's sign-in at the console by a code with PKCE. */
export interface SignIn {
  grant(form: URLSearchParams): Promise<Granted>;
  /** Whether a console may send people here as it does. */
  isAllowed(asked: URLSearchParams): boolean;
  /** Where somebody goes on after signing in; undefined for a wrong name or password. */
  enter(asked: URLSearchParams, given: { username: string; password: string }): string | undefined;
}

export function createSignIn({ issuer, people, clock }: SignInOptions): SignIn {
  const { clients } = issuer.pool;
  const codes = createCodes(clock);
  const renewals = new Map<string, Session>();
  const personOf = (id: string | undefined) => people.find((one) => one.id === id && one.actor !== 'portal');

  const grants: Record<string, (form: URLSearchParams) => Promise<Granted>> = {
    client_credentials: (form) => byCredentials({ issuer, personOf }, form),
    async authorization_code(form) {
      const session = codes.take(form);
      const person = personOf(session?.person);
      if (session === undefined || person === undefined) return 'invalid_grant';
      const refresh_token = randomUUID();
      renewals.set(refresh_token, session);
      return { ...(await issuer.forPerson(person, session.client)), refresh_token };
    },
    async refresh_token(form) {
      const session = renewals.get(form.get('refresh_token') ?? '');
      // Whoever was disabled since gets no more tokens.
      const person = personOf(session?.person);
      if (session === undefined || person === undefined || session.client.id !== form.get('client_id'))
        return 'invalid_grant';
      return issuer.forPerson(person, session.client, 'TokenGeneration_RefreshTokens');
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
      if (client === undefined || personOf(username) === undefined || password !== developmentSecret)
        return undefined;
      return codes.give({ person: username, client }, asked);
    },
  };
}

type Known = { issuer: Issuer; personOf(id: string): Person | undefined };

/** The name of a person instead of a client's is a short cut on one machine: to what the console would get. */
async function byCredentials({ issuer, personOf }: Known, form: URLSearchParams): Promise<Granted> {
  const id = form.get('client_id') ?? '';
  if (form.get('client_secret') !== developmentSecret) return 'invalid_client';
  const { clients } = issuer.pool;
  const client = clients.find((one) => one.id === id && one.flows.includes('client_credentials'));
  if (client !== undefined) return issuer.forClient(client);
  const console = clients.find(({ flows }) => flows.includes('code'));
  const person = personOf(id);
  if (console === undefined || person === undefined) return 'invalid_client';
  return issuer.forPerson(person, console);
}
