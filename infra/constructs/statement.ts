import { Stack } from 'aws-cdk-lib';
import { type IGrantable, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import type { IConstruct } from 'constructs';
import { acknowledge } from './acknowledge.ts';
import { cfnBucketOf } from './cfn-bucket.ts';

/** Who is given rights: a function or a role. */
export type Grantee = IGrantable & IConstruct;

type Conditions = Record<string, Record<string, unknown>>;

/** Allows exactly these actions on exactly this resource, under these conditions. */
export function allow(
  to: IGrantable,
  actions: string[],
  resource: string,
  conditions: Conditions = {},
): void {
  to.grantPrincipal.addToPrincipalPolicy(new PolicyStatement({ actions, resources: [resource], conditions }));
}

/** Allows exactly these actions on the objects of a bucket. */
export function allowObjects(
  to: Grantee,
  actions: string[],
  bucket: Bucket,
  conditions: Conditions = {},
): void {
  allow(to, actions, bucket.arnForObjects('*'), conditions);
  const name = Stack.of(bucket).getLogicalId(cfnBucketOf(bucket));
  acknowledge(to, `IAM5[Resource::<${name}.Arn>/*]`, 'The keys of objects are not known beforehand.');
}
