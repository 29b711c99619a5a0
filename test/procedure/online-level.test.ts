import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { FeeRule } from '#shared/fee/fee-rule.ts';
import { OnlineService, onlineKind, onlineLevel, onlineView } from '#shared/procedure/online-level.ts';
import { Procedure } from '#shared/procedure/procedure.ts';
import {
  application,
  begin,
  declared,
  exampleForm,
  go,
  local,
  portal,
  system,
} from '#test/dossier/fixtures.ts';

const read = (file: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../shared/${file}`, import.meta.url), 'utf8'));
const whole: OnlineService = {
  infoPublished: true,
  formsDownloadable: true,
  eFormOnline: true,
  processingOnline: true,
  payOnlineOrNoFee: true,
  resultOnlineOrPost: true,
  presenceRequired: false,
};

describe('how far a procedure is online', () => {
  it.each([
    ['everything', {}, 4, 'whole'],
    ['all but the presence of the applicant', { presenceRequired: true }, 4, 'partial'],
    ['a result that is fetched', { resultOnlineOrPost: false }, 4, 'partial'],
    ['a fee at the desk', { payOnlineOrNoFee: false }, 3, 'partial'],
    ['a form that is sent, and the rest at the desk', { processingOnline: false }, 2, 'partial'],
    ['forms to download', { eFormOnline: false, processingOnline: false }, 2, 'information'],
    ['information', { formsDownloadable: false, eFormOnline: false }, 1, 'information'],
    ['nothing', { infoPublished: false }, 0, 'information'],
  ] as const)('with %s', (_, changes, level, kind) => {
    const service = { ...whole, ...changes };
    expect([onlineLevel(service), onlineKind(service)]).toEqual([level, kind]);
  });

  it('never falls when one more thing can be done', () => {
    const flags = fc.record({
      infoPublished: fc.boolean(),
      formsDownloadable: fc.boolean(),
      eFormOnline: fc.boolean(),
      processingOnline: fc.boolean(),
      payOnlineOrNoFee: fc.boolean(),
      resultOnlineOrPost: fc.boolean(),
      presenceRequired: fc.constant(false),
    });
    const names = Object.keys(whole).filter((name) => name !== 'presenceRequired');
    fc.assert(
      fc.property(flags, fc.constantFrom(...names), (service, name) => {
        const more = OnlineService.parse({ ...service, [name]: true });
        expect(onlineLevel(more)).toBeGreaterThanOrEqual(onlineLevel(service));
        if (onlineKind(service) === 'whole') expect(onlineLevel(service)).toBe(4);
      }),
    );
  });

  it('is named in both languages', () => {
    expect(onlineView(whole)).toEqual({
      level: 4,
      kind: 'whole',
      name: { vi: 'Toàn trình', en: 'Wholly online' },
    });
  });
});

describe('a rule that lowers charges of levels 3 and 4', () => {
  const feeRules = z.array(FeeRule).parse(read('fee/data/fee-rules.json'));
  const shipped = Procedure.parse(read('procedure/data/LOCAL.HO-KINH-DOANH.json'));
  const totalUnder = (procedure: Procedure) => {
    const rules = { procedure, feeRules };
    const at = local('2024-03-04 08:00');
    const files = [declared('f1', { component: 'application' })];
    const draft = application({ unit: 'H29.01', form: exampleForm(procedure), files });
    const inspected = [{ type: 'inspect', file: 'f1', pages: 1 }, system, at] as const;
    return go(begin(draft, portal, at, rules), [[...inspected]], rules).dossier.payment?.requests[0]?.total;
  };

  it('counts for a procedure whose level was computed so, and for no other', () => {
    expect(totalUnder(shipped)).toBe(50_000);
    const { online: _, ...unknown } = shipped;
    expect(totalUnder(unknown)).toBe(100_000);
    expect(totalUnder({ ...shipped, online: { ...whole, eFormOnline: false } })).toBe(100_000);
  });
});
