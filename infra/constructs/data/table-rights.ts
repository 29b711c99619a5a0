import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import type { IGrantable } from 'aws-cdk-lib/aws-iam';
import { allow, type Conditions } from '#infra/constructs/kit/statement.ts';
import type { DataKey } from './data-key.ts';

/** Gives rights on the partitions of the table, and with them the use of its key. */
export class TableRights {
  readonly #table: Table;
  readonly #key: DataKey;

  constructor(table: Table, key: DataKey) {
    this.#table = table;
    this.#key = key;
  }

  protected allow(to: IGrantable, actions: string[], partitions: string[], more: Conditions = {}): void {
    allow(to, inDynamo(actions), this.#table.tableArn, { ...inPartitions(partitions), ...more });
    this.#key.grantUse(to, 'dynamodb');
  }

  /** To read the index, or only these lists of it. */
  protected allowLists(to: IGrantable, lists?: string[]): void {
    allow(to, inDynamo(['Query']), `${this.#table.tableArn}/index/lists`, lists && inPartitions(lists));
    this.#key.grantUse(to, 'dynamodb');
  }

  /** To read the lines of open tasks. */
  protected allowTaskLines(to: IGrantable): void {
    allow(to, inDynamo(['Query']), `${this.#table.tableArn}/index/tasks`);
    this.#key.grantUse(to, 'dynamodb');
  }
}

export const inDynamo = (actions: string[]) => actions.map((action) => `dynamodb:${action}`);

/** Every action under this condition names a key, so the set is never empty and so never vacuously true. */
const inPartitions = (partitions: string[]) => ({
  'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': partitions.map(patternOf) },
});

const patternOf = (partition: string) => (partition.endsWith('#') ? `${partition}*` : partition);

/** Holds a write to these attributes; its key and those of its condition count among them. */
export const onlyOf = (attributes: string[]) => ({
  'ForAllValues:StringEquals': { 'dynamodb:Attributes': attributes },
});
