import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import { DossierView, Submitted } from '#shared/api/views/dossier.ts';
import type { Person } from '#test/support/api.ts';
import { declare } from '#test/support/dossiers.ts';
import { type Answer, call } from './http.ts';
import type { Samples } from './samples.ts';

export type World = {
  api: string;
  people: Record<'portal' | 'reception' | 'specialist' | 'leader' | 'auditor', Person>;
  scan: Uint8Array;
  form: unknown;
  /** Resolves when the dossier stands in reception's work list. */
  inWorkList(code: string): Promise<{ id: string; version: number }>;
  times: { submit: Samples; upload: Samples; complete: Samples; read: Samples };
};

export const unit = 'H00.01';

/** The working life of one dossier: submitted with a scan, three officers' tasks; gives its code. */
export async function liveOnce({ api, people, scan, form, inWorkList, times }: World): Promise<string> {
  const body = JSON.stringify({
    procedure: 'LOCAL.BENCH',
    unit,
    channel: 'online',
    applicant: {
      kind: 'citizen',
      name: 'Nguyễn Văn A',
      identifier: '001099000001',
      address: 'Tổ 3, phường An Bình',
    },
    form,
    files: [{ component: 'declaration', ...declare(scan) }],
  });
  const answer = await times.submit.time(() => post(`${api}/v1/dossiers`, people.portal, body));
  const { code, uploads } = Submitted.parse(json(answer, 201));
  const target = uploads[0];
  if (target === undefined) throw new Error('no upload target');
  const sent = await times.upload.time(() => call('PUT', target.url, target.headers, scan));
  if (sent.status !== 200) throw new Error(`upload answered ${sent.status}: ${sent.body}`);

  let { id, version } = await inWorkList(code);
  for (const [officer, outcome] of [
    [people.reception, 'accept'],
    [people.specialist, 'advance'],
    [people.leader, 'return'],
  ] as const) {
    const act = JSON.stringify({ outcome });
    const done = await times.complete.time(() =>
      post(`${api}/v1/tasks/${id}/complete`, officer, act, version),
    );
    const after = DossierView.parse(json(done, 200));
    id = after.task?.id ?? '';
    version = after.version;
  }
  return code;
}

export const readBack = async ({ api, people, times }: World, code: string) =>
  json(
    await times.read.time(() =>
      call('GET', `${api}/v1/archive/${code}?purpose=bench`, {
        authorization: `Bearer ${people.auditor.token}`,
      }),
    ),
    200,
  );

export function json(answer: Answer, status: number): unknown {
  if (answer.status !== status) throw new Error(`expected ${status}, got ${answer.status}: ${answer.body}`);
  return z.json().parse(JSON.parse(answer.body.toString()));
}

const post = (url: string, { token }: Person, body: string, version?: number) =>
  call(
    'POST',
    url,
    {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      'idempotency-key': randomUUID(),
      ...(version !== undefined && { 'if-match': `"${version}"` }),
    },
    body,
  );
