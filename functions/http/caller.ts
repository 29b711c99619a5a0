import * as z from 'zod';
import { Caller, type Named } from '#shared/unit/caller.ts';
import { Role } from '#shared/unit/role.ts';

/** API Gateway hands arrays over as `[a b]`; other issuers send a space-separated string. */
const List = z
  .union([z.array(z.string()), z.string()])
  .default([])
  .transform((list) =>
    (Array.isArray(list) ? list : list.replace(/^\[|\]$/g, '').split(/[ ,]+/)).filter((one) => one !== ''),
  );

/** The claims of our issuer, or Cognito's: custom attributes for people, the client itself for portals. */
const Claims = z
  .looseObject({
    sub: z.string(),
    actor: z.string().optional(),
    'custom:actor': z.string().optional(),
    unit: z.string().optional(),
    'custom:unit': z.string().optional(),
    roles: List,
    'custom:roles': List,
    client_id: z.string().optional(),
    scope: List,
  })
  .transform((claims) => ({
    kind:
      claims.actor ??
      claims['custom:actor'] ??
      (claims.scope.some((scope) => scope.endsWith('/portal')) ? 'portal' : ''),
    id:
      claims.actor === undefined && claims['custom:actor'] === undefined
        ? (claims.client_id ?? claims.sub)
        : claims.sub,
    unit: claims.unit ?? claims['custom:unit'],
    // An identity provider may know roles that are none of ours.
    roles: (claims.roles.length > 0 ? claims.roles : claims['custom:roles']).filter(
      (role) => Role.safeParse(role).success,
    ),
  }));

/** Who the verified token says is calling; undefined if its claims name no actor of ours. */
export function callerOf(claims: Record<string, unknown> | undefined): Named | undefined {
  const named = Claims.safeParse(claims);
  if (!named.success) return undefined;
  const { unit, ...who } = named.data;
  const caller = Caller.safeParse({ ...who, ...(unit !== undefined && { unit }) });
  if (!caller.success) return undefined;
  const { data } = caller;
  return data.kind === 'system' || data.kind === 'applicant' ? undefined : data;
}
