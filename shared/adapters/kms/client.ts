import { KMSClient } from '@aws-sdk/client-kms';
import { configured, type Settings } from '#shared/adapters/aws/configuration.ts';

/** KMS, as far as signing and hashing by a key go. */
export const kmsClient = (settings?: Settings) => new KMSClient(configured(settings));
