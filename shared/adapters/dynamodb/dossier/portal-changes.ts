import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { PortalChange, PortalChanges } from '#shared/dossier/found/portal-changes.ts';
import type { Item } from '../kit/item.ts';
import { listPage } from '../kit/list-page.ts';
import { lists } from '../kit/partitions.ts';

/** The journal entries of which a portal was told, as far as they are in the index `lists`. */
export const dynamoPortalChanges = (client: DynamoDBClient, TableName: string): PortalChanges => ({
  page: (portal, { from, ...query }) =>
    listPage(client, { TableName, of: { list: lists.told(portal) }, from, read: changeIn, sizeOf }, query),
});

function changeIn({ order }: Item): PortalChange {
  const [writtenAt = '', code = ''] = order?.S?.split('#') ?? [];
  return { code, writtenAt };
}

/** Characters of a dossier's line in the answer. */
const sizeOf = () => 1_000;
