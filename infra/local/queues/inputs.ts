import { z } from 'zod';
import { AwsError } from '#local/kernel/aws-error.ts';

/** Inputs of the actions, strict: a parameter that is not obeyed here is refused. */

const seconds = (most: number) => z.int().min(0).max(most);
const Names = z.array(z.string()).optional();

export const QueueInput = z.strictObject({ QueueUrl: z.string() });

export const SendMessageInput = QueueInput.extend({
  MessageBody: z.string().min(1),
  DelaySeconds: seconds(900).optional(),
  /** On a standard queue: the tenant, for fairness. */
  MessageGroupId: z
    .string()
    .regex(/^[\x21-\x7e]{1,128}$/)
    .optional(),
});

export const ReceiveMessageInput = QueueInput.extend({
  MaxNumberOfMessages: z.int().min(1).max(10).default(1),
  VisibilityTimeout: seconds(43_200).optional(),
  WaitTimeSeconds: seconds(20).optional(),
  AttributeNames: Names,
  MessageSystemAttributeNames: Names,
  MessageAttributeNames: Names,
});

export const DeleteMessageInput = QueueInput.extend({ ReceiptHandle: z.string() });

export const ChangeMessageVisibilityInput = DeleteMessageInput.extend({ VisibilityTimeout: seconds(43_200) });

export const BatchInput = QueueInput.extend({ Entries: z.array(z.looseObject({ Id: z.string() })) });

export const GetQueueAttributesInput = QueueInput.extend({ AttributeNames: Names });

export const ListQueuesInput = z.strictObject({
  QueueNamePrefix: z.string().optional(),
  MaxResults: z.int().min(1).max(1000).optional(),
});

export const ListDeadLetterSourceQueuesInput = QueueInput.extend({
  MaxResults: z.int().min(1).max(1000).optional(),
});

export const StartMessageMoveTaskInput = z.strictObject({
  SourceArn: z.string().startsWith('arn:aws:sqs:'),
  DestinationArn: z.string().startsWith('arn:aws:sqs:').optional(),
});

export const GetQueueUrlInput = z.strictObject({ QueueName: z.string() });

/** Reads an action's input; a wrong or unknown parameter is refused. */
export function parseInput<T>(schema: z.ZodType<T>, input: unknown): T {
  const parsed = schema.safeParse(input);
  if (!parsed.success) throw new AwsError('InvalidParameterValue', z.prettifyError(parsed.error));
  return parsed.data;
}
