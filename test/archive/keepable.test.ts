import { describe, expect, it } from 'vitest';
import { keepable } from '#shared/archive/keepable.ts';
import { packageOf } from '#shared/archive/package-of.ts';
import { isClosed } from '#shared/dossier/dossier.ts';
import type { Procedure } from '#shared/procedure/procedure.ts';
import { calendar, procedure, returned } from '#test/dossier/fixtures.ts';

const reuse = { months: 6, basis: 'Quy định mẫu của phép thử' };
const rules: Procedure = {
  ...procedure,
  components: procedure.components.map((component) => ({ ...component, code: 'G1', reuse })),
  result: { ...procedure.result, code: 'KQ1', reuse },
};

/** What is kept of the dossier whose result was returned, with or without its owner's consent. */
function kept(consent: boolean, by: Procedure, { isCompared = false, identifier = '001099000001' } = {}) {
  const { dossier, entries } = returned();
  if (!isClosed(dossier)) throw new Error('not closed');
  const [first, ...rest] = entries;
  if (first === undefined) throw new Error('no journal');
  const [drafted, ...others] = first.events;
  const applicant = { kind: 'citizen', name: 'Nguyễn Văn A', identifier };
  const agreed = { ...drafted, type: 'dossier.drafted', applicant, ...(consent && { keepPapers: true }) };
  const journal = [{ ...first, events: [agreed, ...others] }, ...rest];
  const files = dossier.files.map((file) =>
    isCompared && file.purpose === 'component'
      ? { ...file, confirmed: { by: 'tiep-nhan', at: '2026-03-02T02:00:00.000Z', basis: 'Điều 25' } }
      : file,
  );
  const whole = { dossier: { ...dossier, files }, journal };
  const retention = { term: 'permanent' as const, from: dossier.closedAt, basis: 'Luật' };
  const input = packageOf({
    ...whole,
    rules: { procedure, calendar },
    retention,
    units: [],
    officers: [],
  });
  return keepable({ ...whole, procedure: by }, input.files)?.papers.map(({ kind, paper, file }) => ({
    kind,
    paper,
    file,
  }));
}

describe('what of a closed dossier may be handed in again', () => {
  it('is nothing without its owner’s consent, or without a rule', () => {
    expect(kept(false, rules, { isCompared: true })).toBeUndefined();
    expect(kept(true, procedure, { isCompared: true })).toEqual([]);
  });

  it('is the result, as the paper that its national code says', () => {
    expect(kept(true, rules)).toEqual([{ kind: 'result', paper: 'KQ1', file: expect.any(String) }]);
  });

  it('is what was compared with its original, and not what somebody only uploaded', () => {
    expect(kept(true, rules, { isCompared: true })).toContainEqual({
      kind: 'component',
      paper: 'G1',
      file: 'f1',
    });
  });
});
