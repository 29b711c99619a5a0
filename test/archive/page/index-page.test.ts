import { describe, expect, it } from 'vitest';
import type { PackageInput } from '#shared/archive/package-input.ts';
import { sentenceOf } from '#shared/archive/page/sentences.ts';
import { DossierEvent } from '#shared/dossier/events.ts';
import { described } from '../packing.ts';
import { sampleDossier } from '../sample-dossier.ts';

function pageOf(input: PackageInput = sampleDossier()): string {
  const page = described(input).entries.find(({ path }) => path.endsWith('/index.html'));
  if (!page || !('bytes' in page)) throw new Error('no page');
  return Buffer.from(page.bytes).toString();
}

describe('the index page of a package', () => {
  it('needs nothing from outside and runs nothing', () => {
    const page = pageOf();
    expect(page).not.toMatch(/<script|<img|<link|<iframe|\son\w+=|url\(|@import/i);
    expect(page).not.toMatch(/(?:href|src)="(?!representations\/)[^"#]*"/);
    expect(page).toContain(`default-src 'none'`);
  });

  it('links every file by a relative address that leads to it', () => {
    const { entries } = described();
    const root = 'data/H00.01-20260302-0000001/';
    const links = [...pageOf().matchAll(/href="([^"]+)"/g)].map(
      ([, href = '']) => root + decodeURIComponent(href),
    );
    expect(links.toSorted()).toEqual(
      entries.flatMap((entry) => ('fileId' in entry ? [entry.path] : [])).toSorted(),
    );
  });

  it('speaks Vietnamese first and marks the English', () => {
    const page = pageOf();
    expect(page).toContain('<html lang="vi">');
    expect(page).toContain('Tóm tắt <span class="en" lang="en">Summary</span>');
    for (const [, id = ''] of page.matchAll(/aria-labelledby="([^"]+)"/g))
      expect(page).toContain(`id="${id}"`);
  });

  it('tells the journal in plain words, in Vietnamese time', () => {
    const page = pageOf();
    expect(page).toContain('Xong bước “Tiếp nhận”: Tiếp nhận hồ sơ');
    expect(page).toContain('09:20 02/03/2026');
    expect(page).toContain('Tiếp nhận, hẹn trả: 17:00 05/03/2026');
    expect(page).toContain('Mục đích sử dụng');
    expect(page.match(/<li id="entry-/g)).toHaveLength(7);
  });

  it('names who acted, with the post, and keeps the id beside it', () => {
    const page = pageOf();
    expect(page).toMatch(/<strong>Phạm Thu Hà<\/strong>, Văn thư .*\(van-thu\.an-binh\)/);
    // Nobody has a record of this one.
    expect(page).toContain('<span class="id">chuyen-vien.an-binh</span>');
  });

  it('names fields and codes of the form at every depth, and writes dates as people do', () => {
    const form = pageOf().split('id="form"')[1]?.split('</section>')[0] ?? '';
    expect(form).toContain('Năm sinh');
    expect(form).toContain('Chồng <span class="en" lang="en">Husband</span>');
    expect(form).toContain('05/09/2019');
    expect(form).not.toContain('2019-09-05');
  });

  it('shows what people wrote as text, never as markup', () => {
    const attack = `"><script>alert(1)</script><a href='javascript:1'>`;
    const input = sampleDossier();
    input.dossier.applicantName = attack;
    input.dossier.form = { [attack]: [attack, { '__proto__ ': attack }] };
    input.names.steps[attack] = { vi: attack, en: attack };
    input.files = input.files.map((file) => ({ ...file, name: attack, title: attack }));
    input.retention.basis = attack;
    expect(pageOf(input)).not.toMatch(/<script|<a href='|<a href="javascript/);
  });
});

describe('an event in the journal', () => {
  const input = sampleDossier();

  it.each([
    [{ type: 'file.accepted', file: 'f1' }, 'Tệp đạt kiểm tra: Tờ khai.pdf'],
    [{ type: 'file.rejected', file: 'f9', problem: 'infected' }, 'Tệp bị loại, có mã độc: f9'],
    [{ type: 'supplement.ended', as: 'lapsed' }, 'Hết hạn bổ sung'],
    [{ type: 'dossier.closed', as: 'refused' }, 'Kết thúc hồ sơ: Từ chối tiếp nhận'],
    [{ type: 'task.claimed' }, 'Nhận việc'],
    [
      { type: 'task.completed', step: 'constructor', outcome: 'toString' },
      'Xong bước “constructor”: toString',
    ],
  ])('%j reads as a sentence', (event, sentence) => {
    expect(sentenceOf(event, input).vi).toBe(sentence);
  });

  it.each(DossierEvent.options.map((option) => option.shape.type.value))('%s has a sentence', (type) => {
    const said = sentenceOf({ type }, input);
    for (const words of [said.vi, said.en]) {
      expect(words).not.toContain(type);
      expect(words).not.toContain('{');
    }
  });

  it.each([
    [
      {
        type: 'correction.judged',
        madeBy: 'agency',
        reason: 'Bản in ghi sai',
        rule: { id: 'nd-61-2018-d21', basis: 'Điều 21' },
      },
      'Sai sót của cơ quan, sửa không thu phí (Điều 21): Bản in ghi sai',
    ],
    [
      { type: 'correction.judged', madeBy: 'applicant', reason: 'Tờ khai ghi sai' },
      'Sai sót của người nộp: Tờ khai ghi sai',
    ],
    [
      {
        type: 'dossier.reappointed',
        before: '2026-12-17T10:30:00Z',
        dueAt: '2027-01-20T10:00:00Z',
        reason: 'Mất điện',
      },
      'Hẹn lại từ 17:30 17/12/2026 sang 17:00 20/01/2027: Mất điện',
    ],
    [
      {
        type: 'consultation.asked',
        consultation: { unit: 'H00.01', dueAt: '2026-03-05T10:00:00Z', question: 'Có vướng không?' },
      },
      'Hỏi ý kiến UBND phường An Bình, hạn 17:00 05/03/2026: Có vướng không?',
    ],
    [
      { type: 'consultation.answered', opinion: 'agree', text: 'Không vướng' },
      'Trả lời ý kiến, đồng ý: Không vướng',
    ],
    [
      { type: 'paper.due', paper: 'p1', form: 'apology' },
      'Phải in: Phiếu xin lỗi và hẹn lại ngày trả kết quả',
    ],
    [
      { type: 'result.issued', file: 'f3', number: { ordinal: 5, year: 2026, unit: 'H00.01' } },
      'Ban hành kết quả, số 5/2026: CON.pdf',
    ],
    [{ type: 'task.claimed', officer: 'tiep-nhan.an-binh' }, 'Nhận việc: Nguyễn Thị Hoa'],
    [
      {
        type: 'dossier.redated',
        calendar: { version: 3 },
        due: { before: '2026-12-17T10:30:00Z', after: '2026-12-18T10:30:00Z' },
      },
      'Tính lại hạn theo lịch làm việc phiên bản 3; hẹn trả từ 17:30 17/12/2026 sang 17:30 18/12/2026',
    ],
  ])('%j says all that it knows', (event, sentence) => {
    expect(sentenceOf(event, input).vi).toBe(sentence);
  });

  it('of a kind that nobody knew shows its data', () => {
    expect(sentenceOf({ type: 'constructor', b: 1, a: 2 }, input).vi).toBe('constructor {"a":2,"b":1}');
  });
});
