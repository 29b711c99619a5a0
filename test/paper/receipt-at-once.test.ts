import { describe, expect, it } from 'vitest';
import type { DraftDossier } from '#shared/dossier/commands.ts';
import { oneStopRulesAt } from '#shared/dossier/one-stop-rules.ts';
import { sourceOf } from '#shared/paper/source.ts';
import { writePaper } from '#shared/paper/write-paper.ts';
import type { Procedure } from '#shared/procedure/procedure.ts';
import {
  application,
  automatic,
  begin,
  completed,
  exampleForm,
  go,
  local,
  maritalStatus,
  officers,
  portal,
  reception,
  type Story,
  system,
} from '#test/dossier/fixtures.ts';
import { records } from '#test/dossier/world.ts';

const monday = local('2026-03-02 08:00');
const atOnce: Procedure = { ...maritalStatus, atOnce: { basis: 'Nghị định 23/2015/NĐ-CP, Điều 7' } };

const papersOf = ({ dossier }: Story) => dossier.papers?.map(({ form }) => form) ?? [];

/** Handed in at eight and received at nine. */
function received(procedure: Procedure, draft: Partial<DraftDossier> = {}, rules = {}) {
  const under = { procedure, ...rules };
  const submitted = go(
    begin(application(draft), portal, monday, under),
    [[{ type: 'inspect', file: 'f1', pages: 1 }, system, local('2026-03-02 08:05')]],
    under,
  );
  return go(submitted, [[completed(submitted, 'accept'), reception, local('2026-03-02 09:00')]], under);
}

const answered = (draft: Partial<DraftDossier> = {}, rules = {}) =>
  begin(application({ files: [], form: exampleForm(automatic), ...draft }), portal, monday, {
    procedure: automatic,
    ...rules,
  });

describe('where the result is given at once', () => {
  it('no receipt is drawn up at the desk, unless the applicant asked for one', () => {
    expect(papersOf(received(maritalStatus))).toEqual(['receipt']);
    expect(papersOf(received(atOnce))).toEqual([]);
    expect(papersOf(received(atOnce, { wantsReceipt: true }))).toEqual(['receipt']);
  });

  it('other papers are printed as ever', () => {
    const story = received(atOnce);
    const asking = completed(story, 'supplement', {
      reason: 'Thiếu',
      components: ['divorce-or-death-record'],
    });
    const specialist = { ...reception, id: 'chuyen-vien.an-binh', roles: ['specialist' as const] };
    const asked = go(story, [[asking, specialist, local('2026-03-02 10:00')]], { procedure: atOnce });
    expect(papersOf(asked)).toEqual(['supplement-request']);
  });

  it('the system answers without a receipt, unless the applicant asked for one', () => {
    expect(papersOf(answered())).toEqual([]);
    const asked = answered({ wantsReceipt: true });
    expect(asked.dossier.papers).toEqual([{ id: 'receipt-1', form: 'receipt' }]);
  });

  it('a receipt is drawn up under rules that want one always', () => {
    const rules = oneStopRulesAt('2026-03-02');
    const always = { rules: { ...rules, receiptAtOnce: { drawnUp: 'always', basis: 'test' } } };
    expect(papersOf(received(atOnce, {}, always))).toEqual(['receipt']);
  });
});

describe('an answer of the system that does not come', () => {
  const late = local('2026-03-03 17:00');
  const waking = (story: Story) => go(story, [[{ type: 'wake' }, system, late]], { procedure: automatic });

  it('is given by an officer, and then there is a receipt with the appointment', () => {
    const { dossier, entries } = waking(answered());
    expect(dossier.status).toBe('processing');
    expect(dossier.papers).toEqual([{ id: 'receipt-2', form: 'receipt' }]);
    const rules = { procedure: automatic, units: records.units, officers };
    const paper = writePaper(sourceOf(entries, { id: 'receipt-2', form: 'receipt' }, rules));
    expect(JSON.stringify(paper.blocks)).toContain('Thời gian trả kết quả giải quyết hồ sơ');
  });

  it('brings no second receipt to who has one', () => {
    expect(papersOf(waking(answered({ wantsReceipt: true })))).toEqual(['receipt']);
  });
});
