import { z } from 'zod';
import { arnOf, type Place } from '#local/assembly/references.ts';
import { inert, propertiesOf, type Resource } from '#local/assembly/resource.ts';
import type { ScanPlan } from '#local/malware/scan-plan.ts';

const PlanProperties = z.strictObject({
  Role: z.string(),
  ProtectedResource: z.strictObject({ S3Bucket: z.strictObject({ BucketName: z.string() }) }),
  Actions: z
    .strictObject({ Tagging: z.strictObject({ Status: z.enum(['ENABLED', 'DISABLED']) }) })
    .optional(),
  Tags: inert,
});

/** GuardDuty's protection of one bucket. */
export function describeScan(resource: Resource, place: Place): ScanPlan {
  const { Role, ProtectedResource, Actions } = propertiesOf(resource, PlanProperties);
  return {
    arn: arnOf(resource, place),
    roleArn: Role,
    bucket: ProtectedResource.S3Bucket.BucketName,
    tags: Actions?.Tagging.Status === 'ENABLED',
  };
}
