import { page } from '#shared/api/views/dossier.ts';
import { TaskItem } from '#shared/api/views/task.ts';
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
import { audited } from './audit.ts';
import { narrator } from './narrator.ts';
import { type Scene, unit } from './scene.ts';
import { waitForNotice } from './wait-for-notice.ts';

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
  await waitForNotice(scene, code, 'vn.gov.motcua.dossier.closed.v1');
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
  await waitForNotice(scene, code, 'vn.gov.motcua.task.overdue.v1');
  const late = expectStatus(await specialist.get('/v1/tasks?status=overdue'), 200, page(TaskItem));
  narrator.effect(`in the work list as overdue: ${late.items.map(({ dossier }) => dossier.code).join(', ')}`);
}

async function moveTo({ addresses }: Scene, dueAt: string | undefined, by: number) {
  if (dueAt === undefined) throw new Error('no task is open');
  await moveClock(addresses, { to: new Date(Date.parse(dueAt) + by).toISOString() });
}
