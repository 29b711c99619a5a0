import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { Template } from '#local/assembly/template.ts';

/** Of AWS. */
export interface Environment {
  account: string;
  region: string;
}

/** One stack of a synthesised cloud assembly. */
export interface StackFiles {
  name: string;
  template: Template;
  /** The only place into which it may be deployed, where it names one. */
  environment: Partial<Environment>;
  /** Where an asset lies, by the key under which it would be uploaded. */
  assets: ReadonlyMap<string, string>;
}

const Manifest = z.looseObject({
  artifacts: z.record(
    z.string(),
    z.looseObject({
      type: z.string(),
      environment: z.string().optional(),
      properties: z.unknown().optional(),
    }),
  ),
});
const StackProperties = z.looseObject({ templateFile: z.string(), stackName: z.string().optional() });
const AssetProperties = z.looseObject({ file: z.string() });
const AssetManifest = z.looseObject({
  files: z
    .record(
      z.string(),
      z.looseObject({
        source: z.looseObject({ path: z.string().optional() }),
        destinations: z.record(z.string(), z.looseObject({ objectKey: z.string() })),
      }),
    )
    .default({}),
});

/** Reads what `cdk synth` wrote. */
export function readCdkOut(directory: string): StackFiles[] {
  if (!existsSync(path.join(directory, 'manifest.json'))) {
    throw new Error(`There is no cloud assembly in ${directory}: run "npm run synth" first.`);
  }
  const { artifacts } = Manifest.parse(readJson(directory, 'manifest.json'));
  const all = Object.entries(artifacts);
  const assets = new Map(
    all
      .filter(([, { type }]) => type === 'cdk:asset-manifest')
      .flatMap(([, { properties }]) => assetsIn(directory, AssetProperties.parse(properties).file)),
  );
  return all
    .filter(([, { type }]) => type === 'aws:cloudformation:stack')
    .map(([id, { properties, environment }]) => {
      const { templateFile, stackName = id } = StackProperties.parse(properties);
      const template = Template.safeParse(readJson(directory, templateFile));
      if (!template.success) throw new Error(`${templateFile}: ${z.prettifyError(template.error)}`);
      return { name: stackName, template: template.data, environment: environmentIn(environment), assets };
    });
}

/** Reads `aws://account/region`; what is not named is `unknown-…`. */
function environmentIn(text = ''): Partial<Environment> {
  const [, account, region] = /^aws:\/\/([^/]+)\/(.+)$/.exec(text) ?? [];
  return {
    ...(account?.startsWith('unknown-') === false && { account }),
    ...(region?.startsWith('unknown-') === false && { region }),
  };
}

function assetsIn(directory: string, manifest: string): [string, string][] {
  const { files } = AssetManifest.parse(readJson(directory, manifest));
  return Object.values(files).flatMap(({ source, destinations }) =>
    Object.values(destinations).map(({ objectKey }): [string, string] => [
      objectKey,
      path.resolve(directory, source.path ?? ''),
    ]),
  );
}

const readJson = (directory: string, file: string): unknown =>
  JSON.parse(readFileSync(path.join(directory, file), 'utf8'));
