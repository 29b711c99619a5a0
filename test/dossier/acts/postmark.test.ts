import { describe, expect, it } from 'vitest';
import { viewOf } from '#shared/api/show/dossier.ts';
import type { Procedure } from '#shared/procedure/procedure.ts';
import {
  application,
  begin,
  calendar,
  completed,
  go,
  local,
  procedure as plain,
  portal,
  reception,
  type Story,
  system,
} from '../fixtures.ts';

const postmark = { basis: 'Nghị định 23/2015/NĐ-CP, Điều 17(4)' };
const procedure: Procedure = { ...plain, clock: { ...plain.clock, postmark } };
const posted = { carrier: 'vnpost', tracking: 'RR1', postedAt: local('2026-02-26 15:00') };
const friday = local('2026-02-27 16:00');

/** Handed in and accepted on Monday morning. */
function accepted(handedAt: string | undefined, rules = { procedure }): Story {
  const draft = application({
    channel: 'post',
    posted: { ...posted, ...(handedAt !== undefined && { handedAt }) },
  });
  const story = go(begin(draft, portal, local('2026-03-02 08:00'), rules), [
    [{ type: 'inspect', file: 'f1', pages: 1 }, system, local('2026-03-02 08:05')],
  ]);
  return go(story, [[completed(story, 'accept'), reception, local('2026-03-02 09:00')]], rules);
}
const clockOf = ({ dossier }: Story) => ('clock' in dossier ? dossier.clock : undefined);

describe('a dossier that came by post', () => {
  it('is due by the postmark of its arrival, where the law says so', () => {
    expect(clockOf(accepted(friday))).toMatchObject({
      receivedAt: friday,
      acceptedAt: local('2026-03-02 09:00'),
      dueAt: local('2026-03-04 17:30'),
    });
  });

  it('says so, with the law, in the explanation', () => {
    const { deadline } = viewOf(accepted(friday).dossier, { procedure, calendar });
    expect(deadline).toMatchObject({
      receivedAt: '2026-02-27T16:00:00+07:00',
      acceptedAt: '2026-03-02T09:00:00+07:00',
      text: {
        vi: expect.stringContaining(
          'dấu bưu điện đến lúc 16:00 thứ Sáu 27/02/2026 (Nghị định 23/2015/NĐ-CP, Điều 17(4))',
        ),
        en: expect.stringContaining('postmarked on arrival at 16:00 on Friday 27/02/2026'),
      },
    });
  });

  it('may be due before it is accepted, and then is late', () => {
    expect(clockOf(accepted(local('2026-02-23 09:00')))?.dueAt).toBe(local('2026-02-26 17:30'));
  });

  it.each<[string, Story]>([
    ['the law says nothing of it', accepted(friday, { procedure: plain })],
    ['the carrier told of no arrival', accepted(undefined)],
    ['the carrier names a later time', accepted(local('2026-03-02 10:00'))],
    ['the calendar knows nothing of that year', accepted(local('1999-03-02 10:00'))],
  ])('is due by its acceptance where %s', (_, story) => {
    const clock = clockOf(story);
    expect(clock).toMatchObject({ receivedAt: local('2026-03-02 09:00'), dueAt: local('2026-03-05 17:30') });
    expect(clock).not.toHaveProperty('acceptedAt');
    const { deadline } = viewOf(story.dossier, { procedure, calendar });
    expect(deadline?.text.vi).toContain('tiếp nhận lúc 09:00');
    expect(deadline?.explanation.rule).not.toHaveProperty('postmark');
  });

  it('is due by its acceptance where its papers did not come complete', () => {
    const rules = { procedure };
    const draft = application({ channel: 'post', posted: { ...posted, handedAt: friday } });
    const begun = go(begin(draft, portal, local('2026-03-02 08:00'), rules), [
      [{ type: 'inspect', file: 'f1', pages: 1 }, system, local('2026-03-02 08:05')],
    ]);
    const asked = completed(begun, 'supplement', { reason: 'Thiếu' });
    const waited = go(
      begun,
      [
        [asked, reception, local('2026-03-02 08:30')],
        [{ type: 'supplement', files: [], note: 'Đã gửi' }, portal, local('2026-03-03 08:00')],
      ],
      rules,
    );
    const story = go(waited, [[completed(waited, 'accept'), reception, local('2026-03-03 09:00')]], rules);
    expect(clockOf(story)).toMatchObject({ receivedAt: local('2026-03-03 09:00') });
  });
});
