import { describe, expect, it } from 'vitest';
import type { PackageInput } from '#shared/archive/package-input.ts';
import { sentenceOf } from '#shared/archive/page/sentences.ts';
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

  it('of a kind that nobody knew shows its data', () => {
    expect(sentenceOf({ type: 'constructor', b: 1, a: 2 }, input).vi).toBe('constructor {"a":2,"b":1}');
  });
});
