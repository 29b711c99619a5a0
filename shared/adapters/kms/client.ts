import { type ClientOptions, createJsonClient, type JsonClient } from '#shared/adapters/aws/json-client.ts';

type Operations = {
  Sign: {
    input: { KeyId: string; SigningAlgorithm: string; Message: string; MessageType: 'RAW' };
    output: { Signature?: string };
  };
  GetPublicKey: { input: { KeyId: string }; output: { PublicKey?: string } };
};

/** KMS, as far as signing goes; bytes travel as base64. */
export type KmsClient = JsonClient<Operations>;

export const kmsClient = (options: ClientOptions = {}): KmsClient =>
  createJsonClient<Operations>(
    { signedAs: 'kms', target: 'TrentService', endpointVariable: 'AWS_ENDPOINT_URL_KMS', json: '1.1' },
    options,
  );
