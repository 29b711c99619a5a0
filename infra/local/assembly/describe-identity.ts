import { z } from 'zod';
import { arnOf, type Place, refOf } from '#local/assembly/references.ts';
import { Count, inert, propertiesOf, type Resource } from '#local/assembly/resource.ts';
import type { PoolClient, PoolConfig } from '#local/identity/pool-config.ts';

/** With the third version machines' tokens would pass the function as well; the first knows no access tokens. */
const Trigger = z.strictObject({ LambdaArn: z.string(), LambdaVersion: z.literal('V2_0') });

const PoolProperties = z.looseObject({
  LambdaConfig: z.strictObject({ PreTokenGenerationConfig: Trigger.optional() }).default({}),
});

const Strings = z.array(z.string());
const Minutes = z.literal('minutes').optional();

const ClientProperties = z.strictObject({
  ClientName: z.string().optional(),
  UserPoolId: z.string(),
  AllowedOAuthFlows: Strings.default([]),
  AllowedOAuthFlowsUserPoolClient: z.literal(true),
  AllowedOAuthScopes: Strings.default([]),
  CallbackURLs: Strings.default([]),
  LogoutURLs: Strings.default([]),
  EnableTokenRevocation: inert,
  ExplicitAuthFlows: inert,
  GenerateSecret: inert,
  PreventUserExistenceErrors: inert,
  ReadAttributes: Strings.optional(),
  WriteAttributes: inert,
  SupportedIdentityProviders: z.tuple([z.literal('COGNITO')]),
  TokenValidityUnits: z
    .strictObject({ AccessToken: Minutes, IdToken: Minutes, RefreshToken: Minutes })
    .default({}),
  // Without a unit, Cognito's default is an hour.
  AccessTokenValidity: Count.default(60),
  IdTokenValidity: Count.default(60),
  // Without a unit it would be days; ours is always in minutes.
  RefreshTokenValidity: Count.optional(),
});

/** A user pool with its clients. */
export function describePool(resource: Resource, clients: readonly Resource[], place: Place): PoolConfig {
  const { LambdaConfig } = propertiesOf(resource, PoolProperties);
  const id = refOf(resource, place);
  return {
    id,
    arn: arnOf(resource, place),
    claimsFunction: LambdaConfig.PreTokenGenerationConfig?.LambdaArn,
    clients: clients.flatMap((one) => clientOf(one, id, place)),
  };
}

function clientOf(resource: Resource, pool: string, place: Place): PoolClient[] {
  const client = propertiesOf(resource, ClientProperties);
  if (client.UserPoolId !== pool) return [];
  return [
    {
      id: refOf(resource, place),
      flows: client.AllowedOAuthFlows,
      scopes: client.AllowedOAuthScopes,
      callbackUrls: client.CallbackURLs,
      logoutUrls: client.LogoutURLs,
      readable: client.ReadAttributes,
      accessMinutes: client.AccessTokenValidity,
      idMinutes: client.IdTokenValidity,
      refreshMinutes: client.RefreshTokenValidity,
    },
  ];
}
