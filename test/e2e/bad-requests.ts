import { type Cast, unit } from '#test/support/cast.ts';
import { submission } from '#test/support/dossiers.ts';
import { type BadRequest, type Headers, paper } from './bad-request.ts';
import { badSubmissions } from './bad-submissions.ts';

const acting =
  (
    body: Record<string, unknown>,
    { on = 'open', by = 'reception' }: { on?: 'open' | 'held'; by?: keyof Cast } = {},
  ): BadRequest['send'] =>
  ({ cast, version, ...dossiers }, headers) =>
    cast[by].post(`/v1/tasks/${dossiers[on]}~1/complete`, { body, version, headers });

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
export const badRequests: BadRequest[] = [...badSubmissions, ...acts, ...bodies, ...queries];
