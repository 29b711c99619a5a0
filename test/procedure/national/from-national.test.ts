import { describe, expect, it } from 'vitest';
import { fromNational } from '#shared/procedure/national/from-national.ts';
import { NationalRecords } from '#shared/procedure/national/payload.ts';
import { publish } from '#shared/procedure/publish.ts';
import { aPayload, aWay, ofCases } from './a-payload.ts';

const order = { effectiveFrom: '2027-01-01' };

function imported(payload: unknown, before = {}) {
  const made = fromNational(payload, { ...order, ...before });
  if (!made.ok) throw new Error(JSON.stringify(made.error));
  return made.value;
}

describe('a record of the national database', () => {
  const { procedure, notes } = imported(aPayload());

  it('becomes a version that can be published', () => {
    const published = publish([], procedure, '2026-12-01');
    expect(published.ok).toBe(true);
    expect(procedure).toMatchObject({ code: '1.009999', version: 1, effectiveFrom: '2027-01-01' });
  });

  it('gives the limit that most channels have, and those of the others', () => {
    expect(procedure.channels).toEqual(['online', 'desk', 'post']);
    expect(procedure.limit).toEqual({ value: 5, unit: 'WORKING_DAY' });
    expect(procedure.limits).toEqual({ post: { value: 7, unit: 'WORKING_DAY' } });
  });

  it('gives fees by channel, whatever marks stand between thousands', () => {
    expect(procedure.fees?.lines.map(({ code, amount, channels }) => [code, amount, channels])).toEqual([
      ['PLP01', 8000, ['desk']],
      ['PLP01-2', 0, ['online']],
    ]);
  });

  it('gives papers with their numbers; one that is asked for “if any” is not required', () => {
    expect(
      procedure.components.map(({ id, code, originals, copies, required }) => [
        id,
        code,
        originals,
        copies,
        required,
      ]),
    ).toEqual([
      ['don-de-nghi', 'KQ.01', 1, 0, true],
      ['giay-uy-quyen-neu-co', undefined, 0, 1, false],
    ]);
  });

  it('takes a heading of the list of papers for no case', () => {
    expect(procedure.cases).toEqual([
      {
        id: 'chung',
        sequence: [
          { vi: 'Nộp hồ sơ.', en: 'Nộp hồ sơ.' },
          { vi: 'Nhận kết quả.', en: 'Nhận kết quả.' },
        ],
      },
    ]);
  });

  it('says what it does not know: English, fees, workflow', () => {
    expect(notes.map(({ code }) => code)).toEqual(['new-fees', 'usual-steps', 'untranslated']);
    expect(notes.at(-1)?.detail.en).toMatch(
      /^No English yet: \/cases\/chung\/sequence\/0, .*\/fees\/PLP01\/name, .*\/name, \/result\/name\.$/,
    );
  });
});

describe('a record that divides its papers by case', () => {
  const { procedure } = imported(ofCases);

  it('gives cases, and papers to each', () => {
    expect(procedure.cases?.map(({ id, name }) => [id, name?.vi])).toEqual([
      ['cap-moi', 'Cấp mới'],
      ['cap-lai', 'Cấp lại'],
    ]);
    expect(procedure.components.map(({ name, cases }) => [name.vi, cases])).toEqual([
      ['Giấy cũ', ['cap-lai']],
      ['Đơn đề nghị', undefined],
    ]);
  });
});

describe('the next version of a procedure', () => {
  const { procedure: first } = imported(aPayload());
  const before = {
    ...first,
    name: { vi: first.name.vi, en: 'Trial certificate' },
    retention: { term: 'permanent' as const, basis: 'x' },
  };

  it('keeps what the national record is silent about, and English that still fits', () => {
    const { procedure, notes } = imported(aPayload({ YEUCAU: 'Có mặt' }), { before });
    expect(procedure).toMatchObject({ version: 2, name: before.name, retention: before.retention });
    expect(notes.map(({ detail }) => detail.en)).toEqual(['No English yet: /listing/conditions.']);
  });

  it('keeps fees that the record does not name, and says so', () => {
    const { procedure, notes } = imported(aPayload({ CACHTHUCTHUCHIEN: [aWay(1)] }), { before });
    expect(procedure.fees).toEqual(before.fees);
    expect(notes.map(({ code }) => code)).toContain('fees-kept');
  });
});

describe('a record with something wrong', () => {
  const reasons = (changes: object) => {
    const made = fromNational(aPayload(changes), order);
    return made.ok ? [] : made.error.map(({ pointer, code }) => `${pointer} ${code}`);
  };

  it.each([
    ['no code', { MATTHC: '' }, '/code bad-record'],
    ['a code of no known form', { MATTHC: '9.1' }, '/code bad-record'],
    [
      'an unknown channel',
      { CACHTHUCTHUCHIEN: [aWay(4), aWay(1)] },
      '/CACHTHUCTHUCHIEN/0/KENH unknown-channel',
    ],
    [
      'a limit that is a range',
      { CACHTHUCTHUCHIEN: [aWay(1, [], '5-7')] },
      '/CACHTHUCTHUCHIEN/0/THOIGIAN/0/THOIGIANGIAIQUYET unclear-limit',
    ],
    ['no limit at all', { CACHTHUCTHUCHIEN: [aWay(1, [], '')] }, '/CACHTHUCTHUCHIEN no-limit'],
    [
      'a limit in fortnights',
      { CACHTHUCTHUCHIEN: [{ KENH: 1, THOIGIAN: [{ THOIGIANGIAIQUYET: 1, DONVITINH: 'Tuần trăng' }] }] },
      '/CACHTHUCTHUCHIEN/0/THOIGIAN/0/DONVITINH unknown-unit',
    ],
    [
      'an amount that is none',
      { CACHTHUCTHUCHIEN: [aWay(1, [{ SOTIEN: 'theo quy định' }])] },
      '/CACHTHUCTHUCHIEN/0 bad-amount',
    ],
    [
      'copies that are no number',
      { THANHPHANHOSO: [{ GIAYTO: [{ TENGIAYTO: 'Đơn', SOBANCHINH: 'một' }] }] },
      '/THANHPHANHOSO/0 bad-count',
    ],
    ['no law', { CANCUPHAPLY: [] }, '/CANCUPHAPLY no-law'],
    ['no agency', { COQUANTHUCHIEN: [] }, '/COQUANTHUCHIEN no-agency'],
    ['an unknown level', { CAPTHUCHIEN: [{ CAPTHUCHIEN: '8' }] }, '/CAPTHUCHIEN/0 unknown-level'],
    ['nobody to apply', { DOITUONGTHUCHIEN: [] }, '/DOITUONGTHUCHIEN no-subject'],
    ['no result', { KETQUATHUCHIEN: [] }, '/KETQUATHUCHIEN no-result'],
    ['a text where a list belongs', { THANHPHANHOSO: 'Đơn' }, '/THANHPHANHOSO bad-record'],
    [
      'too little time to share out',
      { CACHTHUCTHUCHIEN: [{ KENH: 1, THOIGIAN: [{ THOIGIANGIAIQUYET: 4, DONVITINH: 'Giờ làm việc' }] }] },
      '/CACHTHUCTHUCHIEN too-short',
    ],
  ])('is refused for %s', (_, changes, reason) => {
    expect(reasons(changes)).toContain(reason);
  });

  it('is refused for all that is wrong at once', () => {
    expect(reasons({ CANCUPHAPLY: [], COQUANTHUCHIEN: [] })).toEqual(
      ['/COQUANTHUCHIEN no-agency', '/CANCUPHAPLY no-law'].toSorted().toReversed(),
    );
  });

  it('is refused where it is no record', () => {
    expect(fromNational('Đơn', order).ok).toBe(false);
    expect(fromNational(null, order).ok).toBe(false);
  });
});

describe('a file of national records', () => {
  it('holds one, a list, or the answer of the service', () => {
    const records = (value: unknown) => NationalRecords.parse(value);
    expect(records({ MATTHC: '1' })).toEqual([{ MATTHC: '1' }]);
    expect(records([{ MATTHC: '1' }])).toEqual([{ MATTHC: '1' }]);
    expect(records({ result: [{ MATTHC: '1' }], error_code: '0' })).toEqual([{ MATTHC: '1' }]);
  });
});
