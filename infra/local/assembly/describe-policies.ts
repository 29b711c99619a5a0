import { z } from 'zod';
import { arnOf, type Place } from '#local/assembly/references.ts';
import { inert, propertiesOf, type Resource } from '#local/assembly/resource.ts';
import { PolicyDocument, Statement } from '#local/authorisation/statement.ts';
import { queueNameOf } from '#local/queues/queue-config.ts';

/** Statements, and the ARNs or names of those that they are attached to. */
export interface Attached {
  to: string[];
  statements: Statement[];
}

const RoleProperties = z.strictObject({
  RoleName: inert,
  AssumeRolePolicyDocument: inert,
  Description: inert,
  MaxSessionDuration: inert,
  Path: z.literal('/').optional(),
  Policies: z.array(z.strictObject({ PolicyName: z.string(), PolicyDocument })).default([]),
  Tags: inert,
});

/** A role with the policies that are written into it. */
export function describeRole(resource: Resource, place: Place): Attached {
  const { Policies } = propertiesOf(resource, RoleProperties);
  return {
    to: [arnOf(resource, place)],
    statements: Policies.flatMap(({ PolicyDocument: document }) => document.Statement),
  };
}

const RolePolicy = z.strictObject({ PolicyName: inert, PolicyDocument, Roles: z.array(z.string()).min(1) });

/** A policy of roles, which it names by their names. */
export function describeRolePolicy(resource: Resource, { account }: Place): Attached {
  const { PolicyDocument: document, Roles } = propertiesOf(resource, RolePolicy);
  return { to: Roles.map((name) => `arn:aws:iam::${account}:role/${name}`), statements: document.Statement };
}

const BucketPolicy = z.strictObject({ Bucket: z.string(), PolicyDocument });

export function describeBucketPolicy(resource: Resource): Attached {
  const { Bucket, PolicyDocument: document } = propertiesOf(resource, BucketPolicy);
  return { to: [`arn:aws:s3:::${Bucket}`], statements: document.Statement };
}

const QueuePolicy = z.strictObject({ Queues: z.array(z.string()), PolicyDocument });

/** A policy of queues, which it names by their addresses. */
export function describeQueuePolicy(resource: Resource, { region, account }: Place): Attached {
  const { Queues, PolicyDocument: document } = propertiesOf(resource, QueuePolicy);
  const to = Queues.map((url) => `arn:aws:sqs:${region}:${account}:${url.split('/').at(-1)}`);
  return { to, statements: document.Statement };
}

const Permission = z.strictObject({
  Action: z.string(),
  FunctionName: z.string(),
  Principal: z.string(),
  SourceArn: z.string().optional(),
  SourceAccount: z.string().optional(),
});

/** Which service may invoke a function, as the statement that AWS makes of it. */
export function describePermission(resource: Resource, { region, account }: Place): Attached {
  const { Action, FunctionName, Principal, SourceArn, SourceAccount } = propertiesOf(resource, Permission);
  const arn = `arn:aws:lambda:${region}:${account}:function:${queueNameOf(FunctionName)}`;
  const statement = Statement.parse({
    Effect: 'Allow',
    Principal: { Service: Principal },
    Action,
    Resource: arn,
    Condition: {
      ...(SourceArn !== undefined && { ArnLike: { 'aws:SourceArn': SourceArn } }),
      ...(SourceAccount !== undefined && { StringEquals: { 'aws:SourceAccount': SourceAccount } }),
    },
  });
  return { to: [arn], statements: [statement] };
}

const Key = z.looseObject({ KeyPolicy: PolicyDocument.optional() });

/** What KMS writes where nothing is written. */
const leftToRoles = ({ account }: Place): Statement =>
  Statement.parse({
    Effect: 'Allow',
    Principal: { AWS: `arn:aws:iam::${account}:root` },
    Action: 'kms:*',
    Resource: '*',
  });

export function describeKeyPolicy(resource: Resource, place: Place): Attached {
  const { KeyPolicy } = propertiesOf(resource, Key);
  return { to: [arnOf(resource, place)], statements: KeyPolicy?.Statement ?? [leftToRoles(place)] };
}

/** Everything that is attached to each, in the order of the template. */
export function gather(all: Attached[]): Map<string, Statement[]> {
  const gathered = new Map<string, Statement[]>();
  for (const { to, statements } of all)
    for (const one of to) gathered.set(one, [...(gathered.get(one) ?? []), ...statements]);
  return gathered;
}
