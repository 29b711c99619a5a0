import { z } from 'zod';
import type { PoolClient, PoolConfig } from '#local/identity/pool-config.ts';
import { attributesOf, type PoolUser } from '#local/identity/users.ts';
import { FunctionError, type Invoke } from '#local/kernel/engine.ts';

const Claims = z.record(z.string(), z.unknown());

const Change = z.strictObject({
  claimsToAddOrOverride: Claims.default({}),
  claimsToSuppress: z.array(z.string()).default([]),
  scopesToAdd: z.array(z.string()).default([]),
  scopesToSuppress: z.array(z.string()).default([]),
});
type Change = z.infer<typeof Change>;

const none: Change = {
  claimsToAddOrOverride: {},
  claimsToSuppress: [],
  scopesToAdd: [],
  scopesToSuppress: [],
};

const Answered = z.looseObject({
  version: z.string(),
  triggerSource: z.string(),
  userPoolId: z.string(),
  userName: z.string(),
  response: z.strictObject({
    claimsAndScopeOverrideDetails: z
      .strictObject({
        idTokenGeneration: Change.default(none),
        accessTokenGeneration: Change.default(none),
      })
      .nullable(),
  }),
});

/** What a function changes in the tokens of a user. */
export type Changes = { access: Change; id: Change };

/** Why tokens are made. */
export type TriggerSource = 'TokenGeneration_HostedAuth' | 'TokenGeneration_RefreshTokens';

interface Asking {
  pool: PoolConfig;
  client: PoolClient;
  user: PoolUser;
  source: TriggerSource;
}

/** Cognito asks a function that is late twice more. Its five seconds are those of the function itself, without its start. */
const attempts = 3;

/** Asks the function of a pool what is to be in tokens, as Cognito does by the second version of its event. */
export async function changesBy(invoke: Invoke, asking: Asking): Promise<Changes> {
  const { claimsFunction } = asking.pool;
  if (claimsFunction === undefined) return { access: none, id: none };
  const event = eventOf(asking);
  for (let left = attempts; ; left -= 1) {
    try {
      const { response } = Answered.parse(await invoke(claimsFunction, event));
      const { accessTokenGeneration: access, idTokenGeneration: id } =
        response.claimsAndScopeOverrideDetails ?? { accessTokenGeneration: none, idTokenGeneration: none };
      return { access, id };
    } catch (error) {
      const late = error instanceof FunctionError && error.errorType === 'Sandbox.Timedout';
      if (!late || left === 1) throw error;
    }
  }
}

const eventOf = ({ pool, client, user, source }: Asking) => ({
  version: '2',
  triggerSource: source,
  region: pool.id.split('_')[0],
  userPoolId: pool.id,
  userName: user.username,
  callerContext: { awsSdkVersion: 'aws-sdk-unknown-unknown', clientId: client.id },
  request: {
    userAttributes: { ...attributesOf(user), 'cognito:user_status': 'CONFIRMED' },
    groupConfiguration: { groupsToOverride: [], iamRolesToOverride: [], preferredRole: null },
    scopes: client.scopes,
  },
  response: { claimsAndScopeOverrideDetails: null },
});

/** Claims that no function changes. */
const fixed =
  /^(acr|amr|at_hash|aud|auth_time|azp|client_id|cnf|event_id|exp|iat|iss|jti|nbf|nonce|origin_jti|sub|token_use|username|version|cognito:.*)$/;

/** A token's claims as a function wants them, as far as it may. */
export function changed(claims: Record<string, unknown>, change: Change): Record<string, unknown> {
  const may = (name: string) => !fixed.test(name);
  const added = Object.entries(change.claimsToAddOrOverride).filter(([name]) => may(name));
  const suppressed = new Set(change.claimsToSuppress.filter(may));
  const all = { ...claims, ...Object.fromEntries(added) };
  return Object.fromEntries(Object.entries(all).filter(([name]) => !suppressed.has(name)));
}

/** The scopes of an access token as a function wants them. */
export const scopesAfter = (scopes: readonly string[], change: Change): string[] => [
  ...scopes.filter((one) => !change.scopesToSuppress.includes(one)),
  ...change.scopesToAdd,
];
