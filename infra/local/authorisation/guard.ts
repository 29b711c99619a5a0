import type { Authoriser, Need } from '#local/authorisation/authoriser.ts';
import { accessKeyIn, type CallerOf } from '#local/authorisation/callers.ts';
import { type FindTable, needsOfDynamo } from '#local/authorisation/dynamodb-needs.ts';
import { type Known, needOf } from '#local/authorisation/json-needs.ts';
import type { Principal } from '#local/authorisation/principal.ts';
import { AwsError } from '#local/kernel/aws-error.ts';

/** Lets calls pass to the engines, or not. */
export interface Guard {
  /** For a bucket's object or its key; gives why not. */
  s3(accessKeyId: string, need: Need): string | undefined;
  /** For SQS, Step Functions and KMS; throws what the service answers. */
  json(authorization: string | undefined, service: string, action: string, input: unknown): void;
  /** For DynamoDB by a request; throws what it answers. */
  dynamodb(authorization: string | undefined, action: string, input: unknown): void;
  /** The same for a call that a service makes under a role. */
  dynamodbAs(principal: Principal, action: string, input: unknown): void;
  demand(principal: Principal, needs: readonly Need[]): void;
}

export interface GuardParts {
  authoriser: Authoriser;
  callerOf: CallerOf;
  findTable: FindTable;
  known: Known;
  region: string;
  /** The key of KMS under which a table or a queue lies. */
  keyOf(resource: string): string | undefined;
}

export function createGuard({ authoriser, callerOf, findTable, known, region, keyOf }: GuardParts): Guard {
  const demand = (principal: Principal, needs: readonly Need[]) => {
    for (const need of needs) {
      const refusal = authoriser.refusalOf(principal, need);
      if (refusal !== undefined) throw new AwsError('AccessDeniedException', refusal);
    }
  };
  const underKey = (service: string, resource: string, actions: readonly string[]): Need[] => {
    const key = keyOf(resource.replace(/\/index\/.*/, ''));
    const context = (name: string) =>
      name === 'kms:ViaService' ? [`${service}.${region}.amazonaws.com`] : undefined;
    return key === undefined ? [] : actions.map((action) => ({ action, resource: key, context }));
  };
  const dynamodbAs = (principal: Principal, action: string, input: unknown) => {
    const needs = needsOfDynamo(action, input, findTable);
    demand(principal, needs);
    // What is stored under a key is read and written by whoever may decrypt the table's own key.
    const resources = new Set(needs.map(({ resource }) => resource));
    demand(
      principal,
      [...resources].flatMap((resource) => underKey('dynamodb', resource, ['kms:Decrypt'])),
    );
  };
  const identify = (authorization: string | undefined) => {
    const caller = callerOf(accessKeyIn(authorization) ?? '');
    if (caller !== undefined) return caller;
    throw new AwsError(
      'UnrecognizedClientException',
      'The security token included in the request is invalid.',
    );
  };
  return {
    demand,
    dynamodbAs,
    dynamodb: (authorization, action, input) => dynamodbAs(identify(authorization), action, input),
    s3: (accessKeyId, need) => {
      const caller = callerOf(accessKeyId);
      return caller === undefined ? 'The access key is not known' : authoriser.refusalOf(caller, need);
    },
    json(authorization, service, action, input) {
      const caller = identify(authorization);
      const need = needOf(service, action, input, known);
      if (need === undefined) return;
      demand(caller, [need, ...underKey('sqs', need.resource, keyActions[need.action] ?? [])]);
    },
  };
}

/** What SQS does with the key of a queue in the name of its caller. */
const keyActions: Record<string, readonly string[]> = {
  'sqs:SendMessage': ['kms:GenerateDataKey', 'kms:Decrypt'],
  'sqs:ReceiveMessage': ['kms:Decrypt'],
};
