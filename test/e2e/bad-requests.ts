import type { ProblemCode } from '#shared/contract/problems.ts';
import type { Response } from '#test/support/api.ts';
import { type Cast, unit } from '#test/support/cast.ts';
import { declare, scan, submission } from '#test/support/dossiers.ts';

/** Dossiers to try on: before reception; held by somebody else there; and their version. */
export type Scene = { cast: Cast; open: string; held: string; version: number };
type Headers = Record<string, string>;

export type BadRequest = {
  name: string;
  code: ProblemCode;
  /** Where the fault is, and the code of the finding. */
  at?: { pointer: string; code: string };
  send(scene: Scene, headers: Headers): Promise<Response>;
};

const submitting =
  (change: (whole: ReturnType<typeof submission>) => unknown): BadRequest['send'] =>
  ({ cast }, headers) =>
    cast.portal.post('/v1/dossiers', { body: change(submission(unit)), headers });

const acting =
  (
    body: Record<string, unknown>,
    { on = 'open', by = 'reception' }: { on?: 'open' | 'held'; by?: keyof Cast } = {},
  ): BadRequest['send'] =>
  ({ cast, version, ...dossiers }, headers) =>
    cast[by].post(`/v1/tasks/${dossiers[on]}~1/complete`, { body, version, headers });

const named = (name: string) => submitting((whole) => ({ ...whole, files: [paper({ name })] }));
const paper = (changes: Record<string, unknown>) => ({
  component: 'declaration',
  ...declare(scan),
  ...changes,
});
const without = <T extends object>(whole: T, field: keyof T) => {
  const { [field]: _, ...rest } = whole;
  return rest;
};

const submissions: BadRequest[] = [
  {
    name: 'an unknown procedure',
    code: 'unknown-procedure',
    send: submitting((whole) => ({ ...whole, procedure: '1.999999' })),
  },
  {
    name: 'a version that is not in force',
    code: 'unknown-procedure',
    send: submitting((whole) => ({ ...whole, version: 99 })),
  },
  {
    name: 'an unknown unit',
    code: 'unknown-unit',
    send: submitting((whole) => ({ ...whole, unit: 'H00.99' })),
  },
  {
    name: 'a channel that the procedure does not have',
    code: 'channel-closed',
    send: ({ cast }, headers) =>
      cast.portal.post('/v1/dossiers', {
        body: submission(unit, { procedure: 'LOCAL.BENCH', channel: 'post' }),
        headers,
      }),
  },
  {
    name: 'a missing component',
    code: 'incomplete',
    at: { pointer: '/files', code: 'missing-component' },
    send: submitting((whole) => ({ ...whole, files: [] })),
  },
  {
    name: 'a component that the procedure does not ask for',
    code: 'incomplete',
    at: { pointer: '/files/1/component', code: 'unknown-component' },
    send: submitting((whole) => ({ ...whole, files: [...whole.files, paper({ component: 'selfie' })] })),
  },
  {
    name: 'a media type that the component does not take',
    code: 'incomplete',
    at: { pointer: '/files/0/mediaType', code: 'media-type-not-accepted' },
    send: submitting((whole) => ({ ...whole, files: [paper({ mediaType: 'image/gif' })] })),
  },
  {
    name: 'a file larger than the component takes',
    code: 'incomplete',
    at: { pointer: '/files/0/size', code: 'file-too-large' },
    send: submitting((whole) => ({ ...whole, files: [paper({ size: 20_971_521 })] })),
  },
  {
    name: 'a missing form field',
    code: 'incomplete',
    at: { pointer: '/form/purpose', code: 'required' },
    send: submitting((whole) => ({ ...whole, form: without(whole.form, 'purpose') })),
  },
  {
    name: 'a form field of the wrong type',
    code: 'incomplete',
    at: { pointer: '/form/purpose', code: 'type' },
    send: submitting((whole) => ({ ...whole, form: { ...whole.form, purpose: 7 } })),
  },
  {
    name: 'a form field that does not exist',
    code: 'incomplete',
    at: { pointer: '/form/nickname', code: 'unknown-field' },
    send: submitting((whole) => ({ ...whole, form: { ...whole.form, nickname: 'Tí' } })),
  },
  {
    name: 'a divorce without its paper',
    code: 'incomplete',
    at: { pointer: '/form/endOfMarriage', code: 'required' },
    send: submitting((whole) => ({ ...whole, form: { ...whole.form, maritalStatus: 'divorced' } })),
  },
  {
    name: 'a field beside the contract',
    code: 'invalid-request',
    at: { pointer: '', code: 'unrecognized_keys' },
    send: submitting((whole) => ({ ...whole, status: 'returned' })),
  },
  {
    name: 'a checksum that is none',
    code: 'invalid-request',
    at: { pointer: '/files/0/sha256', code: 'invalid_format' },
    send: submitting((whole) => ({ ...whole, files: [paper({ sha256: 'F'.repeat(64) })] })),
  },
];

/** Names that would lead out of a folder, or read otherwise than they are. */
const tricks = [
  '../to-khai.pdf',
  'a/b.pdf',
  'a\\b.pdf',
  '..',
  '.',
  'a\u0000.pdf',
  'fdp.\u202efdp',
  ' a.pdf',
  '',
];

const tricky = tricks.map(
  (name): BadRequest => ({
    name: `the file name ${JSON.stringify(name)}`,
    code: 'invalid-request',
    at: { pointer: '/files/0/name', code: name === '' ? 'too_small' : 'custom' },
    send: named(name),
  }),
);

const acts: BadRequest[] = [
  {
    name: 'an outcome that the step does not allow',
    code: 'unknown-outcome',
    send: acting({ outcome: 'approve' }),
  },
  { name: 'a refusal without a reason', code: 'reason-required', send: acting({ outcome: 'refuse' }) },
  {
    name: 'a supplement of what the procedure does not ask for',
    code: 'incomplete',
    at: { pointer: '/components/0', code: 'unknown-component' },
    send: acting({ outcome: 'supplement', reason: 'Thiếu.', components: ['selfie'] }),
  },
  {
    name: 'a task that another officer holds',
    code: 'task-held',
    send: acting({ outcome: 'accept' }, { on: 'held' }),
  },
  {
    name: 'a task that is no longer open',
    code: 'task-closed',
    send: ({ cast, open, version }, headers) =>
      cast.reception.post(`/v1/tasks/${open}~7/complete`, { body: { outcome: 'accept' }, version, headers }),
  },
  {
    name: 'an act on a version that is gone',
    code: 'stale',
    send: ({ cast, open, version }, headers) =>
      cast.reception.post(`/v1/tasks/${open}~1/complete`, {
        body: { outcome: 'accept' },
        version: version - 1,
        headers,
      }),
  },
  {
    name: 'an act on an ETag of somebody else’s making',
    code: 'stale',
    send: ({ cast, open }, headers) =>
      cast.reception.post(`/v1/tasks/${open}~1/claim`, { headers: { ...headers, 'if-match': '"abc"' } }),
  },
  {
    name: 'an act without the version seen',
    code: 'if-match-required',
    send: ({ cast, open }, headers) => cast.reception.post(`/v1/tasks/${open}~1/claim`, { headers }),
  },
  {
    name: 'a task of another unit',
    code: 'unknown-task',
    send: acting({ outcome: 'accept' }, { by: 'otherReception' }),
  },
  {
    name: 'a dossier of another portal',
    code: 'unknown-dossier',
    send: ({ cast, open }, headers) =>
      cast.otherPortal.post(`/v1/dossiers/${open}/withdrawal`, { body: { reason: 'Rút.' }, headers }),
  },
  {
    name: 'a supplement that nobody asked for',
    code: 'not-awaiting-supplement',
    send: ({ cast, open }, headers) =>
      cast.portal.post(`/v1/dossiers/${open}/supplements`, { body: { files: [paper({})] }, headers }),
  },
];

const deep = `${'['.repeat(5_000)}${']'.repeat(5_000)}`;
const raw =
  (body: string, more: Headers = {}): BadRequest['send'] =>
  ({ cast }, headers) =>
    cast.portal.post('/v1/dossiers', { body, headers: { ...headers, ...more } });

const bodies: BadRequest[] = [
  { name: 'half a JSON', code: 'malformed-json', send: raw('{"procedure":') },
  { name: 'JSON nested without end', code: 'invalid-request', send: raw(`{"form":${deep}}`) },
  { name: 'a JSON of 1 MB', code: 'body-too-large', send: raw(JSON.stringify({ form: 'x'.repeat(1e6) })) },
  {
    name: 'XML',
    code: 'not-json',
    send: raw('<dossier/>', { 'content-type': 'application/xml' }),
  },
  {
    name: 'a request without an Idempotency-Key',
    code: 'idempotency-key-required',
    send: raw(JSON.stringify(submission(unit)), { 'idempotency-key': '' }),
  },
];

const queries: BadRequest[] = [
  {
    name: 'a list without end',
    code: 'invalid-request',
    at: { pointer: '/query/limit', code: 'too_big' },
    send: ({ cast }, headers) => cast.reception.get('/v1/tasks?limit=1000', headers),
  },
  {
    name: 'reading the archive without a purpose',
    code: 'invalid-request',
    at: { pointer: '/query/purpose', code: 'invalid_type' },
    send: ({ cast, open }, headers) => cast.auditor.get(`/v1/archive/${open}`, headers),
  },
];

/** What must be refused and change nothing. */
export const badRequests: BadRequest[] = [...submissions, ...tricky, ...acts, ...bodies, ...queries];
