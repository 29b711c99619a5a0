import { describe, expect, it } from 'vitest';
import { acknowledgeExport, getExport } from '#functions/archive-copies/exports.ts';
import { approveDisposal, getDisposal, keepInDisposal } from '#functions/archive-retention/disposals.ts';
import { getFile } from '#functions/dossier-files/get-file.ts';
import {
  completePartUpload,
  getPartUpload,
  replaceFile,
  startPartUpload,
} from '#functions/dossiers/files.ts';
import { endAbsence } from '#functions/tasks/absences.ts';
import { getBatch } from '#functions/tasks/batches.ts';
import { getBook } from '#functions/tasks/books.ts';
import {
  answerConsultation,
  assignConsultation,
  cancelConsultation,
  claimConsultation,
  declareOpinion,
  releaseConsultation,
} from '#functions/tasks/consultations.ts';
import { memoryDisposalStore } from '#shared/adapters/memory/disposal-store.ts';
import { memoryExportStore } from '#shared/adapters/memory/export-store.ts';
import { memoryKeepingStore } from '#shared/adapters/memory/keeping-store.ts';
import { memoryPaperStore } from '#shared/adapters/memory/paper-store.ts';
import { memoryUnitRecordStore } from '#shared/adapters/memory/unit-record-store.ts';
import { boundedViewer } from '#shared/adapters/viewing/bounded-viewer.ts';
import type { Book, BookOrder } from '#shared/book/book.ts';
import type { DossierCommand } from '#shared/dossier/commands.ts';
import { announced } from '#shared/file/batch.ts';
import type { PartUploads } from '#shared/file/part-uploads.ts';
import type { Caller } from '#shared/unit/caller.ts';
import {
  approved,
  clerk,
  code,
  declared,
  go,
  leaderElsewhere,
  local,
  officer,
  open,
  portal,
  procedure,
  receptionElsewhere,
  resultFile,
  specialist,
  system,
} from '#test/dossier/fixtures.ts';
import { clientOf, keep, scene, stage } from './scene.ts';

stage('2026-03-03 11:00');

const neighbour = officer('chuyen-vien.binh-minh', 'specialist', 'H00.02');
const third = officer('chuyen-vien.x', 'specialist', 'H00.03');
const auditorBeside: Caller = { kind: 'auditor', id: 'thanh-tra.binh-minh', unit: 'H00.02' };

const at = local('2026-03-03 10:00');
const written = { at, unit: 'H00.01' };
const digest = 'a'.repeat(64);

/**
 * A result that the clerk has not issued, and two consultations about a paper that is not there: the unit beside has given its
 * opinion, the third unit has not.
 */
function story() {
  const before = approved();
  const { no: task } = open(before).task;
  const asking = (unit: string): DossierCommand => ({
    type: 'consult',
    task,
    unit,
    question: 'Có ý kiến gì không?',
    components: ['divorce-or-death-record'],
    until: { at: local('2026-03-05 10:00') },
  });
  const first = { task, consultation: 1 };
  return go(before, [
    [{ type: 'declare-result', task, files: [resultFile('r1')] }, clerk, at],
    [asking('H00.02'), clerk, at],
    [asking('H00.03'), clerk, at],
    [{ type: 'declare-opinion', ...first, files: [resultFile('o1')] }, neighbour, at],
    [{ type: 'inspect', file: 'o1', pages: 1 }, system, at],
    [{ type: 'answer-consultation', ...first, opinion: 'agree', text: 'Không.', file: 'o1' }, neighbour, at],
  ]);
}

const nowhere = async () => {
  throw new Error('nobody gets as far as the bytes');
};
const partUploads: PartUploads = {
  begin: nowhere,
  sign: nowhere,
  arrived: async () => undefined,
  complete: nowhere,
};

/** Everything that somebody may guess at, and who may not know of it asks for it. */
async function told() {
  const deps = {
    ...scene(),
    partUploads,
    keeping: memoryKeepingStore(),
    archive: { open: () => ({ size: 0, read: nowhere }) },
    opened: { put: nowhere, signDownload: nowhere },
    books: memoryUnitRecordStore<Book>(),
  };
  const exporting = {
    ...deps,
    orders: memoryExportStore(),
    exports: memoryPaperStore(),
    viewer: boundedViewer,
  };
  const bookOrders = memoryUnitRecordStore<BookOrder>();
  const disposing = {
    ...deps,
    disposals: memoryDisposalStore(),
  };
  const { version } = await keep(deps.store, story());
  const span = { from: '2026-03-04', to: '2026-03-05' };
  await deps.absences.put(
    {
      id: 'absence',
      unit: 'H00.01',
      officer: specialist.id,
      substitute: 'chuyen-vien-2.an-binh',
      ...span,
      reason: 'Nghỉ phép',
      enteredBy: specialist.id,
      enteredAt: at,
    },
    0,
  );
  const scanned = { unit: 'H00.01', procedure: procedure.code, name: 'Lô.pdf', size: 9, sha256: digest };
  await deps.batches.put(
    announced({
      id: 'H00.01~batch',
      declared: { ...scanned, mediaType: 'application/pdf' },
      procedure: { code: procedure.code, version: 1 },
      by: 'x',
      at,
    }),
  );
  await bookOrders.put({ id: 'book', ...written, ...span, by: 'x', digest });
  const order = { kind: 'hand-over' as const, recipient: 'Lưu trữ', purpose: 'Nộp lưu', codes: [code] };
  await exporting.orders.put({ id: 'a~export', version: 1, ...order, ordered: { by: 'x', at } });
  const list = { items: [], keeps: [], approvals: [], prepared: { by: 'x', at } };
  await disposing.disposals.put({ id: 'a~disposal', version: 1, unit: 'H00.01', ...list });
  const ask = clientOf([
    getFile(deps),
    replaceFile(deps),
    startPartUpload(deps),
    getPartUpload(deps),
    completePartUpload(deps),
    claimConsultation(deps),
    releaseConsultation(deps),
    assignConsultation(deps),
    declareOpinion(deps),
    answerConsultation(deps),
    cancelConsultation(deps),
    endAbsence(deps),
    getBatch(deps),
    getBook({ ...deps, orders: bookOrders }),
    getExport(exporting),
    acknowledgeExport(exporting),
    getDisposal(disposing),
    keepInDisposal(disposing),
    approveDisposal(disposing),
  ]);
  return { ask, version };
}

const { no } = open(story()).task;
const { id: _, component: __, ...paper } = declared('x');
const file = `/v1/dossiers/${code}/files/*`;
const consultation = '/v1/consultations/*';
const hiddenOne = `${code}~${no}.1`;
const noSuchOne = `${code}~${no}.9`;

type Guess = [by: Caller, line: string, hidden: string, invented: string, body?: object];
const sending = (by: Caller, hidden: string): Guess[] => [
  [by, `POST ${file}/replacement`, hidden, 'f9', paper],
  [by, `POST ${file}/uploads`, hidden, 'f9'],
  [by, `GET ${file}/uploads/upload-1`, hidden, 'f9'],
  [by, `POST ${file}/uploads/upload-1/completion`, hidden, 'f9'],
];
const guesses: Guess[] = [
  [portal, `GET ${file}`, 'r1', 'f9'],
  [portal, `GET ${file}`, 'o1', 'f9'],
  [third, `GET ${file}`, 'f1', 'f9'],
  ...sending(portal, 'r1'),
  ...sending(portal, 'o1'),
  ...sending(third, 'f1'),
  ...sending(third, 'o1'),
  [third, `POST ${consultation}/claim`, hiddenOne, noSuchOne],
  [third, `POST ${consultation}/release`, hiddenOne, noSuchOne],
  [third, `POST ${consultation}/assign`, hiddenOne, noSuchOne, { officer: third.id }],
  [third, `POST ${consultation}/files`, hiddenOne, noSuchOne, { files: [paper] }],
  [third, `POST ${consultation}/answer`, hiddenOne, noSuchOne, { opinion: 'agree', text: 'Không.' }],
  [third, `POST ${consultation}/cancellation`, hiddenOne, noSuchOne, { reason: 'Đã rõ' }],
  [leaderElsewhere, 'DELETE /v1/absences/*?unit=H00.01', 'absence', 'none'],
  [receptionElsewhere, 'GET /v1/batches/*', 'H00.01~batch', 'H00.01~none'],
  [receptionElsewhere, 'GET /v1/reports/follow-up-books/*', 'book', 'none'],
  [auditorBeside, 'GET /v1/archive/exports/*', 'a~export', 'a~none'],
  [
    auditorBeside,
    'PUT /v1/archive/exports/*/acknowledgement',
    'a~export',
    'a~none',
    { reference: 'BB-1', receivedBy: 'Lưu trữ' },
  ],
  [auditorBeside, 'GET /v1/archive/disposals/*', 'a~disposal', 'a~none'],
  [
    auditorBeside,
    `PUT /v1/archive/disposals/*/keeps/${code}`,
    'a~disposal',
    'a~none',
    { reason: 'Khiếu nại' },
  ],
  [auditorBeside, 'PUT /v1/archive/disposals/*/approval', 'a~disposal', 'a~none', {}],
];

/** What is left of an answer without what names the request. */
const likeness = ({ statusCode, headers, json }: Awaited<ReturnType<ReturnType<typeof clientOf>>>) => ({
  statusCode,
  headers,
  json: { ...Object(json), instance: '' },
});

describe('an id that was guessed', () => {
  it.each(guesses)(
    'tells %o nothing at %s: %s is as unknown as %s',
    async (by, line, hidden, invented, body) => {
      const { ask, version } = await told();
      const send = (id: string) => ask(by, line.replace('*', id), { body, version });
      const [real, never] = [await send(hidden), await send(invented)];
      expect(never.statusCode).toBe(404);
      expect(likeness(real)).toEqual(likeness(never));
    },
  );

  it('of another unit’s opinion is no paper to answer with', async () => {
    const { ask, version } = await told();
    const answer = (paper: string) =>
      ask(third, `POST /v1/consultations/${code}~${no}.2/answer`, {
        body: { opinion: 'agree', text: 'Không.', file: paper },
        version,
      });
    const [real, never] = [await answer('o1'), await answer('o9')];
    expect(never).toMatchObject({ statusCode: 409, json: { code: 'opinion-not-ready' } });
    expect(likeness(real)).toEqual(likeness(never));
  });
});
