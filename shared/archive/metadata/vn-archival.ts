import * as z from 'zod';
import type { PathOf } from '../layout.ts';
import type { PackageFile, PackageInput, PackageNames } from '../package-input.ts';
import { describeDefault, describeTerm } from '../retention-words.ts';
import { vietnamDay } from '../when.ts';

const named = <T extends z.ZodType>(title: string, schema: T) => schema.meta({ title });
const text = (title: string) => named(title, z.string());
/** Null says that nobody has recorded it. */
const unrecorded = (title: string) => named(title, z.string().nullable());
const count = (title: string) => named(title, z.int().nullable());

const ArchivalDocument = z.object({
  code: text('Mã tài liệu'),
  order: named('Số thứ tự trong hồ sơ', z.int()),
  type: text('Tên loại tài liệu'),
  number: unrecorded('Số của tài liệu'),
  symbol: unrecorded('Ký hiệu của tài liệu'),
  date: text('Ngày tài liệu'),
  signer: unrecorded('Người ký').optional(),
  agency: text('Cơ quan'),
  subject: text('Trích yếu nội dung'),
  language: text('Ngôn ngữ'),
  pages: count('Số trang'),
  note: unrecorded('Ghi chú'),
  informationSymbol: unrecorded('Ký hiệu thông tin'),
  keywords: named('Từ khóa', z.array(z.string())),
  accessLevel: text('Chế độ sử dụng'),
  reliability: unrecorded('Mức độ tin cậy'),
  autograph: unrecorded('Bút tích'),
  physicalState: unrecorded('Tình trạng vật lý'),
  format: text('Định dạng'),
  attachment: text('Tệp đính kèm'),
});

/** The archival description that Vietnamese archives keep: fonds, file, documents. */
export const VietnameseArchival = z.object({
  fonds: z.object({
    code: text('Mã phông'),
    name: text('Tên phông'),
    keeper: text('Cơ quan lưu trữ'),
    languages: named('Ngôn ngữ', z.array(z.string())),
  }),
  file: z.object({
    code: text('Mã hồ sơ'),
    title: text('Tiêu đề hồ sơ'),
    retention: text('Thời hạn bảo quản'),
    retentionBasis: unrecorded('Căn cứ thời hạn bảo quản'),
    retentionRemark: unrecorded('Thời hạn bảo quản theo mặc định cấu hình').optional(),
    retentionDefault: named('Theo thời hạn mặc định của tổ chức', z.string()).optional(),
    retentionUntil: unrecorded('Bảo quản đến ngày'),
    accessLevel: text('Chế độ sử dụng'),
    language: text('Ngôn ngữ'),
    start: text('Thời gian bắt đầu'),
    end: text('Thời gian kết thúc'),
    keywords: named('Từ khóa', z.array(z.string())),
    totalDocuments: named('Tổng số tài liệu', z.int()),
    totalPages: count('Tổng số trang'),
    totalSheets: count('Số lượng tờ'),
    physicalState: unrecorded('Tình trạng vật lý'),
    informationSymbol: unrecorded('Ký hiệu thông tin'),
    reliability: unrecorded('Mức độ tin cậy'),
    paperFileCode: unrecorded('Mã hồ sơ giấy gốc'),
    backup: unrecorded('Chế độ và tình trạng dự phòng'),
  }),
  documents: z.array(ArchivalDocument),
});

export const titleOf = ({ title }: PackageFile) =>
  typeof title === 'string' ? { vi: title, en: title } : title;

function totalPages(files: readonly PackageFile[]): number | null {
  if (files.some(({ pages }) => pages === undefined)) return null;
  return files.reduce((sum, { pages = 0 }) => sum + pages, 0);
}

function signerOf({ issued }: PackageFile, people: PackageNames['people']): string | null {
  if (issued?.signer === undefined) return null;
  return (Object.hasOwn(people, issued.signer) ? people[issued.signer]?.name : undefined) ?? issued.signer;
}

const restricted = 'Hạn chế';

/** Fills the archival description from what the dossier knows; the rest is null, not guessed. */
export function vietnameseArchival(
  { dossier, files, retention, source, names }: PackageInput,
  pathOf: PathOf,
): z.infer<typeof VietnameseArchival> {
  const { procedure, unit } = dossier;
  return {
    fonds: { code: unit.id, name: unit.name.vi, keeper: source.vi, languages: ['vie'] },
    file: {
      code: dossier.code,
      title: `${procedure.name.vi}: ${dossier.applicantName}`,
      retention: describeTerm(retention.term).vi,
      retentionBasis: retention.basis ?? null,
      retentionRemark: retention.remark ?? null,
      ...(retention.default && { retentionDefault: describeDefault(retention.default).vi }),
      retentionUntil: retention.until ? vietnamDay(retention.until) : null,
      accessLevel: restricted,
      language: 'vie',
      start: vietnamDay(dossier.receivedAt ?? dossier.closedAt),
      end: vietnamDay(dossier.closedAt),
      keywords: [procedure.code, procedure.name.vi],
      totalDocuments: files.length,
      totalPages: totalPages(files),
      totalSheets: null,
      physicalState: null,
      informationSymbol: null,
      reliability: null,
      paperFileCode: null,
      backup: null,
    },
    documents: files.map((file, index) => ({
      code: `${dossier.code}.${String(index + 1).padStart(4, '0')}`,
      order: index + 1,
      type: titleOf(file).vi,
      number: file.issued?.number ?? null,
      symbol: file.issued?.symbol ?? null,
      date: vietnamDay(file.issued?.at ?? file.addedAt),
      signer: signerOf(file, names.people),
      agency: unit.name.vi,
      subject: titleOf(file).vi,
      language: 'vie',
      pages: file.pages ?? null,
      note: null,
      informationSymbol: null,
      keywords: file.component ? [file.component] : [],
      accessLevel: restricted,
      reliability: null,
      autograph: null,
      physicalState: null,
      format: file.mediaType,
      attachment: pathOf(file),
    })),
  };
}
