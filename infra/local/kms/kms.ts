import { createPublicKey, sign } from 'node:crypto';
import { z } from 'zod';
import { AwsError } from '#infra/local/kernel/aws-error.ts';
import type { JsonService } from '#infra/local/kernel/aws-json.ts';
import type { KeyConfig, KeySpec } from '#infra/local/kms/key-config.ts';
import { keyIn } from '#infra/local/kms/key-store.ts';

/** The one algorithm that each kind of key signs by here; KMS knows more. */
const algorithms: Record<KeySpec, string> = {
  RSA_3072: 'RSASSA_PKCS1_V1_5_SHA_256',
  ECC_NIST_P256: 'ECDSA_SHA_256',
};

/** The longest message that KMS hashes itself. */
const longest = 4096;

const Named = z.strictObject({ KeyId: z.string() });
const Signing = z.strictObject({
  KeyId: z.string(),
  SigningAlgorithm: z.string(),
  Message: z.base64(),
  MessageType: z.literal('RAW').default('RAW'),
});

export interface KmsOptions {
  keys: KeyConfig[];
  /** Where the private keys are kept. */
  directory: string;
}

/** KMS on one machine: signs with the template's signing keys, and tells their public halves. */
export function createKms({ keys, directory }: KmsOptions): JsonService {
  const find = (id: string) => {
    const found = keys.find((key) => key.id === id || key.arn === id);
    if (found === undefined) throw new AwsError('NotFoundException', `Key '${id}' does not exist`);
    return found;
  };
  const privateKey = ({ id, spec }: KeyConfig) => keyIn(directory, id, spec);
  const about = ({ arn, spec }: KeyConfig) => ({ KeyId: arn, KeySpec: spec, KeyUsage: 'SIGN_VERIFY' });

  const actions: Record<string, (input: unknown) => unknown> = {
    Sign(input) {
      const { KeyId, SigningAlgorithm, Message } = parse(Signing, input);
      const key = find(KeyId);
      if (algorithms[key.spec] !== SigningAlgorithm)
        throw new AwsError('InvalidKeyUsageException', `${key.arn} does not sign by ${SigningAlgorithm}`);
      const message = Buffer.from(Message, 'base64');
      if (message.length === 0 || message.length > longest)
        throw new AwsError('ValidationException', `a message has 1 to ${longest} bytes`);
      const signature = sign('sha256', message, privateKey(key)).toString('base64');
      return { KeyId: key.arn, Signature: signature, SigningAlgorithm };
    },
    GetPublicKey(input) {
      const key = find(parse(Named, input).KeyId);
      const der = createPublicKey(privateKey(key)).export({ type: 'spki', format: 'der' });
      return { ...about(key), PublicKey: der.toString('base64'), SigningAlgorithms: [algorithms[key.spec]] };
    },
  };
  return {
    async handle(action, input) {
      const act = Object.hasOwn(actions, action) ? actions[action] : undefined;
      if (act === undefined)
        throw new AwsError('UnknownOperationException', `${action} is not built in here`);
      return act(input);
    },
  };
}

function parse<T extends z.ZodType>(schema: T, input: unknown): z.output<T> {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  throw new AwsError('ValidationException', z.prettifyError(parsed.error));
}
