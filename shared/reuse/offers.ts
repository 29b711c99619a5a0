import type { FileSource, NewFile } from '#shared/file/file.ts';
import type { Finding } from '#shared/kernel/finding.ts';
import type { Component, Procedure } from '#shared/procedure/procedure.ts';
import type { KeptPaper } from './kept-paper.ts';

/** Whether a paper is what a component asks for: by the national code of both, or as the same component of the same procedure. */
export function fits(paper: KeptPaper, { code, id, mediaTypes }: Component, procedure: string): boolean {
  if (!mediaTypes.includes(paper.mediaType)) return false;
  if (code !== undefined && paper.paper !== undefined) return code === paper.paper;
  return paper.kind === 'component' && paper.procedure === procedure && paper.component === id;
}

/** Which of somebody's papers may be handed in with a procedure, and for what. */
export const offersFor = ({ code, components }: Procedure, papers: readonly KeptPaper[]) =>
  components.flatMap((component) =>
    papers.filter((paper) => fits(paper, component, code)).map((paper) => ({ for: component.id, ...paper })),
  );

const isFrom = (paper: KeptPaper, { code, file }: Pick<FileSource, 'code' | 'file'>) =>
  paper.code === code && paper.file === file;

/** What is wrong with the files that are to be taken from earlier dossiers of the applicant. */
export function checkSources(
  { code, components }: Procedure,
  files: readonly NewFile[],
  kept: readonly KeptPaper[],
): Finding[] {
  return files.flatMap((file, index): Finding[] => {
    const { from } = file;
    if (from === undefined) return [];
    const component = components.find(({ id }) => id === file.component);
    const paper = kept.find((one) => isFrom(one, from));
    const isSame = paper?.sha256 === file.sha256 && paper.size === file.size;
    if (component && paper && isSame && fits(paper, component, code)) return [];
    const detail = {
      vi: 'Người nộp không có giấy tờ này còn giá trị sử dụng cho thành phần đó. Hãy gửi tệp mới.',
      en: 'The applicant has no such valid paper for this component. Send a new file.',
    };
    return [{ pointer: `/files/${index}/from`, code: 'unknown-paper', detail }];
  });
}

/** The files with what they were in the dossiers that they are taken from. */
export const withSources = (files: readonly NewFile[], kept: readonly KeptPaper[]): NewFile[] =>
  files.map(({ from, ...file }) => {
    const kind = from && kept.find((paper) => isFrom(paper, from))?.kind;
    return from === undefined || kind === undefined ? file : { ...file, from: { ...from, kind } };
  });
