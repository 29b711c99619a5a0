import { z } from 'zod';

/** The parts of a request that name attributes and values in expressions. */
export const Expressions = z.object({
  KeyConditionExpression: z.string().optional(),
  ConditionExpression: z.string().optional(),
  UpdateExpression: z.string().optional(),
  FilterExpression: z.string().optional(),
  ProjectionExpression: z.string().optional(),
  ExpressionAttributeNames: z.record(z.string(), z.string()).default({}),
  ExpressionAttributeValues: z
    .custom<Record<string, unknown>>((given) => typeof given === 'object' && given !== null)
    .default({}),
});
export type Expressions = z.output<typeof Expressions>;

const words = new Set(
  'SET REMOVE ADD DELETE AND OR NOT BETWEEN IN attribute_exists attribute_not_exists attribute_type begins_with contains size if_not_exists list_append'
    .split(' ')
    .map((word) => word.toLowerCase()),
);

/** The attributes that the expressions of a request name, without the paths below them. */
export function attributesIn(request: Expressions): string[] {
  const texts = [
    request.KeyConditionExpression,
    request.ConditionExpression,
    request.UpdateExpression,
    request.FilterExpression,
    request.ProjectionExpression,
  ];
  return texts.flatMap((text = '') =>
    [...text.matchAll(/(?<![\w:.#])#?[A-Za-z_]\w*/g)]
      .map(([name]) => name)
      .filter((name) => !words.has(name.toLowerCase()))
      .map((name) => request.ExpressionAttributeNames[name] ?? name),
  );
}

const equality = /(#?\w+)\s*=\s*(:\w+)/g;

/** The value to which a query holds the partition key; undefined where it does not. */
export function partitionOf(request: Expressions, hashKey: string): unknown {
  for (const [, name = '', value = ''] of (request.KeyConditionExpression ?? '').matchAll(equality)) {
    if ((request.ExpressionAttributeNames[name] ?? name) === hashKey)
      return request.ExpressionAttributeValues[value];
  }
  return undefined;
}
