import { thousands } from '#shared/kernel/thousands.ts';
import { href, type Layout, type PathOf } from '../layout.ts';
import { type Markup, markup } from '../markup.ts';
import { titleOf } from '../metadata/vn-archival.ts';
import type { PackageDerivative, PackageFile, PackageInput } from '../package-input.ts';
import { vietnamTime } from '../when.ts';
import { both, label } from './bilingual.ts';
import { roleWords, unreadWords, wordsFor } from './words.ts';

type Place = { input: PackageInput; places: Layout; pathOf: PathOf };

const copyWords = {
  text: label('Văn bản nhận dạng (JSON)', 'Recognised text (JSON)'),
  pdf: label('Bản tìm kiếm được (PDF/A-2b)', 'Searchable copy (PDF/A-2b)'),
};

const copy = (made: PackageDerivative, places: Layout, pathOf: PathOf) =>
  markup`<br><a href="${href(places, pathOf(made))}">${copyWords[made.kind]}</a>`;

const unread = ({ unread: why }: PackageFile) =>
  why &&
  markup`<br>${label('Không nhận dạng văn bản', 'Text not recognised')}: ${both(wordsFor(unreadWords, why))}`;

function row(file: PackageFile, { input, places, pathOf }: Place): Markup {
  const component = file.component ? both(wordsFor(input.names.components, file.component)) : undefined;
  const derived = input.derivatives.filter(({ of }) => of === file.id);
  const pages = file.pages === undefined ? undefined : markup`<br>${file.pages} ${label('trang', 'pages')}`;
  return markup`<tr>
<td><a href="${href(places, pathOf(file))}">${both(titleOf(file))}</a><br><span class="name">${file.name}</span>${derived.map((made) => copy(made, places, pathOf))}${unread(file)}</td>
<td>${both(wordsFor(roleWords, file.role))}${component ? markup`<br>${component}` : undefined}</td>
<td>${file.mediaType}<br>${thousands(file.size)} byte${pages}</td>
<td><time datetime="${file.addedAt}">${vietnamTime(file.addedAt)}</time></td>
<td><code>${file.sha256}</code></td>
</tr>
`;
}

/** Every file with a link that works offline, and the hash to check it with. */
export function fileTable(place: Place): Markup {
  const { files } = place.input;
  if (files.length === 0) return markup`<p>${label('Hồ sơ không có tệp.', 'The dossier has no files.')}</p>`;
  return markup`<div class="wide" role="group" aria-labelledby="files" tabindex="0"><table>
<thead><tr>
<th scope="col">${label('Giấy tờ', 'Paper')}</th><th scope="col">${label('Vai trò', 'Role')}</th>
<th scope="col">${label('Định dạng', 'Format')}</th><th scope="col">${label('Thời điểm', 'Added')}</th>
<th scope="col">SHA-256</th>
</tr></thead>
<tbody>
${files.map((file) => row(file, place))}</tbody>
</table></div>`;
}
