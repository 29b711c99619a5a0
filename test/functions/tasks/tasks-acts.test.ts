import { describe, expect, it } from 'vitest';
import { getDossier, recordDelivery, withdrawDossier } from '#functions/dossiers/dossiers.ts';
import { consult } from '#functions/tasks/consultations.ts';
import { cancelPayment, recordPayment, requestPayment, requestRefund } from '#functions/tasks/payments.ts';
import {
  apologise,
  assignTask,
  claimTask,
  completeTask,
  confirmFiles,
  decideLetter,
  declareResult,
  extend,
  getTask,
  judgeCorrection,
  releaseTask,
} from '#functions/tasks/tasks.ts';
import { TaskWithActs } from '#shared/api/views/task.ts';
import type { Caller } from '#shared/unit/caller.ts';
import type { Role } from '#shared/unit/role.ts';
import { unjudged } from '#test/dossier/corrections.ts';
import {
  accepted,
  approved,
  auditor,
  awaiting,
  clerk,
  code,
  extensions,
  go,
  leader,
  local,
  manager,
  officers,
  open,
  portal,
  procedure,
  reception,
  receptionElsewhere,
  resolved,
  returned,
  type Story,
  specialist,
  submitted,
  system,
} from '#test/dossier/fixtures.ts';
import { charging, handedIn, received } from '#test/fee/paying.ts';
import { clientOf, keep, scene, stage } from '../scene.ts';

stage('2026-03-04 10:00');

const longer = { ...procedure, extensions };
const withFees = charging();
const usual = { procedures: [longer] };
const charged = { procedures: withFees.procedure ? [withFees.procedure] : [], feeRules: [] };

async function at(story: Story, world: Parameters<typeof scene>[0] = usual) {
  const deps = scene(world);
  const { version } = await keep(deps.store, story);
  const ask = clientOf([
    getTask(deps),
    claimTask(deps),
    releaseTask(deps),
    assignTask(deps),
    completeTask(deps),
    declareResult(deps),
    confirmFiles(deps),
    apologise(deps),
    extend(deps),
    judgeCorrection(deps),
    decideLetter(deps),
    consult(deps),
    requestPayment(deps),
    recordPayment(deps),
    cancelPayment(deps),
    requestRefund(deps),
    recordDelivery(deps),
    withdrawDossier(deps),
    getDossier(deps),
  ]);
  const task = `/v1/tasks/${code}~${open(story).task.no}`;
  const see = async (by: Caller) => TaskWithActs.parse((await ask(by, `GET ${task}`)).json);
  return { ask, task, version, see, deps };
}

const stopped = () =>
  go(accepted(), [
    [
      { type: 'complete', task: 2, outcome: 'stop', reason: 'Xin dừng', basis: 'Luật Hộ tịch' },
      specialist,
      local('2026-03-02 09:10'),
    ],
  ]);
const held = () => go(accepted(), [[{ type: 'claim', task: 2 }, specialist, local('2026-03-02 09:10')]]);
const owing = () => handedIn(withFees);
const byPost = { delivery: { by: 'post', address: 'Tổ 3, phường An Bình' } } as const;
const sending = { state: 'sent', carrier: 'Bưu điện', tracking: 'VN1' } as const;
const stories: [string, () => Story, world?: Parameters<typeof scene>[0]][] = [
  ['just handed in', submitted],
  ['to correct a result', () => unjudged()],
  ['accepted', accepted],
  ['held', held],
  ['waiting for papers', () => awaiting()],
  ['waiting for a letter', stopped],
  ['approved', approved],
  ['resolved', resolved],
  ['to be posted', () => resolved(byPost)],
  [
    'on its way by post',
    () =>
      go(resolved(byPost), [
        [{ type: 'record-delivery', report: sending }, reception, local('2026-03-03 11:00')],
      ]),
  ],
  ['not paid', owing, charged],
  ['paid', () => go(owing(), [[received(15_000), system, local('2026-03-02 08:30')]], withFees), charged],
];
const people = [reception, specialist, leader, clerk];

/** What stands in the fields that an act asks for. */
const contents: Record<string, unknown> = {
  reason: 'Lý do',
  basis: 'Luật Hộ tịch',
  again: 'Lý do',
  withoutAnswers: 'Lý do',
  handover: { receiver: 'Nguyễn Văn A', authorisation: 'Giấy ủy quyền' },
  officer: reception.id,
  files: [{ name: 'Giấy.pdf', mediaType: 'application/pdf', size: 9, sha256: 'a'.repeat(64) }],
  until: undefined,
  unit: 'H00.02',
  question: 'Nội dung',
  madeBy: 'agency',
  amount: 15_000,
  method: 'cash',
  transaction: 'PT-1',
  carrier: 'Bưu điện',
  tracking: 'VN2',
};
const limit = { value: 1, unit: 'WORKING_DAY' };

type ActView = TaskWithActs['acts'][number];

function bodyOf(
  { act, outcome, ground, approved: approval, no, collect, state, files, needs }: ActView,
  fit: string | undefined,
) {
  const given = Object.fromEntries(
    needs.filter((field) => field !== 'until').map((field) => [field, contents[field]]),
  );
  if (act === 'delivery') {
    const { handover, ...rest } = given;
    return { report: { state, ...rest, ...(state === 'delivered' && { receiver: 'Nguyễn Văn A' }) } };
  }
  return {
    ...given,
    ...(act === 'payment-requests' ? { collect } : no !== undefined && { no }),
    ...(needs.includes('until') || needs.includes('limit') ? { limit } : {}),
    ...(outcome && { outcome: outcome.id }),
    ...(ground !== undefined && { ground }),
    ...(approval !== undefined && { approved: approval }),
    ...(act === 'confirmations' && { files }),
    ...(act === 'assign' && { officer: fit }),
  };
}

/** Somebody else of the unit who may do what a role does, or else anybody. */
function fitFor(role: Role, holder: string | undefined) {
  const others = officers.filter(({ id, unit }) => id !== holder && unit === 'H00.01');
  return (others.find(({ roles }) => roles.includes(role)) ?? others[0])?.id;
}

/** What is done to the dossier itself has its address below it. */
const ofDossier: readonly string[] = ['delivery', 'withdrawal'];

describe.each(stories)('a task of a dossier that is %s', (_, story, world) => {
  it.each(people.map((person) => [person.id, person] as const))(
    'says to %s of every act what the act itself is answered',
    async (_id, person) => {
      const { acts, role, holder } = await (await at(story(), world)).see(person);
      expect(acts.length).toBeGreaterThan(4);
      const { ask: look } = await at(story(), world);
      expect((await look(person, `GET /v1/dossiers/${code}?view=desk`)).json).toMatchObject({ acts });
      for (const act of acts) {
        const { ask, task, version } = await at(story(), world);
        const body = bodyOf(act, fitFor(role, holder));
        const about = ofDossier.includes(act.act) ? `/v1/dossiers/${code}` : task;
        const done = await ask(person, `POST ${about}/${act.act}`, { body, version });
        const said = act.allowed ? undefined : act.why?.code;
        expect({ act, code: (done.json as { code?: string }).code }).toEqual({
          act,
          code: done.statusCode < 300 ? expect.anything() : said,
        });
        expect(done.statusCode < 300, JSON.stringify(act)).toBe(act.allowed);
      }
    },
  );
});

describe('a task', () => {
  const find = (acts: ActView[], act: string, outcome?: string) =>
    acts.find((one) => one.act === act && one.outcome?.id === outcome);

  it('is the line of the work list with what each outcome needs, or what is in its way, in words', async () => {
    const { see, version } = await at(submitted());
    const task = await see(reception);
    expect(task).toMatchObject({ id: `${code}~1`, version, role: 'reception', dossier: { code } });
    expect(find(task.acts, 'complete', 'accept')).toEqual({
      act: 'complete',
      outcome: { id: 'accept', name: expect.anything(), effect: 'accept' },
      needs: [],
      allowed: true,
    });
    expect(find(task.acts, 'complete', 'refuse')).toMatchObject({ needs: ['reason'], allowed: true });
    expect(find(task.acts, 'confirmations')).toMatchObject({ files: ['f1'], allowed: true });
    expect(find(task.acts, 'release')).toMatchObject({
      allowed: false,
      why: { code: 'task-not-held', detail: { vi: expect.stringContaining('Chưa ai nhận việc này') } },
    });
    expect(find((await see(specialist)).acts, 'claim')?.why?.code).toBe('wrong-role');
  });

  it('tells a substitute what is allowed in the place of the absent', async () => {
    const { deps, see } = await at(held());
    expect(find((await see(clerk)).acts, 'release')?.allowed).toBe(false);
    await deps.absences.put(
      {
        id: 'a',
        unit: 'H00.01',
        officer: specialist.id,
        substitute: clerk.id,
        from: '2026-03-04',
        to: '2026-03-05',
        reason: 'Nghỉ phép',
        enteredBy: specialist.id,
        enteredAt: local('2026-03-03 08:00'),
      },
      0,
    );
    expect(find((await see(clerk)).acts, 'release')?.allowed).toBe(true);
  });

  it('is hidden from others, and gone once the dossier has gone on', async () => {
    const { ask, task } = await at(accepted());
    for (const by of [receptionElsewhere])
      expect(await ask(by, `GET ${task}`)).toMatchObject({ statusCode: 404, json: { code: 'unknown-task' } });
    for (const by of [manager, portal, auditor])
      expect(await ask(by, `GET ${task}`)).toMatchObject({ statusCode: 403 });
    expect(await ask(specialist, `GET /v1/tasks/${code}~1`)).toMatchObject({ json: { code: 'task-closed' } });
    expect(await ask(specialist, 'GET /v1/tasks/H00.01-20260302-0000009~1')).toMatchObject({
      json: { code: 'unknown-task' },
    });
    const over = scene();
    await keep(over.store, returned());
    const askOver = clientOf([getTask(over)]);
    expect(await askOver(specialist, `GET /v1/tasks/${code}~2`)).toMatchObject({
      json: { code: 'task-closed' },
    });
  });
});
