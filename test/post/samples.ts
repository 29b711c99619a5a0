import type { Accepted, HandedToAgency } from '#shared/post/post-event.ts';
import type { Portal } from '#shared/unit/portal.ts';
import { local } from '#test/dossier/fixtures.ts';

export const carrier: Portal = {
  id: 'vnpost',
  name: { vi: 'Bưu chính công ích', en: 'Public post' },
  carries: ['H00'],
  active: true,
};

export const posted = (own: Partial<Accepted> = {}): Accepted => ({
  event: 'accepted',
  tracking: 'RR000000001VN',
  at: local('2026-02-27 15:00'),
  unit: 'H00.01',
  procedure: '1.004873',
  applicant: 'NGUYỄN VĂN A',
  papers: [{ component: 'declaration', originals: 1, copies: 0 }],
  ...own,
});

export const handed = (own: Partial<HandedToAgency> = {}): HandedToAgency => ({
  event: 'handed-to-agency',
  tracking: 'RR000000001VN',
  at: local('2026-03-02 07:45'),
  receiver: 'Nguyễn Thị Hoa',
  ...own,
});
