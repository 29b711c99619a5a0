import { createHash } from 'node:crypto';
import * as z from 'zod';
import { ArchivedDossier, ArchiveItem, verifyArchivedDossier } from '#shared/contract/archive.ts';
import { page, TaskItem } from '#shared/contract/views.ts';
import { moveClock } from '#test/support/control.ts';
import {
  complete,
  eventually,
  expectStatus,
  inStatus,
  look,
  scan,
  submission,
  submit,
  upload,
} from '#test/support/dossiers.ts';
import { narrator } from './narrator.ts';
import { type Scene, unit } from './scene.ts';
import { toldOf } from './told.ts';

/** What else may become of a dossier, and what the auditor finds. */
export async function otherStories(scene: Scene, code: string) {
  await refused(scene);
  await overdue(scene);
  await audited(scene, code);
}

async function submitted({ people: { portal } }: Scene) {
  const { code, uploads } = await submit(portal, submission(unit));
  await upload(uploads[0], scan);
  await inStatus(portal, code, 'submitted');
  return code;
}

async function refused(scene: Scene) {
  narrator.chapter(5, 'A second dossier is refused at reception');
  const code = await submitted(scene);
  const reason = 'Người yêu cầu không thường trú tại phường; đề nghị nộp tại nơi thường trú.';
  const closed = await complete(scene.people.reception, code, { outcome: 'refuse', reason });
  narrator.act('Nguyễn Thị Hoa (reception)', `refuses ${code}: ${reason}`);
  narrator.effect(`${closed.statusName.vi}, national status ${closed.nationalStatus}`);
  await toldOf(scene, code, 'vn.gov.motcua.dossier.closed.v1');
}

async function overdue(scene: Scene) {
  narrator.chapter(6, 'A third runs over its step limit');
  const { reception, specialist } = scene.people;
  const code = await submitted(scene);
  await complete(reception, code, { outcome: 'accept' });
  const { task } = await look(specialist, code);
  narrator.act('Specialist’s task', `due ${task?.dueAt}; nobody works on it`);
  await moveTo(scene, task?.dueAt, -3_600_000);
  await eventually(
    () => look(specialist, code),
    ({ task: now }) => now?.warned === true,
  );
  narrator.effect('an hour before: warned');
  await moveTo(scene, task?.dueAt, 1_000);
  await eventually(
    () => look(specialist, code),
    ({ task: now }) => now?.overdue === true,
  );
  narrator.effect('when the time is over: escalated');
  await toldOf(scene, code, 'vn.gov.motcua.task.overdue.v1');
  const late = expectStatus(await specialist.get('/v1/tasks?status=overdue'), 200, page(TaskItem));
  narrator.effect(`in the work list as overdue: ${late.items.map(({ dossier }) => dossier.code).join(', ')}`);
}

async function moveTo({ addresses }: Scene, dueAt: string | undefined, by: number) {
  if (dueAt === undefined) throw new Error('no task is open');
  await moveClock(addresses, { to: new Date(Date.parse(dueAt) + by).toISOString() });
}

async function audited({ people: { auditor } }: Scene, code: string) {
  narrator.chapter(7, 'The auditor');
  const purpose = encodeURIComponent('Thanh tra định kỳ quý IV');
  const found = expectStatus(await auditor.get(`/v1/archive?unit=${unit}`), 200, page(ArchiveItem));
  narrator.act(
    'Thanh tra',
    `searches the archive of ${unit}: ${found.items.map((item) => `${item.code} (${item.status})`).join(', ')}`,
  );
  const opened = expectStatus(
    await auditor.get(`/v1/archive/${code}?purpose=${purpose}`),
    200,
    ArchivedDossier,
  );
  narrator.act(
    'Thanh tra',
    `opens ${code}: ${opened.journal.length} journal entries, locked until ${opened.package.retainUntil}`,
  );
  const answer = await auditor.get(`/v1/archive/${code}/package?purpose=${purpose}`);
  const zip = await (await fetch(answer.headers.get('location') ?? '')).bytes();
  const sha256 = createHash('sha256').update(zip).digest('hex');
  narrator.act(
    'Thanh tra',
    `downloads the package: ${zip.length} bytes, SHA-256 ${sha256 === opened.package.sha256 ? 'as journalled' : 'WRONG'}`,
  );
  const file = opened.dossier.files.find(({ state }) => state === 'accepted');
  const bytes = z
    .instanceof(Uint8Array)
    .parse((await auditor.get(`/v1/archive/${code}/files/${file?.id}?purpose=${purpose}`)).body);
  narrator.act(
    'Thanh tra',
    `downloads one file: ${file?.name}, ${bytes.length} bytes, ${Buffer.compare(bytes, scan) === 0 ? 'byte for byte the upload' : 'DIFFERENT'}`,
  );
  const verified = expectStatus(
    await auditor.post(`/v1/archive/${code}/verification`, { body: { purpose: 'Thanh tra định kỳ quý IV' } }),
    200,
    verifyArchivedDossier.success.schema,
  );
  const report = z
    .object({ ok: z.boolean(), counts: z.object({ checks: z.int(), files: z.int(), failed: z.int() }) })
    .parse(verified);
  narrator.act(
    'Thanh tra',
    `verifies it: ${report.counts.checks} checks over ${report.counts.files} members, ${report.counts.failed} failed`,
  );
  if (!report.ok || sha256 !== opened.package.sha256) throw new Error('the archive did not verify');
  const again = expectStatus(
    await auditor.get(`/v1/archive/${code}?purpose=${purpose}`),
    200,
    ArchivedDossier,
  );
  narrator.effect('who has looked:');
  for (const { at, by, what, purpose: why } of again.accesses)
    narrator.effect(`  ${at}  ${by}  ${what}  “${why}”`);
}
