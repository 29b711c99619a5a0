import { z } from 'zod';
import { FunctionError, type Invoke } from '#local/kernel/engine.ts';
import { InvokeArguments, type Resource, UpdateItemArguments } from '#local/states/resource.ts';
import type { Outcome } from '#local/states/step.ts';

/** Sends one request of an AWS API; rejects with an error that carries the service's error name. */
type CallService = (service: string, action: string, input: unknown) => Promise<unknown>;

/** What a task reaches out to. */
export interface Outside {
  invoke: Invoke;
  callService: CallService;
  /** Throws where a machine may not make the call. */
  allow?: (machine: string, service: 'lambda' | 'dynamodb', target: string, input: unknown) => void;
}

/** Makes the call of a task; a failure is an outcome with the error name that AWS would give it. */
export async function makeCall(
  { allow, ...outside }: Outside,
  { machine, resource }: { machine: string; resource: Resource },
  args: unknown,
): Promise<Outcome> {
  return resource.kind === 'invoke'
    ? invoke(outside.invoke, args, (name) => allow?.(machine, 'lambda', name, undefined))
    : updateItem(outside.callService, args, (input) => allow?.(machine, 'dynamodb', 'UpdateItem', input));
}

async function invoke(
  invokeFunction: Invoke,
  args: unknown,
  allow: (functionName: string) => void,
): Promise<Outcome> {
  const parsed = InvokeArguments.safeParse(args);
  if (!parsed.success) return { ok: false, error: 'States.Runtime', cause: z.prettifyError(parsed.error) };
  const { FunctionName, Payload } = parsed.data;
  try {
    const name = functionNameOf(FunctionName);
    allow(name);
    const payload = await invokeFunction(name, JSON.parse(JSON.stringify(Payload)));
    return { ok: true, result: { ExecutedVersion: '$LATEST', Payload: payload ?? null, StatusCode: 200 } };
  } catch (error) {
    if (error instanceof FunctionError) {
      const cause = JSON.stringify({ errorType: error.errorType, errorMessage: error.message });
      return { ok: false, error: error.errorType, cause };
    }
    return { ok: false, error: serviceError('Lambda', error), cause: String(error) };
  }
}

async function updateItem(
  callService: CallService,
  args: unknown,
  allow: (input: unknown) => void,
): Promise<Outcome> {
  const parsed = UpdateItemArguments.safeParse(args);
  if (!parsed.success) return { ok: false, error: 'States.Runtime', cause: z.prettifyError(parsed.error) };
  try {
    allow(parsed.data);
    return { ok: true, result: (await callService('dynamodb', 'UpdateItem', parsed.data)) ?? {} };
  } catch (error) {
    return { ok: false, error: serviceError('DynamoDb', error), cause: String(error) };
  }
}

const functionNameOf = (nameOrArn: string) =>
  nameOrArn.startsWith('arn:') ? (nameOrArn.split(':')[6] ?? nameOrArn) : nameOrArn;

const jsErrors = new Set(['Error', 'TypeError', 'RangeError', 'SyntaxError', 'AbortError', 'TimeoutError']);

/** AWS puts the service in front and `Exception` behind; what has no name of the service did not reach it. */
function serviceError(service: string, error: unknown): string {
  const name = error instanceof Error ? error.name : 'Error';
  if (jsErrors.has(name)) return `${service}.SdkClientException`;
  return `${service}.${name.endsWith('Exception') ? name : `${name}Exception`}`;
}
