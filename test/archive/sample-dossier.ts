import { createHash } from 'node:crypto';
import { PackageInput } from '#shared/archive/package-input.ts';
import { chainStart, link } from '#shared/journal/chain.ts';
import type { JournalActor, JournalEntry, JournalEvent, UnlinkedEntry } from '#shared/journal/journal.ts';

const code = 'H00.01-20260302-0000001';
const portal: JournalActor = { kind: 'portal', id: 'cong-dvcqg' };
const officer = (name: string): JournalActor => ({ kind: 'officer', id: `${name}.an-binh`, unit: 'H00.01' });
const system: JournalActor = { kind: 'system', id: 'inspect' };

const acts: Array<[at: string, by: JournalActor, ...events: JournalEvent[]]> = [
  [
    '2026-03-02T01:58:11Z',
    portal,
    { type: 'dossier.drafted', channel: 'online' },
    { type: 'files.declared', purpose: 'component', files: [{ id: 'f1', name: 'Tờ khai.pdf' }] },
  ],
  [
    '2026-03-02T01:58:40Z',
    system,
    { type: 'file.accepted', file: 'f1', pages: 2, recognise: true },
    { type: 'dossier.submitted' },
    { type: 'task.opened', task: { no: 1, step: 'reception', dueAt: '2026-03-02T09:58:40Z' } },
  ],
  [
    '2026-03-02T02:20:00Z',
    officer('tiep-nhan'),
    { type: 'task.claimed', officer: 'tiep-nhan.an-binh' },
    { type: 'task.completed', no: 1, step: 'reception', outcome: 'accept' },
    { type: 'dossier.accepted', clock: { dueAt: '2026-03-05T10:00:00Z' } },
    { type: 'task.opened', task: { no: 2, step: 'appraisal', dueAt: '2026-03-04T10:00:00Z' } },
  ],
  [
    '2026-03-03T03:05:00Z',
    officer('chuyen-vien'),
    { type: 'supplement.requested', request: { reason: 'Thiếu bản án <ly hôn> & ngày "có hiệu lực"' } },
  ],
  [
    '2026-03-04T07:30:00Z',
    portal,
    { type: 'supplement.ended', as: 'received', dueAt: '2026-03-06T10:00:00Z' },
  ],
  [
    '2026-03-06T04:00:00Z',
    officer('van-thu'),
    { type: 'result.issued', file: 'f3' },
    { type: 'task.completed', no: 4, step: 'issue', outcome: 'issued', note: 'Số 12/XN-UBND' },
  ],
  [
    '2026-03-06T08:00:00Z',
    officer('tiep-nhan'),
    { type: 'dossier.closed', as: 'returned' },
    { type: 'odd', x: 'dài'.repeat(120) },
  ],
];

/** A journal of these entries. */
export function chained(entries: readonly UnlinkedEntry[]): JournalEntry[] {
  const journal: JournalEntry[] = [];
  for (const entry of entries) journal.push(link(journal.at(-1)?.hash ?? chainStart, entry));
  return journal;
}

const sampleJournal = chained(
  acts.map(([at, by, ...events], index) => {
    const seq = index + 1;
    return { code, seq, at, by, events, key: `key-${seq}`, digest: 'd'.repeat(64) };
  }),
);

/** The bytes of the sample's files, by id. */
export const sampleFiles = new Map<string, Uint8Array>([
  ['f1', new TextEncoder().encode('%PDF-1.7 tờ khai\n'.repeat(4000))],
  ['f2', new TextEncoder().encode('ảnh bản án')],
  ['f3', new TextEncoder().encode('giấy xác nhận')],
  ['f1.text.json', new TextEncoder().encode('{"version":1,"pages":[]}')],
  ['f1.searchable.pdf', new TextEncoder().encode('%PDF-1.7 tờ khai, tìm được')],
]);

const file = (id: string, name: string, rest: object) => {
  const bytes = sampleFiles.get(id) ?? new Uint8Array();
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return {
    id,
    name,
    size: bytes.length,
    sha256,
    addedAt: '2026-03-02T01:58:40Z',
    mediaType: 'application/pdf',
    ...rest,
  };
};

const text = (vi: string, en: string) => ({ vi, en });

const dossier = {
  code,
  procedure: {
    code: '1.004873',
    version: 3,
    name: text('Cấp giấy xác nhận tình trạng hôn nhân', 'Confirmation of marital status'),
  },
  unit: { id: 'H00.01', name: text('UBND phường An Bình', 'An Bình ward') },
  applicantName: 'Nguyễn Thị Thử <Nghiệm>',
  submitterName: 'Trần Văn Mẫu',
  channel: 'online',
  status: 'returned',
  receivedAt: '2026-03-02T02:20:00Z',
  dueAt: '2026-03-06T10:00:00Z',
  closedAt: '2026-03-06T08:00:00Z',
  outcome: text('Đã trả kết quả', 'Result returned'),
  clock: [
    text('3 ngày làm việc kể từ khi tiếp nhận', '3 working days from receipt'),
    text('Tạm dừng 1 ngày làm việc chờ bổ sung', 'Paused 1 working day for a supplement'),
  ],
  applicant: { kind: 'citizen', name: 'Nguyễn Thị Thử <Nghiệm>', identifier: '001190000001' },
  form: {
    purpose: 'Đăng ký kết hôn',
    spouses: [{ name: 'Lê A', year: 1990, kind: 'husband' }],
    registeredOn: '2019-09-05',
    constructor: true,
    none: null,
  },
};

/** A closed dossier of 1.004873 with three files, one of them named to do harm. */
export const sampleDossier = (): PackageInput =>
  PackageInput.parse({
    dossier,
    journal: sampleJournal,
    files: [
      file('f1', 'Tờ khai.pdf', {
        component: 'declaration',
        title: text('Tờ khai xác nhận tình trạng hôn nhân', 'Declaration of marital status'),
        role: 'component',
        pages: 2,
        pronom: 'fmt/276',
        format: { pronom: 'fmt/276', name: 'Acrobat PDF - Portable Document Format', version: '1.7' },
        scannedBy: 'ClamAV',
        confirmed: {
          by: 'tiep-nhan.an-binh',
          at: '2026-03-02T02:10:00Z',
          basis: 'Nghị định 118/2025/NĐ-CP <Điều 1>',
        },
      }),
      file('f2', '../..\\bản án\r\n100%.jpg', {
        title: 'Bản án ly hôn',
        role: 'supplement',
        mediaType: 'image/jpeg',
        unread: 'not-in-time',
      }),
      file('f3', 'CON.pdf', {
        title: 'Giấy xác nhận',
        role: 'result',
        addedAt: '2026-03-06T04:00:00Z',
        issued: { number: '12', symbol: 'XN-UBND', at: '2026-03-06T04:00:00Z', signer: 'van-thu.an-binh' },
      }),
    ],
    derivatives: [
      file('f1.text.json', 'Tờ khai.text.json', { of: 'f1', kind: 'text', mediaType: 'application/json' }),
      file('f1.searchable.pdf', 'Tờ khai.searchable.pdf', { of: 'f1', kind: 'pdf' }),
    ],
    retention: {
      term: { years: 20 },
      from: '2026-03-06T08:00:00Z',
      until: '2046-12-31T17:00:00Z',
      basis: 'Thông tư 10/2022/TT-BNV',
    },
    source: text('Trung tâm lưu trữ tỉnh', 'Provincial archive'),
    names: {
      people: {
        'tiep-nhan.an-binh': {
          name: 'Nguyễn Thị Hoa',
          title: text('Cán bộ một cửa', 'One-stop officer'),
          unit: 'H00.01',
        },
        'van-thu.an-binh': { name: 'Phạm Thu Hà', title: text('Văn thư', 'Clerk'), unit: 'H00.01' },
      },
      steps: { reception: text('Tiếp nhận', 'Reception'), appraisal: text('Thẩm định', 'Appraisal') },
      outcomes: { 'reception/accept': text('Tiếp nhận hồ sơ', 'Accept') },
      components: { declaration: text('Tờ khai', 'Declaration') },
      fields: {
        purpose: text('Mục đích sử dụng', 'Purpose'),
        name: text('Họ và tên', 'Name'),
        'spouses/year': text('Năm sinh', 'Year of birth'),
      },
      values: { 'spouses/kind=husband': text('Chồng', 'Husband') },
      units: { 'H00.01': text('UBND phường An Bình', 'An Bình ward') },
    },
  });
