import { describe, expect, it } from 'vitest';
import { entryFor } from '#shared/api/show/portal-events.ts';
import type { Dossier } from '#shared/dossier/dossier.ts';
import { openableFile, sendableFiles, visibleFiles } from '#shared/dossier/visible.ts';
import type { Caller } from '#shared/unit/caller.ts';
import {
  accepted,
  clerk,
  declared,
  go,
  local,
  manager,
  officer,
  open,
  otherPortal,
  portal,
  reception,
  resolved,
  resultFile,
  type Story,
  specialist,
  system,
} from './fixtures.ts';

const neighbour = officer('chuyen-vien.binh-minh', 'specialist', 'H00.02');
const stranger = officer('chuyen-vien.binh-an', 'specialist', 'H00.03');

/** The second unit is asked about `components`, and has sent the file of its opinion; a third one is asked, too. */
function asked(components: string[]): Story {
  const story = accepted();
  const task = open(story).task.no;
  const at = local('2026-03-02 10:00');
  const until = { limit: { value: 1, unit: 'WORKING_DAY' as const } };
  const question = 'Nghi giấy tờ giả, đừng báo công dân';
  return go(story, [
    [{ type: 'consult', task, unit: 'H00.02', components, question, until }, specialist, at],
    [
      { type: 'consult', task, unit: 'H00.03', components: ['divorce-or-death-record'], question, until },
      specialist,
      at,
    ],
    [{ type: 'declare-opinion', task, consultation: 1, files: [declared('o1')] }, neighbour, at],
    [{ type: 'inspect', file: 'o1', pages: 1 }, system, at],
    [
      { type: 'answer-consultation', task, consultation: 1, opinion: 'agree', text: 'Không', file: 'o1' },
      neighbour,
      at,
    ],
  ]);
}

/** With the printed papers that the law asks for. */
function printed({ dossier }: Story): Dossier {
  const papers = [
    { id: 'receipt-3', form: 'receipt' as const },
    { id: 'slip-3', form: 'control-slip' as const },
  ];
  const files = papers.map(({ id }) => ({
    ...resultFile(id),
    purpose: 'paper' as const,
    state: 'accepted' as const,
  }));
  return { ...dossier, papers, files: [...dossier.files, ...files] };
}

const ids = (dossier: Dossier, caller: Caller) => visibleFiles(dossier, caller).map(({ id }) => id);

describe('the files of a dossier', () => {
  it('are all there for the officers and the manager of its unit', () => {
    const dossier = printed(asked([]));
    for (const caller of [reception, specialist, clerk, manager])
      expect(ids(dossier, caller)).toEqual(['f1', 'o1', 'receipt-3', 'slip-3']);
  });

  it('are for a portal what the applicant sent and what is written to the applicant', () => {
    expect(ids(printed(asked([])), portal)).toEqual(['f1', 'receipt-3']);
  });

  it('hold the result for a portal from when it is given out', () => {
    const story = resolved();
    expect(ids(story.dossier, portal)).toEqual(['f1', 'r1']);
    const { result: _, ...before } = { ...story.dossier, result: undefined };
    expect(ids({ ...before, status: 'processing' } as Dossier, portal)).toEqual(['f1']);
  });

  it('are for a unit that is asked the components that its question names, and its own opinion', () => {
    expect(ids(printed(asked(['declaration'])), neighbour)).toEqual(['f1', 'o1']);
    expect(ids(printed(asked([])), neighbour)).toEqual(['f1', 'o1']);
    expect(ids(printed(asked(['divorce-or-death-record'])), neighbour)).toEqual(['o1']);
    expect(ids(printed(asked(['declaration'])), stranger)).toEqual([]);
  });

  it('are for such a unit no opinion of another, also while it is only declared', () => {
    const story = asked([]);
    const declare = { type: 'declare-opinion', task: open(story).task.no, consultation: 2 } as const;
    const { dossier } = go(story, [
      [{ ...declare, files: [declared('o2')] }, stranger, local('2026-03-02 11:00')],
    ]);
    expect(ids(dossier, neighbour)).toEqual(['f1', 'o1']);
    expect(ids(dossier, stranger)).toEqual(['o2']);
    const sent = (caller: Caller) => sendableFiles(dossier, caller).map(({ id }) => id);
    expect([sent(neighbour), sent(stranger)]).toEqual([['o1'], ['o2']]);
  });

  it('can be opened once they have passed inspection, and not before', () => {
    const { dossier } = asked([]);
    expect(openableFile(dossier, portal, 'f1')).toMatchObject({ id: 'f1', state: 'accepted' });
    expect(openableFile(dossier, portal, 'o1')).toBeUndefined();
    expect(openableFile(dossier, specialist, 'unknown')).toBeUndefined();
    const waiting = {
      ...dossier,
      files: dossier.files.map((file) => ({ ...file, state: 'missing' as const })),
    };
    const refused = {
      ...dossier,
      files: dossier.files.map((file) => ({ ...file, state: 'rejected' as const })),
    };
    expect([waiting, refused].map((one) => openableFile(one, specialist, 'f1'))).toEqual([
      undefined,
      undefined,
    ]);
  });

  it('are sent by whoever declared them, and by nobody else', () => {
    const { dossier } = asked([]);
    const purposes = ['component', 'supplement', 'request', 'result', 'opinion'] as const;
    const files = purposes.map((purpose) => ({ ...declared(purpose), purpose, state: 'missing' as const }));
    const sent = (caller: Caller) => sendableFiles({ ...dossier, files }, caller).map(({ id }) => id);
    expect(sent(portal)).toEqual(['component', 'supplement', 'request']);
    expect(sent(reception)).toEqual(['component', 'supplement', 'request', 'result']);
    expect(sent(clerk)).toEqual(['result']);
    expect(sent(neighbour)).toEqual(['opinion']);
    expect(sent(manager)).toEqual([]);
  });
});

describe('the history of a dossier', () => {
  const read = (story: Story, caller: Caller) => story.entries.map(entryFor(story.dossier, caller));

  it('is whole for the office', () => {
    const story = asked([]);
    expect(read(story, specialist)).toEqual(story.entries);
  });

  it('tells a portal of no question, answer, opinion, note or officer', () => {
    const story = asked([]);
    const text = JSON.stringify(read(story, portal));
    for (const word of ['Nghi giấy', 'o1', 'H00.02', neighbour.id, specialist.id, reception.id, 'Không'])
      expect(text).not.toContain(word);
    expect(text).toContain('"consultation.asked"');
  });

  it('tells a portal what its views tell: the form, the clock, the outcome and the result', () => {
    const story = resolved();
    const events = read(story, portal).flatMap((entry) => entry.events);
    expect(events.map(({ type }) => type)).toEqual(
      story.entries.flatMap((entry) => entry.events.map(({ type }) => type)),
    );
    expect(events.find(({ type }) => type === 'dossier.drafted')).toMatchObject({ form: expect.any(Object) });
    expect(events.find(({ type }) => type === 'dossier.accepted')).toMatchObject({
      clock: expect.any(Object),
    });
    expect(events.find(({ type }) => type === 'result.issued')).toMatchObject({ file: 'r1' });
    const completed = events.filter(({ type }) => type === 'task.completed');
    expect(new Set(completed.flatMap(Object.keys))).toEqual(new Set(['type', 'no', 'step', 'outcome']));
  });

  it('names who acted only where it was a portal', () => {
    const story = resolved();
    const who = new Map(read(story, portal).map(({ by }) => [by.kind, by.id]));
    expect(who.get('portal')).toBe(portal.id);
    expect(who.get('officer')).toBeUndefined();
    expect(who.get('system')).toBeUndefined();
  });

  it('reduces what it does not know to its kind', () => {
    const story = asked([]);
    const [first] = story.entries;
    if (first === undefined) throw new Error('the story is empty');
    const events = [{ type: 'something.new', secret: 'x' }];
    expect(entryFor(story.dossier, otherPortal)({ ...first, events }).events).toEqual([
      { type: 'something.new' },
    ]);
  });
});
