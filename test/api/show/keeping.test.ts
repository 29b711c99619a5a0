import { expect, it } from 'vitest';
import { KeepingView } from '#shared/api/resources/archive/keeping.ts';
import { keepingView, packageView } from '#shared/api/show/keeping.ts';
import { local } from '#test/dossier/fixtures.ts';

it('shows by which due time a sealed dossier is measured, beside what was promised', () => {
  const remeasure = {
    by: 'quan-ly',
    at: local('2026-11-29 09:00'),
    reason: 'Công văn 9',
    basis: 'Nghị quyết 28/2026/QH16',
    calendar: { id: 'vn-gov', from: '2024-01-01', version: 3 },
    days: [{ date: '2026-11-24', name: { vi: 'Ngày Văn hóa Việt Nam', en: 'Vietnam Culture Day' } }],
    promised: local('2026-11-24 17:30'),
    dueAt: local('2026-11-25 17:30'),
    doneAt: local('2026-11-25 10:00'),
  };
  const sealed = {
    key: 'k',
    versionId: 'v',
    sha256: 's',
    bytes: 1,
    retainUntil: local('2046-11-25 10:00'),
  };
  const view = keepingView(sealed, { holds: [], extensions: [], remeasured: [remeasure] });
  expect(KeepingView.parse(view)).toEqual(view);
  expect(view.remeasured).toEqual([
    {
      ...remeasure,
      at: '2026-11-29T09:00:00+07:00',
      promised: '2026-11-24T17:30:00+07:00',
      dueAt: '2026-11-25T17:30:00+07:00',
      doneAt: '2026-11-25T10:00:00+07:00',
    },
  ]);
});

it('shows by what a package is kept, and nothing where an earlier release did not note it', () => {
  const retainUntil = local('2046-11-25 10:00');
  const sealed = { key: 'k', versionId: 'v', sha256: 's', bytes: 1, retainUntil };
  const kept = { term: 'permanent' as const, from: local('2026-11-25 10:00'), basis: 'Luật 33/2024/QH15' };
  const shown = { sha256: 's', bytes: 1, retainUntil: '2046-11-25T10:00:00+07:00' };
  expect(packageView(sealed)).toEqual(shown);
  expect(packageView({ ...sealed, retention: kept })).toEqual({
    ...shown,
    retention: { term: 'permanent', start: '2026-11-25T10:00:00+07:00', basis: kept.basis },
  });
});
