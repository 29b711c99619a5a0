import { describe, expect, it } from 'vitest';
import { readSeparator, separatorText } from '#shared/file/separator.ts';

describe('a separator sheet', () => {
  it('says which component the papers behind it are for', () => {
    expect(separatorText('declaration')).toBe('MOTCUA/1/component/declaration');
    expect(readSeparator('MOTCUA/1/component/declaration')).toEqual({ component: 'declaration' });
  });

  it.each(['a', 'to-khai.2_B', 'x'.repeat(60)])('is read as it was written: %s', (component) => {
    expect(readSeparator(separatorText(component))).toEqual({ component });
  });

  it.each(['', 'tờ khai', 'a/b', 'a\n', 'x'.repeat(61)])(
    'names no component of the name “%s”',
    (component) => {
      expect(() => separatorText(component)).toThrow('no component');
    },
  );
});

describe('a QR code', () => {
  it.each([
    '',
    'https://motcua.example/verify?id=MOTCUA/1/component/declaration',
    'MOTCUA/2/component/declaration',
    'MOTCUA/1/dossier/declaration',
    'MOTCUA/1/component/',
    'MOTCUA/1/component/a/b',
    'MOTCUA/1/component/declaration\n',
    ' MOTCUA/1/component/declaration',
    'motcua/1/component/declaration',
    `MOTCUA/1/component/${'x'.repeat(61)}`,
  ])('that says “%s” is no separator', (text) => {
    expect(readSeparator(text)).toBeUndefined();
  });
});
