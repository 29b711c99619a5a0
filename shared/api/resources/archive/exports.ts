import * as z from 'zod';
import { DipInput } from '#shared/archive/dip/dip-input.ts';
import { refusal } from '#shared/kernel/finding.ts';
import { line } from '#shared/kernel/line.ts';
import { ChosenId, NamedId } from '../../chosen-ids.ts';
import { none, operation } from '../../operation.ts';
import { paging } from '../../paging.ts';

const Chosen = z.strictObject({ exportId: ChosenId });
const Path = z.strictObject({ exportId: NamedId });

const Time = z.iso.datetime({ offset: true });
const Act = z.strictObject({ by: z.string(), at: Time });

/** More would not be made within the time that a function has. */
const mostDossiers = 200;

export const ExportView = z.strictObject({
  id: z.string(),
  kind: DipInput.shape.kind,
  recipient: z.string(),
  purpose: z.string(),
  state: z.enum(['ordered', 'ready', 'expired', 'empty', 'acknowledged']),
  ordered: Act,
  codes: z.array(z.string()),
  made: z
    .strictObject({
      at: Time,
      /** Both absent where none of the dossiers can be given out: the state is `empty`. */
      sha256: z.exactOptional(z.string()),
      bytes: z.exactOptional(z.int()),
      missing: z.array(z.string()),
      /** Left out because they are not what was sealed: verify them to see what is damaged. */
      damaged: z.array(z.string()).optional(),
    })
    .optional(),
  acknowledged: z.strictObject({ ...Act.shape, reference: z.string(), receivedBy: z.string() }).optional(),
  /** Where to fetch it, for five minutes; ask again for another. */
  url: z.url().optional(),
});

export const ExportLine = ExportView.omit({ codes: true, url: true }).extend({ dossiers: z.int() });

const success = (vi: string, en: string) => ({ status: 200 as const, description: { vi, en } });

export const orderExport = operation({
  ...none,
  id: 'orderExport',
  method: 'PUT',
  path: '/v1/archive/exports/{exportId}',
  summary: {
    vi: 'Yêu cầu trích xuất nhiều hồ sơ để thanh tra hoặc nộp lưu (gói DIP)',
    en: 'Have several dossiers given out, to an inspection or the historical archive (a DIP)',
  },
  actors: ['auditor'],
  params: Chosen,
  body: z.strictObject({
    kind: DipInput.shape.kind,
    recipient: DipInput.shape.recipient,
    purpose: line(500, 3),
    codes: z
      .array(z.string().min(1).max(80))
      .min(1)
      .max(mostDossiers)
      .refine(
        (codes) => new Set(codes).size === codes.length,
        refusal('repeated', { vi: 'Mỗi hồ sơ chỉ ghi một lần.', en: 'Name each dossier once.' }),
      ),
  }),
  tagged: false,
  success: success('Yêu cầu', 'The order'),
  problems: ['not-sealed', 'destroyed', 'export-taken', 'export-too-large'],
});

export const listExports = operation({
  ...none,
  id: 'listExports',
  method: 'GET',
  path: '/v1/archive/exports',
  summary: { vi: 'Các lần trích xuất', en: 'What was given out' },
  actors: ['auditor'],
  query: z.strictObject({ ...paging }),
  tagged: false,
  success: success('Mới nhất trước', 'The latest first'),
});

export const getExport = operation({
  ...none,
  id: 'getExport',
  method: 'GET',
  path: '/v1/archive/exports/{exportId}',
  summary: { vi: 'Xem một lần trích xuất, và nơi tải', en: 'See an export, and where to fetch it' },
  actors: ['auditor'],
  params: Path,
  tagged: false,
  success: success('Yêu cầu', 'The order'),
  problems: ['unknown-export'],
});

export const acknowledgeExport = operation({
  ...none,
  id: 'acknowledgeExport',
  method: 'PUT',
  path: '/v1/archive/exports/{exportId}/acknowledgement',
  summary: {
    vi: 'Ghi nhận lưu trữ lịch sử đã tiếp nhận',
    en: 'Note that the historical archive has taken over',
  },
  actors: ['auditor'],
  params: Path,
  body: z.strictObject({
    /** Number of the record of delivery. */
    reference: line(100),
    receivedBy: line(200, 3),
  }),
  tagged: false,
  success: success('Yêu cầu', 'The order'),
  problems: ['unknown-export', 'not-a-hand-over', 'export-not-made', 'already-acknowledged'],
});
