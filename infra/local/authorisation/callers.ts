import type { Principal } from '#local/authorisation/principal.ts';

/** Who signs with an access key; undefined for a key that nobody was given. */
export type CallerOf = (accessKeyId: string) => Principal | undefined;

/** The access key of a function, which a test or an operator has no use for. */
export const accessKeyOf = (functionName: string) => `local-${functionName}`;

/** Whoever works on this machine by hand: may do what no policy of a resource forbids, as an administrator on AWS. */
export const operatorRole = (account: string) => `arn:aws:iam::${account}:role/operator`;

const operators = /^local-(operator|seed|test|bench)$/;

export function createCallers(
  functions: readonly { name: string; roleArn: string }[],
  account: string,
): CallerOf {
  const known = new Map(
    functions.map(({ name, roleArn }): [string, Principal] => [
      accessKeyOf(name),
      { kind: 'role', arn: roleArn, session: name },
    ]),
  );
  return (accessKeyId) =>
    known.get(accessKeyId) ??
    (operators.test(accessKeyId)
      ? { kind: 'role', arn: operatorRole(account), session: accessKeyId }
      : undefined);
}

const credential = /Credential=([^/,\s]+)\//;

/** The access key in the header of a signed request. */
export const accessKeyIn = (authorization: string | undefined): string | undefined =>
  credential.exec(authorization ?? '')?.[1];
