import { BlockPublicAccess, BucketEncryption, ObjectOwnership } from 'aws-cdk-lib/aws-s3';
import type { DataKey } from './data-key.ts';

/** What every bucket of ours is: under a key of ours, reached by TLS alone, and never public. */
export const sealedOff = ({ key: encryptionKey }: DataKey) =>
  ({
    encryption: BucketEncryption.KMS,
    encryptionKey,
    bucketKeyEnabled: true,
    enforceSSL: true,
    minimumTLSVersion: 1.2,
    blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
    objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
  }) as const;
