import { type ClientOptions, createJsonClient, type JsonClient } from '#shared/adapters/aws/json-client.ts';

type Operations = {
  Sign: {
    input: { KeyId: string; SigningAlgorithm: string; Message: string; MessageType: 'RAW' };
    output: { Signature?: string };
  };
  GenerateMac: {
    input: { KeyId: string; MacAlgorithm: 'HMAC_SHA_256'; Message: string };
    output: { Mac?: string };
  };
  GetPublicKey: { input: { KeyId: string }; output: { PublicKey?: string } };
};

/** KMS, as far as signing and hashing by a key go; bytes travel as base64. */
export type KmsClient = JsonClient<Operations>;

export const kmsClient = (options: ClientOptions = {}): KmsClient =>
  createJsonClient<Operations>(
    { signedAs: 'kms', target: 'TrentService', endpointVariable: 'AWS_ENDPOINT_URL_KMS', json: '1.1' },
    options,
  );
