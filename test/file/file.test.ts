import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FileDeclaration, FileName } from '#shared/file/file.ts';

const accepts = (name: string) => FileName.safeParse(name).success;
const declaration = { name: 'a.pdf', mediaType: 'application/pdf', size: 1, sha256: 'a'.repeat(64) };

describe('the name of a file', () => {
  it.each([
    'Tờ khai.pdf',
    'Đơn (bản 2) – ký.pdf',
    '.htaccess',
    'a..b',
    'tệp không đuôi',
    '文件.png',
    'x'.repeat(200),
    '%2e%2e%2f',
    'CON',
  ])('may be %j', (name) => {
    expect(accepts(name)).toBe(true);
  });

  it.each([
    '',
    '.',
    '..',
    '...',
    '../a.pdf',
    'a/b.pdf',
    'a\\b.pdf',
    '/etc/passwd',
    'C:\\a.pdf',
    'a\0.pdf',
    'a\n.pdf',
    'fdp.\u202Egpj.exe',
    'a\u200B.pdf',
    '\uFEFFa.pdf',
    'a\uE000.pdf',
    ' a.pdf',
    'a.pdf ',
    'x'.repeat(201),
  ])('may not be %j', (name) => {
    expect(accepts(name)).toBe(false);
  });

  it('is one segment of a path, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (name) => {
        if (!accepts(name)) return;
        const { pathname } = new URL(encodeURIComponent(name), 'https://x/folder/');
        expect(pathname).toMatch(/^\/folder\/[^/]+$/);
        expect(/[/\\]/.test(name)).toBe(false);
      }),
    );
  });
});

describe('the declaration of a file', () => {
  it('takes the size and the SHA-256 of the bytes, and nothing beside', () => {
    expect(FileDeclaration.parse(declaration)).toEqual(declaration);
    for (const wrong of [
      { size: 0 },
      { size: 1.5 },
      { size: -1 },
      { size: 2 ** 53 },
      { sha256: 'A'.repeat(64) },
      { sha256: 'a'.repeat(63) },
      { component: '' },
      { purpose: 'result' },
      { state: 'accepted' },
      { id: 'mine' },
    ]) {
      expect(FileDeclaration.safeParse({ ...declaration, ...wrong }).success, JSON.stringify(wrong)).toBe(
        false,
      );
    }
  });
});
