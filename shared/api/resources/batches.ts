import * as z from 'zod';
import { BatchDeclaration } from '#shared/file/batch.ts';
import { ChosenId, NamedId } from '../chosen-ids.ts';
import { none, operation } from '../operation.ts';

const Chosen = z.strictObject({ batchId: ChosenId });
const Named = z.strictObject({ batchId: NamedId });

const success = { status: 200 as const, description: { vi: 'Tập quét', en: 'The batch' } };

export const putBatch = operation({
  ...none,
  id: 'putBatch',
  method: 'PUT',
  path: '/v1/batches/{batchId}',
  summary: {
    vi: 'Gửi một tập quét nhiều giấy tờ, có tờ phân cách',
    en: 'Send a batch of scanned papers with separator sheets between them',
  },
  actors: ['officer'],
  params: Chosen,
  body: BatchDeclaration,
  tagged: false,
  success,
  problems: ['wrong-role', 'unknown-procedure', 'unknown-unit', 'batch-taken'],
});

export const getBatch = operation({
  ...none,
  id: 'getBatch',
  method: 'GET',
  path: '/v1/batches/{batchId}',
  summary: { vi: 'Xem các giấy tờ tách từ tập quét', en: 'See the papers that a batch was split into' },
  actors: ['officer'],
  params: Named,
  tagged: false,
  success,
  problems: ['unknown-batch'],
});
