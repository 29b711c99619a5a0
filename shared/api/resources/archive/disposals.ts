import * as z from 'zod';
import { DisposalItem, SignedCertificate } from '#shared/archive/keeping/disposal.ts';
import { line } from '#shared/kernel/line.ts';
import { UnitId } from '#shared/unit/unit.ts';
import { ChosenId, NamedId } from '../../chosen-ids.ts';
import { none, operation } from '../../operation.ts';
import { paging } from '../../paging.ts';

const Chosen = z.strictObject({ disposalId: ChosenId });
const Path = z.strictObject({ disposalId: NamedId });

const Time = z.iso.datetime({ offset: true });
const Act = z.strictObject({ by: z.string(), at: Time });

export const DisposalView = z.strictObject({
  id: z.string(),
  unit: z.string(),
  state: z.enum(['prepared', 'approved', 'carried-out']),
  prepared: Act,
  items: z.array(DisposalItem.extend({ closedAt: Time, retainUntil: Time })),
  keeps: z.array(Act.extend({ code: z.string(), reason: z.string() })),
  approvals: z.array(Act),
  /** As it was signed, with its times in UTC. */
  certificate: SignedCertificate.optional(),
});

export const DisposalLine = DisposalView.pick({ id: true, unit: true, prepared: true, state: true }).extend({
  packages: z.int(),
});

const success = (vi: string, en: string) => ({ status: 200 as const, description: { vi, en } });

export const prepareDisposal = operation({
  ...none,
  id: 'prepareDisposal',
  method: 'PUT',
  path: '/v1/archive/disposals/{disposalId}',
  summary: { vi: 'Lập danh mục hồ sơ hết giá trị', en: 'Draw up a list of what may be disposed of' },
  actors: ['auditor'],
  params: Chosen,
  body: z.strictObject({ unit: UnitId }),
  tagged: false,
  success: success('Danh mục', 'The list'),
  problems: ['disposal-taken', 'nothing-due'],
});

export const listDisposals = operation({
  ...none,
  id: 'listDisposals',
  method: 'GET',
  path: '/v1/archive/disposals',
  summary: { vi: 'Các danh mục hủy', en: 'The lists of disposal' },
  actors: ['auditor'],
  query: z.strictObject(paging),
  tagged: false,
  success: success('Mới nhất trước', 'The latest first'),
});

export const getDisposal = operation({
  ...none,
  id: 'getDisposal',
  method: 'GET',
  path: '/v1/archive/disposals/{disposalId}',
  summary: { vi: 'Xem một danh mục hủy, và biên bản hủy', en: 'See a list of disposal, and its certificate' },
  actors: ['auditor'],
  params: Path,
  tagged: false,
  success: success('Danh mục', 'The list'),
  problems: ['unknown-disposal'],
});

export const keepInDisposal = operation({
  ...none,
  id: 'keepInDisposal',
  method: 'PUT',
  path: '/v1/archive/disposals/{disposalId}/keeps/{code}',
  summary: { vi: 'Giữ lại một hồ sơ trong danh mục', en: 'Keep a dossier that is on a list' },
  actors: ['auditor'],
  params: z.strictObject({ ...Path.shape, code: z.string().min(1).max(80) }),
  body: z.strictObject({ reason: line(500, 3) }),
  tagged: false,
  success: success('Danh mục', 'The list'),
  problems: ['unknown-disposal', 'not-in-disposal', 'disposal-over'],
});

export const approveDisposal = operation({
  ...none,
  id: 'approveDisposal',
  method: 'PUT',
  path: '/v1/archive/disposals/{disposalId}/approval',
  summary: { vi: 'Phê duyệt danh mục hủy', en: 'Approve of a list of disposal' },
  actors: ['auditor'],
  params: Path,
  tagged: false,
  success: success('Danh mục', 'The list'),
  problems: ['unknown-disposal', 'own-disposal', 'disposal-over'],
});
