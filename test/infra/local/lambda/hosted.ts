import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import type { FunctionConfig } from '#infra/local/lambda/function-config.ts';
import { createFunctions } from '#infra/local/lambda/functions.ts';

/** Functions by name, given as the text of their modules, and their cloud for one test. */
export function hosted(modules: Record<string, string>, overrides: Partial<FunctionConfig> = {}) {
  const directory = mkdtempSync(path.join(tmpdir(), 'motcua-lambda-'));
  const clockOffset = new SharedArrayBuffer(8);
  const functions = createFunctions({
    functions: Object.entries(modules).map(([name, text]) => functionOf(directory, name, text, overrides)),
    endpoints: { dynamodb: 'http://127.0.0.1:1', s3: 'http://127.0.0.1:2', json: 'http://127.0.0.1:3' },
    region: 'ap-southeast-1',
    logDirectory: path.join(directory, 'logs'),
    clockOffset,
  });
  onTestFinished(() => functions.close());
  return {
    ...functions,
    moveClock: (milliseconds: number) => new Float64Array(clockOffset).fill(milliseconds),
    log: (name: string) =>
      readFileSync(path.join(directory, 'logs', `${name}.log`), 'utf8')
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line) as Record<string, unknown>),
  };
}

function functionOf(
  root: string,
  name: string,
  text: string,
  overrides: Partial<FunctionConfig>,
): FunctionConfig {
  const directory = path.join(root, name);
  mkdirSync(directory);
  writeFileSync(path.join(directory, 'index.mjs'), text);
  return {
    name,
    arn: `arn:aws:lambda:ap-southeast-1:000000000000:function:${name}`,
    roleArn: `arn:aws:iam::000000000000:role/${name}`,
    directory,
    handler: 'index.handler',
    environment: { TABLE_NAME: 'dossiers' },
    timeoutSeconds: 3,
    memoryMegabytes: 256,
    logGroup: `/aws/lambda/${name}`,
    jsonLogs: true,
    ...overrides,
  };
}
