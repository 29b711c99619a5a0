import { thousands } from '#shared/kernel/thousands.ts';
import { href } from '../layout.ts';
import { type Markup, markup } from '../markup.ts';
import { both, fact, label, section } from '../page/bilingual.ts';
import { pageStyle } from '../page/page-style.ts';
import { statusWords, wordsFor } from '../page/words.ts';
import { vietnamTime } from '../when.ts';
import type { DipInput } from './dip-input.ts';
import type { DipLayout, Placed } from './layout.ts';
import { kindWords } from './words.ts';

const moment = (instant: string) => markup`<time datetime="${instant}">${vietnamTime(instant)}</time>`;

const summary = ({
  recipient,
  purpose,
  by,
  at,
  source,
  units,
  dossiers,
}: DipInput) => markup`<dl class="facts">
${fact(label('Nơi nhận', 'Recipient'), recipient)}${fact(label('Mục đích', 'Purpose'), purpose)}${fact(
  label('Người quyết định', 'Ordered by'),
  by,
)}${fact(label('Thời điểm', 'At'), moment(at))}${fact(label('Cơ quan lưu trữ', 'Archive'), both(source))}${fact(
  label('Đơn vị có hồ sơ', 'Units'),
  units.toSorted().join(', '),
)}${fact(label('Số hồ sơ', 'Dossiers'), dossiers.length)}</dl>`;

const row = ({ dossier, entry }: Placed, places: DipLayout) => markup`<tr>
<td><a href="${href(places, entry.path)}">${dossier.code}</a><br><span class="name">${thousands(dossier.bytes)} byte</span></td>
<td>${dossier.procedure.code} (v${dossier.procedure.version})<br><span class="id">${dossier.unit}</span></td>
<td>${both(wordsFor(statusWords, dossier.status))}<br>${moment(dossier.closedAt)}</td>
<td>${moment(dossier.retainUntil)}</td>
<td><code>${entry.sha256}</code></td>
</tr>
`;

const table = (packages: readonly Placed[], places: DipLayout) =>
  markup`<div class="wide" role="group" aria-labelledby="dossiers" tabindex="0"><table>
<thead><tr>
<th scope="col">${label('Hồ sơ', 'Dossier')}</th><th scope="col">${label('Thủ tục, đơn vị', 'Procedure, unit')}</th>
<th scope="col">${label('Kết thúc', 'Closed')}</th><th scope="col">${label('Bảo quản đến', 'Kept until')}</th>
<th scope="col">SHA-256</th>
</tr></thead>
<tbody>
${packages.map((one) => row(one, places))}</tbody>
</table></div>
<p><a href="${href(places, places.manifest)}">${label('Danh mục dạng bảng (CSV)', 'The list as a table (CSV)')}</a></p>`;

/** For a shell, within single quotes; no name in the bag has one. */
const command = (line: string): Markup => markup`<pre><code>${line}</code></pre>\n`;

const checks = ({ packages: folder }: DipLayout, [first]: readonly Placed[]): Markup => {
  const path = first?.entry.path ?? folder;
  return markup`<p>${label(
    'Mở thư mục chứa bagit.txt. Kiểm tra toàn bộ gói:',
    'Open the folder that holds bagit.txt. To check everything:',
  )}</p>
${command('sha256sum --check manifest-sha256.txt tagmanifest-sha256.txt')}<p>${label(
    'Kiểm tra một hồ sơ, rồi so sánh với mã băm trong bảng trên:',
    'To check one dossier, to be compared with its hash in the table above:',
  )}</p>
${command(`sha256sum '${path}'`)}<p>${label(
    'Kiểm tra nội dung, nhật ký và tính toàn vẹn của từng hồ sơ bằng verify-package.mjs (docs/verify-package.mjs trong mã nguồn Một Cửa; chỉ cần Node 20, không cần mạng):',
    'To check what each dossier holds, and its journal, with verify-package.mjs (docs/verify-package.mjs in the source of Một Cửa; it needs Node 20 and no network):',
  )}</p>
${command(`for package in '${folder}'/*.zip; do node verify-package.mjs "$package"; done`)}`;
};

const head = (input: DipInput): Markup => markup`<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${`${kindWords[input.kind].vi} ${input.id}`}</title>
<style>${{ markup: pageStyle }}</style>
</head>`;

/** What was given out, on one page that needs no server, no script and no network. */
export function dipPage(input: DipInput, places: DipLayout, packages: readonly Placed[]): string {
  return markup`<!doctype html>
<html lang="vi">
${head(input)}
<body>
<header>
<p class="kind">${both(kindWords[input.kind])}</p>
<h1>${input.id}</h1>
<p class="lead">${input.purpose}</p>
</header>
<main>
${section('summary', label('Tóm tắt', 'Summary'), summary(input))}${section(
  'dossiers',
  label('Hồ sơ', 'Dossiers'),
  table(packages, places),
)}${section('proof', label('Tính toàn vẹn', 'Integrity'), checks(places, packages))}</main>
<footer>
<p>${label('Giờ ghi theo giờ Việt Nam (UTC+7).', 'Times are in Vietnam time (UTC+7).')}</p>
</footer>
</body>
</html>
`.markup;
}
