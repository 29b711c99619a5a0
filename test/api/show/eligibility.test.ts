import { describe, expect, it } from 'vitest';
import { EligibilityView } from '#shared/api/resources/procedures.ts';
import { eligibilityView } from '#shared/api/show/eligibility.ts';
import { aProcedure } from '#test/procedure/a-procedure.ts';
import { forMarriage } from '#test/procedure/conditions.ts';

const procedure = aProcedure({ eligibility: [forMarriage] });
const shown = (asked: Parameters<typeof eligibilityView>[1], of = procedure) => {
  const { eligible, reasons, questions } = EligibilityView.parse(eligibilityView(of, asked));
  return [eligible, reasons.map(({ code }) => code), questions.map(({ id }) => id)];
};

describe('what is told before filing', () => {
  it('is a question where only the applicant knows', () => {
    expect(shown({})).toEqual(['unsure', [], ['for-marriage']]);
    expect(shown({ answers: { 'for-marriage': 'no' } })).toEqual(['yes', [], []]);
  });

  it('is every reason why the procedure is not for the case', () => {
    const asked = { channel: 'post', applicant: { kind: 'organisation' } } as const;
    expect(shown({ ...asked, answers: { 'for-marriage': 'yes' } })).toEqual([
      'no',
      ['channel-closed', 'subject-not-accepted', 'for-marriage'],
      [],
    ]);
    expect(shown({}, aProcedure({ listing: { state: 'repealed', levels: [], agencies: [] } }))).toEqual([
      'no',
      ['procedure-repealed'],
      [],
    ]);
  });

  it('is yes where nothing is asked', () => {
    expect(shown({ channel: 'online', applicant: { kind: 'citizen' } }, aProcedure())).toEqual([
      'yes',
      [],
      [],
    ]);
  });
});
