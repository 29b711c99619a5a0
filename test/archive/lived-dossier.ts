import { createHash } from 'node:crypto';
import type { DossierCommand } from '#shared/dossier/commands.ts';
import { isOpen } from '#shared/dossier/dossier.ts';
import type { Recognised, Unread } from '#shared/file/recognition.ts';
import type { Caller } from '#shared/unit/caller.ts';
import { handIn } from '#shared/use-cases/dossier/hand-in.ts';
import { obey } from '#shared/use-cases/dossier/obey.ts';
import {
  application,
  calendar,
  clerk,
  declared,
  leader,
  local,
  portal,
  readWell,
  reception,
  resultFile,
  specialist,
  system,
} from '#test/dossier/fixtures.ts';
import { submission, world } from '#test/dossier/world.ts';

/** The bytes of a file of the dossier, or of what was made of it. */
export const bytesOf = (id: string) => Buffer.from(`%PDF bytes of ${id}`);

const sized = (id: string) => ({
  size: bytesOf(id).length,
  sha256: createHash('sha256').update(bytesOf(id)).digest('hex'),
});

/** The version of the calendar that was in force when the digests of this dossier's package were kept. */
const calendars = [{ ...calendar, version: 2 }];

/** A dossier in memory that was supplemented, approved and returned; every id, time and byte of it is fixed. */
export async function livedDossier() {
  const deps = world({ calendars });
  const handedIn = await handIn(
    deps,
    submission({
      draft: application({ files: [declared('f1', sized('f1'))] }),
      claim: { actor: 'portal:cong-dvcqg', key: 'key', digest: 'e'.repeat(64) },
    }),
  );
  if (!handedIn.ok) throw new Error(JSON.stringify(handedIn.error));
  const { code } = handedIn.value;

  let dossier = handedIn.value;
  const act = async (time: string, by: Caller, command: DossierCommand) => {
    const done = await obey(deps, { code, command, by, at: local(`2026-03-${time}`) });
    if (!done.ok) throw new Error(`${command.type}: ${JSON.stringify(done.error)}`);
    dossier = done.value;
  };
  const task = () => {
    if (!isOpen(dossier)) throw new Error(`the dossier is ${dossier.status}`);
    return dossier.task.no;
  };
  const complete = (time: string, by: Caller, outcome: string, rest: object = {}) =>
    act(time, by, { type: 'complete', task: task(), outcome, ...rest });
  const inspect = (time: string, file: string) => act(time, system, { type: 'inspect', file, pages: 1 });
  const recognise = (time: string, file: string, outcome: Recognised | Unread) =>
    act(time, system, { type: 'record-recognition', file, outcome });
  const recognised = { ...readWell, text: sized('f1.text.json'), pdf: sized('f1.searchable.pdf') };
  const components = ['divorce-or-death-record'];
  const paper = declared('f2', { ...sized('f2'), component: 'divorce-or-death-record', name: 'Bản án.pdf' });

  await inspect('02 08:05', 'f1');
  await recognise('02 08:06', 'f1', recognised);
  await complete('02 09:00', reception, 'accept');
  await complete('02 10:00', specialist, 'supplement', { reason: 'Thiếu <bản án> & trích lục', components });
  await act('03 08:00', portal, { type: 'supplement', files: [paper] });
  await inspect('03 08:05', 'f2');
  await recognise('03 08:06', 'f2', 'unreadable');
  await complete('03 09:00', specialist, 'advance');
  await complete('03 10:00', leader, 'approve');
  const result = { ...resultFile('r1'), ...sized('r1') };
  await act('03 11:00', clerk, { type: 'declare-result', task: task(), files: [result] });
  await inspect('03 11:01', 'r1');
  await recognise('03 11:02', 'r1', 'unreadable');
  await complete('03 11:05', clerk, 'issue', { result: 'r1' });
  await complete('04 09:00', reception, 'return');
  return { deps, code };
}
