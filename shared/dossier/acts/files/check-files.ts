import type { DossierFile, FilePurpose, NewFile } from '#shared/file/file.ts';
import { limits } from '#shared/file/limits.ts';
import type { Finding } from '#shared/kernel/finding.ts';
import type { Text } from '#shared/kernel/text.ts';
import type { Component, Procedure } from '#shared/procedure/procedure.ts';

type Bounds = Pick<Component, 'name' | 'mediaTypes' | 'maxBytes'>;

/** A signed paper, or a picture of one. */
const paperBounds: Bounds = {
  name: { vi: 'Văn bản', en: 'The paper' },
  mediaTypes: ['application/pdf', 'image/jpeg', 'image/png'],
  maxBytes: 50 * 1024 * 1024,
};

/** What officers bring: of each kind a dossier holds a few. */
export const ofOfficers: ReadonlySet<FilePurpose> = new Set(['result', 'opinion', 'agreement']);

/** What is wrong with the files that are papers of their own: results, opinions, requests, agreements. */
export const checkPapers = (files: NewFile[]): Finding[] =>
  files.flatMap((file, index) => checkBounds(file, index, paperBounds));

/** Whether a dossier has room for more files of a kind: a record holds so much, and no program may fill it up. */
export function checkRoom(
  known: readonly Pick<DossierFile, 'purpose'>[],
  added: readonly NewFile[],
  purpose: FilePurpose,
): Finding[] {
  const alike = known.filter((file) => file.purpose === purpose).length + added.length;
  const isFull = ofOfficers.has(purpose) && alike > limits.papers;
  if (!isFull && known.length + added.length <= limits.files) return [];
  const most = isFull ? limits.papers : limits.files;
  const detail = {
    vi: `Hồ sơ có tối đa ${most} tệp loại này. Hãy gửi các tệp đã khai thay vì khai thêm.`,
    en: `A dossier can have at most ${most} files of this kind. Send the declared files instead of declaring more.`,
  };
  return [{ pointer: '/files', code: 'too-many-files', detail }];
}

/** What is wrong with the declared files: against the procedure's components, of which `required` must be there. */
export function checkFiles(
  procedure: Procedure,
  files: NewFile[],
  required: (component: Component) => boolean,
): Finding[] {
  const byId = new Map(procedure.components.map((component) => [component.id, component]));
  return [
    ...files.flatMap((file, index) => checkFile(file, index, byId.get(file.component ?? ''))),
    ...procedure.components.flatMap((component) =>
      checkCount(
        component,
        files.filter((file) => file.component === component.id).length,
        required(component),
      ),
    ),
  ];
}

function checkFile(file: NewFile, index: number, component: Component | undefined): Finding[] {
  if (component !== undefined) return checkBounds(file, index, component);
  const id = file.component ?? '';
  const detail = {
    vi: `Thủ tục không có thành phần hồ sơ “${id}”.`,
    en: `The procedure has no component “${id}”.`,
  };
  return [finding(index, 'component', 'unknown-component', detail)];
}

function checkBounds(file: NewFile, index: number, { name, mediaTypes, maxBytes }: Bounds): Finding[] {
  const findings: Finding[] = [];
  if (!mediaTypes.includes(file.mediaType)) {
    findings.push(
      finding(index, 'mediaType', 'media-type-not-accepted', {
        vi: `“${name.vi}” chỉ nhận ${mediaTypes.join(', ')}.`,
        en: `“${name.en}” accepts only ${mediaTypes.join(', ')}.`,
      }),
    );
  }
  if (file.size > maxBytes) {
    findings.push(
      finding(index, 'size', 'file-too-large', {
        vi: `Tệp có ${file.size} byte, vượt giới hạn ${maxBytes} byte.`,
        en: `The file has ${file.size} bytes; the maximum is ${maxBytes}.`,
      }),
    );
  }
  return findings;
}

const finding = (index: number, field: string, code: string, detail: Text): Finding => ({
  pointer: `/files/${index}/${field}`,
  code,
  detail,
});

function checkCount(component: Component, count: number, required: boolean): Finding[] {
  if (count === 0 && required) {
    const detail = {
      vi: `Thiếu thành phần hồ sơ bắt buộc “${component.name.vi}”.`,
      en: `The required component “${component.name.en}” is missing.`,
    };
    return [{ pointer: '/files', code: 'missing-component', detail }];
  }
  if (count > component.maxFiles) {
    const detail = {
      vi: `“${component.name.vi}” nhận nhiều nhất ${component.maxFiles} tệp.`,
      en: `“${component.name.en}” accepts at most ${component.maxFiles} files.`,
    };
    return [{ pointer: '/files', code: 'too-many-files', detail }];
  }
  return [];
}
