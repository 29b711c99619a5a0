import type { Access } from '#shared/archive/access-log.ts';
import { type Markup, markup, type Piece } from '#shared/archive/markup.ts';
import type { Text } from '#shared/kernel/text.ts';
import type { Unit } from '#shared/unit/unit.ts';
import { type Language, type Shown, section, time } from './parts.ts';

const words = {
  title: { vi: 'Ai đã xem hồ sơ', en: 'Who looked at it' },
  none: { vi: 'Chưa ai mở giấy tờ của hồ sơ.', en: 'Nobody has opened its papers yet.' },
  about: {
    vi: 'Mười lần gần nhất: nơi xem, việc gì, để làm gì. Tên cán bộ không nêu ở đây.',
    en: 'The last ten times: by which office, what, and why. Names of officers are not told here.',
  },
  applicant: { vi: 'Trang này', en: 'This page' },
  unit: { vi: 'Cơ quan giải quyết', en: 'The office' },
  portal: { vi: 'Cổng dịch vụ công', en: 'The portal' },
  audit: { vi: 'Cơ quan lưu trữ, kiểm tra', en: 'Archive or inspection' },
  purposes: {
    applicant: { vi: 'người nộp theo dõi', en: 'the applicant follows it' },
    portal: { vi: 'phục vụ người nộp', en: 'to serve the applicant' },
    officer: { vi: 'giải quyết hồ sơ', en: 'to work on the dossier' },
    audit: { vi: 'lưu trữ, kiểm tra theo luật', en: 'archive or inspection by law' },
  },
} satisfies Record<string, Text | Record<string, Text>>;

const lookedAt = {
  file: { vi: 'mở giấy tờ', en: 'opened a paper' },
  dossier: { vi: 'xem hồ sơ', en: 'read the dossier' },
  copy: { vi: 'lấy bản sao', en: 'took a copy' },
  search: { vi: 'tìm kiếm', en: 'searched' },
  check: { vi: 'kiểm tra toàn vẹn', en: 'checked that it is whole' },
} satisfies Record<string, Text>;

/** What a look was, in plain words. */
const lookWords: Readonly<Record<Access['what'], Text>> = {
  search: lookedAt.search,
  text: lookedAt.search,
  person: lookedAt.search,
  papers: lookedAt.search,
  dossier: lookedAt.dossier,
  applicant: lookedAt.dossier,
  accesses: lookedAt.dossier,
  'open-file': lookedAt.file,
  file: lookedAt.file,
  page: lookedAt.file,
  redaction: lookedAt.copy,
  package: lookedAt.copy,
  export: lookedAt.copy,
  'hand-over': lookedAt.copy,
  verification: lookedAt.check,
  proof: lookedAt.check,
};

export const looksSection = (language: Language, shown: Shown): Markup =>
  section('looks', words.title[language], linesOf(language, shown));

/** Which office, what and why; who of the office it was, and what an inspection is about, is told to nobody here. */
function linesOf(language: Language, { accesses, units }: Shown): Piece {
  if (accesses.length === 0) return markup`<p>${words.none[language]}</p>`;
  return markup`<p class="soft">${words.about[language]}</p><ul class="looks">${accesses.map(
    ({ at, what, ...look }) => {
      const { by, why } = lookerOf(look, units);
      return markup`<li>${time(at)} ${by[language]}: ${lookWords[what][language]}, ${why[language]}</li>\n`;
    },
  )}</ul>`;
}

function lookerOf(
  { purpose, unit }: Pick<Access, 'purpose' | 'unit'>,
  units: readonly Unit[],
): { by: Text; why: Text } {
  const { purposes } = words;
  if (purpose === 'applicant' || purpose === 'portal') return { by: words[purpose], why: purposes[purpose] };
  const name = units.find(({ id }) => id === unit)?.name;
  return purpose === 'officer'
    ? { by: name ?? words.unit, why: purposes.officer }
    : { by: words.audit, why: purposes.audit };
}
