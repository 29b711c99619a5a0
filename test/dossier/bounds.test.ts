import { describe, expect, it } from 'vitest';
import { checkFiles, checkPapers, checkRoom } from '#shared/dossier/acts/files/check-files.ts';
import type { NewFile } from '#shared/file/file.ts';
import { declared, procedure, resultFile } from './fixtures.ts';

const megabytes50 = 50 * 1024 * 1024;
const [declaration] = procedure.components.filter(({ id }) => id === 'declaration');
const named = (vi: string, en: string) => ({ ...declaration, id: 'one', name: { vi, en } });

/** A procedure with one component, of which at most two files of 1000 bytes are taken. */
const bounded = {
  ...procedure,
  components: procedure.components.slice(0, 1).map((component) => ({
    ...component,
    ...named('Tờ khai', 'Declaration'),
    mediaTypes: ['application/pdf' as const, 'image/png' as const],
    maxBytes: 1_000,
    maxFiles: 2,
  })),
};
const file = (own: Partial<NewFile> = {}) => declared('f', { component: 'one', size: 1_000, ...own });
const check = (files: NewFile[], required = false) => checkFiles(bounded, files, () => required);

const tooMany = (most: number) => ({
  pointer: '/files',
  code: 'too-many-files',
  detail: {
    vi: `Hồ sơ có tối đa ${most} tệp loại này. Hãy gửi các tệp đã khai thay vì khai thêm.`,
    en: `A dossier can have at most ${most} files of this kind. Send the declared files instead of declaring more.`,
  },
});

describe('a paper of its own', () => {
  it.each([
    ['at the bound', { size: megabytes50 }, []],
    [
      'a byte too large',
      { size: megabytes50 + 1 },
      [
        {
          pointer: '/files/0/size',
          code: 'file-too-large',
          detail: {
            vi: 'Tệp có 52428801 byte, vượt giới hạn 52428800 byte.',
            en: 'The file has 52428801 bytes; the maximum is 52428800.',
          },
        },
      ],
    ],
    ['a picture', { mediaType: 'image/jpeg' }, []],
    ['another picture', { mediaType: 'image/png' }, []],
    [
      'of another type',
      { mediaType: 'text/html' },
      [
        {
          pointer: '/files/0/mediaType',
          code: 'media-type-not-accepted',
          detail: {
            vi: '“Văn bản” chỉ nhận application/pdf, image/jpeg, image/png.',
            en: '“The paper” accepts only application/pdf, image/jpeg, image/png.',
          },
        },
      ],
    ],
  ])('%s', (_, own, findings) => {
    expect(checkPapers([{ ...resultFile('r'), ...own }])).toEqual(findings);
  });
});

describe('a file of a component', () => {
  it('is taken at the bounds of size and number', () => {
    expect(check([file(), file()])).toEqual([]);
    expect(check([file()], true)).toEqual([]);
    expect(check([])).toEqual([]);
  });

  it('is refused beyond them, with its place and why', () => {
    expect(check([file({ size: 1_001 }), file({ mediaType: 'image/jpeg' }), file()])).toEqual([
      {
        pointer: '/files/0/size',
        code: 'file-too-large',
        detail: {
          vi: 'Tệp có 1001 byte, vượt giới hạn 1000 byte.',
          en: 'The file has 1001 bytes; the maximum is 1000.',
        },
      },
      {
        pointer: '/files/1/mediaType',
        code: 'media-type-not-accepted',
        detail: {
          vi: '“Tờ khai” chỉ nhận application/pdf, image/png.',
          en: '“Declaration” accepts only application/pdf, image/png.',
        },
      },
      {
        pointer: '/files',
        code: 'too-many-files',
        detail: { vi: '“Tờ khai” nhận nhiều nhất 2 tệp.', en: '“Declaration” accepts at most 2 files.' },
      },
    ]);
  });

  it('is missed where it is required', () => {
    expect(check([], true)).toEqual([
      {
        pointer: '/files',
        code: 'missing-component',
        detail: {
          vi: 'Thiếu thành phần hồ sơ bắt buộc “Tờ khai”.',
          en: 'The required component “Declaration” is missing.',
        },
      },
    ]);
  });

  it.each([
    ['two', 'two'],
    [undefined, ''],
  ])('that the procedure does not have is named: %s', (component, name) => {
    const { component: _, ...rest } = file();
    expect(check([{ ...rest, ...(component !== undefined && { component }) }])).toEqual([
      {
        pointer: '/files/0/component',
        code: 'unknown-component',
        detail: {
          vi: `Thủ tục không có thành phần hồ sơ “${name}”.`,
          en: `The procedure has no component “${name}”.`,
        },
      },
    ]);
  });
});

describe('a dossier', () => {
  const some = (purpose: 'result' | 'opinion' | 'supplement' | 'component', count: number) =>
    Array.from({ length: count }, () => ({ purpose }));
  const one = [resultFile('r')];

  it.each([
    ['its last result', some('result', 19), 'result', []],
    ['a result too many', some('result', 20), 'result', [tooMany(20)]],
    ['its last opinion', some('opinion', 19), 'opinion', []],
    ['an opinion too many', some('opinion', 20), 'opinion', [tooMany(20)]],
    ['a result beside opinions', some('opinion', 20), 'result', []],
    ['many supplements', some('supplement', 20), 'supplement', []],
    ['its last file', some('component', 299), 'supplement', []],
    ['a file too many', some('component', 300), 'supplement', [tooMany(300)]],
    ['a result when it is full', some('component', 300), 'result', [tooMany(300)]],
  ] as const)('has room for %s, or says how much it has', (_, known, purpose, findings) => {
    expect(checkRoom(known, one, purpose)).toEqual(findings);
  });
});
