// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are placeholders of CloudFormation
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readAssembly } from '#infra/local/assembly/assembly.ts';

export const place = {
  region: 'ap-southeast-1',
  account: '000000000000',
  apiUrl: 'http://127.0.0.1:4000',
  queuesUrl: 'http://127.0.0.1:4002',
  s3Url: 'http://127.0.0.1:4001',
  identityUrl: 'http://127.0.0.1:4003',
  pagesUrl: 'http://127.0.0.1:4007',
};

export type Resources = Record<
  string,
  { Type: string; Properties?: Record<string, unknown>; Condition?: string }
>;

/** The least that every assembly has: an HTTP API with its stage. */
export const api: Resources = {
  Api: { Type: 'AWS::ApiGatewayV2::Api', Properties: { Name: 'api', ProtocolType: 'HTTP' } },
  Stage: {
    Type: 'AWS::ApiGatewayV2::Stage',
    Properties: { ApiId: { Ref: 'Api' }, StageName: '$default', AutoDeploy: true },
  },
};

/** A function whose code is the asset with this name. */
export const lambda = (asset: string, more: Record<string, unknown> = {}) => ({
  Type: 'AWS::Lambda::Function',
  Properties: {
    Code: { S3Bucket: { 'Fn::Sub': 'assets-${AWS::AccountId}' }, S3Key: `${asset}.zip` },
    Handler: 'index.handler',
    Runtime: 'nodejs24.x',
    Role: { 'Fn::GetAtt': ['Role', 'Arn'] },
    ...more,
  },
});

export interface Stack {
  Resources: Resources;
  [section: string]: unknown;
}

/** Writes stacks as `cdk synth` does; the assets are folders that the caller fills. */
export function writeAssembly(stacks: Record<string, Stack>, assets: string[] = []): string {
  const directory = mkdtempSync(path.join(tmpdir(), 'motcua-assembly-'));
  const write = (file: string, content: unknown) =>
    writeFileSync(path.join(directory, file), JSON.stringify(content));
  for (const asset of assets) mkdirSync(path.join(directory, `asset.${asset}`));
  const destination = (asset: string) => ({ here: { bucketName: 'assets', objectKey: `${asset}.zip` } });
  write('assets.json', {
    version: '1',
    files: Object.fromEntries(
      assets.map((asset) => [
        asset,
        { source: { path: `asset.${asset}` }, destinations: destination(asset) },
      ]),
    ),
  });
  for (const [name, stack] of Object.entries(stacks)) write(`${name}.template.json`, stack);
  write('manifest.json', {
    version: '1',
    artifacts: {
      'the.assets': { type: 'cdk:asset-manifest', properties: { file: 'assets.json' } },
      Tree: { type: 'cdk:tree', properties: { file: 'tree.json' } },
      ...Object.fromEntries(
        Object.keys(stacks).map((name) => [
          name,
          { type: 'aws:cloudformation:stack', properties: { templateFile: `${name}.template.json` } },
        ]),
      ),
    },
  });
  return directory;
}

/** Reads an assembly of one stack that has these resources beside the API. */
export const read = (Resources: Resources, more: Record<string, unknown> = {}, assets: string[] = []) =>
  readAssembly(writeAssembly({ app: { Resources: { ...api, ...Resources }, ...more } }, assets), place);
