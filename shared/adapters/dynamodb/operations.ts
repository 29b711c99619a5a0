/** A value in the table; we use no other kinds. Bytes are base64. */
export type AttributeValue =
  | { S: string; N?: never; B?: never }
  | { N: string; S?: never; B?: never }
  | { B: string; S?: never; N?: never };

export type Item = Record<string, AttributeValue>;

type Condition = {
  ConditionExpression?: string;
  ExpressionAttributeNames?: Record<string, string>;
  ExpressionAttributeValues?: Item;
};

export type QueryInput = {
  TableName: string;
  IndexName?: string;
  KeyConditionExpression: string;
  ExpressionAttributeNames?: Record<string, string>;
  ExpressionAttributeValues: Item;
  ProjectionExpression?: string;
  ConsistentRead?: boolean;
  ScanIndexForward?: boolean;
  Limit?: number;
  ExclusiveStartKey?: Item | undefined;
};

/** What our adapters ask of DynamoDB, in the words of its API reference. */
export type Operations = {
  GetItem: {
    input: { TableName: string; Key: Item; ConsistentRead?: boolean; ProjectionExpression?: string };
    output: { Item?: Item };
  };
  BatchGetItem: {
    input: { RequestItems: Record<string, { Keys: Item[]; ConsistentRead?: boolean }> };
    output: { Responses?: Record<string, Item[]>; UnprocessedKeys?: Record<string, { Keys: Item[] }> };
  };
  Query: { input: QueryInput; output: { Items?: Item[]; LastEvaluatedKey?: Item } };
  PutItem: { input: { TableName: string; Item: Item } & Condition; output: object };
  UpdateItem: {
    input: {
      TableName: string;
      Key: Item;
      UpdateExpression: string;
      ReturnValues?: string;
      ReturnValuesOnConditionCheckFailure?: 'ALL_OLD';
    } & Condition;
    output: { Attributes?: Item };
  };
  TransactWriteItems: {
    input: {
      TransactItems: { Put: { TableName: string; Item: Item } & Condition }[];
      ClientRequestToken?: string;
    };
    output: object;
  };
};
