import { PDFDocument } from '@cantoo/pdf-lib';
import { describe, expect, it, onTestFinished } from 'vitest';
import * as z from 'zod';
import { type Cast, signInAll } from '#test/support/cast.ts';
import { declare, eventually } from '#test/support/dossiers.ts';
import { benchSubmission } from '#test/support/lives.ts';
import { type LocalCloud, startLocalCloud } from '#test/support/local-cloud.ts';
import { begun, flaws, leftUndone, packages, unsealed } from './nothing-lost.ts';
import { smallDisks } from './small-disk.ts';
import { liveStubbornly } from './stubborn-life.ts';

const lives = 16;
/** After how many acts the room is gone: some dossiers are sealed by then, and some not even begun. */
const actsBefore = 30;

async function sheet() {
  const document = await PDFDocument.create();
  document.addPage();
  return document.save();
}

const Health = z.object({ status: z.string(), pid: z.int() });

/** Nobody answers for the moment in which the cloud starts again. */
const health = async ({ addresses }: LocalCloud) =>
  fetch(`${addresses.control}/health`).then(
    async (response) => Health.parse(await response.json()),
    () => undefined,
  );

/** What everybody is told while there is no room. */
async function expectRefusals({ addresses }: LocalCloud, { portal }: Cast, scan: Uint8Array) {
  const body = benchSubmission({ files: [{ component: 'declaration', ...declare(scan) }] });
  const refused = { status: 507, code: 'storage-full' };
  expect(await portal.post('/v1/dossiers', { body })).toMatchObject({ status: 507, body: refused });
  const english = await portal.get('/v1/procedures', { 'accept-language': 'en' });
  expect(english.body).toMatchObject({ ...refused, title: 'The storage is full' });
  expect(english.headers.get('content-type')).toBe('application/problem+json');
  expect((await fetch(`${addresses.s3}/any/key`, { method: 'PUT', body: 'x' })).status).toBe(507);
}

for (const disk of smallDisks) {
  if (disk.missing !== undefined) console.log(`skipped, ${disk.name}: ${disk.missing}`);
}

describe.each(smallDisks)('a cloud on $name', ({ missing, within, fill, makeRoom }) => {
  it.skipIf(missing !== undefined)(
    'keeps what it accepted, says so once, and goes on by itself',
    async () => {
      let said = '';
      const errors = (text: string) => {
        said += text;
      };
      const cloud = await startLocalCloud({ errors, ...(within && { within }) });
      onTestFinished(() => cloud.close());
      const [cast, scan] = await Promise.all([signInAll(cloud.addresses), sheet()]);
      const accepted: { code: string; key: string }[] = [];
      let acts = 0;
      const act = () => {
        acts += 1;
        if (acts === actsBefore) fill(cloud);
      };
      const world = { cast, scan, act, accepted: (one: { code: string; key: string }) => accepted.push(one) };
      const living = Promise.all(Array.from({ length: lives }, () => liveStubbornly(world, 'plain')));

      const full = await eventually(
        () => health(cloud),
        (answer) => answer?.status === 'storage-full',
      );
      expect(full?.pid).toBe(cloud.process.pid);
      await expectRefusals(cloud, cast, scan);
      makeRoom(cloud);

      const codes = await living;
      const { addresses } = cloud;
      expect(await unsealed(addresses, codes)).toEqual([]);
      expect(await begun(addresses)).toEqual({ codes: codes.toSorted(), keys: lives });
      const keys = codes.map((code) => `${code}.zip`).toSorted();
      expect(await packages(addresses)).toEqual({ keys, deleted: [] });
      expect(await flaws(addresses, accepted, codes)).toEqual([]);
      expect(await leftUndone(addresses)).toEqual([]);
      const lines = said.split('\n');
      expect(lines.filter((line) => line.startsWith('Hết dung lượng lưu trữ'))).toHaveLength(1);
      expect(lines.filter((line) => line.startsWith('There is no room left'))).toHaveLength(1);
      expect(lines.filter((line) => /^\s+at /.test(line))).toEqual([]);
    },
  );
});
