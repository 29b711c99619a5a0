import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { checkForm } from '#shared/procedure/form/form.ts';
import { hasApproval, hasSignature } from '#shared/procedure/four-eyes.ts';
import { Procedure } from '#shared/procedure/procedure.ts';
import { publish } from '#shared/procedure/publish.ts';
import { workingHours } from '#shared/procedure/workflow-time.ts';
import { fileOfVersion } from '#test/support/procedures.ts';

const folder = new URL('../../shared/procedure/data/', import.meta.url);
const records = readdirSync(folder).map((file): [string, unknown] => [
  file,
  JSON.parse(readFileSync(new URL(file, folder), 'utf8')),
]);
const procedures = records.map(([file, record]): [string, Procedure] => [file, Procedure.parse(record)]);

describe('the catalogue that is shipped', () => {
  it('holds the real procedures and the one of the bench', () => {
    expect([...new Set(procedures.map(([, { code }]) => code))]).toEqual([
      '1.000948',
      '1.002663',
      '1.003868',
      '1.004379',
      '1.004428',
      '1.004873',
      '1.005442',
      '1.014199',
      '2.000635',
      '2.000908',
      'LOCAL.BENCH',
      'LOCAL.BUU-CHINH-HET-HAN',
      'LOCAL.BUU-CHINH-SUA-DOI',
      'LOCAL.CO-MAU-D',
      'LOCAL.DOANH-NGHIEP',
      'LOCAL.GCN-DAT',
      'LOCAL.GIAY-PHEP-XAY-DUNG',
      'LOCAL.HO-KINH-DOANH',
      'LOCAL.KHAI-BAO-HOA-CHAT',
      'LOCAL.TAM-TRU',
      'LOCAL.TEN-MIEN-KHONG-DAU',
      'LOCAL.TEN-MIEN-QUOC-TE',
      'LOCAL.TEN-MIEN-TIENG-VIET',
      'LOCAL.THUONG-TRU',
    ]);
  });

  it('has whoever approves a result that is made here sign it', () => {
    const last = new Map(
      procedures
        .map(([, one]) => one)
        .toSorted((one, other) => one.version - other.version)
        .map((one) => [one.code, one]),
    );
    const unsigned = [...last.values()].filter(
      ({ code, result, steps }) =>
        code !== 'LOCAL.BENCH' && result.template !== undefined && hasApproval(steps) && !hasSignature(steps),
    );
    expect(unsigned.map(({ code }) => code)).toEqual([]);
  });

  it.each(procedures)(
    'can be published when it takes effect: %s',
    (file, { code, version, effectiveFrom }) => {
      const record = records.find(([name]) => name === file)?.[1];
      const before = procedures
        .map(([, one]) => one)
        .filter((one) => one.code === code && one.version < version);
      const published = publish(before, record, effectiveFrom);
      if (!published.ok) throw new Error(published.error.map(({ detail }) => detail.en).join(' '));
      // Which decisions approved the internal processes is for the unit to write: none is known here.
      // Unclear words are counted in review.test.ts.
      const warned = published.value.warnings.map((warning) => warning.code);
      expect(warned.filter((one) => one !== 'officialese')).toEqual(['no-process-decision']);
    },
  );

  it.each(procedures)('is stored in NFC, under its own name: %s', (file, procedure) => {
    expect(JSON.stringify(procedure).normalize('NFC')).toBe(JSON.stringify(procedure));
    expect(file).toBe(fileOfVersion(procedure));
  });

  it.each(procedures)(
    'has an example without any of whose required fields the form is refused: %s',
    (_, { form }) => {
      const [example] = form.examples as [Record<string, unknown>];
      for (const name of form.required as string[]) {
        const { [name]: _left, ...rest } = example;
        expect(checkForm(form, rest)).toMatchObject([{ pointer: `/form/${name}`, code: 'required' }]);
      }
    },
  );

  it.each(procedures)(
    'warns and ends within the legal limit, all officer steps together: %s',
    (_, procedure) => {
      const afterAcceptance = procedure.steps
        .slice(1)
        .reduce((sum, { limit }) => sum + workingHours(limit), 0);
      expect(afterAcceptance).toBeLessThanOrEqual(workingHours(procedure.limit));
    },
  );
});
