import type { Template } from 'aws-cdk-lib/assertions';
import { nameOf } from './function-of.ts';
import { resourcesOf } from './synthesise.ts';

/** A statement of an IAM or resource policy, its one-or-many fields as lists and its references as text. */
export interface Statement {
  effect: 'Allow' | 'Deny';
  actions: string[];
  resources: string[];
  /** All but these. */
  notResources: string[];
  condition: Record<string, Record<string, unknown>>;
  principal: unknown;
}

interface Written {
  Effect: 'Allow' | 'Deny';
  Action: string | string[];
  Resource?: unknown;
  NotResource?: unknown;
  Condition?: Record<string, Record<string, unknown>>;
  Principal?: unknown;
}

interface Policy {
  PolicyDocument: { Statement: Written[] };
}

interface RolePolicy extends Policy {
  Roles: { Ref: string }[];
}

/** Of a bucket, of queues or of topics. */
interface ResourcePolicy extends Policy {
  Bucket?: unknown;
  Queues?: unknown[];
  Topics?: unknown[];
}

const listOf = <T>(one: T | T[]): T[] => (Array.isArray(one) ? one : [one]);

const namesOf = (resources: unknown) => (resources === undefined ? [] : listOf(resources).map(textOf));

const read = (statement: Written): Statement => ({
  effect: statement.Effect,
  actions: listOf(statement.Action),
  resources: namesOf(statement.Resource),
  notResources: namesOf(statement.NotResource),
  condition: statement.Condition ?? {},
  principal: statement.Principal,
});

/** `ArchiveBucket49F1AC64.Arn/*` for a join of a GetAtt and a suffix. */
export function textOf(reference: unknown): string {
  if (typeof reference === 'string') return reference;
  const { Ref, 'Fn::GetAtt': attribute, 'Fn::Join': join } = reference as Record<string, unknown>;
  if (typeof Ref === 'string') return Ref;
  if (Array.isArray(attribute)) return attribute.join('.');
  if (Array.isArray(join)) return (join[1] as unknown[]).map(textOf).join('');
  throw new Error(`not a reference: ${JSON.stringify(reference)}`);
}

/** What the roles of the stack are allowed, by the name of their function or service. */
export function rightsOf(template: Template): Map<string, Statement[]> {
  const rights = new Map<string, Statement[]>();
  for (const { properties } of resourcesOf<RolePolicy>(template, 'AWS::IAM::Policy')) {
    for (const role of properties.Roles) {
      const name = nameOf(role.Ref);
      const more = properties.PolicyDocument.Statement.map(read);
      rights.set(name, [...(rights.get(name) ?? []), ...more]);
    }
  }
  return rights;
}

/** The statements of a bucket's, queue's or topic's policy. */
export const statementsOn = (template: Template, type: string): Map<string, Statement[]> =>
  new Map(
    resourcesOf<ResourcePolicy>(template, type).map(({ properties }) => [
      textOf(properties.Bucket ?? (properties.Queues ?? properties.Topics)?.[0]),
      properties.PolicyDocument.Statement.map(read),
    ]),
  );
