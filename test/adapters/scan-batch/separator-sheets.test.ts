import { describe, expect, it } from 'vitest';
import { pageSigns } from '#shared/adapters/scan-batch/find-separators.ts';
import { separatorSheets } from '#shared/adapters/scan-batch/separator-sheets.ts';
import { flowing, readPdf } from '#test/adapters/pdf/reading.ts';
import { at } from './batches.ts';

const components = [
  {
    id: 'declaration',
    name: { vi: 'Tờ khai xác nhận tình trạng hôn nhân', en: 'Declaration of marital status' },
  },
  {
    id: 'identity',
    name: { vi: 'Giấy tờ tuỳ thân '.repeat(20).trim(), en: 'Identity paper '.repeat(20).trim() },
  },
];

describe('separator sheets', () => {
  it('are one A4 sheet for each component, that says in words and in its code what it parts', async () => {
    const pages = await readPdf(await separatorSheets(components, { at }));
    expect(pages.map(({ width, height }) => [width, height])).toEqual([
      [210, 297],
      [210, 297],
    ]);
    for (const [index, { text, canvas }] of pages.entries()) {
      const { id, name } = components[index] ?? { id: '', name: { vi: '', en: '' } };
      expect(flowing(text)).toContain(name.vi);
      expect(flowing(text)).toContain(name.en);
      expect(flowing(text)).toContain(id);
      expect(flowing(text)).toContain('Đặt tờ này ngay trước các giấy tờ');
      expect(await pageSigns(canvas.toBuffer('image/jpeg'), 'image/jpeg')).toEqual([
        { number: 1, separator: { component: id }, blank: false },
      ]);
    }
  });

  it('are the same to the byte whenever they are made', async () => {
    const [one, other] = [
      await separatorSheets(components, { at }),
      await separatorSheets(components, { at }),
    ];
    expect(Buffer.compare(one, other)).toBe(0);
  });

  it('name no component that could not be read again', async () => {
    const [first] = components;
    if (first === undefined) throw new Error('no component');
    await expect(separatorSheets([{ ...first, id: 'tờ khai' }], { at })).rejects.toThrow('no component');
  });
});
