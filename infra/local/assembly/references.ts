import type { Resource } from '#local/assembly/resource.ts';

/** What AWS would name, and where its services are reached here. */
export interface Place {
  region: string;
  account: string;
  /** Of the HTTP API. */
  apiUrl: string;
  /** Of SQS. */
  queuesUrl: string;
  s3Url: string;
  /** Of Cognito. */
  identityUrl: string;
  /** Of the distribution. */
  pagesUrl: string;
}

interface References {
  ref(resource: Resource, place: Place): string;
  attributes: Record<string, (resource: Resource, place: Place) => string>;
}

const name = (resource: Resource) => resource.name;

const arn =
  (service: string, prefix = '') =>
  (resource: Resource, { region, account }: Place) =>
    `arn:aws:${service}:${region}:${account}:${prefix}${resource.name}`;

const tableArn = arn('dynamodb', 'table/');
const poolId = ({ logicalId }: Resource, { region }: Place) => `${region}_${logicalId}`;
const poolHost = ({ region }: Place) => `cognito-idp.${region}.amazonaws.com`;

const edgeFunctionArn = ({ name: called }: Resource, { account }: Place) =>
  `arn:aws:cloudfront::${account}:function/${called}`;

/** What `Ref` and `Fn::GetAtt` give for each type that others refer to. */
const references: Record<string, References> = {
  'AWS::DynamoDB::Table': {
    ref: name,
    attributes: { Arn: tableArn, StreamArn: (table, place) => `${tableArn(table, place)}/stream/local` },
  },
  'AWS::Lambda::Function': { ref: name, attributes: { Arn: arn('lambda', 'function:') } },
  'AWS::SQS::Queue': {
    ref: (queue, { queuesUrl, account }) => `${queuesUrl}/${account}/${queue.name}`,
    attributes: { Arn: arn('sqs'), QueueName: name },
  },
  'AWS::S3::Bucket': {
    ref: name,
    attributes: {
      Arn: (bucket) => `arn:aws:s3:::${bucket.name}`,
      RegionalDomainName: (bucket, { region }) => `${bucket.name}.s3.${region}.amazonaws.com`,
    },
  },
  'AWS::KMS::Key': { ref: name, attributes: { Arn: arn('kms', 'key/'), KeyId: name } },
  'AWS::IAM::Role': {
    ref: name,
    attributes: { Arn: (role, { account }) => `arn:aws:iam::${account}:role/${role.name}` },
  },
  'AWS::GuardDuty::MalwareProtectionPlan': {
    ref: name,
    attributes: { Arn: arn('guardduty', 'malware-protection-plan/') },
  },
  'AWS::Events::Rule': { ref: name, attributes: { Arn: arn('events', 'rule/') } },
  'AWS::StepFunctions::StateMachine': {
    ref: arn('states', 'stateMachine:'),
    attributes: { Arn: arn('states', 'stateMachine:'), Name: name },
  },
  'AWS::ApiGatewayV2::Api': {
    ref: ({ logicalId }) => logicalId,
    attributes: { ApiId: ({ logicalId }) => logicalId, ApiEndpoint: (_, { apiUrl }) => apiUrl },
  },
  'AWS::CloudFront::Distribution': {
    ref: ({ logicalId }) => logicalId,
    attributes: {
      Arn: ({ logicalId }, { account }) => `arn:aws:cloudfront::${account}:distribution/${logicalId}`,
      DomainName: ({ logicalId }) => `${logicalId.toLowerCase()}.cloudfront.net`,
      Id: ({ logicalId }) => logicalId,
    },
  },
  'AWS::CloudFront::Function': { ref: edgeFunctionArn, attributes: { FunctionARN: edgeFunctionArn } },
  'AWS::CloudFront::OriginAccessControl': { ref: name, attributes: { Id: name } },
  'AWS::Cognito::UserPool': {
    ref: poolId,
    attributes: {
      Arn: (pool, place) =>
        `arn:aws:cognito-idp:${place.region}:${place.account}:userpool/${poolId(pool, place)}`,
      ProviderName: (pool, place) => `${poolHost(place)}/${poolId(pool, place)}`,
      ProviderURL: (pool, place) => `https://${poolHost(place)}/${poolId(pool, place)}`,
      UserPoolId: poolId,
    },
  },
};

/** For the parts of an API and for what does nothing here: a name of its kind, which nothing looks up. */
const others: References = {
  ref: name,
  attributes: {
    Arn: (resource, place) => arn(resource.type.split('::')[1]?.toLowerCase() ?? '')(resource, place),
  },
};

const referencesOf = ({ type }: Resource) => references[type] ?? others;

export const refOf = (resource: Resource, place: Place): string =>
  referencesOf(resource).ref(resource, place);

/** Throws for an attribute that is not built in. */
export function attributeOf(resource: Resource, attribute: string, place: Place): string {
  const { attributes } = referencesOf(resource);
  const read = Object.hasOwn(attributes, attribute) ? attributes[attribute] : undefined;
  if (read === undefined) {
    throw new Error(
      `Fn::GetAtt ${resource.logicalId}.${attribute}: ${resource.type} has no such attribute here`,
    );
  }
  return read(resource, place);
}

export const arnOf = (resource: Resource, place: Place) => attributeOf(resource, 'Arn', place);
