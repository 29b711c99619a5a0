import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { describe, expect, it, onTestFinished } from 'vitest';
import { readFlags } from '#infra/start/flags.ts';
import { seedEnvironment } from '#infra/start/seed.ts';
import { shopAssembly } from '#test/infra/local/assembly/shop.ts';
import { freePorts } from '#test/support/local-cloud.ts';

const assembly = shopAssembly();
const main = path.resolve(import.meta.dirname, '../../../infra/start/main.ts');
const folder = () => mkdtempSync(path.join(tmpdir(), 'motcua-command-'));

function started(args: string[], env: Record<string, string> = {}) {
  const child = spawn(process.execPath, [main, ...args], { env: { PATH: process.env.PATH, ...env } });
  onTestFinished(() => void child.kill('SIGKILL'));
  return child;
}

async function said(child: ChildProcess, words: string): Promise<string> {
  let all = '';
  for await (const chunk of child.stdout ?? []) {
    all += chunk;
    if (all.includes(words)) return all;
  }
  throw new Error(`it ended without "${words}": ${all}`);
}

async function ending(child: ReturnType<typeof started>) {
  const [words, [code]] = await Promise.all([text(child.stderr), once(child, 'exit')]);
  return { words, code };
}

describe('the command line', () => {
  it('says where everything is, whom there is, and how to get a token', async () => {
    const port = await freePorts();
    // The deployment itself: the other one has nobody who signs in.
    const child = started(['--port', `${port}`, '--data', folder()]);
    const greeting = await said(child, 'Ctrl-C');
    for (let i = 0; i < 6; i += 1) expect(greeting).toContain(`http://127.0.0.1:${port + i}`);
    expect(greeting).toContain('tiep-nhan.an-binh');
    const [curl = ''] = /curl .*$/m.exec(greeting) ?? [];
    const answer = JSON.parse(await text(spawn('/bin/sh', ['-c', curl]).stdout));
    expect(answer).toHaveProperty('access_token');
  });

  it('speaks Vietnamese where the terminal does', async () => {
    const args = ['--port', `${await freePorts()}`, '--data', folder(), '--assembly', assembly];
    expect(await said(started(args, { LANG: 'vi_VN.UTF-8' }), 'Ctrl-C')).toContain('Một Cửa đã chạy.');
  });

  it('ends in order at a signal', async () => {
    const child = started(['--port', `${await freePorts()}`, '--data', folder(), '--assembly', assembly]);
    await said(child, 'Ctrl-C');
    child.kill('SIGTERM');
    expect(await once(child, 'exit')).toEqual([0, null]);
  });

  it('runs a seed that finds the cloud in its environment', async () => {
    const directory = folder();
    const args = ['--port', `${await freePorts()}`, '--data', directory, '--assembly', assembly];
    const seed = `echo "$OUTPUT_TableName $TABLE_NAME $AWS_ENDPOINT_URL_DYNAMODB" > ${directory}/seeded`;
    await said(started([...args, '--seed', seed]), 'Ctrl-C');
    expect(readFileSync(path.join(directory, 'seeded'), 'utf8')).toMatch(
      /^orders orders http:\/\/127\.0\.0\.1:\d+\n$/,
    );
  });
});

describe('a start that is not possible', () => {
  it('ends with 1 when the seed fails', async () => {
    const args = ['--port', `${await freePorts()}`, '--data', folder(), '--assembly', assembly];
    expect(await ending(started([...args, '--seed', 'exit 7']))).toEqual({
      code: 1,
      words: 'The seed command "exit 7" failed (7).\n',
    });
  });

  it.each([
    [['--assembly', '/nowhere'], 'There is no cloud assembly in /nowhere: run "npm run synth" first.\n'],
    [['--port', '80'], '--port: Too small: expected number to be >=1024\n'],
  ])('ends with 1 and one sentence: %j', async (args, words) => {
    expect(await ending(started(['--data', folder(), ...args]))).toEqual({ code: 1, words });
  });

  it('names a flag that there is not', () => {
    expect(() => readFlags(['--prot', '1'])).toThrow('--prot');
  });
});

describe('the environment of a seed', () => {
  it('has each output under its own name and as a variable is written', () => {
    const urls = {
      api: 'a',
      s3: 's',
      services: 'v',
      identity: 'i',
      dynamodb: 'd',
      control: 'c',
      pages: 'p',
    };
    const outputs = { StateMachineArn: 'arn', ApiUrl: 'url' };
    expect(seedEnvironment({ urls, region: 'r', outputs })).toMatchObject({
      AWS_REGION: 'r',
      AWS_ENDPOINT_URL_S3: 's',
      OUTPUT_StateMachineArn: 'arn',
      STATE_MACHINE_ARN: 'arn',
      API_URL: 'url',
    });
  });
});
