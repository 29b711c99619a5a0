import type { Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { deployed, resourcesOf, templateOf } from './synthesise.ts';

const { stacks } = deployed('prod');
const template = templateOf('prod');

interface Written {
  Type: string;
  DeletionPolicy?: string;
  UpdateReplacePolicy?: string;
}
/** The key that seals cursors keeps nothing: a cursor lives for minutes. The files of the console are put there by each deployment. */
const passing = /^(FunctionsCursorKey|WebFiles(Bucket|Assets|Page))/;
const resources: [string, Written][] = Object.entries<Written>(template.toJSON().Resources).filter(
  ([id]) => !passing.test(id),
);
const keeps = /DynamoDB::Table|S3::Bucket$|KMS::Key$|Cognito::UserPool$|StateMachine$/;
/** Not kept, but their ids and secrets are with others. */
const known = /Cognito::UserPoolClient$/;
const logs = /Logs::LogGroup/;

describe('what keeps data', () => {
  it('has the stack and the logical id that it always had: under another it would be made again, and empty', () => {
    const inStack = ([id]: [string, Written], stack: Stack) =>
      id in Template.fromStack(stack).toJSON().Resources;
    const found = resources.filter(([, { Type }]) => keeps.test(Type) || known.test(Type));
    const idsIn = (stack: Stack) => found.filter((each) => inStack(each, stack)).map(([id]) => id);
    const { data, ...others } = stacks;
    expect([data.stackName, idsIn(data).toSorted()]).toEqual([
      'motcua-prod',
      [
        'AccessLogsBucketCD784A59',
        'ArchiveBucket49F1AC64',
        'ArchiveKey830AE853',
        'DataKey2A0DE9E6',
        'DossiersTableC73ED7F6',
        'ExportsBucket54D5CE64',
        'IdentityPool9E5AED46',
        'IdentityPoolConsoleA5A488D7',
        'IdentityPoolPortalcongdvcqg16E69C80',
        'IdentityPoolPortalcongtinh8193CBCE',
        'IntakeBucketDF3620F2',
        'PersonKey6A5D33EB',
        'ProofsArchiveKey0F25F405',
        'SigningKey49B95470',
        'TextIndexBucketD0E5F64B',
      ],
    ]);
    expect(Object.values(others).flatMap(idsIn)).toEqual(['ProcessMachineEDC00D90']);
  });

  it('outlives the stack, and a replacement, but not a first deployment that failed', () => {
    const lasting = resources.filter(([, { Type }]) => keeps.test(Type) || logs.test(Type));
    for (const [id, { DeletionPolicy, UpdateReplacePolicy }] of lasting)
      expect([id, DeletionPolicy, UpdateReplacePolicy]).toEqual([id, 'RetainExceptOnCreate', 'Retain']);
    const others = resources.filter(([id]) => !lasting.some(([one]) => one === id));
    expect(others.filter(([, { DeletionPolicy }]) => (DeletionPolicy ?? 'Delete') !== 'Delete')).toEqual([]);
  });
});

/** What a name must be free of in the account, and the property that would give it one. */
const naming: Record<string, string> = {
  'AWS::Lambda::Function': 'FunctionName',
  'AWS::Logs::LogGroup': 'LogGroupName',
  'AWS::CloudWatch::Alarm': 'AlarmName',
  'AWS::CloudWatch::Dashboard': 'DashboardName',
  'AWS::StepFunctions::StateMachine': 'StateMachineName',
  'AWS::DynamoDB::Table': 'TableName',
  'AWS::S3::Bucket': 'BucketName',
  'AWS::SQS::Queue': 'QueueName',
  'AWS::SNS::Topic': 'TopicName',
  'AWS::IAM::Role': 'RoleName',
  'AWS::Events::Rule': 'Name',
};

describe('what has a name that nothing else in the account may have', () => {
  const names = Object.entries(naming).flatMap(([type, property]) =>
    resourcesOf(template, type).map(({ properties }) => properties?.[property]),
  );

  it('is named by CloudFormation, so that neither a move nor what an earlier stack left stands in the way', () => {
    const given = names.filter((name) => name !== undefined);
    // Step Functions and API Gateway deliver to names of this form only; the id of the stack keeps these apart.
    expect(given.map((name) => JSON.stringify(name))).toEqual([
      expect.stringMatching(/vendedlogs.*AWS::StackId/),
      expect.stringMatching(/vendedlogs.*AWS::StackId/),
    ]);
    expect(names.length).toBeGreaterThan(100);
  });
});
