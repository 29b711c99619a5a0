import { z } from 'zod';

/** What a signing key is made of, by the names of KMS. */
export const SigningSpec = z.enum(['RSA_3072', 'ECC_NIST_P256']);
export type SigningSpec = z.infer<typeof SigningSpec>;

/** A key for codes of authentication. */
export const MacSpec = z.literal('HMAC_256');

/** A key that signs or makes codes of authentication; keys that only encrypt do nothing here. */
export interface KeyConfig {
  id: string;
  arn: string;
  spec: SigningSpec | z.infer<typeof MacSpec>;
}
