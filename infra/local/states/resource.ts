import { z } from 'zod';

/** The two integrations that are interpreted here, each with what it does with its result. */
const resources = {
  'arn:aws:states:::lambda:invoke': { kind: 'invoke', resourceType: 'lambda', resource: 'invoke' },
  'arn:aws:states:::aws-sdk:dynamodb:updateItem.waitForTaskToken': {
    kind: 'callback',
    resourceType: 'aws-sdk:dynamodb',
    resource: 'updateItem.waitForTaskToken',
  },
} as const;
export type Resource = (typeof resources)[keyof typeof resources];

/** Finds the integration; throws for one that is not built in here. */
export function resourceOf(arn: string, where: string): Resource {
  const found = Object.entries(resources).find(([key]) => key === arn);
  if (found === undefined) throw new Error(`${where}: the resource ${arn} is not built into the local cloud`);
  return found[1];
}

// The SDK integration spells the longer type tags differently from DynamoDB (Bool, Ss, Nul): only tags spelled alike
// are let through, so that what works here works there.
const Attribute = z.union([z.strictObject({ S: z.string() }), z.strictObject({ N: z.string() })]);

export const UpdateItemArguments = z.strictObject({
  TableName: z.string(),
  Key: z.record(z.string(), Attribute),
  UpdateExpression: z.string(),
  ConditionExpression: z.string().optional(),
  ExpressionAttributeNames: z.record(z.string(), z.string()).optional(),
  ExpressionAttributeValues: z.record(z.string(), Attribute).optional(),
});

export const InvokeArguments = z.strictObject({ FunctionName: z.string(), Payload: z.unknown() });

/** Checks the shape of a task's arguments while the expressions in it are still text. */
export function checkArguments(resource: Resource, value: unknown, where: string) {
  const schema = resource.kind === 'invoke' ? InvokeArguments : UpdateItemArguments;
  const parsed = schema.safeParse(value);
  if (!parsed.success) throw new Error(`${where}: ${z.prettifyError(parsed.error)}`);
}
