import type { AttributeValue, QueryCommandInput } from '@aws-sdk/client-dynamodb';

export type Item = Record<string, AttributeValue>;

export type QueryInput = QueryCommandInput;
