import { z } from 'zod';
import type { Need } from '#local/authorisation/authoriser.ts';
import type { RequestContext } from '#local/authorisation/conditions.ts';

const SqsInput = z.object({ QueueUrl: z.string().optional(), QueueName: z.string().optional() });
const StatesInput = z.object({
  stateMachineArn: z.string().optional(),
  executionArn: z.string().optional(),
  taskToken: z.string().optional(),
});
const LambdaInput = z.object({ FunctionName: z.string() });
const KmsInput = z.object({
  KeyId: z.string(),
  SigningAlgorithm: z.string().optional(),
  MacAlgorithm: z.string().optional(),
  MessageType: z.string().optional(),
});

/** What the engines know that a request only points to. */
export interface Known {
  queueArn(name: string): string;
  keyArn(id: string): string;
  functionArn(name: string): string;
  machineOf(taskToken: string): string | undefined;
}

/** A batch is authorised as what it is a batch of. */
const single = (action: string) => action.replace(/Batch$/, '');

/** What a request to SQS, Step Functions, Lambda or KMS needs to be allowed; undefined for another service, and for what is nothing. */
export function needOf(service: string, action: string, input: unknown, known: Known): Need | undefined {
  if (service === 'AmazonSQS') {
    const { QueueUrl, QueueName } = SqsInput.parse(input);
    const name = QueueName ?? QueueUrl?.split('/').at(-1);
    return { action: `sqs:${single(action)}`, resource: name === undefined ? '*' : known.queueArn(name) };
  }
  if (service === 'AWSStepFunctions') return needOfStates(action, StatesInput.parse(input), known);
  if (service === 'AWSLambda') {
    const { FunctionName } = LambdaInput.parse(input);
    return { action: `lambda:${action}`, resource: known.functionArn(FunctionName) };
  }
  // Of the user pool nothing is left to functions.
  if (service === 'AWSCognitoIdentityProviderService')
    return { action: `cognito-idp:${action}`, resource: '*' };
  if (service !== 'TrentService') return undefined;
  const request = KmsInput.parse(input);
  return { action: `kms:${action}`, resource: known.keyArn(request.KeyId), context: contextOfKms(request) };
}

function needOfStates(action: string, input: z.output<typeof StatesInput>, known: Known): Need | undefined {
  const { stateMachineArn, executionArn, taskToken } = input;
  const machine = taskToken === undefined ? '*' : known.machineOf(taskToken);
  const resource = stateMachineArn ?? executionArn ?? machine;
  // A token that was never given out is of no machine: it is refused for what it is.
  return resource === undefined ? undefined : { action: `states:${action}`, resource };
}

const contextOfKms =
  ({ SigningAlgorithm, MacAlgorithm, MessageType }: z.output<typeof KmsInput>): RequestContext =>
  (key) => {
    const given = {
      'kms:SigningAlgorithm': SigningAlgorithm,
      'kms:MacAlgorithm': MacAlgorithm,
      'kms:MessageType': SigningAlgorithm === undefined ? undefined : (MessageType ?? 'RAW'),
    }[key];
    return given === undefined ? undefined : [given];
  };
