import { type ClientOptions, createJsonClient, type JsonClient } from '#shared/adapters/aws/json-client.ts';

/** What our adapters ask of Step Functions, in the words of its API reference. */
type Operations = {
  StartExecution: { input: { stateMachineArn: string; name: string; input: string }; output: object };
  SendTaskSuccess: { input: { taskToken: string; output: string }; output: object };
  SendTaskFailure: { input: { taskToken: string; error: string; cause: string }; output: object };
};

const service = { signedAs: 'states', target: 'AWSStepFunctions', endpointVariable: 'AWS_ENDPOINT_URL_SFN' };

export type SfnClient = JsonClient<Operations>;

export const sfnClient = (options: ClientOptions = {}): SfnClient => createJsonClient(service, options);
