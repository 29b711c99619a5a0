import { createHash } from 'node:crypto';
import * as z from 'zod';
import { ArchivedDossier, ArchiveItem, Verification } from '#shared/api/views/archive.ts';
import { page } from '#shared/api/views/dossier.ts';
import type { Person } from '#test/support/api.ts';
import { packageAddress } from '#test/support/archive.ts';
import { expectStatus, scan } from '#test/support/dossiers.ts';
import { narrator } from './narrator.ts';
import { type Scene, unit } from './scene.ts';

const purpose = 'Thanh tra định kỳ quý IV';
const asked = `purpose=${encodeURIComponent(purpose)}`;
const act = (what: string) => narrator.act('Thanh tra (auditor)', what);

/** What an auditor who trusts nobody does with a sealed dossier. */
export async function audited({ people: { auditor } }: Scene, code: string) {
  narrator.chapter(7, 'The auditor');
  const found = expectStatus(await auditor.get(`/v1/archive?unit=${unit}&${asked}`), 200, page(ArchiveItem));
  act(
    `searches the archive of ${unit}: ${found.items.map((item) => `${item.code} (${item.status})`).join(', ')}`,
  );
  const opened = await open(auditor, code);
  act(`opens ${code}: ${opened.journal.length} journal entries, locked until ${opened.package.retainUntil}`);
  await download(auditor, code, opened);
  await verify(auditor, code);
  narrator.effect('who has looked:');
  for (const { at, by, what, purpose: why } of (await open(auditor, code)).accesses) {
    narrator.effect(`  ${at}  ${by}  ${what}  “${why}”`);
  }
}

const open = async (auditor: Person, code: string) =>
  expectStatus(await auditor.get(`/v1/archive/${code}?${asked}`), 200, ArchivedDossier);

async function download(auditor: Person, code: string, opened: z.infer<typeof ArchivedDossier>) {
  const zip = await (await fetch(await packageAddress(auditor, code, purpose))).bytes();
  const genuine = createHash('sha256').update(zip).digest('hex') === opened.package.sha256;
  act(`downloads the package: ${zip.length} bytes, SHA-256 ${genuine ? 'as journalled' : 'WRONG'}`);
  const file = opened.dossier.files.find(({ state }) => state === 'accepted');
  const { body } = await auditor.get(`/v1/archive/${code}/files/${file?.id}?${asked}`);
  const same = Buffer.compare(z.instanceof(Uint8Array).parse(body), scan) === 0;
  act(`downloads one file: ${file?.name}, ${same ? 'byte for byte what was uploaded' : 'DIFFERENT'}`);
  if (!genuine || !same) throw new Error('the archive gave something else than it was given');
}

async function verify(auditor: Person, code: string) {
  const answer = await auditor.post(`/v1/archive/${code}/verification`, { body: { purpose } });
  const counts = z.object({ checks: z.int(), files: z.int(), failed: z.int() });
  const schema = z.object({ ok: z.boolean(), counts });
  const report = schema.parse(expectStatus(answer, 200, Verification));
  act(
    `verifies it: ${report.counts.checks} checks over ${report.counts.files} members, ${report.counts.failed} failed`,
  );
  if (!report.ok) throw new Error('the package did not verify');
}
