import * as z from 'zod';
import { Channel } from '#shared/dossier/applicant.ts';
import { dossierStatuses } from '#shared/dossier/dossier.ts';
import { line } from '#shared/kernel/line.ts';
import { YesOrNo } from '#shared/procedure/eligibility.ts';
import { Identifier, Phone } from '#shared/unit/person.ts';
import { UnitId } from '#shared/unit/unit.ts';
import { none, operation } from '../operation.ts';
import { Cursor, paging } from '../paging.ts';

const Time = z.iso.datetime({ offset: true });

/** By what dossiers are looked for, and what names nobody; what is left out does not matter. */
const filters = {
  /** Of an officer: the unit that has the task, or that resolved it; left out, the own one. */
  unit: UnitId.optional(),
  /** The code, or a part of it. */
  code: line(80, 3).optional(),
  procedure: z.string().min(1).max(60).optional(),
  status: z.enum(dossierStatuses).optional(),
  channel: Channel.optional(),
  receivedFrom: Time.optional(),
  receivedTo: Time.optional(),
  dueFrom: Time.optional(),
  dueTo: Time.optional(),
  /** The officer who holds the task. */
  holder: z.string().min(1).max(100).optional(),
  closed: YesOrNo.optional(),
};

const found = {
  vi: 'Hồ sơ tìm được: đang mở trước, theo hạn; rồi đã kết thúc, mới nhất trước',
  en: 'The dossiers: open ones first, by what is due; then closed ones, the latest first',
};

export const listDossiers = operation({
  ...none,
  id: 'listDossiers',
  method: 'GET',
  path: '/v1/dossiers',
  summary: {
    vi: 'Danh sách hồ sơ của đơn vị, hoặc của cổng theo thứ tự thay đổi',
    en: 'The dossiers of a unit; or those of a portal, in order of change',
  },
  actors: ['portal', 'officer'],
  query: z.strictObject({
    ...filters,
    /** For portals: what changed at that time or later, and a minute before it. */
    changedSince: Time.optional(),
    ...paging,
  }),
  tagged: false,
  success: { status: 200, description: found },
});

/** Names, identity numbers and telephone numbers are in the body, since addresses end up in logs. */
export const findDossiers = operation({
  ...none,
  id: 'findDossiers',
  method: 'POST',
  path: '/v1/dossiers/search',
  summary: { vi: 'Tìm hồ sơ của một người', en: 'Find the dossiers of a person' },
  actors: ['officer'],
  body: z.strictObject({
    ...filters,
    /** Part of the applicant’s name; without regard to case and Vietnamese marks. */
    applicant: line(100).optional(),
    /** Personal identification number, passport number or tax code, of the applicant or of whoever handed it in. */
    identifier: Identifier.optional(),
    /** Of the same. */
    phone: Phone.optional(),
    limit: z.int().min(1).max(100).default(25),
    cursor: Cursor.optional(),
  }),
  idempotent: false,
  tagged: false,
  success: { status: 200, description: found },
});
