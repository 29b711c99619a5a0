import { readFileSync } from 'node:fs';
import { runInNewContext } from 'node:vm';
import { Match } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { textOf } from './policies.ts';
import { resourcesOf, templateOf } from './synthesise.ts';

const template = templateOf('prod');

interface Behaviour {
  PathPattern?: string;
  ViewerProtocolPolicy: string;
  CachePolicyId: string;
  OriginRequestPolicyId?: string;
  ResponseHeadersPolicyId: { Ref: string };
  AllowedMethods: string[];
  FunctionAssociations?: object[];
  TargetOriginId: string;
}
interface Distribution {
  DistributionConfig: {
    CacheBehaviors: Behaviour[];
    DefaultCacheBehavior: Behaviour;
    Origins: { Id: string; OriginAccessControlId?: unknown; CustomOriginConfig?: object }[];
    HttpVersion: string;
  };
}
const [distribution] = resourcesOf<Distribution>(template, 'AWS::CloudFront::Distribution');
const config = distribution?.properties.DistributionConfig;
const page = config?.DefaultCacheBehavior;
const api = config?.CacheBehaviors[0];

interface Policy {
  ResponseHeadersPolicyConfig: {
    SecurityHeadersConfig: {
      ContentSecurityPolicy: { ContentSecurityPolicy: unknown; Override: boolean };
      StrictTransportSecurity: { AccessControlMaxAgeSec: number };
    };
    CustomHeadersConfig?: { Items: { Header: string; Value: string }[] };
  };
}
const headersOf = (behaviour: Behaviour | undefined) =>
  resourcesOf<Policy>(template, 'AWS::CloudFront::ResponseHeadersPolicy').find(
    ({ id }) => id === behaviour?.ResponseHeadersPolicyId.Ref,
  )?.properties.ResponseHeadersPolicyConfig;

describe('the one origin of a stage', () => {
  it('is the console and, below /v1 and /s, the API, by HTTP/3 and with TLS alone', () => {
    expect(config?.HttpVersion).toBe('http2and3');
    expect(config?.CacheBehaviors.map(({ PathPattern }) => PathPattern)).toEqual(['/v1/*', '/s/*']);
    expect([page?.ViewerProtocolPolicy, api?.ViewerProtocolPolicy]).toEqual([
      'redirect-to-https',
      'https-only',
    ]);
    const originOf = (behaviour: Behaviour | undefined) =>
      config?.Origins.find(({ Id }) => Id === behaviour?.TargetOriginId);
    expect(originOf(page)?.OriginAccessControlId).toBeDefined();
    expect(originOf(api)?.CustomOriginConfig).toMatchObject({ OriginProtocolPolicy: 'https-only' });
  });

  it('passes everything on to the API but the host, and keeps none of its answers', () => {
    expect(api).toMatchObject({
      // CachingDisabled and AllViewerExceptHostHeader, which are managed by AWS.
      CachePolicyId: '4135ea2d-6df8-44a3-9df3-4b5a84be39ad',
      OriginRequestPolicyId: 'b689b0a8-53d0-40ab-baf2-68738e2966ac',
    });
    expect(api?.AllowedMethods.toSorted()).toEqual([
      ...['DELETE', 'GET', 'HEAD', 'OPTIONS', 'PATCH', 'POST', 'PUT'],
    ]);
    expect(api?.FunctionAssociations).toBeUndefined();
  });

  it('is known to the functions by a key that only it sends', () => {
    const key = { 'Fn::Select': [2, { 'Fn::Split': ['/', { Ref: 'AWS::StackId' }] }] };
    template.hasResourceProperties('AWS::CloudFront::Distribution', {
      DistributionConfig: {
        Origins: Match.arrayWith([
          Match.objectLike({ OriginCustomHeaders: [{ HeaderName: 'x-front-key', HeaderValue: key }] }),
        ]),
      },
    });
    template.hasResourceProperties('AWS::Lambda::Function', {
      Environment: { Variables: Match.objectLike({ FRONT_KEY: key, LIMITS: Match.anyValue() }) },
    });
  });

  it('lets the console load, run and reach nothing but its own and its far sides', () => {
    const policy = headersOf(page)?.SecurityHeadersConfig.ContentSecurityPolicy;
    expect(policy?.Override).toBe(true);
    const text = textOf(policy?.ContentSecurityPolicy);
    const directives = new Map(
      text.split('; ').map((one) => [one.split(' ')[0], one.split(' ').slice(1)] as const),
    );
    expect(Object.fromEntries(directives)).toMatchObject({
      'default-src': ["'none'"],
      'script-src': ["'self'"],
      'style-src': ["'self'"],
      'worker-src': ["'none'"],
      'frame-ancestors': ["'none'"],
      'base-uri': ["'none'"],
      'form-action': ["'self'"],
      'require-trusted-types-for': ["'script'"],
      'trusted-types': ["'none'"],
    });
    expect(text).not.toMatch(/unsafe|\*/);
    // Its own origin, the issuer with its tokens, and three buckets.
    expect(directives.get('connect-src')).toHaveLength(6);
    expect(text.length).toBeLessThan(1500);
  });

  it('has every answer come by TLS, and nothing of the browser used that the console does not use', () => {
    for (const behaviour of [page, api])
      expect(headersOf(behaviour)?.SecurityHeadersConfig.StrictTransportSecurity).toMatchObject({
        AccessControlMaxAgeSec: 63_072_000,
        IncludeSubdomains: true,
      });
    const custom = headersOf(page)?.CustomHeadersConfig?.Items ?? [];
    expect(custom.map(({ Header, Value }) => [Header, Value])).toEqual([
      ['Cross-Origin-Opener-Policy', 'same-origin'],
      ['Cross-Origin-Resource-Policy', 'same-origin'],
      ['Permissions-Policy', expect.stringContaining('camera=(), ')],
    ]);
    expect(headersOf(api)?.SecurityHeadersConfig.ContentSecurityPolicy.Override).toBe(false);
  });
});

describe('the files of the console', () => {
  it('are read by the distribution alone, from a bucket that nobody else can see', () => {
    const bucket = { Ref: Match.stringLikeRegexp('^WebFilesBucket') };
    template.hasResourceProperties('AWS::S3::BucketPolicy', {
      Bucket: bucket,
      PolicyDocument: {
        Statement: Match.arrayWith([
          Match.objectLike({
            Action: ['s3:GetObject', 's3:ListBucket'],
            Effect: 'Allow',
            Principal: { Service: 'cloudfront.amazonaws.com' },
            Condition: { StringEquals: { 'AWS:SourceArn': Match.anyValue() } },
          }),
        ]),
      },
    });
    const [files] = resourcesOf(template, 'AWS::S3::Bucket').filter(({ id }) => id.startsWith('WebFiles'));
    expect(files?.properties).toMatchObject({
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      },
      LoggingConfiguration: { LogFilePrefix: 'console/' },
    });
  });

  it('are kept for ever where their name has a hash, and asked for again elsewhere; none is taken away', () => {
    const deployments = resourcesOf(template, 'Custom::CDKBucketDeployment').map(
      ({ properties }) => properties,
    );
    expect(deployments.map(({ SystemMetadata, Prune }) => [SystemMetadata, Prune])).toEqual([
      [{ 'cache-control': 'public, max-age=31536000, immutable' }, false],
      [{ 'cache-control': 'no-cache' }, false],
    ]);
  });
});

describe('an address of the console', () => {
  const code = readFileSync(
    new URL('../../../infra/constructs/web/console-paths.js', import.meta.url),
    'utf8',
  );
  const served = (uri: string): unknown =>
    runInNewContext(`${code}; handler({ request: ${JSON.stringify({ uri })} }).uri`);

  it.each(['/', '/tasks', '/tasks/H00.01-261130-0001~1', '/signed-in', '/assets/', '/a.b/c', '/.env'])(
    'is the page: %s',
    (uri) => expect(served(uri)).toBe('/index.html'),
  );

  it.each(['/config.json', '/favicon.ico', '/assets/index-DWd85PcR.js', '/assets/pdf/worker.mjs'])(
    'is a file: %s',
    (uri) => expect(served(uri)).toBe(uri),
  );
});

describe('who signs in to the console', () => {
  it('comes back to it, and leaves to it', () => {
    template.hasResourceProperties('AWS::Cognito::UserPoolClient', {
      CallbackURLs: ['https://motcua.example/signed-in'],
      LogoutURLs: ['https://motcua.example/'],
    });
  });
});
