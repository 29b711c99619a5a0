import { describe, expect, it } from 'vitest';
import type { DossierEvent } from '#shared/dossier/events.ts';
import { accepted, declared, open, resolved, resultFile, type Story, submitted } from '../fixtures.ts';
import { at, by, type Change, consulted, dueAt, folded, having, other, question } from './folding.ts';

describe('an event of questions, papers and files', () => {
  it.each<[string, () => Story, DossierEvent, Change]>([
    [
      'of a question',
      accepted,
      { type: 'consultation.asked', consultation: question },
      () => ({ status: 'processing', consultations: [question] }),
    ],
    [
      'of another question',
      () => having(accepted(), { consultations: [question] }),
      { type: 'consultation.asked', consultation: other },
      () => ({ status: 'processing', consultations: [question, other] }),
    ],
    ...(
      [
        [{ type: 'consultation.claimed', no: 1, officer: 'x' }, { holder: 'x' }],
        [{ type: 'consultation.assigned', no: 1, officer: 'x' }, { holder: 'x' }],
        [{ type: 'consultation.warned', no: 1 }, { warned: true }],
        [{ type: 'consultation.overdue', no: 1 }, { state: 'overdue' }],
        [{ type: 'consultation.consented', no: 1, basis: 'x' }, { state: 'consented' }],
        [{ type: 'consultation.cancelled', no: 1 }, { state: 'cancelled' }],
        [
          { type: 'consultation.answered', no: 1, opinion: 'agree', text: 'x' },
          { state: 'answered', answer: { opinion: 'agree', text: 'x', by: by.id, at } },
        ],
        [
          { type: 'consultation.answered', no: 1, opinion: 'agree', text: 'x', file: 'o1' },
          { state: 'answered', answer: { opinion: 'agree', text: 'x', file: 'o1', by: by.id, at } },
        ],
      ] satisfies [DossierEvent, object][]
    ).map(([event, own]): [string, () => Story, DossierEvent, Change] => [
      `${event.type}, of one question`,
      consulted,
      event,
      () => ({ status: 'processing', consultations: [{ ...question, ...own }, other] }),
    ]),
    [
      'of papers that are asked for',
      accepted,
      {
        type: 'supplement.requested',
        request: { reason: 'x', components: [], by: by.id, at, until: dueAt },
      },
      (dossier) => ({
        status: 'awaiting-supplement',
        request: { reason: 'x', components: [], by: by.id, at, until: dueAt },
        supplements: { reception: 0, appraisal: 1 },
        clock: { ...('clock' in dossier && dossier.clock), pauses: [{ from: at, reason: 'x' }] },
      }),
    ],
    [
      'of papers that are asked for once more',
      () => having(submitted(), { supplements: { reception: 1, appraisal: 0 } }),
      {
        type: 'supplement.requested',
        request: { reason: 'x', components: [], by: by.id, at, until: dueAt, again: 'y' },
      },
      () => ({
        status: 'awaiting-supplement',
        request: { reason: 'x', components: [], by: by.id, at, until: dueAt, again: 'y' },
        supplements: { reception: 2, appraisal: 0, repeated: true },
      }),
    ],
    [
      'of a file',
      accepted,
      { type: 'files.declared', purpose: 'result', files: [resultFile('r1')] },
      ({ files }) => ({ files: [...files, { ...resultFile('r1'), purpose: 'result', state: 'missing' }] }),
    ],
    [
      'of a file in the place of another',
      accepted,
      { type: 'file.replaced', file: 'f1', by: declared('f2') },
      () => ({ files: [{ ...declared('f2'), purpose: 'component', state: 'missing' }] }),
    ],
    [
      'of a file that passed, with all that was found',
      accepted,
      {
        type: 'file.accepted',
        file: 'f1',
        pages: 3,
        attachments: 2,
        signatures: [{ intact: true, trusted: false }],
        recognise: true,
      },
      ({ files }) => ({
        files: files.map((file) => ({
          ...file,
          pages: 3,
          attachments: 2,
          signatures: [{ intact: true, trusted: false }],
          recognition: { state: 'due' },
        })),
      }),
    ],
    ['of a file that passed', accepted, { type: 'file.accepted', file: 'f1' }, () => ({})],
    [
      'of a file that failed',
      accepted,
      { type: 'file.rejected', file: 'f1', problem: 'damaged' },
      ({ files }) => ({ files: files.map((file) => ({ ...file, state: 'rejected', problem: 'damaged' })) }),
    ],
    [
      'of a file that is not there',
      accepted,
      { type: 'file.rejected', file: 'x', problem: 'damaged' },
      () => ({}),
    ],
    [
      'of a file that was compared',
      accepted,
      { type: 'file.confirmed', file: 'f1', basis: 'x' },
      ({ files }) => ({
        files: files.map((file) => ({ ...file, confirmed: { by: by.id, at, basis: 'x' } })),
      }),
    ],
    [
      'of a paper that is due',
      accepted,
      { type: 'paper.due', paper: 'p', form: 'receipt' },
      () => ({ papers: [{ id: 'p', form: 'receipt' }] }),
    ],
    [
      'of another paper that is due',
      () => having(accepted(), { papers: [{ id: 'o', form: 'receipt' }] }),
      { type: 'paper.due', paper: 'p', form: 'receipt' },
      () => ({
        papers: [
          { id: 'o', form: 'receipt' },
          { id: 'p', form: 'receipt' },
        ],
      }),
    ],
    [
      'of a carrier',
      resolved,
      { type: 'delivery.sent', carrier: 'A', tracking: 'RR1', expectedBy: dueAt },
      ({ task }) => ({
        task: { ...task, dueAt, warnAt: dueAt, warned: false, overdue: false },
        delivery: { last: { state: 'sent', at, carrier: 'A', tracking: 'RR1' } },
      }),
    ],
    [
      'of an arrival that the applicant wished so',
      () => having(resolved(), { delivery: { wish: { by: 'desk' } } }),
      { type: 'delivery.delivered', by: 'desk', receiver: 'B' },
      () => ({
        delivery: { wish: { by: 'desk' }, last: { state: 'delivered', at, by: 'desk', receiver: 'B' } },
      }),
    ],
    [
      'of an arrival that failed',
      () => having(resolved(), { delivery: { wish: { by: 'desk' } } }),
      { type: 'delivery.failed', reason: 'x' },
      () => ({ delivery: { wish: { by: 'desk' }, last: { state: 'failed', at, reason: 'x' } } }),
    ],
  ])('%s changes what it says, and no more', (_, story, event, change) => {
    const before = story();
    expect(folded(before, event)).toStrictEqual({ ...before.dossier, ...change(open(before)) });
  });
});
