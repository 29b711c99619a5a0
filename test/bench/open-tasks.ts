import { BatchWriteItemCommand, DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { stateItem } from '#shared/adapters/dynamodb/dossier/items.ts';
import type { Dossier } from '#shared/dossier/dossier.ts';
import { aDraft, inspected } from '#test/adapters/recorded.ts';
import type { Addresses } from '#test/support/local-cloud.ts';

const unit = 'H00.01';
const givenNames = ['An', 'Bình', 'Châu', 'Dũng', 'Đức', 'Giang', 'Hoa', 'Khánh', 'Lan', 'Minh'];

/** Puts open dossiers into the table as they lie there; nothing follows from them, since the stream carries no entry. */
export async function fillUnit({ dynamodb }: Pick<Addresses, 'dynamodb'>, tasks: number): Promise<void> {
  const credentials = { accessKeyId: 'bench', secretAccessKey: 'bench' };
  const client = new DynamoDBClient({ endpoint: dynamodb, region: 'ap-southeast-1', credentials });
  const { TableNames: [table = ''] = [] } = await client.send(new ListTablesCommand({}));
  // Before whatever a look reads again.
  const written = new Date(Date.now() - 3_600_000).toISOString();
  for (let first = 0; first < tasks; first += 25) {
    const items = Array.from({ length: 25 }, (_, index) => stateItem(dossier(first + index), written));
    const RequestItems = { [table]: items.map((Item) => ({ PutRequest: { Item } })) };
    await client.send(new BatchWriteItemCommand({ RequestItems }));
  }
}

/** Every third is held by reception. */
function dossier(ordinal: number): Dossier {
  const code = `${unit}-20260302-${String(ordinal + 1).padStart(7, '0')}`;
  const name = `Nguyễn Thị ${givenNames[ordinal % 10]} ${ordinal}`;
  const { dossier: filed } = inspected(aDraft(code, name, unit).dossier);
  return ordinal % 3 === 0 && 'task' in filed
    ? { ...filed, task: { ...filed.task, holder: 'tiep-nhan.an-binh' } }
    : filed;
}
