import type { Statement } from '#local/authorisation/statement.ts';

/** Who makes a call. */
export type Principal =
  | { kind: 'role'; arn: string; session: string }
  | { kind: 'service'; name: string; sourceArn: string };

/** As AWS names somebody in a refusal. */
export function nameOf(principal: Principal): string {
  if (principal.kind === 'service') return principal.name;
  const [, , , , account, role = ''] = principal.arn.split(':');
  return `arn:aws:sts::${account}:assumed-role/${role.replace(/^role\//, '')}/${principal.session}`;
}

/**
 * Whom a statement of a resource is about: `self` where it names the principal, `account` where it names the account
 * whose principal this is, which leaves it to the policies of the role.
 */
export function isAbout(
  { Principal }: Statement,
  principal: Principal,
  account: string,
): 'self' | 'account' | undefined {
  const { AWS = [], Service = [] } = Principal;
  if (AWS.includes('*')) return 'self';
  if (principal.kind === 'service') return Service.includes(principal.name) ? 'self' : undefined;
  if (AWS.includes(principal.arn)) return 'self';
  return AWS.includes(`arn:aws:iam::${account}:root`) || AWS.includes(account) ? 'account' : undefined;
}
