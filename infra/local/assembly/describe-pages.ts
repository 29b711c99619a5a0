import { deploymentType, describeDeployment } from '#local/assembly/describe-deployments.ts';
import {
  describeAccessControl,
  describeDistribution,
  describeEdgeFunction,
  hostOfBucket,
} from '#local/assembly/describe-distributions.ts';
import type { FindAsset } from '#local/assembly/describe-functions.ts';
import { describeHeaders } from '#local/assembly/describe-headers.ts';
import { arnOf, type Place } from '#local/assembly/references.ts';
import type { Resource } from '#local/assembly/resource.ts';
import type { DistributionConfig, FileDeployment } from '#local/cloudfront/distribution-config.ts';

/** Describes each resource of a type, which is known from then on. */
export type Each = <T>(type: string, describe: (resource: Resource) => T) => T[];

/** What browsers are served, and what puts it there. */
export interface Pages {
  distributions: DistributionConfig[];
  fileDeployments: FileDeployment[];
}

export function describePages(each: Each, place: Place, findAsset: FindAsset): Pages {
  const functions = new Map(each('AWS::Lambda::Function', (one) => [arnOf(one, place), one] as const));
  const parts = {
    accessControls: new Map(
      each('AWS::CloudFront::OriginAccessControl', (one) => describeAccessControl(one, place)),
    ),
    functions: new Map(each('AWS::CloudFront::Function', (one) => describeEdgeFunction(one, place))),
    headers: new Map(each('AWS::CloudFront::ResponseHeadersPolicy', (one) => describeHeaders(one, place))),
    buckets: new Map(each('AWS::S3::Bucket', (one) => hostOfBucket(one, place))),
  };
  return {
    distributions: each('AWS::CloudFront::Distribution', (one) => describeDistribution(one, place, parts)),
    fileDeployments: each(deploymentType, (one) => describeDeployment(one, { findAsset, functions })),
  };
}
