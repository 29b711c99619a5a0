import * as z from 'zod';

/** What Cognito asks before it issues tokens, in the second version, which may change access tokens too. */
const Asked = z.looseObject({
  request: z.looseObject({
    userAttributes: z.looseObject({
      'custom:actor': z.string().optional(),
      'custom:unit': z.string().optional(),
      'custom:roles': z.string().optional(),
    }),
  }),
});

/** Puts what an administrator wrote of a person into the access token, which carries no attributes by itself. */
export async function handler(event: unknown) {
  const asked = Asked.parse(event);
  const { 'custom:actor': actor, 'custom:unit': unit, 'custom:roles': roles } = asked.request.userAttributes;
  const claims = Object.entries({ actor, unit, roles }).filter(
    ([, value]) => value !== undefined && value !== '',
  );
  const claimsToAddOrOverride = Object.fromEntries(claims);
  return {
    ...asked,
    response: { claimsAndScopeOverrideDetails: { accessTokenGeneration: { claimsToAddOrOverride } } },
  };
}
