/** A DynamoDB table of the template. */
export interface TableConfig {
  name: string;
  arn: string;
  /** The partition key, and that of each index. */
  hashKey: string;
  indexes: ReadonlyMap<string, string>;
  /** The key of KMS that it lies under. */
  kmsKey?: string | undefined;
  /** What goes into CreateTable beside the name, as in the template. */
  definition: Record<string, unknown>;
  /** The ARN that the template's references resolve to; the engine has one of its own. */
  streamArn?: string | undefined;
  /** Items go when the clock passes the number in this attribute. */
  ttlAttribute?: string | undefined;
}

/** An event source mapping from a table's stream to a function. */
export interface StreamMappingConfig {
  /** Its name in the template; the checkpoint is kept under it. */
  id: string;
  streamArn: string;
  functionArn: string;
  startingPosition: 'TRIM_HORIZON' | 'LATEST';
  batchSize: number;
  windowSeconds: number;
  /** EventBridge patterns; a record passes that matches one of them. Without any, all pass. */
  filters: unknown[];
  reportsItemFailures: boolean;
  bisects: boolean;
  /** Undefined: until the record is too old. */
  maximumRetries?: number | undefined;
  maximumAgeSeconds?: number | undefined;
  onFailureQueueArn?: string | undefined;
}
