import { z } from 'zod';
import { arnOf, type Place } from '#local/assembly/references.ts';
import { inert, propertiesOf, type Resource } from '#local/assembly/resource.ts';
import { type KeyConfig, MacSpec, SigningSpec } from '#local/kms/key-config.ts';

const common = {
  Description: inert,
  KeyPolicy: inert,
  EnableKeyRotation: inert,
  RotationPeriodInDays: inert,
  PendingWindowInDays: inert,
  Enabled: inert,
  Tags: inert,
};

const KeyProperties = z.discriminatedUnion('KeyUsage', [
  z.strictObject({ ...common, KeyUsage: z.literal('SIGN_VERIFY'), KeySpec: SigningSpec }),
  z.strictObject({ ...common, KeyUsage: z.literal('GENERATE_VERIFY_MAC'), KeySpec: MacSpec }),
  // What is stored here is not encrypted.
  z.strictObject({
    ...common,
    KeyUsage: z.literal('ENCRYPT_DECRYPT').optional(),
    KeySpec: z.literal('SYMMETRIC_DEFAULT').optional(),
  }),
]);

/** A key that signs or makes codes; undefined for one that only encrypts. */
export function describeKey(resource: Resource, place: Place): KeyConfig | undefined {
  const { KeySpec } = propertiesOf(resource, KeyProperties);
  if (KeySpec === undefined || KeySpec === 'SYMMETRIC_DEFAULT') return undefined;
  return { id: resource.name, arn: arnOf(resource, place), spec: KeySpec };
}
