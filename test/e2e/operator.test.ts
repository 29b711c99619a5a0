import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signIn } from '#test/support/api.ts';
import { type LocalCloud, startLocalCloud } from '#test/support/local-cloud.ts';
import { operate } from '#test/support/operator.ts';

let cloud: LocalCloud;

beforeAll(async () => {
  cloud = await startLocalCloud({});
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
