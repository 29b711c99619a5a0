import { describe, expect, it } from 'vitest';
import { sourceOf } from '#shared/paper/source.ts';
import { writePaper } from '#shared/paper/write-paper.ts';
import { maritalStatus, type Story, specialist } from '#test/dossier/fixtures.ts';
import { records } from '#test/dossier/world.ts';
import { accepted, decided } from './stories.ts';

const sources = { procedure: maritalStatus, units: records.units, officers: records.officers };

/** The lines of the request for papers that this outcome prints. */
function linesOf(rest: object): string[] {
  const story: Story = decided(accepted(), 'supplement', specialist, '2026-03-02 10:00', rest);
  const paper = { id: 'supplement-request-4', form: 'supplement-request' } as const;
  const { blocks } = writePaper(sourceOf(story.entries, paper, sources));
  return blocks.flatMap((block) => ('runs' in block ? block.runs.map(({ text }) => text).join('') : []));
}

const component = 'divorce-or-death-record';
const name = maritalStatus.components.find(({ id }) => id === component)?.name.vi;

describe('the request for papers', () => {
  it('says of each thing what is wrong with it, and names the rest', () => {
    const lines = linesOf({
      reason: 'Hồ sơ chưa đủ',
      components: ['declaration', component],
      items: [
        { component, fault: 'missing', detail: 'Thiếu trang 2 của bản án' },
        { fault: 'wrong', detail: 'Sai ngày sinh' },
      ],
    });
    const declaration = maritalStatus.components.find(({ id }) => id === 'declaration')?.name.vi;
    expect(lines).toContain(`1. ${name} – còn thiếu: Thiếu trang 2 của bản án`);
    expect(lines).toContain('2. Nội dung kê khai – chưa đúng: Sai ngày sinh');
    expect(lines).toContain(`3. ${declaration}`);
    expect(lines.filter((line) => /^\d+\. /.test(line))).toHaveLength(3);
  });

  it('names whom the applicant may ask, with their telephone', () => {
    const lines = linesOf({ reason: 'x', contact: { name: 'Chị Hoa', phone: '0274 1234567' } });
    expect(lines.join('\n')).toContain('liên hệ với Chị Hoa, số điện thoại 0274 1234567, để được hướng dẫn');
  });

  it('names the officer and the unit’s telephone where nobody else is named', () => {
    const unit = records.units.find(({ id }) => id === 'H00.01');
    const officer = records.officers.find(({ id }) => id === specialist.id);
    const lines = linesOf({ reason: 'x' }).join('\n');
    expect(lines).toContain(`liên hệ với ${officer?.name}, số điện thoại ${unit?.phone}, để được hướng dẫn`);
    expect(lines).not.toContain('thêm lần nữa');
  });
});
