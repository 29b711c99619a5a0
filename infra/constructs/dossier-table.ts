import { RemovalPolicy } from 'aws-cdk-lib';
import { AttributeType, BillingMode, StreamViewType, Table, TableEncryption } from 'aws-cdk-lib/aws-dynamodb';
import type { IGrantable } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import type { DataKey } from './data-key.ts';
import { allow } from './statement.ts';

/** The partitions by what they hold, as the adapters name them. */
const dossiers = ['DOSSIER#*'];
const commands = ['DOSSIER#*', 'KEY#*', 'COUNTER#*'];
const catalogue = ['PROCEDURE#*', 'CATALOGUE', 'REFERENCE'];

/**
 * The one table, served by shared/adapters/dynamodb. Rights are by partition: IAM sees the partition key of an
 * item and not its sort key, so that history is only ever added to is the adapter's condition (create-only puts).
 * Nobody may scan, and nobody may delete: what is to go carries a `ttl`.
 */
export class DossierTable extends Construct {
  readonly table: Table;
  readonly #key: DataKey;

  constructor(scope: Construct, id: string, props: { key: DataKey; keep: boolean }) {
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
      deletionProtection: props.keep,
      removalPolicy: props.keep ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
    this.table.addGlobalSecondaryIndex({
      indexName: 'lists',
      partitionKey: { name: 'list', type: AttributeType.STRING },
      sortKey: { name: 'order', type: AttributeType.STRING },
    });
  }

  /** To read dossiers, the catalogue and the reference data. */
  grantRead(to: IGrantable): void {
    this.#grantReadOf(to, [...commands, ...catalogue]);
  }

  /** To read dossiers and nothing that the applicants did not cause. */
  grantReadDossiers(to: IGrantable): void {
    this.#grantReadOf(to, dossiers);
  }

  /** To read calendars, units, portals and code lists. */
  grantReadReference(to: IGrantable): void {
    this.#grantReadOf(to, ['REFERENCE']);
  }

  /** To read the work lists. */
  grantLists(to: IGrantable): void {
    allow(to, ['dynamodb:Query'], `${this.table.tableArn}/index/lists`);
    this.#key.grantDecrypt(to, 'dynamodb');
  }

  /** To carry out a command: journal entries, the state, the idempotency record and the code's counter. */
  grantCommand(to: IGrantable): void {
    this.#grantWriteOf(to, ['PutItem', 'UpdateItem', 'ConditionCheckItem'], commands);
  }

  /** To carry out what time brings about in a dossier. */
  grantAppend(to: IGrantable): void {
    this.#grantWriteOf(to, ['PutItem', 'UpdateItem', 'ConditionCheckItem'], dossiers);
  }

  /** To note that a dossier was read, by an item that has none of the attributes of a state or a journal entry. */
  grantNoteAccess(to: IGrantable): void {
    this.#grantWriteOf(to, ['PutItem'], dossiers);
  }

  /** To note the run of a dossier's process. */
  grantNoteRun(to: IGrantable): void {
    this.#grantWriteOf(to, ['UpdateItem'], dossiers);
  }

  /** To follow the changes. */
  grantStream(to: IGrantable): void {
    const read = ['DescribeStream', 'GetRecords', 'GetShardIterator', 'ListStreams'];
    allow(to, inDynamo(read), this.streamArn);
    this.#key.grantDecrypt(to, 'dynamodb');
  }

  get streamArn(): string {
    const { tableStreamArn } = this.table;
    if (tableStreamArn === undefined) throw new Error('the table has no stream');
    return tableStreamArn;
  }

  #grantReadOf(to: IGrantable, partitions: string[]): void {
    const read = inDynamo(['GetItem', 'BatchGetItem', 'Query']);
    allow(to, read, this.table.tableArn, inPartitions(partitions));
    this.#key.grantDecrypt(to, 'dynamodb');
  }

  #grantWriteOf(to: IGrantable, actions: string[], partitions: string[]): void {
    allow(to, inDynamo(actions), this.table.tableArn, inPartitions(partitions));
    this.#key.grantUse(to, 'dynamodb');
  }
}

const inDynamo = (actions: string[]) => actions.map((action) => `dynamodb:${action}`);

/** Every action under this condition names a key, so the set is never empty and so never vacuously true. */
const inPartitions = (partitions: string[]) => ({
  'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': partitions },
});
