// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are placeholders of CloudFormation
import { describe, expect, it } from 'vitest';
import { api, lambda, type Resources, read } from './written.ts';

const Role = { Type: 'AWS::IAM::Role' };
const arn = (service: string, name: string) => `arn:aws:${service}:ap-southeast-1:000000000000:${name}`;

describe('a function', () => {
  it('is read with its code, limits and variables', () => {
    const Work = lambda('work', {
      FunctionName: 'app-work',
      Timeout: 15,
      MemorySize: 512,
      ReservedConcurrentExecutions: 2,
      LoggingConfig: { LogFormat: 'JSON', LogGroup: '/aws/lambda/app-work' },
      Environment: { Variables: { STAGE: 'dev' } },
    });
    const { functions } = read({ Role, Work }, {}, ['work']);
    expect(functions).toMatchObject([
      {
        name: 'app-work',
        arn: arn('lambda', 'function:app-work'),
        directory: expect.stringMatching(/asset\.work$/),
        handler: 'index.handler',
        environment: { STAGE: 'dev' },
        timeoutSeconds: 15,
        memoryMegabytes: 512,
        reservedConcurrency: 2,
        jsonLogs: true,
      },
    ]);
  });

  it('may not lack its code', () => {
    expect(() => read({ Role, Work: lambda('work') })).toThrow('the asset work.zip is missing');
  });
});

const stream = {
  Table: {
    Type: 'AWS::DynamoDB::Table',
    Properties: {
      TableName: 'dossiers',
      KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
      AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
      BillingMode: 'PAY_PER_REQUEST',
      StreamSpecification: { StreamViewType: 'NEW_IMAGE' },
      TimeToLiveSpecification: { AttributeName: 'ttl', Enabled: true },
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
    },
  },
} satisfies Resources;

describe('a table', () => {
  it('is read with what CreateTable takes, its stream and its time to live', () => {
    expect(read(stream).tables).toEqual([
      {
        name: 'dossiers',
        arn: arn('dynamodb', 'table/dossiers'),
        hashKey: 'pk',
        indexes: new Map(),
        streamArn: arn('dynamodb', 'table/dossiers/stream/local'),
        ttlAttribute: 'ttl',
        definition: {
          KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
          AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
          BillingMode: 'PAY_PER_REQUEST',
          StreamSpecification: { StreamViewType: 'NEW_IMAGE', StreamEnabled: true },
        },
      },
    ]);
  });

  it('is followed as its mapping says', () => {
    const Follow = {
      Type: 'AWS::Lambda::EventSourceMapping',
      Properties: {
        EventSourceArn: { 'Fn::GetAtt': ['Table', 'StreamArn'] },
        FunctionName: { Ref: 'Work' },
        StartingPosition: 'TRIM_HORIZON',
        MaximumBatchingWindowInSeconds: 1,
        FilterCriteria: { Filters: [{ Pattern: '{"eventName":["INSERT"]}' }] },
        FunctionResponseTypes: ['ReportBatchItemFailures'],
        BisectBatchOnFunctionError: true,
        MaximumRetryAttempts: -1,
        MaximumRecordAgeInSeconds: 60,
        DestinationConfig: { OnFailure: { Destination: arn('sqs', 'dead') } },
      },
    };
    const { streamMappings } = read({ ...stream, Role, Work: lambda('work'), Follow }, {}, ['work']);
    expect(streamMappings).toEqual([
      {
        id: 'Follow',
        streamArn: arn('dynamodb', 'table/dossiers/stream/local'),
        functionArn: 'app-Work',
        startingPosition: 'TRIM_HORIZON',
        batchSize: 100,
        windowSeconds: 1,
        filters: [{ eventName: ['INSERT'] }],
        reportsItemFailures: true,
        bisects: true,
        maximumRetries: undefined,
        maximumAgeSeconds: 60,
        onFailureQueueArn: arn('sqs', 'dead'),
      },
    ]);
  });
});

describe('queues, rules and buckets', () => {
  it('are read with their redrive, targets, locks and lifecycles', () => {
    const assembly = read({
      Dead: { Type: 'AWS::SQS::Queue', Properties: { QueueName: 'dead' } },
      Work: {
        Type: 'AWS::SQS::Queue',
        Properties: {
          QueueName: 'work',
          VisibilityTimeout: 60,
          RedrivePolicy: { deadLetterTargetArn: { 'Fn::GetAtt': ['Dead', 'Arn'] }, maxReceiveCount: 3 },
        },
      },
      Arrival: {
        Type: 'AWS::Events::Rule',
        Properties: {
          Name: 'arrival',
          EventPattern: { source: ['aws.s3'] },
          Targets: [{ Id: 't', Arn: { 'Fn::GetAtt': ['Work', 'Arn'] } }],
        },
      },
      Bucket: {
        Type: 'AWS::S3::Bucket',
        Properties: {
          BucketName: 'archive',
          VersioningConfiguration: { Status: 'Enabled' },
          ObjectLockEnabled: true,
          ObjectLockConfiguration: {
            ObjectLockEnabled: 'Enabled',
            Rule: { DefaultRetention: { Mode: 'COMPLIANCE', Days: 1 } },
          },
          LifecycleConfiguration: {
            Rules: [
              { Status: 'Enabled', ExpirationInDays: 30, Prefix: 'a/' },
              { Status: 'Disabled', ExpirationInDays: 1 },
            ],
          },
        },
      },
    });
    expect(assembly.queues[1]).toMatchObject({
      visibilitySeconds: 60,
      redrive: { deadLetterArn: arn('sqs', 'dead'), maxReceiveCount: 3 },
    });
    expect(assembly.rules).toMatchObject([
      { name: 'arrival', pattern: { source: ['aws.s3'] }, targets: [{ type: 'queue', queue: 'work' }] },
    ]);
    expect(assembly.buckets).toMatchObject([
      {
        name: 'archive',
        versioned: true,
        objectLock: true,
        defaultRetention: { mode: 'COMPLIANCE', days: 1 },
        eventBridge: false,
        lifecycle: [{ expirationDays: 30, prefix: 'a/' }],
      },
    ]);
  });
});

describe('a state machine', () => {
  it('has its substitutes within JSON, whatever they hold', () => {
    const Machine = {
      Type: 'AWS::StepFunctions::StateMachine',
      Properties: {
        StateMachineName: 'm',
        DefinitionString: '{"Comment":"${Name}"}',
        DefinitionSubstitutions: { Name: 'say "${x}" $&' },
        RoleArn: 'r',
      },
    };
    const [machine] = read({ Machine }).machines;
    expect(JSON.parse(machine?.definition ?? '')).toEqual({ Comment: 'say "${x}" $&' });
  });
});

describe('an HTTP API', () => {
  it('has its routes with their functions and authorizer', () => {
    const assembly = read(
      {
        Role,
        Work: lambda('work', { FunctionName: 'work' }),
        Token: {
          Type: 'AWS::ApiGatewayV2::Authorizer',
          Properties: {
            Name: 't',
            ApiId: { Ref: 'Api' },
            AuthorizerType: 'JWT',
            IdentitySource: ['$request.header.Authorization'],
            JwtConfiguration: { Audience: ['console'], Issuer: { 'Fn::GetAtt': ['Pool', 'ProviderURL'] } },
          },
        },
        Pool: { Type: 'AWS::Cognito::UserPool' },
        Call: {
          Type: 'AWS::ApiGatewayV2::Integration',
          Properties: {
            ApiId: { Ref: 'Api' },
            IntegrationType: 'AWS_PROXY',
            IntegrationUri: { 'Fn::GetAtt': ['Work', 'Arn'] },
            PayloadFormatVersion: '2.0',
          },
        },
        Route: {
          Type: 'AWS::ApiGatewayV2::Route',
          Properties: {
            ApiId: { Ref: 'Api' },
            RouteKey: 'GET /x',
            Target: { 'Fn::Join': ['/', ['integrations', { Ref: 'Call' }]] },
            AuthorizationType: 'JWT',
            AuthorizerId: { Ref: 'Token' },
          },
        },
      },
      {},
      ['work'],
    );
    expect(assembly.api).toMatchObject({
      stage: '$default',
      routes: [
        {
          key: 'GET /x',
          functionArn: arn('lambda', 'function:work'),
          timeoutMilliseconds: 30_000,
          authorizer: {
            issuer: 'http://127.0.0.1:4003/ap-southeast-1_Pool',
            audience: ['console'],
          },
        },
      ],
    });
  });
});

describe('what the local cloud does not know', () => {
  it('is a type of resource, named', () => {
    expect(() => read({ Cache: { Type: 'AWS::ElastiCache::CacheCluster' } })).toThrow(
      'AWS::ElastiCache::CacheCluster Cache: the local cloud does not know this type',
    );
  });

  it.each([
    ['AWS::SQS::Queue', { FifoQueue: true }, 'FifoQueue'],
    ['AWS::S3::Bucket', { WebsiteConfiguration: {} }, 'WebsiteConfiguration'],
    ['AWS::S3::Bucket', { VersioningConfiguration: { Status: 'Suspended' } }, 'VersioningConfiguration'],
    ['AWS::DynamoDB::Table', { ...stream.Table.Properties, KinesisStreamSpecification: {} }, 'KinesisStream'],
    ['AWS::Events::Rule', { Targets: [{ Id: 't', Arn: 'a', InputTransformer: {} }] }, 'InputTransformer'],
    ['AWS::Lambda::Function', { ...lambda('x').Properties, Layers: [] }, 'Layers'],
    [
      'AWS::StepFunctions::StateMachine',
      { DefinitionString: '{}', StateMachineType: 'EXPRESS' },
      'StateMachineType',
    ],
  ])('is a property of %s: %j', (Type, Properties, named) => {
    expect(() => read({ Role, Thing: { Type, Properties } }, {}, ['x'])).toThrow(
      new RegExp(`${Type} Thing: [^]*${named}`),
    );
  });

  it('is a second HTTP API', () => {
    expect(() => read({ Other: api.Api ?? { Type: '' } })).toThrow('2 times a HTTP API');
  });

  it('is a stage with settings of its own for a route', () => {
    const Stage = {
      Type: 'AWS::ApiGatewayV2::Stage',
      Properties: { ...api.Stage?.Properties, RouteSettings: {} },
    };
    expect(() => read({ Stage })).toThrow('RouteSettings');
  });
});
