import { AwsFault } from '#shared/adapters/aws/fault.ts';
import type { Bucket } from './client.ts';

/** Why an object could not be read: there is none, or no scan has found it clean since it was put. */
type Unread = 'gone' | { putAt: string };

/**
 * Says why an object of the intake could not be read; throws on what says neither. A policy that asks for the verdict of
 * the malware scan, a tag, forbids what has none, and so also what is not there.
 */
export async function whyUnread(bucket: Bucket, key: string, error: unknown): Promise<Unread> {
  if (!(error instanceof AwsFault)) throw error;
  if (error.name === 'NoSuchKey') return 'gone';
  if (error.name !== 'AccessDenied') throw error;
  const putAt = await bucket.putAt(key);
  return putAt === undefined ? 'gone' : { putAt };
}
