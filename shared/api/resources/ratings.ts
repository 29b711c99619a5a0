import * as z from 'zod';
import { lines } from '#shared/kernel/line.ts';
import { Text } from '#shared/kernel/text.ts';
import { Scores } from '#shared/rating/rating.ts';
import { UnitId } from '#shared/unit/unit.ts';
import { none, operation } from '../operation.ts';
import { paging } from '../paging.ts';

const DossierPath = z.strictObject({ code: z.string().min(1).max(80) });

export const rateDossier = operation({
  ...none,
  id: 'rateDossier',
  method: 'POST',
  path: '/v1/dossiers/{code}/rating',
  summary: { vi: 'Đánh giá việc giải quyết hồ sơ', en: 'Rate how a dossier was resolved' },
  actors: ['portal', 'officer'],
  params: DossierPath,
  /** `scores` by criterion, 1 the worst; `overall` is always asked. */
  body: z.strictObject({ scores: Scores, comment: lines(2_000).optional() }),
  tagged: false,
  success: { status: 201, description: { vi: 'Đánh giá đã ghi nhận', en: 'The rating, noted' } },
  problems: [
    'unknown-dossier',
    'wrong-role',
    'dossier-open',
    'not-submitted',
    'already-rated',
    'rating-not-valid',
  ],
});

export const getRating = operation({
  ...none,
  id: 'getRating',
  method: 'GET',
  path: '/v1/dossiers/{code}/rating',
  summary: { vi: 'Xem đánh giá', en: 'Read a rating' },
  actors: ['portal', 'officer', 'manager'],
  params: DossierPath,
  tagged: false,
  success: { status: 200, description: { vi: 'Đánh giá', en: 'The rating' } },
  problems: ['unknown-dossier', 'not-rated'],
});

export const listRatings = operation({
  ...none,
  id: 'listRatings',
  method: 'GET',
  path: '/v1/reports/ratings',
  summary: { vi: 'Các đánh giá của đơn vị trong kỳ', en: 'A unit’s ratings over a period' },
  actors: ['manager'],
  query: z.strictObject({
    unit: UnitId.optional(),
    from: z.iso.date().optional(),
    to: z.iso.date().optional(),
    ...paging,
  }),
  tagged: false,
  success: { status: 200, description: { vi: 'Các đánh giá', en: 'The ratings' } },
});

export const RatingView = z.strictObject({
  code: z.string(),
  unit: z.string(),
  procedure: z.strictObject({ code: z.string(), version: z.int() }),
  at: z.iso.datetime({ offset: true }),
  /** The highest score that could be given. */
  best: z.int(),
  scores: z.array(z.strictObject({ id: z.string(), name: Text, score: z.int(), answer: Text })),
  comment: z.string().optional(),
});
