import { z } from 'zod';
import { AwsError } from '#local/kernel/aws-error.ts';
import { Status } from '#local/states/schema.ts';

/** Inputs of the actions, strict: a parameter that is not obeyed here is refused. */
export const StartExecutionInput = z.strictObject({
  stateMachineArn: z.string(),
  name: z.string().optional(),
  input: z.string().default('{}'),
});

export const ExecutionInput = z.strictObject({ executionArn: z.string() });

export const StopExecutionInput = ExecutionInput.extend({
  error: z.string().max(256).optional(),
  cause: z.string().max(32_768).optional(),
});

const page = {
  maxResults: z.int().min(0).max(1000).default(100),
  nextToken: z.string().regex(/^\d+$/).optional(),
};

export const ListExecutionsInput = z.strictObject({
  stateMachineArn: z.string(),
  statusFilter: Status.optional(),
  ...page,
});

export const GetExecutionHistoryInput = ExecutionInput.extend({
  ...page,
  reverseOrder: z.boolean().default(false),
  includeExecutionData: z.literal(true).default(true),
});

export const SendTaskSuccessInput = z.strictObject({ taskToken: z.string(), output: z.string() });

export const SendTaskFailureInput = z.strictObject({
  taskToken: z.string(),
  error: z.string().max(256).default('States.TaskFailed'),
  cause: z.string().max(32_768).default(''),
});

/** Reads an action's input; a wrong or unknown parameter is a ValidationException. */
export function parseInput<T>(schema: z.ZodType<T>, input: unknown): T {
  const parsed = schema.safeParse(input);
  if (!parsed.success) throw new AwsError('ValidationException', z.prettifyError(parsed.error));
  return parsed.data;
}

/** JSON text up to the size that Step Functions carries; anything else is refused under the given error name. */
export function parsePayload(text: string, refusal: string): unknown {
  if (Buffer.byteLength(text) > 262_144) throw new AwsError(refusal, 'the JSON is larger than 262144 bytes');
  try {
    return JSON.parse(text);
  } catch {
    throw new AwsError(refusal, 'the text is not JSON');
  }
}
