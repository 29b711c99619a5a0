import { ListObjectsV2Command } from '@aws-sdk/client-s3';
import type { Bucket } from './client.ts';
import { isAbsent, isRefusedAs } from './refusals.ts';

/** Why an object could not be read: there is none, or no scan has found it clean since it was put. */
type Unread = 'gone' | { putAt: string };

/**
 * Says why an object of the intake could not be read; throws on what says neither. A policy that asks for the verdict of
 * the malware scan, a tag, forbids what has none, and so also what is not there. The list knows what is there.
 */
export async function whyUnread(bucket: Bucket, key: string, error: unknown): Promise<Unread> {
  if (isAbsent(error)) return 'gone';
  if (!isRefusedAs(error, 'AccessDenied')) throw error;
  const putAt = await putAtIn(bucket)(key);
  return putAt === undefined ? 'gone' : { putAt };
}

/** When an object was put; undefined where there is none. */
export const putAtIn =
  ({ client, name: Bucket }: Bucket) =>
  async (key: string): Promise<string | undefined> => {
    // An object comes before all others whose keys begin with its own.
    const list = new ListObjectsV2Command({ Bucket, Prefix: key, MaxKeys: 1 });
    const [first] = (await client.send(list)).Contents ?? [];
    return first?.Key === key ? first.LastModified?.toISOString() : undefined;
  };
