import { Stack } from 'aws-cdk-lib';
import { type IGrantable, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import type { IConstruct } from 'constructs';
import * as z from 'zod';
import { acknowledge } from './acknowledge.ts';

/** Who is given rights: a function or a role. */
export type Grantee = IGrantable & IConstruct;

export type Conditions = Record<string, Record<string, unknown>>;

type Reason = { because: string; conditions?: Conditions };

/** Allows exactly these actions on exactly this resource, under these conditions. */
export function allow(
  to: IGrantable,
  actions: string[],
  resource: string,
  conditions: Conditions = {},
): void {
  to.grantPrincipal.addToPrincipalPolicy(new PolicyStatement({ actions, resources: [resource], conditions }));
}

/** Allows exactly these actions on whatever matches a pattern, and tells cdk-nag why it is not one resource. */
export function allowMatching(to: Grantee, actions: string[], pattern: string, more: Reason): void {
  allow(to, actions, pattern, more.conditions);
  to.node.addValidation({
    // Only now is a reference to another stack what it is in the template, by which cdk-nag names its finding.
    validate() {
      const finding = flat(Reference.parse(Stack.of(to).resolve(pattern)));
      acknowledge(to, `IAM5[Resource::${finding}]`, more.because);
      return [];
    },
  });
}

/** Allows exactly these actions on the objects of a bucket. */
export function allowObjects(
  to: Grantee,
  actions: string[],
  bucket: Bucket,
  conditions: Conditions = {},
): void {
  const because = 'The keys of objects are not known beforehand.';
  allowMatching(to, actions, bucket.arnForObjects('*'), { because, conditions });
}

type Reference = z.infer<typeof Leaf> | { 'Fn::Join': [string, Reference[]] };

const Leaf = z.union([
  z.string(),
  z.object({ Ref: z.string() }),
  z.object({ 'Fn::GetAtt': z.tuple([z.string(), z.string()]) }),
  z.object({ 'Fn::GetStackOutput': z.looseObject({}) }),
]);
const Reference: z.ZodType<Reference> = z.union([
  Leaf,
  z.object({
    get 'Fn::Join'() {
      return z.tuple([z.string(), z.array(Reference)]);
    },
  }),
]);

/** A reference in the notation by which cdk-nag names its findings. */
function flat(reference: Reference): string {
  if (typeof reference === 'string') return reference;
  if ('Ref' in reference) return `<${reference.Ref}>`;
  if ('Fn::GetAtt' in reference) return `<${reference['Fn::GetAtt'].join('.')}>`;
  if ('Fn::GetStackOutput' in reference) return JSON.stringify(reference);
  const [delimiter, parts] = reference['Fn::Join'];
  return parts.map(flat).join(delimiter);
}
