import { createHmac, createPrivateKey, createPublicKey, sign } from 'node:crypto';
import { z } from 'zod';
import { AwsError } from '#local/kernel/aws-error.ts';
import type { JsonService } from '#local/kernel/aws-json.ts';
import { type KeyConfig, SigningSpec } from '#local/kms/key-config.ts';
import { secretIn } from '#local/kms/key-store.ts';

/** The one algorithm that each kind of key signs by here; KMS knows more. */
const algorithms: Record<SigningSpec, string> = {
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

const Coding = z.strictObject({
  KeyId: z.string(),
  MacAlgorithm: z.literal('HMAC_SHA_256'),
  Message: z.base64(),
});

function messageOf(base64: string): Buffer {
  const message = Buffer.from(base64, 'base64');
  if (message.length > 0 && message.length <= longest) return message;
  throw new AwsError('ValidationException', `a message has 1 to ${longest} bytes`);
}

export interface KmsOptions {
  keys: KeyConfig[];
  /** Where the private keys are kept. */
  directory: string;
}

/** KMS on one machine: signs with the template's keys, tells their public halves, and makes codes of authentication. */
export function createKms({ keys, directory }: KmsOptions): JsonService {
  const find = (id: string) => {
    const found = keys.find((key) => key.id === id || key.arn === id);
    if (found === undefined) throw new AwsError('NotFoundException', `Key '${id}' does not exist`);
    return found;
  };
  /** A pair of keys, which every key has but the one for codes. */
  const signing = (id: string) => {
    const { arn, ...key } = find(id);
    const spec = SigningSpec.safeParse(key.spec).data;
    if (spec === undefined) throw new AwsError('InvalidKeyUsageException', `${arn} does not sign`);
    return { arn, spec, privateKey: createPrivateKey(secretIn(directory, { ...key, arn })) };
  };

  const actions: Record<string, (input: unknown) => unknown> = {
    Sign(input) {
      const { KeyId, SigningAlgorithm, Message } = parse(Signing, input);
      const key = signing(KeyId);
      if (algorithms[key.spec] !== SigningAlgorithm)
        throw new AwsError('InvalidKeyUsageException', `${key.arn} does not sign by ${SigningAlgorithm}`);
      const message = messageOf(Message);
      const signature = sign('sha256', message, key.privateKey).toString('base64');
      return { KeyId: key.arn, Signature: signature, SigningAlgorithm };
    },
    GetPublicKey(input) {
      const { arn, spec, privateKey } = signing(parse(Named, input).KeyId);
      const der = createPublicKey(privateKey).export({ type: 'spki', format: 'der' });
      const about = { KeyId: arn, KeySpec: spec, KeyUsage: 'SIGN_VERIFY' };
      return { ...about, PublicKey: der.toString('base64'), SigningAlgorithms: [algorithms[spec]] };
    },
    GenerateMac(input) {
      const { KeyId, MacAlgorithm, Message } = parse(Coding, input);
      const key = find(KeyId);
      if (key.spec !== 'HMAC_256')
        throw new AwsError('InvalidKeyUsageException', `${key.arn} makes no codes`);
      const secret = Buffer.from(secretIn(directory, key), 'base64');
      const Mac = createHmac('sha256', secret).update(messageOf(Message)).digest('base64');
      return { KeyId: key.arn, Mac, MacAlgorithm };
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
