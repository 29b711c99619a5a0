import { describe, expect, it } from 'vitest';
import { read } from './written.ts';

const account = '000000000000';
const Document = (...Statement: object[]) => ({ Version: '2012-10-17', Statement });
const statement = {
  Effect: 'Allow',
  Action: 's3:GetObject',
  Resource: { 'Fn::Join': ['', [{ 'Fn::GetAtt': ['Bucket', 'Arn'] }, '/*']] },
};
const Role = { Type: 'AWS::IAM::Role', Properties: { RoleName: 'seal', AssumeRolePolicyDocument: {} } };
const Bucket = { Type: 'AWS::S3::Bucket', Properties: { BucketName: 'archive' } };
const Queue = { Type: 'AWS::SQS::Queue', Properties: { QueueName: 'work' } };
const readPolicies = (resources: Record<string, { Type: string; Properties?: Record<string, unknown> }>) =>
  read({ Role, Bucket, Queue, ...resources }).policies;

const allowing = (action: string, resource: string) => ({
  Effect: 'Allow',
  Action: [action],
  Resource: [resource],
});

describe('the policies of a template', () => {
  it('of a role are those written into it and those attached to it', () => {
    const Policy = {
      Type: 'AWS::IAM::Policy',
      Properties: { PolicyName: 'p', Roles: [{ Ref: 'Role' }], PolicyDocument: Document(statement) },
    };
    const inline = {
      ...Role,
      Properties: {
        ...Role.Properties,
        Policies: [{ PolicyName: 'i', PolicyDocument: Document({ ...statement, Action: ['s3:PutObject'] }) }],
      },
    };
    const { roles } = readPolicies({ Policy, Role: inline });
    expect([...roles]).toMatchObject([
      [
        `arn:aws:iam::${account}:role/seal`,
        [
          allowing('s3:PutObject', 'arn:aws:s3:::archive/*'),
          allowing('s3:GetObject', 'arn:aws:s3:::archive/*'),
        ],
      ],
    ]);
  });

  it('of buckets, queues, keys and functions are found by their ARNs', () => {
    const service = { Service: 'events.amazonaws.com' };
    const { resources } = readPolicies({
      OfBucket: {
        Type: 'AWS::S3::BucketPolicy',
        Properties: { Bucket: { Ref: 'Bucket' }, PolicyDocument: Document({ ...statement, Principal: '*' }) },
      },
      OfQueue: {
        Type: 'AWS::SQS::QueuePolicy',
        Properties: {
          Queues: [{ Ref: 'Queue' }],
          PolicyDocument: Document({ ...statement, Principal: service }),
        },
      },
      Key: { Type: 'AWS::KMS::Key', Properties: {} },
      Permission: {
        Type: 'AWS::Lambda::Permission',
        Properties: {
          Action: 'lambda:InvokeFunction',
          FunctionName: 'work',
          Principal: 'events.amazonaws.com',
          SourceArn: 'arn:x',
        },
      },
    });
    expect([...resources.keys()]).toEqual([
      'arn:aws:s3:::archive',
      `arn:aws:sqs:ap-southeast-1:${account}:work`,
      `arn:aws:kms:ap-southeast-1:${account}:key/app-Key`,
      `arn:aws:lambda:ap-southeast-1:${account}:function:work`,
    ]);
    expect([...resources.values()].map(([first]) => first?.Principal)).toEqual([
      { AWS: ['*'], Service: [] },
      { AWS: [], Service: ['events.amazonaws.com'] },
      { AWS: [`arn:aws:iam::${account}:root`], Service: [] },
      { AWS: [], Service: ['events.amazonaws.com'] },
    ]);
    expect([...resources.values()].at(-1)?.[0]?.Condition).toEqual({
      ArnLike: { 'aws:SourceArn': ['arn:x'] },
    });
  });

  it.each([
    ['AWS::IAM::ManagedPolicy', { PolicyDocument: Document(statement) }, 'AWS::IAM::ManagedPolicy Thing'],
    ['AWS::IAM::Role', { PermissionsBoundary: 'arn:x' }, 'PermissionsBoundary'],
    ['AWS::IAM::Role', { ManagedPolicyArns: ['arn:x'] }, 'ManagedPolicyArns'],
    [
      'AWS::IAM::Policy',
      { PolicyName: 'p', Roles: ['r'], PolicyDocument: Document({ ...statement, Effect: 'Maybe' }) },
      'Effect',
    ],
    [
      'AWS::S3::BucketPolicy',
      { Bucket: 'b', PolicyDocument: Document({ ...statement, NotPrincipal: '*' }) },
      'NotPrincipal',
    ],
  ])('are not read past what is not known: %s %j', (Type, Properties, named) => {
    expect(() => readPolicies({ Thing: { Type, Properties } })).toThrow(named);
  });
});
