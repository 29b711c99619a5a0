import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { distinctNames, safeName } from '#shared/archive/file-name.ts';

const nasty = fc.constantFrom(
  '..',
  '/',
  '\\',
  '\r',
  '\n',
  '%',
  '%2e%2e',
  '\0',
  'CON',
  'nul.txt',
  '.',
  ' ',
  '~',
  '\u202e',
  ':',
);
const piece = fc.oneof(
  nasty,
  fc.string({ unit: 'binary', maxLength: 8 }),
  fc.constantFrom('bản án', 'e\u0323\u0302', '.pdf'),
);
const hostileName = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(''));

describe('a name that somebody gave a file', () => {
  it('becomes one segment that leads nowhere, whatever it was', () => {
    fc.assert(
      fc.property(hostileName, (name) => {
        const safe = safeName(name);
        expect(safe).not.toMatch(/[/\\:*?"<>|%\p{Cc}\p{Cf}]|\.\./u);
        expect(safe).not.toMatch(/^[. ~]|[. ]$/);
        expect(safe).not.toMatch(/^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i);
        expect(safe.normalize('NFC')).toBe(safe);
        expect(Buffer.byteLength(safe)).toBeLessThanOrEqual(121);
        expect(safe.length).toBeGreaterThan(0);
      }),
      { numRuns: 2000 },
    );
  });

  it('is settled after one pass', () => {
    fc.assert(
      fc.property(hostileName, (name) => {
        expect(safeName(safeName(name))).toBe(safeName(name));
      }),
    );
  });

  it.each([
    ['Tờ khai.pdf', 'Tờ khai.pdf'],
    ['To\u031b\u0300 khai.pdf', 'Tờ khai.pdf'],
    ['../../etc/passwd', '_._etc_passwd'],
    ['..\\..\\bản án\r\n100%.jpg', '_._bản án 100_.jpg'],
    ['CON.pdf', '_CON.pdf'],
    ['.htaccess', 'htaccess'],
    ['', 'file'],
    ['...', 'file'],
  ])('%j is kept as %j', (name, safe) => {
    expect(safeName(name)).toBe(safe);
  });

  it('keeps its extension when it is too long', () => {
    const safe = safeName(`${'đ'.repeat(500)}.pdf`);
    expect(safe).toMatch(/^đ+\.pdf$/);
    expect(Buffer.byteLength(safe)).toBeLessThanOrEqual(120);
  });

  it.each(['.searchable.pdf', '.text.json'])(
    'says what was made of a file when it is too long: %s',
    (ending) => {
      const safe = safeName(`${'đ'.repeat(500)}${ending}`);
      expect(safe.endsWith(`đ${ending}`)).toBe(true);
      expect(Buffer.byteLength(safe)).toBeLessThanOrEqual(120);
    },
  );
});

describe('names in one folder', () => {
  it('stay apart where case and normalisation do not count', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('a.pdf', 'A.PDF', 'a (2).pdf', 'ﬁ', 'fi', 'ọ', 'o\u0323')),
        (names) => {
          const distinct = distinctNames(names);
          const folded = distinct.map((name) => name.normalize('NFKC').toLowerCase());
          expect(new Set(folded).size).toBe(names.length);
        },
      ),
    );
  });

  it('are left alone where they differ', () => {
    expect(distinctNames(['a.pdf', 'b.pdf', 'A.pdf'])).toEqual(['a.pdf', 'b.pdf', 'A (2).pdf']);
  });
});

describe('a long name', () => {
  it.each(['.text.json', '.searchable.pdf', '.pdf'])('keeps its ending: %s', (ending) => {
    const name = `${'Tờ khai đề nghị '.repeat(20)}${ending}`;
    expect(safeName(name).endsWith(ending)).toBe(true);
  });

  it('tells what was made of a file from the file', () => {
    const stem = 'Tờ khai đề nghị '.repeat(20).trim();
    const names = ['.pdf', '.text.json', '.searchable.pdf'].map((ending) => safeName(`${stem}${ending}`));
    expect(new Set(names.map((name) => name.replace(/^[^.]*/, '')))).toEqual(
      new Set(['.pdf', '.text.json', '.searchable.pdf']),
    );
  });
});
