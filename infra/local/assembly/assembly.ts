import { type Environment, readCdkOut } from '#local/assembly/cdk-out.ts';
import { describeApi } from '#local/assembly/describe-api.ts';
import { describeBucket } from '#local/assembly/describe-buckets.ts';
import { describeAsync, describeFunction } from '#local/assembly/describe-functions.ts';
import { describePool } from '#local/assembly/describe-identity.ts';
import { describeKey } from '#local/assembly/describe-keys.ts';
import { describeMachine } from '#local/assembly/describe-machines.ts';
import { describeMapping, type QueueMappingConfig } from '#local/assembly/describe-mappings.ts';
import { describePages, type Each, type Pages } from '#local/assembly/describe-pages.ts';
import {
  describeBucketPolicy,
  describeKeyPolicy,
  describePermission,
  describeQueuePolicy,
  describeRole,
  describeRolePolicy,
  gather,
} from '#local/assembly/describe-policies.ts';
import { describeQueue } from '#local/assembly/describe-queues.ts';
import { describeRule } from '#local/assembly/describe-rules.ts';
import { describeScan } from '#local/assembly/describe-scans.ts';
import { describeTable } from '#local/assembly/describe-tables.ts';
import { inertTypes } from '#local/assembly/inert-types.ts';
import { arnOf, type Place } from '#local/assembly/references.ts';
import type { Resource } from '#local/assembly/resource.ts';
import { resolveStacks } from '#local/assembly/stacks.ts';
import type { Policies } from '#local/authorisation/statement.ts';
import type { HttpApiConfig } from '#local/http-api/config.ts';
import type { PoolConfig } from '#local/identity/pool-config.ts';
import type { KeyConfig } from '#local/kms/key-config.ts';
import type { FunctionConfig } from '#local/lambda/function-config.ts';
import type { ScanPlan } from '#local/malware/scan-plan.ts';
import type { QueueConfig } from '#local/queues/queue-config.ts';
import type { AsyncConfig } from '#local/rules/async-policy.ts';
import type { RuleConfig } from '#local/rules/rule-config.ts';
import type { BucketConfig } from '#local/s3/model/bucket.ts';
import type { MachineSource } from '#local/states/library.ts';
import type { StreamMappingConfig, TableConfig } from '#local/tables/config.ts';

/** What a synthesised assembly asks the engines to be. */
export interface Assembly extends Pages {
  functions: FunctionConfig[];
  asyncInvocations: AsyncConfig[];
  tables: TableConfig[];
  streamMappings: StreamMappingConfig[];
  queues: QueueConfig[];
  queueMappings: QueueMappingConfig[];
  buckets: BucketConfig[];
  scans: ScanPlan[];
  rules: RuleConfig[];
  machines: MachineSource[];
  signingKeys: KeyConfig[];
  pools: PoolConfig[];
  api: HttpApiConfig;
  policies: Policies;
  outputs: Record<string, string>;
  /** Where it is deployed. */
  environment: Environment;
}

const apiTypes = ['Api', 'Stage', 'Route', 'Integration', 'Authorizer'].map(
  (kind) => `AWS::ApiGatewayV2::${kind}`,
);

/** Reads a cloud assembly, as deployed where it names a place, and otherwise where the caller says; throws one sentence that names the first thing in it that is not known here. */
export function readAssembly(directory: string, elsewhere: Place): Assembly {
  const files = readCdkOut(directory);
  const place: Place = { ...elsewhere, ...files[0]?.environment };
  const { resources, outputs } = resolveStacks(files, place);
  const findAsset = (key: string) => files.find(({ assets }) => assets.has(key))?.assets.get(key);
  const taken = new Set([...apiTypes, ...Object.keys(inertTypes)]);
  const each: Each = (type, describe) => {
    taken.add(type);
    return resources.filter((one) => one.type === type).map(describe);
  };
  const mappings = each('AWS::Lambda::EventSourceMapping', describeMapping);
  const pages = describePages(each, place, findAsset);
  // What the function of a deployment does is done here.
  const deploying = new Set(pages.fileDeployments.map(({ functionArn }) => functionArn));
  const isOurs = (one: Resource) => !deploying.has(arnOf(one, place));
  const clients = each('AWS::Cognito::UserPoolClient', (one) => one);
  const assembly: Assembly = {
    functions: each('AWS::Lambda::Function', (one) =>
      isOurs(one) ? [describeFunction(one, place, findAsset)] : [],
    ).flat(),
    asyncInvocations: each('AWS::Lambda::EventInvokeConfig', describeAsync),
    tables: each('AWS::DynamoDB::Table', (one) => describeTable(one, place)),
    streamMappings: mappings.flatMap((one) => (one?.source === 'stream' ? [one.config] : [])),
    queues: each('AWS::SQS::Queue', (one) => describeQueue(one, place)),
    queueMappings: mappings.flatMap((one) => (one?.source === 'queue' ? [one.config] : [])),
    buckets: each('AWS::S3::Bucket', describeBucket),
    scans: each('AWS::GuardDuty::MalwareProtectionPlan', (one) => describeScan(one, place)),
    rules: each('AWS::Events::Rule', (one) => describeRule(one, place)).flatMap((rule) => rule ?? []),
    machines: each('AWS::StepFunctions::StateMachine', (one) => describeMachine(one, place)),
    signingKeys: each('AWS::KMS::Key', (one) => describeKey(one, place)).flatMap((key) => key ?? []),
    pools: each('AWS::Cognito::UserPool', (one) => describePool(one, clients, place)),
    api: describeApi(resources, place),
    ...pages,
    policies: {
      account: place.account,
      roles: gather([
        ...each('AWS::IAM::Role', (one) => describeRole(one, place)),
        ...each('AWS::IAM::Policy', (one) => describeRolePolicy(one, place)),
      ]),
      resources: gather([
        ...each('AWS::S3::BucketPolicy', describeBucketPolicy),
        ...each('AWS::SQS::QueuePolicy', (one) => describeQueuePolicy(one, place)),
        ...each('AWS::KMS::Key', (one) => describeKeyPolicy(one, place)),
        ...each('AWS::Lambda::Permission', (one) => describePermission(one, place)),
      ]),
    },
    outputs,
    environment: { account: place.account, region: place.region },
  };
  const unknown = resources.find(({ type }) => !taken.has(type));
  if (unknown === undefined) return assembly;
  throw new Error(
    `${unknown.type} ${unknown.logicalId}: the local cloud does not know this type of resource`,
  );
}
