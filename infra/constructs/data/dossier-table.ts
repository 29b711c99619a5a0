import {
  AttributeType,
  BillingMode,
  ProjectionType,
  StreamViewType,
  Table,
  TableEncryption,
} from 'aws-cdk-lib/aws-dynamodb';
import { Construct } from 'constructs';
import { keptWhere } from '#infra/constructs/kit/kept.ts';
import { allow, allowMatching, type Grantee } from '#infra/constructs/kit/statement.ts';
import { ArchiveGrants } from './archive-grants.ts';
import type { DataKey } from './data-key.ts';
import { DossierGrants } from './dossier-grants.ts';
import { MoneyGrants } from './money-grants.ts';
import { OfficeGrants } from './office-grants.ts';
import { PortalGrants } from './portal-grants.ts';
import { inDynamo } from './table-rights.ts';

/**
 * The one table, served by shared/adapters/dynamodb. Rights are by partition: IAM sees the partition key of an
 * item and not its sort key, so that history is only ever added to is the adapter's condition (create-only puts).
 * Nobody may scan, and nobody may delete: what is to go carries a `ttl`.
 */
export class DossierTable extends Construct {
  readonly table: Table;
  readonly dossiers: DossierGrants;
  readonly archive: ArchiveGrants;
  readonly office: OfficeGrants;
  readonly money: MoneyGrants;
  readonly portals: PortalGrants;
  readonly #key: DataKey;

  constructor(scope: Construct, id: string, props: { key: DataKey; keep: boolean; protect: boolean }) {
    super(scope, id);
    this.#key = props.key;
    this.table = new Table(this, 'Table', {
      partitionKey: { name: 'pk', type: AttributeType.STRING },
      sortKey: { name: 'sk', type: AttributeType.STRING },
      billingMode: BillingMode.PAY_PER_REQUEST,
      timeToLiveAttribute: 'ttl',
      stream: StreamViewType.NEW_IMAGE,
      encryption: TableEncryption.CUSTOMER_MANAGED,
      encryptionKey: props.key.key,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      deletionProtection: props.protect,
      removalPolicy: keptWhere(props.keep),
    });
    this.table.addGlobalSecondaryIndex({
      indexName: 'lists',
      partitionKey: { name: 'list', type: AttributeType.STRING },
      sortKey: { name: 'order', type: AttributeType.STRING },
    });
    // Lines alone: a work list of thousands is loaded in two queries, and its changes cost next to nothing.
    this.table.addGlobalSecondaryIndex({
      indexName: 'tasks',
      partitionKey: { name: 'board', type: AttributeType.STRING },
      sortKey: { name: 'changed', type: AttributeType.STRING },
      projectionType: ProjectionType.INCLUDE,
      nonKeyAttributes: ['line'],
    });
    const { key } = props;
    this.dossiers = new DossierGrants(this.table, key);
    this.archive = new ArchiveGrants(this.table, key);
    this.office = new OfficeGrants(this.table, key);
    this.money = new MoneyGrants(this.table, key);
    this.portals = new PortalGrants(this.table, key);
  }

  get name(): string {
    return this.table.tableName;
  }

  /** To follow the changes. */
  grantStream(to: Grantee): void {
    allow(to, inDynamo(['DescribeStream', 'GetRecords', 'GetShardIterator']), this.streamArn);
    allowMatching(to, inDynamo(['ListStreams']), `${this.table.tableArn}/stream/*`, {
      because: 'Streams are listed before one of them is known.',
    });
    this.#key.grantUse(to, 'dynamodb');
  }

  get streamArn(): string {
    const { tableStreamArn } = this.table;
    if (tableStreamArn === undefined) throw new Error('the table has no stream');
    return tableStreamArn;
  }
}
