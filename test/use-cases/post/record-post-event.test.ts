import { describe, expect, it } from 'vitest';
import { viewOf } from '#shared/api/show/dossier.ts';
import type { DossierCommand } from '#shared/dossier/commands.ts';
import type { PostEvent } from '#shared/post/post-event.ts';
import type { Caller } from '#shared/unit/caller.ts';
import type { Portal } from '#shared/unit/portal.ts';
import { handIn } from '#shared/use-cases/dossier/hand-in.ts';
import { obey } from '#shared/use-cases/dossier/obey.ts';
import { recordPostEvent } from '#shared/use-cases/post/record-post-event.ts';
import {
  application,
  calendar,
  clerk,
  leader,
  local,
  portal,
  procedure,
  reception,
  resultFile,
  specialist,
  system,
} from '#test/dossier/fixtures.ts';
import { submission, submittedIn, world } from '#test/dossier/world.ts';
import { carrier, handed, posted } from '#test/post/samples.ts';

type World = ReturnType<typeof world>;
const now = local('2026-03-04 10:00');
const record = (deps: World, event: PostEvent, by: Portal = carrier) => recordPostEvent(deps, by, event, now);
const no = (error: unknown) => ({ ok: false, error });

describe('papers on their way to the agency', () => {
  const atTheDesk = (deps: World, own: object = {}) =>
    handIn(
      deps,
      submission({
        draft: application({ channel: 'post' }),
        by: reception,
        at: local('2026-03-02 08:00'),
        tracking: 'RR000000001VN',
        ...own,
      }),
    );

  it('are known with their posting, their hand-over and their number of papers, reported once or twice', async () => {
    const deps = world();
    for (const event of [posted(), handed(), posted(), handed()])
      expect((await record(deps, event)).ok).toBe(true);
    expect(await deps.consignments.find('RR000000001VN')).toHaveLength(1);
  });

  it('become a dossier that is received when reception takes it, and remembers when it was posted', async () => {
    const deps = world();
    await record(deps, posted());
    await record(deps, handed());
    const dossier = await atTheDesk(deps);
    if (!dossier.ok) throw new Error(JSON.stringify(dossier.error));
    expect(dossier.value.posted).toEqual({
      carrier: 'vnpost',
      tracking: 'RR000000001VN',
      postedAt: local('2026-02-27 15:00'),
      handedAt: local('2026-03-02 07:45'),
    });
    expect(viewOf(dossier.value, { procedure, calendar }).posted?.postedAt).toBe('2026-02-27T15:00:00+07:00');
  });

  it('are not taken for those of another unit, another channel or another number', async () => {
    const deps = world();
    await record(deps, posted({ unit: 'H00.02' }));
    expect(await atTheDesk(deps)).toEqual(no('unknown-consignment'));
    expect(await atTheDesk(deps, { tracking: 'RR000000009VN' })).toEqual(no('unknown-consignment'));
    await record(deps, posted({ tracking: 'RR000000005VN' }));
    const online = { tracking: 'RR000000005VN', draft: application(), by: portal };
    expect(await atTheDesk(deps, online)).toEqual(no('unknown-consignment'));
  });

  it('are believed as they were first reported', async () => {
    const deps = world();
    await record(deps, posted());
    expect(await record(deps, posted({ applicant: 'TRẦN VĂN B' }))).toEqual(no('contradiction'));
  });

  it('are reported by a carrier only, for its own units, and handed over only where they were posted', async () => {
    const deps = world();
    const { carries: _, ...nobody } = carrier;
    expect(await record(deps, posted(), nobody)).toEqual(no('wrong-role'));
    expect(await record(deps, posted(), { ...carrier, carries: ['H29'] })).toEqual(no('wrong-role'));
    expect(await record(deps, handed())).toEqual(no('unknown-consignment'));
  });
});

describe('a result on its way to the applicant', () => {
  async function resolvedIn(deps: World) {
    const { code } = await submittedIn(deps);
    const acts: [DossierCommand, Caller][] = [
      [{ type: 'complete', task: 1, outcome: 'accept' }, reception],
      [{ type: 'complete', task: 2, outcome: 'advance' }, specialist],
      [{ type: 'complete', task: 3, outcome: 'approve' }, leader],
      [{ type: 'declare-result', task: 4, files: [resultFile('r1')] }, clerk],
      [{ type: 'inspect', file: 'r1', pages: 1 }, system],
      [{ type: 'complete', task: 4, outcome: 'issue', result: 'r1' }, clerk],
    ];
    for (const [command, by] of acts) {
      const done = await obey(deps, {
        code,
        command,
        by,
        at: local('2026-03-03 09:00'),
      });
      if (!done.ok) throw new Error(`${command.type}: ${JSON.stringify(done.error)}`);
    }
    return code;
  }
  const common = { tracking: 'RR000000007VN', at: now };
  const sent = (dossier: string) => ({ event: 'handed-to-carrier', ...common, dossier }) as const;
  const delivered = (dossier: string) => ({ event: 'delivered', ...common, dossier, receiver: 'A' }) as const;

  it('is sent and delivered by the carrier’s word, which ends the dossier; reported again it changes nothing', async () => {
    const deps = world();
    const code = await resolvedIn(deps);
    for (const event of [sent(code), sent(code), delivered(code), delivered(code)]) {
      expect(await record(deps, event)).toMatchObject({ ok: true });
    }
    expect(await deps.store.find(code)).toMatchObject({
      status: 'returned',
      delivery: { last: { state: 'delivered', by: 'post', receiver: 'A', tracking: 'RR000000007VN' } },
    });
  });

  it('is believed in the receiver who was first reported', async () => {
    const deps = world();
    const code = await resolvedIn(deps);
    for (const event of [sent(code), delivered(code)]) await record(deps, event);
    expect(await record(deps, { ...delivered(code), receiver: 'B' })).toEqual(no('contradiction'));
  });

  it('may come back', async () => {
    const deps = world();
    const code = await resolvedIn(deps);
    await record(deps, sent(code));
    await record(deps, { event: 'returned', ...common, dossier: code, reason: 'Không có người nhận' });
    expect((await deps.store.find(code))?.delivery?.last).toMatchObject({ state: 'failed' });
  });

  it('is not delivered under another number, nor by a carrier of other units', async () => {
    const deps = world();
    const code = await resolvedIn(deps);
    await record(deps, sent(code));
    expect(await record(deps, { ...delivered(code), tracking: 'RR000000008VN' })).toEqual(
      no('unknown-consignment'),
    );
    expect(await record(deps, delivered(code), { ...carrier, carries: ['H29'] })).toEqual(
      no('unknown-dossier'),
    );
  });
});
