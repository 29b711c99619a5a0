import { describe, it } from 'vitest';
import { DataKey } from '#infra/constructs/data/data-key.ts';
import { DossierTable } from '#infra/constructs/data/dossier-table.ts';
import { templateWith } from '#test/infra/stacks/synthesise.ts';

const kept = (keep: boolean) =>
  templateWith((scope) => {
    const key = new DataKey(scope, 'Key', { description: 'test', keep });
    new DossierTable(scope, 'Dossiers', { key, keep, protect: keep });
  });

describe('the table', () => {
  const template = kept(true);
  const has = (properties: object) => template.hasResourceProperties('AWS::DynamoDB::Table', properties);

  it('can be put back to any second of the last weeks', () => {
    has({ PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true } });
  });

  it('is encrypted under a key of the customer that is rotated', () => {
    has({ SSESpecification: { SSEEnabled: true, SSEType: 'KMS' } });
    template.hasResourceProperties('AWS::KMS::Key', { EnableKeyRotation: true });
  });

  it('streams what its items became', () => {
    has({ StreamSpecification: { StreamViewType: 'NEW_IMAGE' } });
  });

  it('forgets items by their ttl', () => {
    has({ TimeToLiveSpecification: { AttributeName: 'ttl', Enabled: true } });
  });

  it('has the keys and the indexes that the adapters name', () => {
    has({
      KeySchema: [
        { AttributeName: 'pk', KeyType: 'HASH' },
        { AttributeName: 'sk', KeyType: 'RANGE' },
      ],
      GlobalSecondaryIndexes: [
        {
          IndexName: 'lists',
          KeySchema: [
            { AttributeName: 'list', KeyType: 'HASH' },
            { AttributeName: 'order', KeyType: 'RANGE' },
          ],
          Projection: { ProjectionType: 'ALL' },
        },
        {
          IndexName: 'tasks',
          KeySchema: [
            { AttributeName: 'board', KeyType: 'HASH' },
            { AttributeName: 'changed', KeyType: 'RANGE' },
          ],
          Projection: { ProjectionType: 'INCLUDE', NonKeyAttributes: ['line'] },
        },
      ],
      BillingMode: 'PAY_PER_REQUEST',
    });
  });

  it('refuses to be deleted, and outlives the stack', () => {
    template.hasResource('AWS::DynamoDB::Table', {
      Properties: { DeletionProtectionEnabled: true },
      DeletionPolicy: 'RetainExceptOnCreate',
    });
  });
});

describe('the table of a stage that keeps nothing', () => {
  it('goes with the stack', () => {
    kept(false).hasResource('AWS::DynamoDB::Table', {
      Properties: { DeletionProtectionEnabled: false },
      DeletionPolicy: 'Delete',
    });
  });
});
