import { describe, expect, it } from 'vitest';
import { sourceOf } from '#shared/paper/source.ts';
import { writePaper } from '#shared/paper/write-paper.ts';
import { records } from '#test/dossier/world.ts';
import { accepted, rules } from './stories.ts';

const sources = { ...rules, units: records.units, officers: records.officers };
const applicant = { kind: 'citizen', name: 'NGUYỄN VĂN A' } as const;
const submitter = { kind: 'citizen', name: 'TRẦN THỊ B' } as const;

/** The lines of the receipt that a submission gets. */
function linesOf(draft: Parameters<typeof accepted>[0]): string[] {
  const { dossier, entries } = accepted(draft);
  const paper = dossier.papers?.find(({ form }) => form === 'receipt');
  if (paper === undefined) throw new Error('no receipt is due');
  const { blocks } = writePaper(sourceOf(entries, paper, sources));
  return blocks.flatMap((block) => ('runs' in block ? block.runs.map(({ text }) => text).join('') : []));
}

describe('the receipt', () => {
  it('says who handed it in for the applicant, and by what', () => {
    const authority = { ground: 'authorised', document: 'Giấy ủy quyền số 12' } as const;
    expect(linesOf({ applicant, submitter, authority })).toContain(
      'Người nộp hồ sơ: TRẦN THỊ B (theo văn bản ủy quyền: Giấy ủy quyền số 12)',
    );
    expect(linesOf({ applicant, submitter, authority: { ground: 'parent' } })).toContain(
      'Người nộp hồ sơ: TRẦN THỊ B (cha, mẹ của người chưa thành niên)',
    );
  });

  it('names nobody beside the applicant who came alone', () => {
    expect(linesOf({ applicant }).join('\n')).not.toContain('Người nộp hồ sơ');
  });
});
