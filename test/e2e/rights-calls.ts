import * as z from 'zod';
import { DisposalView } from '#shared/api/resources/archive/disposals.ts';
import { ExportView } from '#shared/api/resources/archive/exports.ts';
import { BookView } from '#shared/api/resources/books.ts';
import { localDate } from '#shared/kernel/time.ts';
import { posted } from '#test/post/samples.ts';
import { type Cast, signInAll, unit } from '#test/support/cast.ts';
import { approvedIn, chargedIn, paidIn, refundingIn } from '#test/support/charged.ts';
import { moveClock, timeOf } from '#test/support/control.ts';
import { correctingIn } from '#test/support/corrections.ts';
import { complete, declare, eventually, expectStatus, look, scan, submit } from '#test/support/dossiers.ts';
import {
  answered,
  awaitingSupplement,
  benchSubmission,
  handedIn,
  sealed,
  sealedScan,
  withResult,
} from '#test/support/lives.ts';
import { type Addresses, retentionOver } from '#test/support/local-cloud.ts';
import { sendParts, startParts } from '#test/support/part-uploads.ts';
import { submissionOf } from '#test/support/procedures.ts';
import type { Operating, Subject } from './operating.ts';
import { peopleCalls } from './people-calls.ts';

const subject = async ({ reception }: Cast, code: string): Promise<Subject> => {
  const { task, files, version, result } = await look(reception, code);
  const token = result?.token ?? '';
  return { code, task: task?.id ?? `${code}~1`, file: files[0]?.id ?? '', version, token };
};

const none = async (): Promise<Subject> => ({ code: '', task: '', file: '', version: 0, token: '' });
const open = async (cast: Cast) => subject(cast, await handedIn(cast.portal));
const draft = async (cast: Cast) => subject(cast, (await submit(cast.portal, benchSubmission())).code);
const waiting = async (cast: Cast) => subject(cast, await awaitingSupplement(cast));
const archived = async (cast: Cast) => subject(cast, await sealed(cast));
const read = async (cast: Cast) => subject(cast, await sealedScan(cast));
const redaction = {
  areas: [{ page: 1, box: [10, 10, 200, 90], reason: 'personal-data' }],
  purpose: 'Kiểm tra quyền',
};
const handOver = (code: string) => ({
  kind: 'hand-over',
  recipient: 'Trung tâm Lưu trữ lịch sử',
  purpose: 'Nộp lưu',
  codes: [code],
});
/** The hand-over that was ordered in the past. */
const exported = async (cast: Cast): Promise<Subject> => {
  const about = await past(cast);
  const path = '/v1/archive/exports/quyen-2';
  const { id } = await eventually(
    async () => expectStatus(await cast.auditor.get(path), 200, ExportView),
    ({ made }) => made !== undefined,
  );
  return { ...about, token: id };
};
const order = { reason: 'Kiểm tra quyền', basis: 'Quyết định 1' };
const withHold = async (cast: Cast) => {
  const about = await archived(cast);
  await cast.auditor.put(`/v1/archive/${about.code}/holds/quyen-2`, order);
  return about;
};
const rated = async (cast: Cast) => {
  const about = await archived(cast);
  await cast.portal.post(`/v1/dossiers/${about.code}/rating`, { body: { scores: { overall: 4 } } });
  return about;
};
const days = { from: '2026-01-05', to: '2026-01-09' };
const booked = async ({ reception }: Cast): Promise<Subject> => {
  const { body } = await reception.post('/v1/reports/follow-up-books', { body: { unit, ...days } });
  return { ...(await none()), token: BookView.parse(body).id };
};
const scanned = { unit, procedure: '1.004873', ...declare(scan, 'tap.pdf') };
const announced = async ({ reception }: Cast): Promise<Subject> => {
  await reception.put('/v1/batches/quyen-2', scanned);
  return { ...(await none()), task: `${unit}~quyen-2` };
};
/** Leaves a sealed dossier behind whose day is signed, and whose retention is over. */
export async function leavePast(addresses: Addresses): Promise<void> {
  const cast = await signInAll(addresses);
  const code = await sealed(cast);
  expectStatus(await cast.auditor.put('/v1/archive/exports/quyen-2', handOver(code)), 200, ExportView);
  // The first night looks back for a year alone, and a retention may be longer.
  const day = localDate(await timeOf(addresses));
  await moveClock(addresses, { advance: 'P1D' });
  await eventually(
    () => fetch(`${addresses.api}/v1/proofs/${day}`),
    ({ status }) => status === 200,
  );
  await moveClock(addresses, { advance: retentionOver });
}

const Sealed = z.object({ items: z.array(z.object({ code: z.string(), closedAt: z.string() })) });

/** The dossier that was left behind, and the day on which it was sealed. */
const past = async (cast: Cast): Promise<Subject> => {
  const { body } = await cast.auditor.get(`/v1/archive?unit=${unit}&limit=100&${why}`);
  const { code = '', closedAt = '' } = Sealed.parse(body).items.at(-1) ?? {};
  const day = closedAt.slice(0, 10);
  await eventually(
    () => cast.auditor.get(`/v1/proofs/${day}`),
    ({ status }) => status === 200,
  );
  return { ...(await subject(cast, code)), token: day };
};

/** It again, on a list of disposal that somebody else drew up. */
const disposable = async (cast: Cast): Promise<Subject> => {
  const { body } = await cast.archivist.put('/v1/archive/disposals/quyen', { unit });
  return { ...(await past(cast)), token: DisposalView.parse(body).id };
};
const held = async (cast: Cast) => {
  const { code, task, version } = await open(cast);
  await cast.reception.post(`/v1/tasks/${task}/claim`, { version });
  return subject(cast, code);
};

const resolved = async (cast: Cast) => subject(cast, await withResult(cast));

const charged = async (cast: Cast) => subject(cast, await chargedIn(cast));
const paid = async (cast: Cast) => subject(cast, await paidIn(cast));
const refunding = async (cast: Cast) => subject(cast, await refundingIn(cast));
const approved = async (cast: Cast) => subject(cast, await approvedIn(cast));
const appraised = async (cast: Cast) => {
  const { code } = await open(cast);
  await complete(cast.reception, code, { outcome: 'accept' });
  return subject(cast, code);
};
/** Of a procedure whose law allows an extension. */
const extendable = async (cast: Cast) => {
  const code = await handedIn(cast.portal, submissionOf('2.000908'));
  await complete(cast.reception, code, { outcome: 'accept' });
  return subject(cast, code);
};
/** Before reception, to correct a result. */
const wrong = async (cast: Cast) => subject(cast, await correctingIn(cast));
const lateness = { reason: 'Chờ kết quả xác minh.', limit: { value: 3, unit: 'WORKING_DAY' } };
const drafted = async (cast: Cast) => {
  const { code, task, version } = await appraised(cast);
  await cast.specialist.post(`/v1/tasks/${task}/apology`, { body: lateness, version });
  return subject(cast, code);
};
const issued = async (cast: Cast) => subject(cast, await answered(cast.portal));
const grounds = { reason: 'Thông tin khai không đúng', basis: 'Quy định mẫu' };
const question = {
  unit,
  question: 'Thửa đất có tranh chấp không?',
  limit: { value: 1, unit: 'WORKING_DAY' },
};
const asked = async (cast: Cast) => {
  const { code, task, version } = await appraised(cast);
  await cast.specialist.post(`/v1/tasks/${task}/consultations`, { body: question, version });
  return subject(cast, code);
};
const answering = async (cast: Cast) => {
  const { code, task, version } = await asked(cast);
  await cast.specialist.post(`/v1/consultations/${task}.1/claim`, { version });
  return subject(cast, code);
};

type Path = (subject: Subject) => string;

const get = (prepare: Operating['prepare'], path: Path): Operating => ({
  changes: false,
  prepare,
  send: (person, about) => person.get(path(about)),
});

const post = (prepare: Operating['prepare'], path: Path, body: Record<string, unknown>): Operating => ({
  changes: true,
  prepare,
  send: (person, about) => person.post(path(about), { body }),
});

/** An act on a task, with the right version: whoever may not do it must hear of that and not of versions. */
const act = (prepare: Operating['prepare'], name: string, body: Record<string, unknown> = {}): Operating => ({
  changes: true,
  prepare,
  send: (person, { task, version }) => person.post(`/v1/tasks/${task}/${name}`, { body, version }),
});

/** What is done with the first consultation of the subject. */
const answer = (
  prepare: Operating['prepare'],
  name: string,
  body: Record<string, unknown> = {},
): Operating => ({
  changes: true,
  prepare,
  send: (person, { task, version }) => person.post(`/v1/consultations/${task}.1/${name}`, { body, version }),
});

/** What is done with an upload in parts; `token` is its id. */
const uploading = (method: 'GET' | 'POST', path: Path): Operating => ({
  changes: method === 'POST',
  async prepare(cast) {
    const about = await draft(cast);
    const begun = await startParts(cast.portal, `/v1/dossiers/${about.code}/files/${about.file}/uploads`);
    await sendParts(begun, scan);
    return { ...about, token: begun.uploadId };
  },
  send(person, about) {
    const whole = `/v1/dossiers/${about.code}/files/${about.file}/uploads${path(about)}`;
    return method === 'GET' ? person.get(whole) : person.post(whole);
  },
});

const why = `purpose=${encodeURIComponent('Kiểm tra quyền truy cập')}`;

/** How each operation is called, and about what. */
export const calls: Record<string, Operating> = {
  ...peopleCalls,
  listProcedures: get(none, () => '/v1/procedures'),
  getProcedure: get(none, () => '/v1/procedures/1.004873'),
  checkEligibility: {
    ...post(none, () => '/v1/procedures/1.004873/eligibility', {}),
    changes: false,
  },
  findPapers: {
    ...post(none, () => '/v1/papers', { identifier: '001099000001', procedure: 'LOCAL.BENCH', unit }),
    changes: false,
  },
  withdrawPapers: {
    changes: false,
    prepare: none,
    send: (person) => person.put('/v1/papers', { identifier: '001099000001', unit, keep: false }),
  },
  listDossiers: get(none, () => `/v1/dossiers?unit=${unit}`),
  findDossiers: {
    ...post(none, () => '/v1/dossiers/search', { unit, identifier: '001099000001' }),
    changes: false,
  },
  submitDossier: post(none, () => '/v1/dossiers', benchSubmission()),
  getDossier: get(open, ({ code }) => `/v1/dossiers/${code}`),
  getDossierEvents: get(open, ({ code }) => `/v1/dossiers/${code}/events`),
  getFile: get(open, ({ code, file }) => `/v1/dossiers/${code}/files/${file}`),
  getPage: get(open, ({ code, file }) => `/v1/dossiers/${code}/files/${file}/pages/1?width=200`),
  replaceFile: post(
    draft,
    ({ code, file }) => `/v1/dossiers/${code}/files/${file}/replacement`,
    declare(scan),
  ),
  startPartUpload: uploading('POST', () => ''),
  getPartUpload: uploading('GET', ({ token }) => `/${token}`),
  completePartUpload: uploading('POST', ({ token }) => `/${token}/completion`),
  supplementDossier: post(waiting, ({ code }) => `/v1/dossiers/${code}/supplements`, {
    files: [{ component: 'declaration', ...declare(scan) }],
  }),
  withdrawDossier: post(open, ({ code }) => `/v1/dossiers/${code}/withdrawal`, { reason: 'Đổi ý.' }),
  addNote: post(open, ({ code }) => `/v1/dossiers/${code}/notes`, { text: 'Đã gọi người nộp.' }),
  writeMessage: post(open, ({ code }) => `/v1/dossiers/${code}/messages`, { text: 'Tôi hỏi thêm.' }),
  recordDelivery: post(resolved, ({ code }) => `/v1/dossiers/${code}/delivery`, {
    report: { state: 'sent', carrier: 'Bưu điện', tracking: 'RR1' },
  }),
  rateDossier: post(archived, ({ code }) => `/v1/dossiers/${code}/rating`, { scores: { overall: 5 } }),
  getRating: get(rated, ({ code }) => `/v1/dossiers/${code}/rating`),
  listRatings: get(none, () => `/v1/reports/ratings?unit=${unit}`),
  recordGuidance: {
    ...post(none, () => '/v1/guidance', { procedure: '1.004873', filing: 'desk', channel: 'hotline' }),
    changes: false,
  },
  listGuidance: get(none, () => `/v1/guidance?unit=${unit}`),
  putBatch: {
    changes: false,
    prepare: none,
    send: (person) => person.put('/v1/batches/quyen', scanned),
  },
  getBatch: get(announced, ({ task }) => `/v1/batches/${task}`),
  orderBook: { ...post(none, () => '/v1/reports/follow-up-books', { unit, ...days }), changes: false },
  getBook: get(booked, ({ token }) => `/v1/reports/follow-up-books/${token}`),
  getMe: get(none, () => '/v1/me'),
  listUnits: get(none, () => '/v1/units'),
  listPeople: get(none, () => `/v1/people?unit=${unit}`),
  listTasks: get(none, () => `/v1/tasks?unit=${unit}`),
  countTasks: get(none, () => `/v1/tasks/counts?unit=${unit}`),
  taskChanges: get(none, () => `/v1/tasks/changes?unit=${unit}&since=2100-01-01T00:00:00Z`),
  actOnTasks: {
    ...post(none, () => '/v1/tasks/actions', {
      act: 'claim',
      tasks: [{ task: `${unit}-20260302-9999999~1`, version: 1 }],
    }),
    changes: false,
  },
  getTask: get(open, ({ task }) => `/v1/tasks/${task}`),
  claimTask: act(open, 'claim'),
  releaseTask: act(held, 'release'),
  assignTask: act(open, 'assign', { officer: 'tiep-nhan.an-binh' }),
  completeTask: act(open, 'complete', { outcome: 'accept' }),
  declareResult: act(open, 'files', { files: [declare(scan, 'ket-qua.pdf')] }),
  requestPayment: act(charged, 'payment-requests', { collect: 'at-supplement' }),
  recordPayment: act(charged, 'payment', { no: 1, amount: 30_000, method: 'cash', transaction: 'PT-1' }),
  cancelPayment: act(charged, 'payment-cancellation', { no: 1, reason: 'Hộ nghèo' }),
  requestRefund: act(paid, 'refund-request', { no: 1, reason: 'Thu nhầm' }),
  decideRefund: post(refunding, ({ code }) => `/v1/dossiers/${code}/payments/1/refund-decision`, {
    approved: true,
  }),
  recordRefund: post(approved, ({ code }) => `/v1/dossiers/${code}/payments/1/refund`, {
    transaction: 'PC-1',
  }),
  startPayment: post(charged, ({ code }) => `/v1/dossiers/${code}/payments`, { no: 1 }),
  takeCallback: { ...post(none, () => '/v1/payments/callbacks/local', {}), changes: false },
  takePostEvent: {
    ...post(none, () => '/v1/post/events', posted()),
    changes: false,
  },
  getConsignment: get(none, () => '/v1/post/RR000000001VN'),
  getReconciliation: get(none, () => '/v1/reports/reconciliation?date=2026-11-23'),
  verifyResult: get(issued, ({ token }) => `/v1/verify/${token}`),
  revokeResult: post(issued, ({ token }) => `/v1/results/${token}/revocation`, grounds),
  replaceResult: {
    ...post(issued, ({ token }) => `/v1/results/${token}/replacement`, grounds),
    async prepare(cast) {
      const [old, next] = [await issued(cast), await issued(cast)];
      return { ...old, file: next.token };
    },
    send: (person, { token, file: by }) =>
      person.post(`/v1/results/${token}/replacement`, { body: { ...grounds, by } }),
  },
  apologise: act(appraised, 'apology', lateness),
  extend: act(extendable, 'extension', {
    ground: 'many-copies',
    limit: { value: 2, unit: 'WORKING_DAY' },
    reason: 'Yêu cầu nhiều bản sao.',
  }),
  judgeCorrection: act(wrong, 'correction', { madeBy: 'agency', reason: 'Bản in ghi sai.' }),
  decideLetter: act(drafted, 'letter', { approved: false, reason: 'Chưa rõ căn cứ.' }),
  confirmFiles: {
    changes: true,
    prepare: appraised,
    send: (person, { task, version, file }) =>
      person.post(`/v1/tasks/${task}/confirmations`, { body: { files: [file] }, version }),
  },
  listConsultations: get(none, () => `/v1/consultations?unit=${unit}`),
  consult: act(appraised, 'consultations', question),
  claimConsultation: answer(asked, 'claim'),
  releaseConsultation: answer(answering, 'release'),
  assignConsultation: answer(asked, 'assign', { officer: 'chuyen-vien.an-binh' }),
  declareOpinion: answer(asked, 'files', { files: [declare(scan, 'y-kien.pdf')] }),
  answerConsultation: answer(asked, 'answer', { opinion: 'agree', text: 'Thống nhất.' }),
  cancelConsultation: answer(asked, 'cancellation', { reason: 'Không cần nữa.' }),
  listDowntimes: get(none, () => '/v1/downtimes'),
  listRoots: get(none, () => '/v1/proofs'),
  getRoot: get(past, ({ token }) => `/v1/proofs/${token}`),
  getProof: get(past, ({ code }) => `/v1/archive/${code}/proof?${why}`),
  listArchive: get(none, () => `/v1/archive?unit=${unit}&${why}`),
  getArchivedDossier: get(archived, ({ code }) => `/v1/archive/${code}?${why}`),
  getPackage: get(archived, ({ code }) => `/v1/archive/${code}/package?${why}`),
  getArchivedPage: get(read, ({ code, file }) => `/v1/archive/${code}/files/${file}/pages/1?${why}`),
  redactFile: {
    changes: false,
    prepare: read,
    send: (person, { code, file }) =>
      person.post(`/v1/archive/${code}/files/${file}/redactions`, { body: redaction }),
  },
  getArchivedFile: get(archived, ({ code, file }) => `/v1/archive/${code}/files/${file}?${why}`),
  findPerson: {
    ...post(none, () => '/v1/archive/people', { identifier: '001099000001', purpose: 'Kiểm tra quyền' }),
    changes: false,
  },
  searchTexts: {
    ...post(none, () => '/v1/archive/texts', { q: 'hộ tịch', purpose: 'Kiểm tra quyền' }),
    changes: false,
  },
  suggestWords: {
    ...post(none, () => '/v1/archive/texts/suggestions', { q: 'hộ', purpose: 'Kiểm tra quyền' }),
    changes: false,
  },
  listSearches: get(none, () => `/v1/archive/searches?unit=${unit}`),
  listAccesses: get(archived, ({ code }) => `/v1/archive/${code}/accesses?${why}`),
  listArchivedEvents: get(archived, ({ code }) => `/v1/archive/${code}/events?${why}`),
  listPersonAccesses: {
    ...post(none, () => '/v1/archive/people/accesses', {
      identifier: '001099000001',
      purpose: 'Kiểm tra quyền',
    }),
    changes: false,
  },
  listChecks: get(none, () => '/v1/archive/checks'),
  orderExport: {
    changes: false,
    prepare: archived,
    send: (person, { code }) => person.put('/v1/archive/exports/quyen-1', handOver(code)),
  },
  listExports: get(none, () => '/v1/archive/exports'),
  getExport: get(exported, ({ token }) => `/v1/archive/exports/${token}`),
  acknowledgeExport: {
    changes: false,
    prepare: exported,
    send: (person, { token }) =>
      person.put(`/v1/archive/exports/${token}/acknowledgement`, {
        reference: '12/BBGN',
        receivedBy: 'Lưu trữ lịch sử tỉnh',
      }),
  },
  prepareDisposal: {
    changes: false,
    prepare: past,
    send: (person) => person.put('/v1/archive/disposals/quyen-2', { unit }),
  },
  listDisposals: get(none, () => '/v1/archive/disposals'),
  getDisposal: get(disposable, ({ token }) => `/v1/archive/disposals/${token}`),
  approveDisposal: {
    changes: false,
    prepare: disposable,
    send: (person, { token }) => person.put(`/v1/archive/disposals/${token}/approval`, {}),
  },
  keepInDisposal: {
    changes: false,
    prepare: disposable,
    send: (person, { code, token }) =>
      person.put(`/v1/archive/disposals/${token}/keeps/${code}`, { reason: 'Kiểm tra quyền' }),
  },
  placeHold: {
    changes: false,
    prepare: archived,
    send: (person, { code }) => person.put(`/v1/archive/${code}/holds/quyen`, order),
  },
  liftHold: {
    changes: false,
    prepare: withHold,
    send: (person, { code }) => person.delete(`/v1/archive/${code}/holds/quyen-2?reason=xong`),
  },
  extendRetention: {
    changes: false,
    prepare: archived,
    send: (person, { code }) =>
      person.put(`/v1/archive/${code}/retention`, { until: '2090-01-01T00:00:00Z', ...order }),
  },
  discloseApplicant: {
    ...post(archived, ({ code }) => `/v1/archive/${code}/disclosure`, { purpose: 'Kiểm tra quyền' }),
    changes: false,
  },
  verifyArchivedDossier: {
    ...post(archived, ({ code }) => `/v1/archive/${code}/verification`, { purpose: 'Kiểm tra quyền' }),
    changes: false,
  },
};
