import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import type { Construct } from 'constructs';
import { afterAll } from 'vitest';
import { type StageConfig, stageConfig } from '#infra/config/stages.ts';
import { deployment } from '#infra/stacks/deployment.ts';
import { joined } from './joined.ts';

const { context } = JSON.parse(readFileSync(new URL('../../../cdk.json', import.meta.url), 'utf8')) as {
  context: Record<string, unknown>;
};

// CloudFormation's rules take longer than everything else together: one test asks them.
process.env.CDK_VALIDATION = 'false';

const folder = mkdtempSync(join(tmpdir(), 'motcua-synth-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** An app with the context of cdk.json that leaves the functions unbundled, which is most of the time it takes. */
const unbundled = () =>
  new App({
    outdir: mkdtempSync(join(folder, 'cdk.out-')),
    context: { ...context, 'aws:cdk:bundling-stacks': [] },
  });

/** The stacks of a stage. */
export function deployed(stage: string, change: Partial<StageConfig> = {}) {
  const app = unbundled();
  return { app, stacks: deployment(app, { ...stageConfig(stage), ...change }) };
}

/** The stacks of a stage as if they were one: what one reads of another is what the other has. */
export function templateOf(stage: string, change: Partial<StageConfig> = {}): Template {
  const stacks = Object.values(deployed(stage, change).stacks);
  return joined(
    stacks.map((stack) => ({ name: stack.stackName, written: Template.fromStack(stack).toJSON() })),
  );
}

/** A stack that holds only what is built into it. */
export function templateWith(build: (scope: Construct) => void): Template {
  const stack = new Stack(unbundled(), 'Test');
  build(stack);
  return Template.fromStack(stack);
}

/** A resource as CloudFormation gets it, for tests that look at many of one kind; each names the properties it reads. */
interface Resource<Properties> {
  id: string;
  properties: Properties;
}

/** Those that are written here; the construct library has one of its own, which puts files into buckets. */
export const functionsOf = <Properties = Record<string, unknown>>(template: Template) =>
  resourcesOf<Properties>(template, 'AWS::Lambda::Function').filter(
    ({ id }) => !id.startsWith('CustomCDKBucketDeployment'),
  );

export const resourcesOf = <Properties = Record<string, unknown>>(
  template: Template,
  type: string,
): Resource<Properties>[] =>
  Object.entries(template.findResources(type)).map(([id, resource]) => ({
    id,
    properties: resource.Properties,
  }));
