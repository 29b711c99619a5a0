import { AttributeType, BillingMode, StreamViewType, Table, TableEncryption } from 'aws-cdk-lib/aws-dynamodb';
import type { IGrantable } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { keptWhere } from '#infra/constructs/kit/kept.ts';
import { allow, allowMatching, type Conditions, type Grantee } from '#infra/constructs/kit/statement.ts';
import type { DataKey } from './data-key.ts';
import * as partitions from './partitions.ts';

/** All that an item of each kind consists of. */
const access = ['pk', 'sk', 'access'];
const registration = ['pk', 'sk', 'entry'];
const notice = ['pk', 'sk', 'outcome', 'taken'];
const bucket = ['pk', 'sk', 'paidUntil', 'ttl'];
const run = ['pk', 'sk', 'token', 'timer', 'execution'];

/**
 * The one table, served by shared/adapters/dynamodb. Rights are by partition: IAM sees the partition key of an
 * item and not its sort key, so that history is only ever added to is the adapter's condition (create-only puts).
 * Nobody may scan, and nobody may delete: what is to go carries a `ttl`.
 */
export class DossierTable extends Construct {
  readonly table: Table;
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
  }

  get name(): string {
    return this.table.tableName;
  }

  /** To read dossiers, the versions of procedures that they name, and the reference data. */
  grantRead(to: IGrantable): void {
    this.#allow(to, ['GetItem'], [...partitions.dossiers, ...partitions.procedures]);
    this.grantReadReference(to);
  }

  /** To read what happened in dossiers. */
  grantReadHistories(to: IGrantable): void {
    this.#allow(to, ['Query'], partitions.dossiers);
  }

  /** To read dossiers and nothing else. */
  grantReadDossiers(to: IGrantable): void {
    this.#allow(to, ['GetItem'], partitions.dossiers);
  }

  /** To read dossiers beside what is known of their runs. */
  grantReadRuns(to: IGrantable): void {
    this.#allow(to, ['GetItem', 'BatchGetItem'], partitions.dossiers);
  }

  /** To read calendars, units, portals and code lists. */
  grantReadReference(to: IGrantable): void {
    this.#allow(to, ['Query'], ['REFERENCE']);
  }

  /** To read calendars as they were when something was dated by them. */
  grantReadEarlierCalendars(to: IGrantable): void {
    this.#allow(to, ['GetItem'], ['REFERENCE']);
  }

  /** To find the version of a procedure that is in force on a day. */
  grantReadInForce(to: IGrantable): void {
    this.#allow(to, ['Query'], partitions.procedures);
  }

  /** To search in the catalogue. */
  grantSearchCatalogue(to: IGrantable): void {
    this.#allow(to, ['Query'], partitions.catalogue);
  }

  /** To read the work lists. */
  grantLists(to: IGrantable): void {
    allow(to, ['dynamodb:Query'], `${this.table.tableArn}/index/lists`);
    this.#key.grantUse(to, 'dynamodb');
  }

  /** To add to a dossier: journal entries and, with them, its state. */
  grantAppend(to: IGrantable): void {
    this.#allow(to, ['PutItem'], partitions.dossiers);
  }

  /**
   * To open dossiers and add to them: a number for the code, and the record that makes a repeated request harmless,
   * which is written in one transaction with the dossier. One statement names all that one transaction writes: AWS
   * does not say whether it looks at the items one by one.
   */
  grantOpen(to: IGrantable): void {
    this.#allow(to, ['PutItem'], ['KEY#*', ...partitions.dossiers]);
    this.#allow(to, ['GetItem'], ['KEY#*']);
    this.grantNumber(to);
  }

  /** To number what is given out: dossiers by their agency and day, results by their unit and year. */
  grantNumber(to: IGrantable): void {
    this.#allow(to, ['UpdateItem'], ['COUNTER#*']);
  }

  /** To know which number of a day was given last. */
  grantReadNumbers(to: IGrantable): void {
    this.#allow(to, ['GetItem'], ['COUNTER#*']);
  }

  /** To plan who is away and who stands in. */
  grantPlanAbsences(to: IGrantable): void {
    this.#allow(to, ['PutItem', 'Query'], partitions.absences);
  }

  /** To note who looked at what: in a partition that holds nothing else. */
  grantNoteAccess(to: IGrantable): void {
    this.#allow(to, ['PutItem'], partitions.accesses, onlyOf(access));
  }

  /** To read who looked at what. */
  grantReadAccesses(to: IGrantable): void {
    this.#allow(to, ['Query'], partitions.accesses);
  }

  /** To read the histories of results and nothing else. */
  grantReadResults(to: IGrantable): void {
    this.#allow(to, ['Query'], partitions.results);
  }

  /** To add to the histories of results. */
  grantRegisterResults(to: IGrantable): void {
    this.#allow(to, ['PutItem'], partitions.results, onlyOf(registration));
    this.grantReadResults(to);
  }

  /** To begin an online payment: it is followed from then on. */
  grantOrder(to: IGrantable): void {
    this.#allow(to, ['PutItem'], partitions.orders);
  }

  /** To note how content applicants are, and to read it. */
  grantRate(to: IGrantable): void {
    this.#allow(to, ['GetItem', 'PutItem'], partitions.ratings);
  }

  /** To note what people were told before they filed. */
  grantGuide(to: IGrantable): void {
    this.#allow(to, ['GetItem', 'PutItem'], partitions.guidance);
  }

  /** To note what became of notices to portals. */
  grantNoteNotices(to: IGrantable): void {
    this.#allow(to, ['PutItem'], partitions.notices, onlyOf(notice));
  }

  grantReadNotices(to: IGrantable): void {
    this.#allow(to, ['Query'], partitions.notices);
  }

  /** To order follow-up books, and to know which are printed. */
  grantOrderBooks(to: IGrantable): void {
    this.#allow(to, ['GetItem', 'PutItem'], partitions.bookOrders);
    this.#allow(to, ['GetItem'], partitions.books);
  }

  /** To keep the books that were ordered: by the numbers of a day, which name its dossiers. */
  grantKeepBooks(to: IGrantable): void {
    this.#allow(to, ['GetItem'], [...partitions.bookOrders, 'COUNTER#*']);
    this.#allow(to, ['GetItem', 'PutItem'], partitions.books);
  }

  /**
   * To add to dossiers and, in one transaction with a sealing, to note its day, which must not be proven yet; about whom
   * it was; and what may be handed in again.
   */
  grantSeal(to: IGrantable): void {
    this.#allow(to, ['Query'], partitions.roots);
    this.#allow(to, ['PutItem'], [...partitions.dossiers, ...partitions.sealedDays]);
    this.#allow(to, ['PutItem'], [...partitions.people, ...partitions.papers]);
  }

  /** To order how packages are kept. */
  grantKeep(to: IGrantable): void {
    this.#allow(to, ['GetItem'], partitions.keeping);
    this.grantDispose(to);
  }

  /** To read and change lists of what is to be destroyed, and to note what was. */
  grantDispose(to: IGrantable): void {
    this.#allow(to, ['PutItem', 'Query'], [...partitions.keeping, ...partitions.disposals]);
    this.#allow(to, ['GetItem'], partitions.disposals);
  }

  /** To read whole dossiers, and whether they were destroyed. */
  grantView(to: IGrantable): void {
    this.#allow(to, ['Query'], [...partitions.dossiers, ...partitions.keeping]);
  }

  /** To order exports, and to note what became of them. */
  grantExport(to: IGrantable): void {
    this.#allow(to, ['GetItem', 'PutItem'], partitions.exports);
    this.grantLists(to);
  }

  /** To know what batches of scans were split into. */
  grantReadBatches(to: IGrantable): void {
    this.#allow(to, ['GetItem'], partitions.batches);
  }

  /** To take batches of scans, and to note what they were split into. */
  grantBatches(to: IGrantable): void {
    this.#allow(to, ['GetItem', 'PutItem'], partitions.batches);
  }

  /** To read versions of procedures that are known by their numbers. */
  grantReadProcedures(to: IGrantable): void {
    this.#allow(to, ['GetItem'], partitions.procedures);
  }

  /** To read how packages are kept, and what checks of them found. */
  grantReadKeeping(to: IGrantable): void {
    this.#allow(to, ['Query'], [...partitions.keeping, ...partitions.checks]);
  }

  /** To note what checks of the archive find. */
  grantCheck(to: IGrantable): void {
    const read = [...partitions.dossiers, ...partitions.sealedDays, ...partitions.checks];
    this.#allow(to, ['Query'], [...read, ...partitions.keeping]);
    this.#allow(to, ['PutItem'], [...partitions.checks, ...partitions.keeping]);
    this.grantReadRoots(to);
    this.grantReadReference(to);
  }

  /** To know what was sealed and what was destroyed, and to read the former. */
  grantIndexTexts(to: IGrantable): void {
    this.#allow(
      to,
      ['Query'],
      [
        ...partitions.dossiers,
        ...partitions.sealedDays,
        ...partitions.roots,
        ...partitions.keeping,
        ...partitions.disposals,
      ],
    );
  }

  /** To find papers that may be handed in again, and to end them. */
  grantReusePapers(to: IGrantable): void {
    this.#allow(to, ['Query', 'PutItem'], partitions.papers);
  }

  /** To find papers by their last day, in no other list, and to forget them. */
  grantForgetPapers(to: IGrantable): void {
    const { keptPapers, papers } = partitions;
    allow(to, inDynamo(['Query']), `${this.table.tableArn}/index/lists`, inPartitions(keptPapers));
    this.#allow(to, ['PutItem'], papers);
  }

  /** To find the sealed dossiers of a person. */
  grantFindPeople(to: IGrantable): void {
    this.#allow(to, ['Query'], partitions.people);
  }

  /** To sign what was sealed on a day. */
  grantProve(to: IGrantable): void {
    this.#allow(to, ['Query'], [...partitions.sealedDays, ...partitions.roots]);
    this.#allow(to, ['GetItem', 'PutItem'], partitions.roots);
  }

  /** To read the roots of days. */
  grantReadRoots(to: IGrantable): void {
    this.#allow(to, ['GetItem', 'Query'], partitions.roots);
  }

  /** To note what carriers tell of what was posted. */
  grantNotePost(to: IGrantable): void {
    this.#allow(to, ['GetItem', 'PutItem', 'Query'], partitions.posted);
  }

  /** To note money that was told of, and what became of it. */
  grantNoteMoney(to: IGrantable): void {
    this.#allow(to, ['GetItem', 'PutItem', 'UpdateItem'], partitions.transactions);
  }

  /** To read the ledger of a day. */
  grantReadMoney(to: IGrantable): void {
    this.#allow(to, ['Query'], partitions.transactions);
  }

  /** To number receipts. */
  grantNumberReceipts(to: IGrantable): void {
    this.#allow(to, ['GetItem', 'PutItem'], partitions.receipts);
  }

  /** To keep the reconciliations of days. */
  grantReconcile(to: IGrantable): void {
    this.#allow(to, ['PutItem'], partitions.reconciliations);
  }

  grantReadReconciliations(to: IGrantable): void {
    this.#allow(to, ['GetItem'], partitions.reconciliations);
  }

  /** To wake the readers of the stream. */
  grantBeat(to: IGrantable): void {
    this.#allow(to, ['PutItem'], partitions.beats);
  }

  /** To hold callers to their limits: nothing but the attributes of their buckets. */
  grantLimit(to: IGrantable): void {
    this.#allow(to, ['UpdateItem'], partitions.limits, onlyOf(bucket));
  }

  /** To leave a token with a dossier: nothing but the attributes of its run. */
  grantNoteRun(to: IGrantable): void {
    this.#allow(to, ['UpdateItem'], partitions.dossiers, onlyOf(run));
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

  #allow(to: IGrantable, actions: string[], partitions: string[], more: Conditions = {}): void {
    allow(to, inDynamo(actions), this.table.tableArn, { ...inPartitions(partitions), ...more });
    this.#key.grantUse(to, 'dynamodb');
  }
}

const inDynamo = (actions: string[]) => actions.map((action) => `dynamodb:${action}`);

/** Every action under this condition names a key, so the set is never empty and so never vacuously true. */
const inPartitions = (partitions: string[]) => ({
  'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': partitions },
});

/** Holds a write to these attributes; its key and those of its condition count among them. */
const onlyOf = (attributes: string[]) => ({
  'ForAllValues:StringEquals': { 'dynamodb:Attributes': attributes },
});
