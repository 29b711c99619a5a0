import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { GetQueueUrlCommand, SendMessageCommand } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signIn } from '#test/support/api.ts';
import { sqsOf } from '#test/support/aws.ts';
import { countersOf } from '#test/support/control.ts';
import { type LocalCloud, stage, startLocalCloud } from '#test/support/local-cloud.ts';
import { operate } from '#test/support/operator.ts';
import { assemblyAt } from '#test/support/queues.ts';

let cloud: LocalCloud;

beforeAll(async () => {
  cloud = await startLocalCloud({ flags: ['--count'] });
}, 60_000);

afterAll(() => cloud.close());

describe('a command beside a local cloud', () => {
  it('finds it without being told where it is', async () => {
    const file = join(cloud.directory, 'portals.json');
    const portal = { id: 'cong-moi', clients: ['4f6q'], name: { vi: 'Mới', en: 'New' }, active: true };
    await writeFile(file, JSON.stringify({ portals: [portal] }));
    const { code, out } = await operate(cloud, 'publish', file);
    expect(out).toContain('+ PORTAL#cong-moi: written');
    expect(code).toBe(0);
  }, 30_000);

  it('says so where there is none', async () => {
    const { code, out } = await operate({ directory: join(cloud.directory, 'none') }, 'publish');
    expect(out).toContain('No local cloud works in');
    expect(code).toBe(1);
  }, 30_000);
});

describe('the smoke test', () => {
  const smoke = (...more: string[]) =>
    operate(cloud, process.execPath, 'test/smoke/main.ts', '--secret', 'local', '--timeout', '120', ...more);

  it('lives through a deployment as its callers do, from outside', async () => {
    const officers = ['--reception', 'tiep-nhan.an-binh', '--auditor', 'luu-tru'];
    const { code, out } = await smoke('--client', 'cong-dvcqg', ...officers);
    expect(out.match(/ {2}(submitted|accepted|withdrawn|sealed|verified)/g)).toHaveLength(9);
    expect(out).toContain('Nothing in the logs was denied or not found.');
    expect(code).toBe(0);
  }, 200_000);

  it('says what fails', async () => {
    const { code, out } = await smoke('--client', 'nobody');
    expect(out).toContain('✗ no token for nobody: 401');
    expect(code).toBe(1);
  }, 60_000);
});

describe('dead letters', () => {
  const queueCalled = (part: string) => {
    const queue = assemblyAt(cloud.addresses).queues.find(({ name }) => name.includes(part));
    return queue?.name ?? '';
  };
  const leave = async (queue: string, letter: object) => {
    const sqs = sqsOf(cloud.addresses);
    const { QueueUrl } = await sqs.send(new GetQueueUrlCommand({ QueueName: queue }));
    await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: JSON.stringify(letter) }));
  };
  const called = async () => {
    const { invocations } = await countersOf(cloud.addresses);
    return Object.entries(invocations).find(([name]) => name.includes('Texts'))?.[1] ?? 0;
  };

  it('go back to the queue that gave them up', async () => {
    const dead = queueCalled('InspectionsQueueDeadLetters');
    const bucket = { name: 'none' };
    await leave(dead, { detail: { bucket, object: { key: 'dossiers/none', size: 1 } } });
    expect((await operate(cloud, 'dead-letters', 'list')).out).toMatch(
      new RegExp(`     1  ${dead}  back to `),
    );
    const { code, out } = await operate(cloud, 'dead-letters', 'redrive', dead);
    expect(out).toMatch(new RegExp(`goes back to motcua-${stage}-work-InspectionsQueue[0-9A-F]{8}`));
    expect(code).toBe(0);
    expect((await operate(cloud, 'dead-letters', 'list')).out).toMatch(new RegExp(`     0  ${dead}`));
  }, 60_000);

  it('of a call are the call again, and what is none stays', async () => {
    const dead = queueCalled('TextsDeadLetters');
    const functions = assemblyAt(cloud.addresses).functions;
    const functionArn = `${functions.find(({ name }) => name.includes('Texts'))?.arn}:$LATEST`;
    await leave(dead, { requestContext: { functionArn }, requestPayload: { time: '2026-11-28T00:00:00Z' } });
    await leave(dead, { requestContext: { functionArn }, DDBStreamBatchInfo: { shardId: 's' } });
    const before = await called();
    const { code, out } = await operate(cloud, 'dead-letters', 'redrive', dead);
    expect(out).toContain(`${dead}: 1 called again.\n1 are positions`);
    expect(code).toBe(0);
    await expect.poll(called, { timeout: 20_000 }).toBeGreaterThan(before);
  }, 60_000);
});

describe('an officer whom the operator adds', () => {
  const officer = ['--name', 'Mai Thị Sen', '--actor', 'officer', '--unit', 'H00.01'];

  it('is known to the issuer and to the directory, and may work', async () => {
    const more = ['--email', 'sen@example.org', '--roles', 'reception,specialist', '--from', '2026-01-01'];
    const added = await operate(cloud, 'people', 'add', 'sen.an-binh', ...officer, ...more);
    expect(added.out).toContain('sen.an-binh is invited');
    expect(added.out).toContain('+ OFFICER#H00.01#sen.an-binh#2026-01-01: written');
    expect(added.code).toBe(0);
    const { out } = await operate(cloud, 'people', 'list');
    expect(out).toContain('sen.an-binh  Mai Thị Sen  officer  H00.01  reception specialist');
    const sen = await signIn(cloud.addresses, 'sen.an-binh');
    expect((await sen.get('/v1/tasks')).status).toBe(200);
  }, 60_000);

  it('is refused a second time, and without roles', async () => {
    const again = await operate(
      cloud,
      'people',
      'add',
      'sen.an-binh',
      ...officer,
      '--email',
      'a@b.vn',
      '--roles',
      'clerk',
    );
    expect(again).toMatchObject({ code: 1, out: expect.stringContaining('already exists') });
    const idle = await operate(cloud, 'people', 'add', 'moi', ...officer, '--email', 'a@b.vn');
    expect(idle).toMatchObject({ code: 1, out: expect.stringContaining('--roles names at least one role') });
  }, 60_000);

  it('gets no token and no work once disabled', async () => {
    const { code, out } = await operate(cloud, 'people', 'disable', 'sen.an-binh');
    expect(out).toContain('~ OFFICER#H00.01#sen.an-binh#2026-01-01: replaced');
    expect(code).toBe(0);
    await expect(signIn(cloud.addresses, 'sen.an-binh')).rejects.toThrow();
  }, 60_000);
});
