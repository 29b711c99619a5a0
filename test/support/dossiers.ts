import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import * as z from 'zod';
import { DossierView, Submitted } from '#shared/api/views/dossier.ts';
import { TaskItem } from '#shared/api/views/task.ts';
import type { Person, Response } from './api.ts';
import { limitOf } from './limit-of.ts';
import type { Addresses } from './local-cloud.ts';

/** A scanned declaration for procedure 1.004873. */
export const scan = readFileSync(
  new URL('../data/1.004873-to-khai-xac-nhan-tinh-trang-hon-nhan.pdf', import.meta.url),
);

export const declare = (bytes: Uint8Array, name = 'to-khai.pdf', mediaType = 'application/pdf') => ({
  name,
  mediaType,
  size: bytes.length,
  sha256: createHash('sha256').update(bytes).digest('hex'),
});

const identityPaper = {
  kind: 'can-cuoc',
  number: '001099000001',
  issuedBy: 'Bộ Công an',
  issuedOn: '2024-03-12',
};

/** A complete submission of 1.004873 to a unit; `changes` replace parts of it. */
export const submission = (unit: string, changes: Record<string, unknown> = {}) => ({
  procedure: '1.004873',
  unit,
  channel: 'online',
  applicant: { kind: 'citizen', name: 'Nguyễn Văn A', identifier: '001099000001', birthDate: '1999-09-05' },
  form: {
    authority: 'Ủy ban nhân dân phường An Bình',
    requester: { fullName: 'Nguyễn Văn A', residence: 'Tổ 3, phường An Bình', identityPaper },
    relationship: 'Bản thân',
    subject: {
      fullName: 'Nguyễn Văn A',
      birthDate: '1999-09-05',
      gender: 'male',
      ethnicity: 'Kinh',
      nationality: 'Việt Nam',
    },
    residence: { place: 'phường An Bình', from: '2018-01-01', to: '2026-11-02' },
    maritalStatus: 'never-married',
    purpose: 'Bổ sung hồ sơ vay vốn ngân hàng',
  },
  files: [{ component: 'declaration', ...declare(scan) }],
  ...changes,
});

/** The parsed body of an answer that must have this status. */
export function expectStatus<T extends z.ZodType>(
  response: Response,
  status: number,
  schema: T,
): z.output<T> {
  if (response.status !== status)
    throw new Error(`expected ${status}, got ${response.status}: ${JSON.stringify(response.body)}`);
  return schema.parse(response.body);
}

export const submit = async (portal: Person, body: unknown) =>
  expectStatus(await portal.post('/v1/dossiers', { body }), 201, Submitted);

/** Sends the bytes to the first upload target. */
export async function upload(
  target: z.infer<typeof Submitted>['uploads'][number] | undefined,
  bytes: Uint8Array,
) {
  if (target === undefined) throw new Error('there is no upload target');
  const { 'content-length': _, ...headers } = target.headers;
  const response = await fetch(target.url, { method: target.method, headers, body: bytes });
  if (!response.ok) throw new Error(`upload answered ${response.status}: ${await response.text()}`);
}

/** Fetches what was made a moment ago: where files are scanned, S3 refuses it until it was found clean. */
export const fetchScanned = (url: string) =>
  eventually(
    () => fetch(url),
    ({ status }) => status !== 403,
  );

export const look = async (person: Person, code: string) =>
  expectStatus(await person.get(`/v1/dossiers/${code}`), 200, DossierView);

/** Seconds. */
const limit = limitOf({ usual: 240, withoutRight: 150 });

/** Asks again until the answer is as wanted; a system that follows by events is a moment behind. */
export async function eventually<T>(
  ask: () => Promise<T>,
  wanted: (answer: T) => boolean,
  seconds = limit,
): Promise<T> {
  const until = Date.now() + seconds * 1000;
  for (;;) {
    const answer = await ask();
    if (wanted(answer)) return answer;
    if (Date.now() > until) throw new Error(`still not as wanted: ${JSON.stringify(answer).slice(0, 2_000)}`);
    await sleep(50);
  }
}

export const inStatus = (person: Person, code: string, ...statuses: string[]) =>
  eventually(
    () => look(person, code),
    ({ status }) => statuses.includes(status),
  );

const Tasks = z.object({ items: z.array(TaskItem) });

/** The dossier's open task in the officer's work list. */
export async function taskOf(officer: Person, code: string): Promise<TaskItem> {
  const { items } = await eventually(
    async () => expectStatus(await officer.get(`/v1/tasks?q=${code}`), 200, Tasks),
    ({ items: found }) => found.length > 0,
  );
  const [task] = items;
  if (task === undefined) throw new Error(`no task for ${code}`);
  return task;
}

/** An act on the dossier's open task; looks again where a printed paper or time itself has changed the dossier meanwhile. */
export async function onTask(
  officer: Person,
  code: string,
  verb: string,
  body: Record<string, unknown>,
  looks = 3,
): Promise<Response> {
  const { task, version } = await look(officer, code);
  const answer = await officer.post(`/v1/tasks/${task?.id}/${verb}`, { body, version });
  return answer.status === 412 && looks > 1 ? onTask(officer, code, verb, body, looks - 1) : answer;
}

/** An officer completes the dossier's open task. */
export const complete = async (officer: Person, code: string, body: Record<string, unknown>) =>
  expectStatus(await onTask(officer, code, 'complete', body), 200, DossierView);

/** Somebody who may signs the letter that waits. */
export const sign = async (signer: Person, code: string) =>
  expectStatus(await onTask(signer, code, 'letter', { approved: true }), 200, DossierView);

/** Declares and uploads a result for the open task, and waits until it has passed inspection. */
export async function bringResult(clerk: Person, code: string, bytes: Uint8Array, name = 'ket-qua.pdf') {
  const answer = await onTask(clerk, code, 'files', { files: [declare(bytes, name)] });
  const { uploads } = expectStatus(answer, 200, Submitted);
  await upload(uploads[0], bytes);
  const fileId = uploads[0]?.fileId;
  await eventually(
    () => look(clerk, code),
    ({ files }) => files.some(({ id, state }) => id === fileId && state === 'accepted'),
  );
  return fileId;
}

/** What anybody may check of a result, once it is in the register, which is written right after the dossier. */
export async function registered(
  { api }: Pick<Addresses, 'api'>,
  token: string | undefined,
): Promise<unknown> {
  const answer = await eventually(
    () => fetch(`${api}/v1/verify/${token}`, { headers: { accept: 'application/json' } }),
    ({ status }) => status === 200,
  );
  return answer.json();
}
