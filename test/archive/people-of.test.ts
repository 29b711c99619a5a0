import { expect, it } from 'vitest';
import { peopleOf } from '#shared/archive/people-of.ts';
import type { OfficerRecord } from '#shared/unit/officer.ts';
import { sampleDossier } from './sample-dossier.ts';

const record = (id: string, name: string, rest: Partial<OfficerRecord> = {}): OfficerRecord => ({
  id,
  name,
  unit: 'H00.01',
  roles: ['reception'],
  from: '2025-07-01',
  active: true,
  ...rest,
});

it('names everybody who acted or was spoken of, with the post of that day', () => {
  const people = peopleOf(sampleDossier().journal, [
    record('tiep-nhan.an-binh', 'Nguyễn Thị Hoa'),
    // Promoted after the dossier was closed.
    record('tiep-nhan.an-binh', 'Nguyễn Thị Hoa', { from: '2026-04-01', roles: ['leader'] }),
    record('chuyen-vien.an-binh', 'Trần Văn Minh', { roles: ['specialist', 'clerk'], active: false }),
    record('nguoi-khac', 'Không liên quan'),
  ]);
  expect(people).toEqual({
    'tiep-nhan.an-binh': {
      name: 'Nguyễn Thị Hoa',
      title: { vi: 'Cán bộ một cửa', en: 'One-stop officer' },
      unit: 'H00.01',
    },
    'chuyen-vien.an-binh': {
      name: 'Trần Văn Minh',
      title: { vi: 'Chuyên viên, Văn thư', en: 'Specialist, Clerk' },
      unit: 'H00.01',
    },
  });
});

it('names the absent officer in whose place another acted', () => {
  const [first] = sampleDossier().journal;
  if (first === undefined) throw new Error('the sample has a journal');
  const by = { kind: 'officer', id: 'pho', unit: 'H00.01', for: 'truong' } as const;
  const records = [record('pho', 'Phó'), record('truong', 'Trưởng')];
  expect(Object.keys(peopleOf([{ ...first, by }], records)).toSorted()).toEqual(['pho', 'truong']);
});
