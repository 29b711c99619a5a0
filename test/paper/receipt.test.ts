import { describe, expect, it } from 'vitest';
import { renderPaper } from '#shared/adapters/pdf/render-paper.ts';
import type { PaperContent } from '#shared/paper/content.ts';
import { sourceOf } from '#shared/paper/source.ts';
import { writePaper } from '#shared/paper/write-paper.ts';
import { records } from '#test/dossier/world.ts';
import { accepted, rules } from './stories.ts';

const sources = { ...rules, units: records.units, officers: records.officers };
const applicant = { kind: 'citizen', name: 'NGUYỄN VĂN A' } as const;
const submitter = { kind: 'citizen', name: 'TRẦN THỊ B' } as const;

/** The lines of the receipt that a submission gets. */
const linesOf = (draft: Parameters<typeof accepted>[0]): string[] => lines(receiptOf(draft));

function receiptOf(draft: Parameters<typeof accepted>[0], statusAt?: string) {
  const { dossier, entries } = accepted(draft);
  const paper = dossier.papers?.find(({ form }) => form === 'receipt');
  if (paper === undefined) throw new Error('no receipt is due');
  return writePaper({ ...sourceOf(entries, paper, sources), statusAt });
}

const lines = ({ blocks }: PaperContent) =>
  blocks.flatMap((block) => ('runs' in block ? block.runs.map(({ text }) => text).join('') : []));

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

  it('says where the applicant follows the dossier, in words and in the code; on one page', async () => {
    const statusAt = 'https://motcua.example/s/H00.01-20260302-0000001~ABCDEFGHIJKLMNOPQRSTUVWXYA';
    const content = receiptOf({ applicant }, statusAt);
    expect(lines(content)).toContain(`Theo dõi hồ sơ, trao đổi với cơ quan: ${statusAt}`);
    expect(content.qr.split('\n')).toContain(`TraCuu=${statusAt}`);
    expect((await renderPaper(content)).pages).toBe(1);
    expect(JSON.stringify(receiptOf({ applicant }))).not.toContain('TraCuu');
  });

  it('names nobody beside the applicant who came alone', () => {
    expect(linesOf({ applicant }).join('\n')).not.toContain('Người nộp hồ sơ');
  });
});
