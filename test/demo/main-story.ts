import { DossierView, page, Submitted } from '#shared/api/views/dossier.ts';
import { ProcedureSummary } from '#shared/procedure/catalogue.ts';
import { moveClock } from '#test/support/control.ts';
import {
  bringResult,
  complete,
  declare,
  eventually,
  expectStatus,
  inStatus,
  look,
  scan,
  submission,
  submit,
  taskOf,
  upload,
} from '#test/support/dossiers.ts';
import { narrator } from './narrator.ts';
import { type Scene, unit } from './scene.ts';
import { waitForNotice } from './wait-for-notice.ts';

/** One dossier from the portal to the leader's signature and back to the applicant. */
export async function mainStory(scene: Scene): Promise<string> {
  const code = await submitting(scene);
  await accepting(scene, code);
  await supplementing(scene, code);
  await resolving(scene, code);
  return code;
}

async function submitting({ people: { portal } }: Scene) {
  narrator.chapter(1, 'A portal submits a dossier');
  const found = expectStatus(await portal.get('/v1/procedures?q=hon nhan'), 200, page(ProcedureSummary));
  narrator.act(
    'Portal',
    `searches the catalogue for “hon nhan”: ${found.items.map(({ code, name }) => `${code} ${name.vi}`).join('; ')}`,
  );
  const submitted = await submit(portal, submission(unit));
  narrator.act('Portal', 'submits the applicant’s data, the form and one declared scan');
  narrator.effect(
    `the dossier code is ${submitted.code}; status: ${submitted.statusName.vi} (${submitted.statusName.en})`,
  );
  await upload(submitted.uploads[0], scan);
  narrator.act('Portal', `uploads the scan (${scan.length} bytes) straight to S3`);
  const dossier = await inStatus(portal, submitted.code, 'submitted');
  narrator.effect(
    `inspected: ${dossier.files[0]?.mediaType}, ${dossier.files[0]?.pages} page, checksum as declared`,
  );
  narrator.effect(
    `by itself: ${dossier.statusName.vi}, national status ${dossier.nationalStatus}; its workflow has begun`,
  );
  return submitted.code;
}

async function accepting({ people: { reception, portal }, ...scene }: Scene, code: string) {
  narrator.chapter(2, 'Reception accepts');
  const task = await taskOf(reception, code);
  narrator.act(
    'Nguyễn Thị Hoa (reception)',
    `sees the task “${task.step.name.vi}”, due ${task.dueAt}, and claims it`,
  );
  expectStatus(
    await reception.post(`/v1/tasks/${task.id}/claim`, { version: task.version }),
    200,
    DossierView,
  );
  const accepted = await complete(reception, code, { outcome: 'accept' });
  narrator.act('Nguyễn Thị Hoa (reception)', 'accepts');
  narrator.effect(
    `receipt: received ${accepted.receipt?.receivedAt}, appointment ${accepted.receipt?.appointment}`,
  );
  narrator.effect(`${accepted.deadline?.text.vi}`);
  narrator.effect(`${accepted.deadline?.text.en}`);
  await waitForNotice(scene, code, 'vn.gov.motcua.dossier.accepted.v1');
  narrator.effect(
    `the portal sees: ${(await look(portal, code)).statusName.vi} (${accepted.nationalStatus})`,
  );
}

async function supplementing({ people: { specialist, portal }, ...scene }: Scene, code: string) {
  narrator.chapter(3, 'The specialist asks for a supplement');
  const before = await look(specialist, code);
  await complete(specialist, code, {
    outcome: 'supplement',
    reason: 'Tờ khai thiếu trang cam đoan; đề nghị gửi lại bản quét đủ trang.',
    components: ['declaration'],
  });
  narrator.act('Trần Văn Minh (specialist)', 'asks for the declaration again; the clock pauses');
  await waitForNotice(scene, code, 'vn.gov.motcua.supplement.requested.v1');
  await moveClock(scene.addresses, { advance: 'P2D' });
  narrator.act('Time', 'two days pass (the local cloud’s clock is moved)');
  const answer = await portal.post(`/v1/dossiers/${code}/supplements`, {
    body: {
      files: [{ component: 'declaration', ...declare(scan, 'to-khai-du-trang.pdf') }],
      note: 'Đã quét lại.',
    },
  });
  const { uploads } = expectStatus(answer, 200, Submitted);
  await upload(uploads[0], scan);
  narrator.act('Portal', 'supplements and uploads');
  const after = await inStatus(portal, code, 'processing');
  narrator.effect(`the clock goes on; due ${before.deadline?.dueAt} has become ${after.deadline?.dueAt}`);
  narrator.effect(`${after.deadline?.text.vi}`);
}

async function resolving(
  { people: { specialist, leader, clerk, reception, portal }, ...scene }: Scene,
  code: string,
) {
  narrator.chapter(4, 'Appraised, approved, issued, returned');
  await complete(specialist, code, { outcome: 'advance' });
  narrator.act('Trần Văn Minh (specialist)', 'appraises and hands on');
  await complete(leader, code, { outcome: 'approve' });
  narrator.act('Lê Quang Hùng (leader)', 'approves');
  const result = await bringResult(clerk, code, scan, 'giay-xac-nhan.pdf');
  const issued = await complete(clerk, code, { outcome: 'issue', result });
  narrator.act(
    'Phạm Thu Hà (clerk)',
    `issues the result; national status ${issued.nationalStatus} (${issued.statusName.vi})`,
  );
  const returned = await complete(reception, code, { outcome: 'return' });
  narrator.act('Nguyễn Thị Hoa (reception)', 'returns the result');
  narrator.effect(
    `${returned.statusName.vi}, national status ${returned.nationalStatus}, closed ${returned.closedAt}`,
  );
  await eventually(
    () => look(portal, code),
    ({ sealed }) => sealed,
  );
  narrator.effect('by itself: sealed into the archive');
  await waitForNotice(scene, code, 'vn.gov.motcua.dossier.sealed.v1');
}
