import type { Person } from './api.ts';
import type { Cast } from './cast.ts';
import { unit } from './cast.ts';
import {
  bringResult,
  complete,
  declare,
  eventually,
  inStatus,
  look,
  scan,
  submission,
  submit,
  upload,
} from './dossiers.ts';

/** A submission of the procedure for measuring: three officers' tasks, one paper. */
export const benchSubmission = (changes: Record<string, unknown> = {}) => ({
  procedure: 'LOCAL.BENCH',
  unit,
  channel: 'online',
  applicant: { kind: 'citizen', name: 'Nguyễn Văn A' },
  form: { fullName: 'Nguyễn Văn A' },
  files: [{ component: 'declaration', ...declare(scan) }],
  ...changes,
});

/** Submits, uploads the scan to every target, and waits until the dossier stands before reception. */
export async function handedIn(portal: Person, body: unknown = benchSubmission()): Promise<string> {
  const { code, uploads } = await submit(portal, body);
  await Promise.all(uploads.map((target) => upload(target, scan)));
  await inStatus(portal, code, 'submitted');
  return code;
}

/** A dossier for which reception has asked for the declaration again. */
export async function awaitingSupplement({ portal, reception }: Cast): Promise<string> {
  const code = await handedIn(portal, submission(unit));
  const reason = 'Tờ khai mờ, đề nghị quét lại.';
  await complete(reception, code, { outcome: 'supplement', reason, components: ['declaration'] });
  return code;
}

/** A dossier whose result waits at the desk. */
export async function withResult(cast: Cast, changes: Record<string, unknown> = {}): Promise<string> {
  const code = await handedIn(cast.portal, submission(unit, changes));
  await complete(cast.reception, code, { outcome: 'accept' });
  await complete(cast.specialist, code, { outcome: 'advance' });
  await complete(cast.leader, code, { outcome: 'approve' });
  const result = await bringResult(cast.clerk, code, scan);
  await complete(cast.clerk, code, { outcome: 'issue', result });
  return code;
}

/** A dossier of the procedure of test/data/local-answer.json, whose result machinery has made. */
export async function answered(portal: Person): Promise<string> {
  const { code } = await submit(portal, benchSubmission({ procedure: 'LOCAL.ANSWER', files: [] }));
  await inStatus(portal, code, 'returned');
  return code;
}

/** A dossier of the procedure for measuring that has lived its whole life. */
export async function sealed(
  { portal, reception, specialist, leader }: Cast,
  body: unknown = benchSubmission(),
): Promise<string> {
  const code = await handedIn(portal, body);
  await complete(reception, code, { outcome: 'accept' });
  await complete(specialist, code, { outcome: 'advance' });
  await complete(leader, code, { outcome: 'return' });
  await untilSealed(portal, code);
  return code;
}

/** A sealed dossier whose scan was read. */
export async function sealedScan(
  { portal, reception }: Cast,
  body: unknown = submission(unit),
): Promise<string> {
  const code = await handedIn(portal, body);
  await untilRead(reception, code);
  await complete(reception, code, { outcome: 'refuse', reason: 'Không thuộc thẩm quyền.' });
  await untilSealed(portal, code);
  return code;
}

/** Waits until the text of every file was read, or was found unreadable. */
export const untilRead = (person: Person, code: string) =>
  eventually(
    () => look(person, code),
    ({ files }) => files.every(({ recognition }) => recognition !== undefined && recognition.state !== 'due'),
  );

export const untilSealed = (person: Person, code: string) =>
  eventually(
    () => look(person, code),
    (dossier) => dossier.sealed,
  );
