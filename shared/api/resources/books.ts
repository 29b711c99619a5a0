import * as z from 'zod';
import { UnitId } from '#shared/unit/unit.ts';
import { none, operation } from '../operation.ts';

const Time = z.iso.datetime({ offset: true });

export const orderBook = operation({
  ...none,
  id: 'orderBook',
  method: 'POST',
  path: '/v1/reports/follow-up-books',
  summary: { vi: 'Lập sổ theo dõi hồ sơ', en: 'Order a follow-up book' },
  actors: ['officer', 'manager'],
  /** Days of receipt in Việt Nam, both included; a month at most, within one year. The caller’s own unit where none is named. */
  body: z.strictObject({ unit: UnitId.optional(), from: z.iso.date(), to: z.iso.date() }),
  tagged: false,
  success: {
    status: 202,
    description: { vi: 'Đang lập; xem ở Location', en: 'Being made; look at Location' },
  },
  problems: ['key-reused'],
});

export const getBook = operation({
  ...none,
  id: 'getBook',
  method: 'GET',
  path: '/v1/reports/follow-up-books/{id}',
  summary: { vi: 'Tải sổ theo dõi hồ sơ', en: 'Fetch a follow-up book' },
  actors: ['officer', 'manager'],
  params: z.strictObject({ id: z.string().min(1).max(200) }),
  tagged: false,
  success: { status: 200, description: { vi: 'Sổ, khi đã lập xong', en: 'The book, once it is made' } },
  problems: ['unknown-book'],
});

export const BookView = z.strictObject({
  id: z.string(),
  unit: z.string(),
  from: z.iso.date(),
  to: z.iso.date(),
  orderedAt: Time,
  state: z.enum(['making', 'ready']),
  rows: z.int().optional(),
  pages: z.int().optional(),
  sha256: z.string().optional(),
  /** A link to the PDF that holds for five minutes. */
  url: z.url().optional(),
});
export type BookView = z.infer<typeof BookView>;
