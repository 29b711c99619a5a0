import type { Case, Component } from '../procedure.ts';
import type { Notes } from './notes.ts';
import type { NationalPaper, NationalProcedure } from './payload.ts';
import { caseName } from './read-cases.ts';
import { slug } from './slug.ts';

type Listed = { paper: NationalPaper; cases: string[] };

/** What the national record does not say of a paper, until somebody says it. */
const bounds = {
  mediaTypes: ['application/pdf', 'image/jpeg', 'image/png'],
  maxBytes: 20 * 1024 * 1024,
  maxFiles: 5,
};

/** Papers that are asked for only of some are marked in words alone. */
const conditional = /nếu có|trường hợp|trong trường hợp|đối với/iu;

/** The papers of all cases; a paper of several is one component. */
export function readComponents(
  { THANHPHANHOSO }: NationalProcedure,
  cases: readonly Case[],
  before: readonly Component[],
  notes: Notes,
): Component[] {
  const listed = papersOf(THANHPHANHOSO, cases);
  const taken = new Set<string>();
  return listed.map(({ paper, cases: of }, index) => {
    const known =
      before.find(({ code, name }) => (code ?? '') === paper.MAGIAYTO && name.vi === paper.TENGIAYTO) ??
      before.find(({ code }) => code !== undefined && code === paper.MAGIAYTO);
    const id = known !== undefined && !taken.has(known.id) ? known.id : slug(paper.TENGIAYTO, taken);
    taken.add(id);
    const pointer = `/THANHPHANHOSO/${index}`;
    const everywhere = of.length === 0 || of.length === cases.length;
    return {
      id,
      ...(paper.MAGIAYTO !== '' && { code: paper.MAGIAYTO }),
      name: notes.text(`/components/${id}/name`, paper.TENGIAYTO, known?.name),
      ...blankOf(paper, pointer, notes),
      ...(!everywhere && { cases: of }),
      required: known?.required ?? !conditional.test(paper.TENGIAYTO),
      originals: countOf(paper.SOBANCHINH, pointer, notes),
      copies: countOf(paper.SOBANSAO, pointer, notes),
      mediaTypes: known?.mediaTypes ?? bounds.mediaTypes,
      maxBytes: known?.maxBytes ?? bounds.maxBytes,
      maxFiles: known?.maxFiles ?? bounds.maxFiles,
      ...(known?.signature && { signature: known.signature }),
    };
  });
}

/** Every paper once, with the cases that ask for it; none stands for all. */
function papersOf(groups: NationalProcedure['THANHPHANHOSO'], cases: readonly Case[]): Listed[] {
  const asked = groups.map(({ TRUONGHOP, GIAYTO }) => ({
    id: caseOf(TRUONGHOP, cases),
    papers: GIAYTO.filter(({ TENGIAYTO }) => TENGIAYTO !== ''),
  }));
  const papers = asked.reduce<NationalPaper[]>((merged, group) => merge(merged, group.papers), []);
  return papers.map((paper) => {
    const ids = asked.filter((group) => group.papers.some(same(paper))).map(({ id }) => id);
    const everywhere = ids.includes(undefined);
    return { paper, cases: everywhere ? [] : [...new Set(ids.flatMap((id) => id ?? []))] };
  });
}

const same = (one: NationalPaper) => (other: NationalPaper) =>
  one.MAGIAYTO === other.MAGIAYTO && one.TENGIAYTO === other.TENGIAYTO;

/** Both lists in one: what is new comes before the paper that follows it in its own list, or last. */
const merge = (papers: readonly NationalPaper[], group: readonly NationalPaper[]): NationalPaper[] =>
  group.reduceRight<{ merged: NationalPaper[]; place: number }>(
    ({ merged, place }, paper) => {
      const known = merged.findIndex(same(paper));
      return known < 0 ? { merged: merged.toSpliced(place, 0, paper), place } : { merged, place: known };
    },
    { merged: [...papers], place: papers.length },
  ).merged;

const caseOf = (word: string, cases: readonly Case[]) =>
  cases.length < 2 ? undefined : cases.find(({ name }) => name?.vi === caseName(word))?.id;

function blankOf({ TENMAUDON, URL: url }: NationalPaper, pointer: string, notes: Notes) {
  if (TENMAUDON === '') return {};
  const isLink = URL.canParse(url);
  if (url !== '' && !isLink) {
    notes.note(
      `${pointer}/URL`,
      'bad-link',
      `Đường dẫn mẫu không dùng được: ${url}.`,
      `The form’s link cannot be used: ${url}.`,
    );
  }
  return { blank: { name: TENMAUDON, ...(isLink && { url }) } };
}

function countOf(word: string, pointer: string, notes: Notes): number {
  if (/^\d{0,3}$/.test(word)) return Number(word);
  notes.fault(pointer, 'bad-count', `Số bản không phải số: “${word}”.`, `Not a number of copies: “${word}”.`);
  return 0;
}
