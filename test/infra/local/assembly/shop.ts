// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are placeholders of CloudFormation
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { buildSync } from 'esbuild';
import type * as functions from './shop-functions.ts';
import { api, lambda, type Resources, writeAssembly } from './written.ts';

const ref = (name: string) => ({ Ref: name });
const arn = (name: string) => ({ 'Fn::GetAtt': [name, 'Arn'] });

const attribute = (AttributeName: string) => ({ AttributeName, AttributeType: 'S' });
const work = (purpose: keyof typeof functions, Variables: Record<string, unknown>) =>
  lambda('shop', {
    FunctionName: purpose,
    Handler: `index.${purpose}`,
    Timeout: 10,
    Environment: { Variables: { TABLE_NAME: ref('Orders'), ...Variables } },
  });

const definition = JSON.stringify({
  QueryLanguage: 'JSONata',
  StartAt: 'Wait',
  States: {
    Wait: {
      Type: 'Task',
      Resource: 'arn:aws:states:::aws-sdk:dynamodb:updateItem.waitForTaskToken',
      Arguments: {
        TableName: '${TableName}',
        Key: { pk: { S: '{% $states.input.order %}' } },
        UpdateExpression: 'SET #t = :t',
        ExpressionAttributeNames: { '#t': 'token' },
        ExpressionAttributeValues: { ':t': { S: '{% $states.context.Task.Token %}' } },
      },
      TimeoutSeconds: 86_400,
      Catch: [{ ErrorEquals: ['States.Timeout'], Output: '{% $states.input %}', Next: 'Late' }],
      End: true,
    },
    Late: {
      Type: 'Task',
      Resource: 'arn:aws:states:::lambda:invoke',
      Arguments: { FunctionName: '${Late}', Payload: '{% $states.input %}' },
      TimeoutSeconds: 60,
      End: true,
    },
  },
});

const consumers: Resources = {
  Dead: { Type: 'AWS::SQS::Queue', Properties: { QueueName: 'dead' } },
  Arrivals: { Type: 'AWS::SQS::Queue', Properties: { QueueName: 'arrivals', VisibilityTimeout: 30 } },
  Begin: work('begin', { STATE_MACHINE_ARN: ref('Process') }),
  Follow: {
    Type: 'AWS::Lambda::EventSourceMapping',
    Properties: {
      EventSourceArn: { 'Fn::GetAtt': ['Orders', 'StreamArn'] },
      FunctionName: ref('Begin'),
      StartingPosition: 'TRIM_HORIZON',
      FilterCriteria: { Filters: [{ Pattern: '{"eventName":["INSERT"]}' }] },
      FunctionResponseTypes: ['ReportBatchItemFailures'],
      DestinationConfig: { OnFailure: { Destination: arn('Dead') } },
    },
  },
  Inspect: work('inspect', {}),
  Take: {
    Type: 'AWS::Lambda::EventSourceMapping',
    Properties: {
      EventSourceArn: arn('Arrivals'),
      FunctionName: ref('Inspect'),
      FunctionResponseTypes: ['ReportBatchItemFailures'],
    },
  },
  Arrival: {
    Type: 'AWS::Events::Rule',
    Properties: {
      EventPattern: { source: ['aws.s3'], 'detail-type': ['Object Created'] },
      Targets: [{ Id: 't', Arn: arn('Arrivals') }],
    },
  },
};

const allow = (Action: string[], Resource: unknown, more: object = {}) => ({
  Effect: 'Allow',
  Action,
  Resource,
  ...more,
});
const policy = (...Statement: object[]) => ({ Version: '2012-10-17', Statement });

/** What all of it may do: one role is enough for a shop. */
const policies: Resources = {
  Role: {
    Type: 'AWS::IAM::Role',
    Properties: {
      Policies: [
        {
          PolicyName: 'shop',
          PolicyDocument: policy(
            allow(['dynamodb:*'], [arn('Orders'), { 'Fn::Sub': '${Orders.Arn}/*' }]),
            allow(['s3:*'], [arn('Files'), { 'Fn::Sub': '${Files.Arn}/*' }]),
            allow(['states:*'], arn('Process')),
            allow(['lambda:InvokeFunction'], arn('Late')),
            allow(['sqs:*'], [arn('Arrivals'), arn('Dead')]),
          ),
        },
      ],
    },
  },
  ArrivalsPolicy: {
    Type: 'AWS::SQS::QueuePolicy',
    Properties: {
      Queues: [ref('Arrivals')],
      PolicyDocument: policy(
        allow(['sqs:SendMessage'], arn('Arrivals'), { Principal: { Service: 'events.amazonaws.com' } }),
      ),
    },
  },
  CallPermission: {
    Type: 'AWS::Lambda::Permission',
    Properties: {
      Action: 'lambda:InvokeFunction',
      FunctionName: arn('Serve'),
      Principal: 'apigateway.amazonaws.com',
      SourceArn: { 'Fn::Sub': 'arn:aws:execute-api:${AWS::Region}:${AWS::AccountId}:${Api}/*/*/*' },
    },
  },
};

const resources: Resources = {
  ...api,
  ...consumers,
  Orders: {
    Type: 'AWS::DynamoDB::Table',
    Properties: {
      TableName: 'orders',
      KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
      AttributeDefinitions: [attribute('pk')],
      BillingMode: 'PAY_PER_REQUEST',
      StreamSpecification: { StreamViewType: 'NEW_IMAGE' },
      TimeToLiveSpecification: { AttributeName: 'ttl', Enabled: true },
    },
  },
  Files: {
    Type: 'AWS::S3::Bucket',
    Properties: {
      BucketName: 'files',
      NotificationConfiguration: { EventBridgeConfiguration: { EventBridgeEnabled: true } },
    },
  },
  ...policies,
  Serve: work('serve', { BUCKET: ref('Files') }),
  Late: work('late', {}),
  Process: {
    Type: 'AWS::StepFunctions::StateMachine',
    Properties: {
      StateMachineName: 'order',
      RoleArn: arn('Role'),
      DefinitionString: definition,
      DefinitionSubstitutions: { TableName: ref('Orders'), Late: arn('Late') },
    },
  },
  Call: {
    Type: 'AWS::ApiGatewayV2::Integration',
    Properties: {
      ApiId: ref('Api'),
      IntegrationType: 'AWS_PROXY',
      IntegrationUri: arn('Serve'),
      PayloadFormatVersion: '2.0',
    },
  },
  All: {
    Type: 'AWS::ApiGatewayV2::Route',
    Properties: {
      ApiId: ref('Api'),
      RouteKey: 'ANY /{proxy+}',
      Target: { 'Fn::Sub': 'integrations/${Call}' },
    },
  },
};

/** A small system that uses every engine: orders over HTTP, each with a process that runs out, and files. */
export function shopAssembly(): string {
  const directory = writeAssembly(
    { shop: { Resources: resources, Outputs: { TableName: { Value: ref('Orders') } } } },
    ['shop'],
  );
  const source = path.join(import.meta.dirname, 'shop-functions.ts');
  buildSync({
    stdin: { contents: readFileSync(source, 'utf8'), resolveDir: import.meta.dirname, loader: 'ts' },
    outfile: path.join(directory, 'asset.shop', 'index.mjs'),
    bundle: true,
    platform: 'node',
    format: 'esm',
    minify: true,
    banner: {
      js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
    },
  });
  return directory;
}
