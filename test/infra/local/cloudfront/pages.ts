// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are placeholders of CloudFormation
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { readAssembly } from '#infra/local/assembly/assembly.ts';
import { api, lambda, place, type Resources, writeAssembly } from '../assembly/written.ts';

const statement = (more: object) => ({ Effect: 'Allow', ...more });
const bucketArn = { 'Fn::GetAtt': ['Files', 'Arn'] };
const objects = { 'Fn::Join': ['', [bucketArn, '/*']] };

/** Rewrites what is no file, and answers one address itself. */
const code = `function handler(event) {
  const request = event.request;
  if (request.uri === '/old') return { statusCode: 301, headers: { location: { value: '/new' } } };
  if (request.uri === '/broken') return undefined;
  if (!/\\.[a-z]+$/.test(request.uri)) request.uri = '/index.html';
  return request;
}`;

const cached = '658327ea-f89d-4fab-a63d-7e88639e58f6';
const uncached = '4135ea2d-6df8-44a3-9df3-4b5a84be39ad';

const deployment = (key: string, cacheControl: string, more = {}) => ({
  Type: 'Custom::CDKBucketDeployment',
  Properties: {
    ServiceToken: { 'Fn::GetAtt': ['Copy', 'Arn'] },
    SourceBucketNames: ['assets'],
    SourceObjectKeys: [`${key}.zip`],
    DestinationBucketName: { Ref: 'Files' },
    SystemMetadata: { 'cache-control': cacheControl },
    ...more,
  },
});

/** A distribution in front of a bucket and an API, as the construct library writes one. */
export const pages: Resources = {
  ...api,
  Role: { Type: 'AWS::IAM::Role', Properties: { AssumeRolePolicyDocument: {} } },
  Rights: {
    Type: 'AWS::IAM::Policy',
    Properties: {
      Roles: [{ Ref: 'Role' }],
      PolicyDocument: {
        Version: '2012-10-17',
        Statement: [
          statement({ Action: ['s3:PutObject', 's3:DeleteObject'], Resource: objects }),
          statement({ Action: 's3:ListBucket', Resource: bucketArn }),
          statement({ Action: 's3:GetObject', Resource: 'arn:aws:s3:::assets/*' }),
        ],
      },
    },
  },
  Copy: lambda('copy', { Runtime: 'python3.13', Layers: ['cli'] }),
  Files: { Type: 'AWS::S3::Bucket', Properties: {} },
  FilesPolicy: {
    Type: 'AWS::S3::BucketPolicy',
    Properties: {
      Bucket: { Ref: 'Files' },
      PolicyDocument: {
        Version: '2012-10-17',
        Statement: [
          statement({
            Action: ['s3:GetObject', 's3:ListBucket'],
            Resource: [bucketArn, objects],
            Principal: { Service: 'cloudfront.amazonaws.com' },
            Condition: {
              StringEquals: {
                'AWS:SourceArn': {
                  'Fn::Join': ['', ['arn:aws:cloudfront::000000000000:distribution/', { Ref: 'Web' }]],
                },
              },
            },
          }),
        ],
      },
    },
  },
  Assets: deployment('assets', 'public, max-age=31536000, immutable'),
  Page: deployment('page', 'no-cache', {
    SourceMarkers: [{ '<<marker:0>>': { Ref: 'Files' }, '<<marker:1>>': 'says "hello"' }],
    SourceMarkersConfig: [{ jsonEscape: true }],
  }),
  Paths: {
    Type: 'AWS::CloudFront::Function',
    Properties: {
      AutoPublish: true,
      FunctionCode: code,
      FunctionConfig: { Runtime: 'cloudfront-js-2.0' },
      Name: 'paths',
    },
  },
  Access: {
    Type: 'AWS::CloudFront::OriginAccessControl',
    Properties: {
      OriginAccessControlConfig: {
        Name: 'access',
        OriginAccessControlOriginType: 's3',
        SigningBehavior: 'always',
        SigningProtocol: 'sigv4',
      },
    },
  },
  Headers: {
    Type: 'AWS::CloudFront::ResponseHeadersPolicy',
    Properties: {
      ResponseHeadersPolicyConfig: {
        Name: 'headers',
        CustomHeadersConfig: { Items: [{ Header: 'X-Ours', Value: 'yes', Override: false }] },
        SecurityHeadersConfig: {
          ContentSecurityPolicy: {
            ContentSecurityPolicy: { 'Fn::Sub': 'connect-src https://${Files.RegionalDomainName}/' },
            Override: true,
          },
          StrictTransportSecurity: { AccessControlMaxAgeSec: 60, IncludeSubdomains: true, Override: true },
        },
      },
    },
  },
  Web: {
    Type: 'AWS::CloudFront::Distribution',
    Properties: {
      DistributionConfig: {
        Enabled: true,
        DefaultRootObject: 'index.html',
        CacheBehaviors: [
          {
            PathPattern: '/v1/*',
            AllowedMethods: ['GET', 'HEAD', 'OPTIONS', 'PUT', 'PATCH', 'POST', 'DELETE'],
            CachePolicyId: uncached,
            OriginRequestPolicyId: 'b689b0a8-53d0-40ab-baf2-68738e2966ac',
            ResponseHeadersPolicyId: { Ref: 'Headers' },
            TargetOriginId: 'api',
            ViewerProtocolPolicy: 'https-only',
          },
        ],
        DefaultCacheBehavior: {
          CachePolicyId: cached,
          Compress: true,
          FunctionAssociations: [
            { EventType: 'viewer-request', FunctionARN: { 'Fn::GetAtt': ['Paths', 'FunctionARN'] } },
          ],
          ResponseHeadersPolicyId: { Ref: 'Headers' },
          TargetOriginId: 'files',
          ViewerProtocolPolicy: 'redirect-to-https',
        },
        Origins: [
          {
            Id: 'files',
            DomainName: { 'Fn::GetAtt': ['Files', 'RegionalDomainName'] },
            OriginAccessControlId: { 'Fn::GetAtt': ['Access', 'Id'] },
            S3OriginConfig: { OriginAccessIdentity: '' },
          },
          {
            Id: 'api',
            DomainName: {
              'Fn::Select': [2, { 'Fn::Split': ['/', { 'Fn::GetAtt': ['Api', 'ApiEndpoint'] }] }],
            },
            CustomOriginConfig: { OriginProtocolPolicy: 'https-only' },
            OriginCustomHeaders: [{ HeaderName: 'X-Front', HeaderValue: 'ours' }],
          },
        ],
      },
    },
  },
};

export const script = `console.log(${JSON.stringify('đ'.repeat(2000))});`;

/** The assembly of these resources, with the files that it deploys. */
export function readPages(resources: Resources = pages, apiUrl = place.apiUrl) {
  const directory = writeAssembly({ app: { Resources: resources } }, ['assets', 'page', 'copy']);
  const write = (file: string, text: string) => writeFileSync(path.join(directory, file), text);
  write('asset.assets/app-1a2b.js', script);
  write('asset.page/index.html', '<!doctype html><title>Trang</title>');
  write('asset.page/config.json', '{"bucket":"<<marker:0>>","words":"<<marker:1>>"}');
  return readAssembly(directory, { ...place, apiUrl });
}

/** The same resources with one property of one of them changed. */
export const withChanged = (
  id: string,
  change: (properties: Record<string, unknown>) => unknown,
): Resources => {
  const { Properties = {}, ...one } = structuredClone(pages[id]) ?? { Type: '' };
  return { ...pages, [id]: { ...one, Properties: change(Properties) as Record<string, unknown> } };
};
