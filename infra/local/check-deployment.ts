import type { Assembly } from '#local/assembly/assembly.ts';
import type { Need } from '#local/authorisation/authoriser.ts';
import type { Guard } from '#local/authorisation/guard.ts';
import type { Principal } from '#local/authorisation/principal.ts';
import { scannerOf } from '#local/malware/scan-plan.ts';

/** One thing that a service does by itself, for as long as the deployment stands. */
type Standing = { what: string; principal: Principal; needs: Need[] };

/**
 * Checks what services do between each other: AWS refuses to deploy some of it without the rights, and loses the events
 * of the rest. Throws one sentence that names the first that is not allowed.
 */
export function checkDeployment(assembly: Assembly, guard: Guard, region: string): void {
  for (const { what, principal, needs } of [
    ...streamsOf(assembly),
    ...queuesOf(assembly, region),
    ...rulesOf(assembly),
    ...routesOf(assembly, region),
    ...scansOf(assembly),
    ...poolsOf(assembly),
    ...filesOf(assembly),
  ]) {
    try {
      guard.demand(principal, needs);
    } catch (error) {
      throw new Error(`${what}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
}

const roleOf = ({ functions }: Assembly, nameOrArn: string): Principal => {
  const found = functions.find(({ name, arn }) => name === nameOrArn || arn === nameOrArn);
  if (found === undefined) throw new Error(`there is no function ${nameOrArn}`);
  return { kind: 'role', arn: found.roleArn, session: found.name };
};

const each = (actions: string[], resource: string, context?: Need['context']): Need[] =>
  actions.map((action) => ({ action, resource, ...(context && { context }) }));

const via = (service: string, region: string) => (key: string) =>
  key === 'kms:ViaService' ? [`${service}.${region}.amazonaws.com`] : undefined;

/** A function reads the stream that it follows, and lists those of the table before. */
function streamsOf(assembly: Assembly): Standing[] {
  return assembly.streamMappings.map(({ id, streamArn, functionArn }) => ({
    what: id,
    principal: roleOf(assembly, functionArn),
    needs: [
      ...each(
        ['DescribeStream', 'GetRecords', 'GetShardIterator'].map((one) => `dynamodb:${one}`),
        streamArn,
      ),
      ...each(['dynamodb:ListStreams'], streamArn.replace(/\/stream\/.*/, '/stream/*')),
    ],
  }));
}

/** A function receives what it is called with, and puts away what it could not do. */
function queuesOf(assembly: Assembly, region: string): Standing[] {
  const { queues, queueMappings, asyncInvocations, streamMappings } = assembly;
  const queueOf = (name: string) => {
    const found = queues.find((queue) => queue.name === name || queue.arn === name);
    if (found === undefined) throw new Error(`there is no queue ${name}`);
    return found;
  };
  const under = (key: string | undefined, actions: string[]) =>
    key === undefined ? [] : each(actions, key, via('sqs', region));
  const sending = (functionName: string, queue: string): Standing => {
    const { arn, kmsKey } = queueOf(queue);
    const needs = [
      ...each(['sqs:SendMessage'], arn),
      ...under(kmsKey, ['kms:GenerateDataKey', 'kms:Decrypt']),
    ];
    return { what: `what ${functionName} could not do`, principal: roleOf(assembly, functionName), needs };
  };
  return [
    ...queueMappings.map(({ queue, functionName }) => {
      const { arn, kmsKey } = queueOf(queue);
      const actions = ['ReceiveMessage', 'DeleteMessage', 'GetQueueAttributes'].map((one) => `sqs:${one}`);
      const needs = [...each(actions, arn), ...under(kmsKey, ['kms:Decrypt'])];
      return { what: `messages of ${queue}`, principal: roleOf(assembly, functionName), needs };
    }),
    ...asyncInvocations.flatMap(({ functionName, onFailureQueue }) =>
      onFailureQueue === undefined ? [] : sending(functionName, onFailureQueue),
    ),
    ...streamMappings.flatMap(({ functionArn, onFailureQueueArn }) =>
      onFailureQueueArn === undefined ? [] : sending(functionArn, onFailureQueueArn),
    ),
  ];
}

/** EventBridge puts events into queues, which lie under keys, and calls functions. */
function rulesOf({ rules, queues, functions }: Assembly): Standing[] {
  return rules.flatMap(({ name, arn, targets }) =>
    targets.map((target): Standing => {
      const principal: Principal = { kind: 'service', name: 'events.amazonaws.com', sourceArn: arn };
      if (target.type === 'function') {
        const called = functions.find((one) => one.name === target.functionName);
        return { what: name, principal, needs: each(['lambda:InvokeFunction'], called?.arn ?? '') };
      }
      const queue = queues.find((one) => one.name === target.queue);
      const key = queue?.kmsKey;
      const underKey = key === undefined ? [] : each(['kms:GenerateDataKey', 'kms:Decrypt'], key);
      return { what: name, principal, needs: [...each(['sqs:SendMessage'], queue?.arn ?? ''), ...underKey] };
    }),
  );
}

/** Cognito asks a function what is to be in tokens. */
const poolsOf = ({ pools }: Assembly): Standing[] =>
  pools.flatMap(({ arn, claimsFunction }) =>
    claimsFunction === undefined
      ? []
      : {
          what: arn,
          principal: { kind: 'service', name: 'cognito-idp.amazonaws.com', sourceArn: arn },
          needs: each(['lambda:InvokeFunction'], claimsFunction),
        },
  );

/** CloudFormation has a function copy files from one bucket into another. */
const filesOf = ({ fileDeployments }: Assembly): Standing[] =>
  fileDeployments.map(({ id, roleArn, sourceBuckets, bucket }) => ({
    what: id,
    principal: { kind: 'role', arn: roleArn, session: id },
    needs: [
      ...sourceBuckets.flatMap((one) => each(['s3:GetObject'], `arn:aws:s3:::${one}/asset`)),
      ...each(['s3:ListBucket'], `arn:aws:s3:::${bucket}`),
      ...each(['s3:PutObject', 's3:DeleteObject'], `arn:aws:s3:::${bucket}/file`),
    ],
  }));

/** GuardDuty tries what its role may when a plan is made: to be told of new objects, and to put one of its own. */
function scansOf({ scans, policies }: Assembly): Standing[] {
  return scans.map((plan): Standing => {
    const bucket = `arn:aws:s3:::${plan.bucket}`;
    const [, , , region] = plan.arn.split(':');
    const rule = `arn:aws:events:${region}:${policies.account}:rule/DO-NOT-DELETE-AmazonGuardDutyMalwareProtectionS3-local`;
    const managed = (key: string) =>
      key === 'events:ManagedBy' ? ['malware-protection-plan.guardduty.amazonaws.com'] : undefined;
    return {
      what: plan.arn,
      principal: scannerOf(plan),
      needs: [
        ...each(['s3:ListBucket', 's3:GetBucketNotification', 's3:PutBucketNotification'], bucket),
        ...each(['s3:PutObject'], `${bucket}/malware-protection-resource-validation-object`),
        ...each(['events:PutRule', 'events:PutTargets'], rule, managed),
        ...each(['events:DescribeRule', 'events:ListTargetsByRule'], rule),
      ],
    };
  });
}

/** The HTTP API calls the functions of its routes. */
function routesOf({ api, policies }: Assembly, region: string): Standing[] {
  const source = `arn:aws:execute-api:${region}:${policies.account}:${api.id}`;
  return api.routes.map(({ key, functionArn }) => {
    const [method = '', path = ''] = key.split(' ');
    const sourceArn = `${source}/${api.stage}/${method === 'ANY' ? '*' : method}${path}`;
    const principal: Principal = { kind: 'service', name: 'apigateway.amazonaws.com', sourceArn };
    return { what: key, principal, needs: each(['lambda:InvokeFunction'], functionArn) };
  });
}
