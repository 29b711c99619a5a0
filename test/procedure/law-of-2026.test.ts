import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { appliedTo } from '#shared/procedure/applied.ts';
import { versionOn } from '#shared/procedure/catalogue-line.ts';
import { Procedure } from '#shared/procedure/procedure.ts';
import { fileOfVersion } from '#test/support/procedures.ts';

const shipped = (code: string) =>
  [1, 2].map((version) => {
    const file = new URL(`../../shared/procedure/data/${fileOfVersion({ code, version })}`, import.meta.url);
    return Procedure.parse(JSON.parse(readFileSync(file, 'utf8')));
  });
const on = (code: string, date: string) => versionOn(shipped(code), date);

describe('a dossier of before the law of 2026, beside one of after', () => {
  it.each([
    ['LOCAL.KHAI-BAO-HOA-CHAT', '2026-01-16', '113/2017/NĐ-CP', '2026-01-17', '26/2026/NĐ-CP'],
    ['LOCAL.TAM-TRU', '2026-06-30', '68/2020/QH14', '2026-07-01', '75/2022/TT-BTC'],
    ['LOCAL.THUONG-TRU', '2026-06-30', '68/2020/QH14', '2026-07-01', '75/2022/TT-BTC'],
  ])('of %s stays under its own version', (code, lastDay, old, firstDay, recent) => {
    const numbers = (date: string) => on(code, date)?.legalBasis.map(({ number }) => number);
    expect([on(code, lastDay)?.version, on(code, firstDay)?.version]).toEqual([1, 2]);
    expect(numbers(lastDay)).toContain(old);
    expect(numbers(lastDay)).not.toContain(recent);
    expect(numbers(firstDay)).toContain(recent);
  });

  it('hands in the invoice, its translation and one of two papers to declare chemicals', () => {
    const code = 'LOCAL.KHAI-BAO-HOA-CHAT';
    expect(on(code, '2026-01-16')?.components).toEqual([]);
    const recent = on(code, '2026-01-17');
    if (recent === undefined) throw new Error('no version');
    const asked = (own: string) =>
      appliedTo(recent, { channel: 'online', case: own }).components.map(({ id }) => id);
    expect(asked('safety-data-sheet')).toEqual(['invoice', 'invoice-translation', 'safety-data-sheet']);
    expect(asked('arrival-notice')).toEqual(['invoice', 'invoice-translation', 'arrival-notice']);
  });
});
