import * as z from 'zod';
import { PostEvent, Tracking } from '#shared/post/post-event.ts';
import { none, operation } from '../operation.ts';

const Time = z.iso.datetime({ offset: true });

/** By carriers, which are portals whose record says for which units they carry. */
export const takePostEvent = operation({
  ...none,
  id: 'takePostEvent',
  method: 'POST',
  path: '/v1/post/events',
  summary: { vi: 'Bưu chính báo giao nhận', en: 'A carrier tells of a hand-over' },
  actors: ['portal'],
  body: PostEvent,
  tagged: false,
  success: { status: 200, description: { vi: 'Đã ghi nhận', en: 'Noted' } },
  problems: [
    'wrong-role',
    'unknown-dossier',
    'unknown-consignment',
    'contradiction',
    'not-resolved',
    'not-sent',
    'already-delivered',
    'dossier-closed',
    'payment-due',
  ],
});

export const getConsignment = operation({
  ...none,
  id: 'getConsignment',
  method: 'GET',
  path: '/v1/post/{tracking}',
  summary: { vi: 'Xem hồ sơ gửi qua bưu chính', en: 'See what was posted' },
  actors: ['officer'],
  params: z.strictObject({ tracking: Tracking }),
  tagged: false,
  success: { status: 200, description: { vi: 'Các bưu gửi của đơn vị', en: 'The unit’s consignments' } },
  problems: ['wrong-role'],
});

export const PostEventTaken = z.strictObject({ noted: z.literal(true) });

/** What was posted to the caller's units under a number, with the papers that the carrier counted. */
export const Consignments = z.strictObject({
  items: z.array(
    z.strictObject({
      carrier: z.string(),
      tracking: z.string(),
      unit: z.string(),
      procedure: z.string(),
      applicant: z.string(),
      papers: z.array(z.strictObject({ component: z.string(), originals: z.int(), copies: z.int() })),
      postedAt: Time,
      handedAt: Time.optional(),
      receiver: z.string().optional(),
    }),
  ),
});
