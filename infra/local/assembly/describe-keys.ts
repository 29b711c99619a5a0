import { z } from 'zod';
import { arnOf, type Place } from '#infra/local/assembly/references.ts';
import { inert, propertiesOf, type Resource } from '#infra/local/assembly/resource.ts';
import { type KeyConfig, KeySpec } from '#infra/local/kms/key-config.ts';

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
  z.strictObject({ ...common, KeyUsage: z.literal('SIGN_VERIFY'), KeySpec }),
  // What is stored here is not encrypted.
  z.strictObject({
    ...common,
    KeyUsage: z.literal('ENCRYPT_DECRYPT').optional(),
    KeySpec: z.literal('SYMMETRIC_DEFAULT').optional(),
  }),
]);

/** A key that signs; undefined for one that only encrypts. */
export function describeKey(resource: Resource, place: Place): KeyConfig | undefined {
  const key = propertiesOf(resource, KeyProperties);
  if (key.KeyUsage !== 'SIGN_VERIFY') return undefined;
  return { id: resource.name, arn: arnOf(resource, place), spec: key.KeySpec };
}
