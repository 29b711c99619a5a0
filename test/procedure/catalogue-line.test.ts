import { describe, expect, it } from 'vitest';
import { catalogueLine, versionOn } from '#shared/procedure/catalogue-line.ts';
import { aProcedure } from './a-procedure.ts';

const first = aProcedure({ name: { vi: 'Cấp giấy xác nhận ở Đồng Xoài', en: 'Certificate' } });
const second = aProcedure({ version: 2, effectiveFrom: '2026-07-01' });
const third = aProcedure({ version: 3, effectiveFrom: '2026-07-01' });

describe('the version of a procedure', () => {
  it.each([
    ['2025-12-31', undefined],
    ['2026-01-01', 1],
    ['2026-06-30', 1],
    ['2026-07-01', 3],
  ])('on %s is %s', (date, version) => {
    expect(versionOn([third, first, second], date)?.version).toBe(version);
  });
});

describe('a line of the catalogue', () => {
  it('shows the version in force and knows when the others begin', () => {
    const line = catalogueLine([second, first], '2026-03-01');
    expect(line).toEqual({
      code: 'LOCAL.TEST',
      name: first.name,
      field: first.field,
      version: 1,
      versions: [
        { version: 1, effectiveFrom: '2026-01-01' },
        { version: 2, effectiveFrom: '2026-07-01' },
      ],
      search: 'local.test cap giay xac nhan o dong xoai certificate kiem thu testing',
    });
  });

  it('shows the first version while none is in force', () => {
    expect(catalogueLine([second, first], '2020-01-01')).toMatchObject({ version: 1 });
  });

  it('does not exist for a procedure without versions', () => {
    expect(catalogueLine([], '2026-01-01')).toBeUndefined();
  });
});
