import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { Leaf } from '#shared/archive/proof/day-root.ts';
import { isSealed } from '#shared/dossier/dossier.ts';
import type { Recorded } from '#shared/dossier/journal/record.ts';
import { localDate } from '#shared/kernel/time.ts';
import type { SealedDays } from '#shared/use-cases/archive/prove-days.ts';
import type { Item } from '../kit/item.ts';
import { keys } from '../kit/keys.ts';
import { queryPartition } from '../kit/query-all.ts';

/** The leaf of a dossier that is sealed by this entry, in the partition of its day; nothing for other entries. */
export function sealedItems({ entry, dossier }: Recorded): Item[] {
  const isSealing = entry.events.some(({ type }) => type === 'dossier.sealed');
  if (!isSealing || !isSealed(dossier)) return [];
  const leaf: Leaf = { code: dossier.code, package: dossier.package.sha256, head: entry.hash };
  return [{ ...keys.sealedOn(localDate(entry.at), dossier.code), leaf: { S: JSON.stringify(leaf) } }];
}

/** Leaves by the day of sealing. They come with the sealing itself, so that no dossier is sealed without one. */
export const dynamoSealedDays = (client: DynamoDBClient, table: string): SealedDays => ({
  async leaves(day) {
    const items = await queryPartition(client, table, keys.sealedOn(day, ''));
    return items.map(({ leaf, sk }) => ({ code: sk?.S ?? '', ...readLeaf(leaf?.S) }));
  },
});

function readLeaf(text: string | undefined): { leaf?: Leaf } {
  try {
    return { leaf: Leaf.parse(JSON.parse(text ?? '')) };
  } catch {
    return {};
  }
}
