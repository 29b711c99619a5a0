import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { conversationView } from '#shared/api/show/conversation.ts';
import { entryFor } from '#shared/api/show/portal-events.ts';
import { maxMessages } from '#shared/dossier/acts/write-message.ts';
import type { WriteMessage } from '#shared/dossier/commands.ts';
import { messagesOf } from '#shared/dossier/conversation.ts';
import { noticesOf } from '#shared/dossier/journal/notices.ts';
import { taskLineOf } from '#shared/dossier/work-list/task-line.ts';
import type { Caller } from '#shared/unit/caller.ts';
import { cloudEventsOf } from '#shared/webhook/cloud-event.ts';
import {
  accepted,
  begin,
  clerk,
  completed,
  eventsOf,
  go,
  leader,
  local,
  open,
  portal,
  reception,
  receptionElsewhere,
  refusalOf,
  returned,
  type Story,
  specialist,
  submitted,
  system,
} from '../fixtures.ts';

const at = '2026-03-02 10:00';
const write = (changes: Partial<WriteMessage> = {}): WriteMessage => ({
  type: 'write-message',
  text: 'Xin số điện thoại.',
  ...changes,
});
const question = write({ awaitsAnswer: true });
const writing = (story: Story, ...acts: [WriteMessage, Caller][]) =>
  go(
    story,
    acts.map(([command, by]) => [command, by, local(at)]),
  );

describe('a message', () => {
  it('is written to the applicant by the desk, a leader, or whoever has the role of the open task', () => {
    for (const by of [reception, specialist, leader])
      expect(eventsOf(accepted(), question, by, at)).toEqual([
        { type: 'message.sent', from: 'unit', text: 'Xin số điện thoại.', awaitsAnswer: true },
      ]);
    for (const by of [clerk, receptionElsewhere, system])
      expect(refusalOf(accepted(), question, by, at)).toBe('wrong-role');
  });

  it('is written to the unit by the portal, which asks nobody to wait', () => {
    expect(eventsOf(accepted(), write(), portal, at)).toEqual([
      { type: 'message.sent', from: 'applicant', text: 'Xin số điện thoại.' },
    ]);
    for (const awaitsAnswer of [true, false])
      expect(refusalOf(accepted(), write({ awaitsAnswer }), portal, at)).toBe('wrong-role');
  });

  it('is for dossiers that are submitted and not closed', () => {
    for (const by of [reception, portal]) {
      expect(refusalOf(begin(), write(), by, at)).toBe('not-submitted');
      expect(refusalOf(returned(), write(), by, '2026-03-05 09:00')).toBe('dossier-closed');
    }
  });

  it('moves no due time, makes nobody’s view stale, and the journal keeps it', () => {
    const before = accepted();
    const { dossier, entries } = writing(before, [question, specialist]);
    const { version } = before.dossier;
    expect(dossier).toEqual({
      ...before.dossier,
      conversation: { unit: [version + 1], applicant: [], awaitedSince: local(at) },
      ...{
        version: version + 1,
        acted: version,
        told: version + 1,
        toldIn: dossier.toldIn,
        head: dossier.head,
        lastAt: local(at),
      },
    });
    expect(entries.at(-1)?.events).toEqual(eventsOf(before, question, specialist, at));
  });

  it('is told to the portal without its text, and read there without the name of the officer', () => {
    const { dossier, entries } = writing(accepted(), [question, specialist]);
    const entry = entries.at(-1);
    if (entry === undefined) throw new Error('nothing was written');
    expect(noticesOf(entry)).toHaveLength(1);
    expect(cloudEventsOf(entry)).toMatchObject([
      {
        type: 'vn.gov.motcua.message.sent.v1',
        data: { dossier: dossier.code, from: 'unit', awaitsAnswer: true },
      },
    ]);
    expect(JSON.stringify(cloudEventsOf(entry))).not.toContain('điện thoại');
    const read = entryFor(dossier, portal)(entry);
    expect(read).toMatchObject({ by: { kind: 'officer' }, events: [{ text: 'Xin số điện thoại.' }] });
    expect(JSON.stringify(read)).not.toContain(specialist.id);
  });

  it('is the last that a side may write after a hundred', () => {
    const full = { unit: Array.from({ length: maxMessages }, (_, index) => index + 3), applicant: [] };
    const story = { ...accepted(), dossier: { ...accepted().dossier, conversation: full } };
    expect(refusalOf(story, write(), specialist, at)).toBe('too-many-messages');
    expect(eventsOf(story, write(), portal, at)).toHaveLength(1);
  });
});

describe('an answer', () => {
  it('is awaited until the applicant writes, or the unit says otherwise', () => {
    const asked = writing(accepted(), [question, specialist]);
    const since = (story: Story) => story.dossier.conversation?.awaitedSince;
    expect(since(asked)).toBe(local(at));
    expect(since(writing(asked, [write(), leader]))).toBe(local(at));
    expect(since(writing(asked, [write({ awaitsAnswer: false }), leader]))).toBeUndefined();
    expect(since(writing(asked, [write(), portal]))).toBeUndefined();
  });

  it('is awaited no more when the dossier is closed', () => {
    const asked = writing(accepted(), [question, specialist]);
    const closed = go(asked, [[{ type: 'withdraw', reason: 'Đổi ý' }, portal, local('2026-03-03 08:00')]]);
    expect(closed.dossier.conversation).toEqual({ unit: asked.dossier.conversation?.unit, applicant: [] });
  });

  it('is new in the work list until the unit writes, or the task is done', () => {
    const isNew = (story: Story) => taskLineOf(open(story)).newMessage;
    const answered = writing(accepted(), [question, specialist], [write(), portal]);
    expect(isNew(answered)).toBe(true);
    expect(isNew(writing(answered, [write(), leader]))).toBeUndefined();
    const advanced = go(answered, [[completed(answered, 'advance'), specialist, local('2026-03-02 11:00')]]);
    expect(isNew(advanced)).toBeUndefined();
    expect(isNew(submitted())).toBeUndefined();
  });
});

describe('a conversation', () => {
  const sides = fc.array(fc.tuple(fc.constantFrom(portal, specialist), fc.option(fc.boolean())), {
    maxLength: 30,
  });

  it('is in the state by its places, and in the journal by its words, in order and with its last twenty shown', () => {
    fc.assert(
      fc.property(sides, (written) => {
        const acts = written.map(([by, awaitsAnswer], index): [WriteMessage, Caller] => [
          write({
            text: `Tin ${index}`,
            ...(by === specialist && awaitsAnswer !== null && { awaitsAnswer }),
          }),
          by,
        ]);
        const before = accepted();
        const { dossier, entries } = writing(before, ...acts);
        const { conversation } = dossier;
        if (conversation === undefined) return acts.length === 0;
        expect(messagesOf(conversation)).toEqual(acts.map((_, index) => before.dossier.version + index + 1));
        const view = conversationView(conversation, entries, portal);
        expect(view.messages.map(({ text }) => text)).toEqual(acts.map(([{ text }]) => text).slice(-20));
        expect(view.earlier).toBe(Math.max(0, acts.length - 20));
        const last = acts.findLast(([{ awaitsAnswer }, by]) => by === portal || awaitsAnswer !== undefined);
        expect('answerAwaitedSince' in view).toBe(last?.[0].awaitsAnswer === true);
        return true;
      }),
      { numRuns: 50 },
    );
  });
});
