import { describe, expect, it } from 'vitest';
import { checkOnline } from '#shared/procedure/checks/online-check.ts';
import { onlineView } from '#shared/procedure/online-level.ts';
import type { Procedure } from '#shared/procedure/procedure.ts';
import { publish } from '#shared/procedure/publish.ts';
import { aProcedure } from './a-procedure.ts';

const partly = {
  infoPublished: true,
  formsDownloadable: true,
  eFormOnline: true,
  processingOnline: true,
  payOnlineOrNoFee: true,
  resultOnlineOrPost: true,
  presenceRequired: true,
};
const partlyBecause = {
  ground: 'presence-by-law' as const,
  text: { vi: 'Luật yêu cầu có mặt.', en: 'The law asks for presence.' },
  basis: 'Luật Đất đai 31/2024/QH15',
};
const found = (own: Partial<Procedure>) => checkOnline(aProcedure(own)).map(({ code }) => code);

describe('a procedure that is only partly online', () => {
  it('needs a published reason from 01/07/2026', () => {
    expect(found({ online: partly, effectiveFrom: '2026-07-01' })).toEqual(['unexplained-partial']);
    expect(found({ online: partly, effectiveFrom: '2026-06-30' })).toEqual([]);
    expect(found({ online: { ...partly, partlyBecause }, effectiveFrom: '2026-07-01' })).toEqual([]);
  });

  it('is not published without it', () => {
    const published = publish([], aProcedure({ online: partly, effectiveFrom: '2026-07-01' }), '2026-07-01');
    expect(published).toMatchObject({ ok: false, error: [{ code: 'unexplained-partial' }] });
  });

  it('tells the reason to whoever reads it', () => {
    expect(onlineView({ ...partly, partlyBecause })).toMatchObject({
      kind: 'partial',
      because: partlyBecause,
    });
    expect(onlineView(partly)).not.toHaveProperty('because');
  });

  it('is another than one that is whole, or that only informs', () => {
    const effectiveFrom = '2026-07-01';
    expect(found({ online: { ...partly, presenceRequired: false }, effectiveFrom })).toEqual([]);
    expect(found({ online: { ...partly, eFormOnline: false }, effectiveFrom })).toEqual([]);
    expect(found({ effectiveFrom })).toEqual([]);
  });
});
