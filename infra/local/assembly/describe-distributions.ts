import { z } from 'zod';
import { arnOf, attributeOf, type Place, refOf } from '#local/assembly/references.ts';
import { inert, propertiesOf, type Resource } from '#local/assembly/resource.ts';
import type {
  AddedHeader,
  Behaviour,
  DistributionConfig,
  Origin,
} from '#local/cloudfront/distribution-config.ts';

/** The managed policies that are built in here: whether files are cached does not show in a cache of one second. */
const cachePolicies: Record<string, string> = {
  '658327ea-f89d-4fab-a63d-7e88639e58f6': 'CachingOptimized',
  '4135ea2d-6df8-44a3-9df3-4b5a84be39ad': 'CachingDisabled',
};
const allViewerExceptHost = 'b689b0a8-53d0-40ab-baf2-68738e2966ac';

/** CloudFront takes one of these sets. */
const methods = new Set(['GET,HEAD', 'GET,HEAD,OPTIONS', 'DELETE,GET,HEAD,OPTIONS,PATCH,POST,PUT']);
const Methods = z
  .array(z.string())
  .refine(
    (given) => methods.has(given.toSorted().join(',')),
    'a set of methods that CloudFront does not have',
  );

const CacheBehavior = z.strictObject({
  AllowedMethods: Methods.default(['GET', 'HEAD']),
  CachePolicyId: z.string().refine((id) => id in cachePolicies, 'a cache policy that is not built in here'),
  CachedMethods: inert,
  Compress: z.boolean().default(false),
  FunctionAssociations: z
    .array(z.strictObject({ EventType: z.literal('viewer-request'), FunctionARN: z.string() }))
    .max(1)
    .default([]),
  OriginRequestPolicyId: z.literal(allViewerExceptHost).optional(),
  PathPattern: z.string().min(1).max(255).optional(),
  ResponseHeadersPolicyId: z.string().optional(),
  TargetOriginId: z.string(),
  // One machine has one address without TLS.
  ViewerProtocolPolicy: z.enum(['https-only', 'redirect-to-https']),
});
type CacheBehavior = z.infer<typeof CacheBehavior>;

/** Some headers are CloudFront's own. */
const mayBeSent = (name: string) =>
  !/^(cache-control|connection|content-length|cookie|host|if-.*|max-forwards|pragma|proxy-.*|range|te|trailer|transfer-encoding|upgrade|via|x-amz-.*|x-edge-.*|x-forwarded-.*|x-real-ip)$/i.test(
    name,
  );

const OriginProperties = z.strictObject({
  Id: z.string(),
  DomainName: z.string(),
  OriginAccessControlId: z.string().optional(),
  S3OriginConfig: z.strictObject({ OriginAccessIdentity: z.literal('') }).optional(),
  CustomOriginConfig: z
    .strictObject({ OriginProtocolPolicy: z.literal('https-only'), OriginSSLProtocols: inert })
    .optional(),
  OriginCustomHeaders: z
    .array(z.strictObject({ HeaderName: z.string().refine(mayBeSent), HeaderValue: z.string().max(1783) }))
    .max(30)
    .default([]),
});

const Properties = z.strictObject({
  DistributionConfig: z
    .strictObject({
      Aliases: z.array(z.hostname()).default([]),
      CacheBehaviors: z
        .array(CacheBehavior.required({ PathPattern: true }))
        .max(75)
        .default([]),
      Comment: z.string().max(128).optional(),
      DefaultCacheBehavior: CacheBehavior,
      DefaultRootObject: z.string().max(255).regex(/^[^/]/).default(''),
      Enabled: z.literal(true),
      HttpVersion: inert,
      IPV6Enabled: inert,
      Origins: z.array(OriginProperties).min(1).max(100),
      PriceClass: inert,
      ViewerCertificate: z
        .strictObject({
          AcmCertificateArn: z.string().startsWith('arn:aws:acm:us-east-1:'),
          MinimumProtocolVersion: z.string(),
          SslSupportMethod: z.literal('sni-only'),
        })
        .optional(),
    })
    .refine(
      ({ Aliases, ViewerCertificate }) => Aliases.length === 0 || ViewerCertificate !== undefined,
      'aliases need a certificate',
    ),
  Tags: inert,
});

const OriginAccessControl = z.strictObject({
  OriginAccessControlConfig: z.strictObject({
    Name: z.string().max(64),
    Description: inert,
    OriginAccessControlOriginType: z.literal('s3'),
    SigningBehavior: z.enum(['always', 'never', 'no-override']),
    SigningProtocol: z.literal('sigv4'),
  }),
});

const EdgeFunction = z.strictObject({
  AutoPublish: z.literal(true),
  FunctionCode: z.string(),
  FunctionConfig: z.strictObject({ Comment: inert, Runtime: z.literal('cloudfront-js-2.0') }),
  Name: z.string().regex(/^[\w-]{1,64}$/),
});

/** What distributions are made of, by the name under which they refer to it. */
export interface DistributionParts {
  accessControls: ReadonlyMap<string, { signs: boolean }>;
  functions: ReadonlyMap<string, string>;
  headers: ReadonlyMap<string, AddedHeader[]>;
  /** By the name of their host. */
  buckets: ReadonlyMap<string, string>;
}

export const describeAccessControl = (resource: Resource, place: Place) =>
  [
    refOf(resource, place),
    {
      signs:
        propertiesOf(resource, OriginAccessControl).OriginAccessControlConfig.SigningBehavior !== 'never',
    },
  ] as const;

export const describeEdgeFunction = (resource: Resource, place: Place) =>
  [attributeOf(resource, 'FunctionARN', place), propertiesOf(resource, EdgeFunction).FunctionCode] as const;

export const hostOfBucket = (resource: Resource, place: Place) =>
  [attributeOf(resource, 'RegionalDomainName', place), resource.name] as const;

export function describeDistribution(
  resource: Resource,
  place: Place,
  parts: DistributionParts,
): DistributionConfig {
  const { DistributionConfig: config } = propertiesOf(resource, Properties);
  const origins = new Map(config.Origins.map((one) => [one.Id, originOf(one, place, parts)]));
  const find = finding(resource.logicalId);
  const behaviour = (one: CacheBehavior): Behaviour => ({
    pattern: one.PathPattern ?? '*',
    origin: find(origins, one.TargetOriginId),
    methods: one.AllowedMethods,
    compresses: one.Compress,
    forwards: one.OriginRequestPolicyId !== undefined,
    requestCode: one.FunctionAssociations.map(({ FunctionARN }) => find(parts.functions, FunctionARN))[0],
    addedHeaders:
      one.ResponseHeadersPolicyId === undefined ? [] : find(parts.headers, one.ResponseHeadersPolicyId),
  });
  return {
    id: refOf(resource, place),
    arn: arnOf(resource, place),
    rootObject: config.DefaultRootObject,
    behaviours: [...config.CacheBehaviors, config.DefaultCacheBehavior].map(behaviour),
  };
}

const finding =
  (logicalId: string) =>
  <T>(all: ReadonlyMap<string, T>, name: string): T => {
    const found = all.get(name);
    if (found === undefined) throw new Error(`${logicalId}: there is no ${name}`);
    return found;
  };

/** The files of a bucket of the assembly, or its HTTP API: nothing else is reached here. */
function originOf(
  {
    DomainName: host,
    OriginAccessControlId,
    OriginCustomHeaders,
    S3OriginConfig,
    Id,
  }: z.infer<typeof OriginProperties>,
  { apiUrl }: Place,
  { accessControls, buckets }: DistributionParts,
): Origin {
  const bucket = buckets.get(host);
  if (bucket !== undefined && S3OriginConfig !== undefined) {
    const control = accessControls.get(OriginAccessControlId ?? '');
    return { kind: 'bucket', bucket, signs: control?.signs ?? false };
  }
  if (host === new URL(apiUrl).host) {
    const headers = OriginCustomHeaders.map(({ HeaderName, HeaderValue }) => [
      HeaderName.toLowerCase(),
      HeaderValue,
    ]);
    return { kind: 'api', headers: Object.fromEntries(headers) };
  }
  throw new Error(`the origin ${Id} is neither a bucket of the assembly nor its HTTP API`);
}
