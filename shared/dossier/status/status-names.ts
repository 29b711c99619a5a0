import type { Text } from '#shared/kernel/text.ts';
import type { Dossier } from '../dossier.ts';

/** What each status is called; in the wording of the national status list if it has one. */
export const statusNames = {
  draft: { vi: 'Chờ tải tệp', en: 'Waiting for its files' },
  submitted: { vi: 'Mới đăng ký', en: 'Submitted' },
  accepted: { vi: 'Được tiếp nhận', en: 'Accepted' },
  answering: { vi: 'Đang trả lời tự động', en: 'Being answered automatically' },
  processing: { vi: 'Đang xử lý', en: 'Being processed' },
  'awaiting-supplement': { vi: 'Yêu cầu bổ sung giấy tờ', en: 'Waiting for a supplement' },
  resolved: { vi: 'Đã xử lý xong', en: 'Resolved' },
  returned: { vi: 'Đã trả kết quả', en: 'Result returned' },
  refused: { vi: 'Không được tiếp nhận', en: 'Refused' },
  withdrawn: { vi: 'Công dân yêu cầu rút hồ sơ', en: 'Withdrawn' },
  stopped: { vi: 'Dừng xử lý', en: 'Stopped' },
  expired: { vi: 'Quá hạn tải tệp', en: 'Expired before its files arrived' },
} as const satisfies Record<Dossier['status'], Text>;
