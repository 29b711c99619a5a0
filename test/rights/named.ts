import type { Right } from '#infra/local/authorisation/rights.ts';
import { functionOf } from '#test/infra/stacks/function-of.ts';

/** `Dossiers` for the role of the function of dossiers. */
export const holderOf = ({ role }: Right): string => functionOf(unstaged(role.split('/').at(-1) ?? ''));

/**
 * A right as the page names it: `dynamodb:GetItem DOSSIER#*` of the one table, `s3:GetObject intakebucket/papers/*`,
 * `kms:Decrypt DataKey`.
 */
export const shortOf = ({ action, resource, partition }: Right): string =>
  `${action} ${partition ?? thingOf(resource)}`;

/** An ARN without what is the same for all of a deployment, and without the digits that CDK appends. */
function thingOf(resource: string): string {
  const [, , , , , ...rest] = resource.split(':');
  const named = (rest.at(-1) ?? resource).replace(/^(table|key)\//, '');
  return unstaged(named).replace(/[0-9a-f]{8}(?=\/|$)/i, '') || resource;
}

const unstaged = (name: string) => name.replace(/^motcua-[a-z]+-((api|work|watch)-)?/, '');
