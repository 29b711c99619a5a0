import { describe, expect, it } from 'vitest';
import { renderPaper } from '#shared/adapters/pdf/render-paper.ts';
import type { Facts } from '#shared/dossier/facts.ts';
import type { Receipt } from '#shared/fee/payment.ts';
import { sourceOf } from '#shared/paper/source.ts';
import { writePaper } from '#shared/paper/write-paper.ts';
import { go, local, maritalStatus, type Story, system } from '#test/dossier/fixtures.ts';
import { records } from '#test/dossier/world.ts';
import { charging, handedIn, received } from '#test/fee/paying.ts';
import { aRule } from '#test/fee/samples.ts';

const receipt = (amount: number): Receipt => ({
  template: '01BLP0-001',
  symbol: 'LOCAL-01',
  number: 27,
  unit: 'H00.01',
  year: 2026,
  amount,
  at: local('2026-03-02 09:01'),
});

const { procedure: charged } = charging();
const base: Partial<Facts> = {
  procedure: { ...maritalStatus, ...(charged?.fees && { fees: charged.fees }) },
  feeRules: [],
};

const issued = (story: Story, amount: number, rules: Partial<Facts>) =>
  go(
    story,
    [[{ type: 'issue-receipt', no: 1, receipt: receipt(amount) }, system, local('2026-03-02 09:01')]],
    rules,
  );

function written({ dossier, entries }: Story) {
  const paper = dossier.papers?.find(({ form }) => form === 'fee-receipt');
  if (paper === undefined) throw new Error('no receipt is due');
  return writePaper(
    sourceOf(entries, paper, { procedure: maritalStatus, units: records.units, officers: records.officers }),
  );
}

const textOf = (story: Story) => JSON.stringify(written(story).blocks);

describe('the receipt over a fee', () => {
  const paid = () =>
    issued(go(handedIn(base), [[received(15_000), system, local('2026-03-02 09:00')]], base), 15_000, base);

  it('says what was paid for, how much in figures and words, how, and under which number', () => {
    const text = textOf(paid());
    for (const part of ['15.000', 'Mười lăm nghìn đồng', 'trực tuyến, giao dịch T15000', 'Số: 0000027']) {
      expect(text).toContain(part);
    }
    expect(written(paid()).caption).toContain('01BLP0-001');
  });

  it('over nothing says by which rule it is nothing', () => {
    const rules = { ...base, feeRules: [aRule({ unit: 'H00', effect: { kind: 'exempt' } })] };
    const text = textOf(issued(handedIn(rules), 0, rules));
    for (const part of ['15.000', 'Không đồng', 'không thu tiền', 'Nghị quyết của Hội đồng nhân dân']) {
      expect(text).toContain(part);
    }
  });

  it('tells why the country’s rule beat the ward’s', () => {
    const { unit: _, ...country } = aRule({
      id: 'country',
      effect: { kind: 'exempt' },
      grounds: ['poor'],
      basis: 'Luật Hộ tịch',
    });
    const rules = { ...base, feeRules: [aRule({ unit: 'H00' }), country] };
    const reliefs = [{ ground: 'poor' as const, evidence: 'HN-12/2026' }];
    const text = textOf(issued(handedIn(rules, { reliefs }), 0, rules));
    const said = text.replaceAll(/\s+/g, ' ');
    expect(said).toContain(
      'Miễn vì thuộc hộ nghèo (Luật Hộ tịch); có lợi hơn: Giảm 50 % (Nghị quyết của Hội đồng nhân dân)',
    );
  });

  it('is one page', async () => {
    expect((await renderPaper(written(paid()))).pages).toBe(1);
  });

  it('makes nobody’s view of the dossier stale', () => {
    const { dossier } = paid();
    expect(dossier.acted).toBe(dossier.version - 1);
  });
});
