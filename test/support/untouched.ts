import { createHash } from 'node:crypto';
import { itemsOf, keysIn, s3Of } from './aws.ts';
import type { Addresses } from './local-cloud.ts';

/**
 * What a refusal may leave behind: a number drawn for nothing, and that the caller has asked often lately. And the
 * executions' own notes, which follow later.
 */
const passing = /^(COUNTER|LIMIT)#| RUN$/;

/** Everything that is kept: the table (dossiers, journals, work lists, keys), and the files of one bucket. */
export async function kept(addresses: Addresses, bucket: string) {
  const items = (await itemsOf(addresses))
    .filter(({ pk, sk }) => !passing.test(`${pk} ${sk}`))
    .map(({ pk, sk, text }) => `${pk} ${sk} ${createHash('sha256').update(text).digest('hex')}`);
  return { items, files: await keysIn(await s3Of(addresses), bucket, '') };
}
