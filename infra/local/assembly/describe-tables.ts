import { z } from 'zod';
import { arnOf, attributeOf, type Place } from '#local/assembly/references.ts';
import { Flag, inert, propertiesOf, type Resource } from '#local/assembly/resource.ts';
import type { TableConfig } from '#local/tables/config.ts';

const KeySchema = z.array(z.strictObject({ AttributeName: z.string(), KeyType: z.string() }));
const Index = z.strictObject({
  IndexName: z.string(),
  KeySchema,
  Projection: z.strictObject({
    ProjectionType: z.string(),
    NonKeyAttributes: z.array(z.string()).optional(),
  }),
  ContributorInsightsSpecification: inert,
  OnDemandThroughput: inert,
});

const TableProperties = z.strictObject({
  TableName: inert,
  KeySchema,
  AttributeDefinitions: z.array(z.strictObject({ AttributeName: z.string(), AttributeType: z.string() })),
  BillingMode: z.literal('PAY_PER_REQUEST'),
  GlobalSecondaryIndexes: z.array(Index).optional(),
  LocalSecondaryIndexes: z.array(Index).optional(),
  StreamSpecification: z.strictObject({ StreamViewType: z.string() }).optional(),
  TimeToLiveSpecification: z.strictObject({ AttributeName: z.string(), Enabled: Flag }).optional(),
  ContributorInsightsSpecification: inert,
  DeletionProtectionEnabled: inert,
  OnDemandThroughput: inert,
  PointInTimeRecoverySpecification: inert,
  ResourcePolicy: inert,
  SSESpecification: z.looseObject({ KMSMasterKeyId: z.string().optional() }).optional(),
  TableClass: inert,
  Tags: inert,
});

export function describeTable(resource: Resource, place: Place): TableConfig {
  const properties = propertiesOf(resource, TableProperties);
  const { StreamSpecification: stream, TimeToLiveSpecification: ttl } = properties;
  const { KeySchema, AttributeDefinitions, BillingMode } = properties;
  return {
    name: resource.name,
    arn: arnOf(resource, place),
    hashKey: hashKeyOf(KeySchema),
    indexes: new Map(
      [...(properties.GlobalSecondaryIndexes ?? []), ...(properties.LocalSecondaryIndexes ?? [])].map(
        (index) => [index.IndexName, hashKeyOf(index.KeySchema)],
      ),
    ),
    kmsKey: properties.SSESpecification?.KMSMasterKeyId,
    definition: {
      KeySchema,
      AttributeDefinitions,
      BillingMode,
      ...indexes('GlobalSecondaryIndexes', properties.GlobalSecondaryIndexes),
      ...indexes('LocalSecondaryIndexes', properties.LocalSecondaryIndexes),
      ...(stream && { StreamSpecification: { ...stream, StreamEnabled: true } }),
    },
    ...(stream && { streamArn: attributeOf(resource, 'StreamArn', place) }),
    ...(ttl?.Enabled && { ttlAttribute: ttl.AttributeName }),
  };
}

const hashKeyOf = (schema: z.infer<typeof KeySchema>) =>
  schema.find(({ KeyType }) => KeyType === 'HASH')?.AttributeName ?? '';

const indexes = (name: string, list: z.infer<typeof Index>[] | undefined) =>
  list && {
    [name]: list.map(({ IndexName, KeySchema, Projection }) => ({ IndexName, KeySchema, Projection })),
  };
