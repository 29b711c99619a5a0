import { globSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import type { FindAsset } from '#local/assembly/describe-functions.ts';
import { Flag, inert, propertiesOf, type Resource } from '#local/assembly/resource.ts';
import { contentTypeOf } from '#local/cloudfront/content-types.ts';
import type { DeployedFile, FileDeployment } from '#local/cloudfront/distribution-config.ts';

/** The resource of the construct library that puts files into a bucket. */
export const deploymentType = 'Custom::CDKBucketDeployment';

const Properties = z.strictObject({
  ServiceToken: z.string(),
  SourceBucketNames: z.array(z.string()),
  SourceObjectKeys: z.array(z.string()).min(1),
  SourceMarkers: z.array(z.record(z.string(), z.string())).default([]),
  SourceMarkersConfig: z.array(z.strictObject({ jsonEscape: Flag.default(false) })).default([]),
  DestinationBucketName: z.string(),
  SystemMetadata: z.strictObject({ 'cache-control': z.string().optional() }).default({}),
  // A bucket starts empty here, and nothing is cached or deleted.
  Prune: inert,
  RetainOnDelete: inert,
  WaitForDistributionInvalidation: inert,
  OutputObjectKeys: inert,
});
type Properties = z.infer<typeof Properties>;
/** The function that copies them on AWS. */
const Copying = z.looseObject({ Role: z.string() });

interface Surroundings {
  findAsset: FindAsset;
  /** All of the assembly by their ARNs. */
  functions: ReadonlyMap<string, Resource>;
}

export function describeDeployment(
  resource: Resource,
  { findAsset, functions }: Surroundings,
): FileDeployment {
  const properties = propertiesOf(resource, Properties);
  const { ServiceToken, SourceBucketNames, DestinationBucketName, SourceObjectKeys } = properties;
  const files = SourceObjectKeys.flatMap((key, index) => {
    const directory = findAsset(key);
    if (directory === undefined) throw new Error(`${resource.logicalId}: the asset ${key} is missing`);
    return filesOf(directory, index, properties);
  });
  const copying = functions.get(ServiceToken);
  if (copying === undefined) throw new Error(`${resource.logicalId}: there is no function ${ServiceToken}`);
  return {
    id: resource.logicalId,
    functionArn: ServiceToken,
    roleArn: propertiesOf(copying, Copying).Role,
    sourceBuckets: SourceBucketNames,
    bucket: DestinationBucketName,
    files: new Map(files),
  };
}

function filesOf(directory: string, index: number, properties: Properties): [string, DeployedFile][] {
  const { SourceMarkers, SourceMarkersConfig, SystemMetadata } = properties;
  const escapes = SourceMarkersConfig[index]?.jsonEscape ?? false;
  const markers = Object.entries(SourceMarkers[index] ?? {}).map(
    ([marker, value]) => [marker, escapes ? JSON.stringify(value).slice(1, -1) : value] as const,
  );
  return globSync('**', { cwd: directory })
    .filter((file) => statSync(path.join(directory, file)).isFile())
    .map((file) => [
      file.split(path.sep).join('/'),
      {
        body: filled(readFileSync(path.join(directory, file)), markers),
        contentType: contentTypeOf(file),
        cacheControl: SystemMetadata['cache-control'],
      },
    ]);
}

/** A file with what the deployment knows in the places that are marked for it. */
function filled(body: Buffer, markers: (readonly [string, string])[]): Buffer {
  if (markers.length === 0) return body;
  const text = markers.reduce((all, [marker, value]) => all.replaceAll(marker, () => value), body.toString());
  return Buffer.from(text);
}
