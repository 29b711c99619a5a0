import { z } from 'zod';

/** What a signing key is made of, by the names of KMS. */
export const KeySpec = z.enum(['RSA_3072', 'ECC_NIST_P256']);
export type KeySpec = z.infer<typeof KeySpec>;

/** A key that signs; keys that only encrypt do nothing here. */
export interface KeyConfig {
  id: string;
  arn: string;
  spec: KeySpec;
}
