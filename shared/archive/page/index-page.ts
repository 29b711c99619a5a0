import type { Layout, PathOf } from '../layout.ts';
import { type Markup, markup } from '../markup.ts';
import type { PackageInput } from '../package-input.ts';
import { both, fact, label, section } from './bilingual.ts';
import { dataList } from './data-list.ts';
import { fileTable } from './file-table.ts';
import { pageStyle } from './page-style.ts';
import { clock, retention, summary } from './summary.ts';
import { timeline } from './timeline.ts';
import { personKindWords, personWords } from './words.ts';

const proof = (head: string, { journal }: PackageInput) => markup`<dl class="facts">
${fact(label('Số mục nhật ký', 'Journal entries'), journal.length)}${fact(
  label('Mã băm cuối của nhật ký', 'Hash of the last journal entry'),
  markup`<code>${head}</code>`,
)}</dl>
<p>${label(
  'Mỗi mục nhật ký mang mã băm của mục trước; mỗi tệp có mã băm trong manifest-sha256.txt. Để tự kiểm tra, mở thư mục chứa bagit.txt và chạy:',
  'Every journal entry carries the hash of the one before; every file has its hash in manifest-sha256.txt. To check them yourself, open the folder that holds bagit.txt and run:',
)}</p>
<pre><code>sha256sum --check manifest-sha256.txt tagmanifest-sha256.txt</code></pre>`;

const head = ({ dossier }: PackageInput): Markup => markup`<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${`Hồ sơ ${dossier.code}`}</title>
<style>${{ markup: pageStyle }}</style>
</head>`;

/** The whole dossier on one page that needs no server, no script and no network. */
export function indexPage(input: PackageInput, places: Layout, pathOf: PathOf, journalHead: string): string {
  const { dossier, names } = input;
  const name = both(dossier.procedure.name);
  return markup`<!doctype html>
<html lang="vi">
${head(input)}
<body>
<header>
<p class="kind">${label('Hồ sơ thủ tục hành chính, gói lưu trữ', 'Administrative dossier, archive package')}</p>
<h1>${dossier.code}</h1>
<p class="lead">${name}</p>
<p class="outcome">${both(dossier.outcome)}</p>
</header>
<main>
${section('summary', label('Tóm tắt', 'Summary'), summary(input))}${section(
  'clock',
  label('Thời hạn', 'Deadline'),
  clock(input),
)}${section('files', label('Giấy tờ', 'Papers'), fileTable({ input, places, pathOf }))}${section(
  'applicant',
  label('Thông tin chủ hồ sơ', 'Applicant'),
  dataList(dossier.applicant, { fields: personWords, values: personKindWords }),
)}${section('form', label('Nội dung tờ khai', 'Form'), dataList(dossier.form, names))}${section(
  'journal',
  label('Diễn biến', 'History'),
  timeline(input),
)}${section('retention', label('Bảo quản', 'Retention'), retention(input))}${section(
  'proof',
  label('Tính toàn vẹn', 'Integrity'),
  proof(journalHead, input),
)}</main>
<footer>
<p>${label(
    'Trang này được lập từ dữ liệu trong gói; giờ ghi theo giờ Việt Nam (UTC+7).',
    'This page was made from the data in the package; times are in Vietnam time (UTC+7).',
  )}</p>
</footer>
</body>
</html>
`.markup;
}
