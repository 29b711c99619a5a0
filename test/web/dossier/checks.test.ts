import { describe, expect, it } from 'vitest';
import { checksOf } from '#web/dossier/facts/checks.ts';
import type { Dossier, DossierFile, Procedure } from '#web/dossier/model.ts';
import { dossierVi } from '#web/words/dossier.vi.ts';

const procedure = {
  components: [
    { id: 'declaration', name: { vi: 'Tờ khai', en: 'Declaration' }, required: true },
    { id: 'card', name: { vi: 'Căn cước', en: 'Card' }, required: true, cases: ['other'] },
  ],
  form: { properties: { name: { title: 'Họ tên' } }, required: ['name'] },
} as unknown as Procedure;

const scan: DossierFile = {
  id: 'f1',
  component: 'declaration',
  name: 'to-khai.pdf',
  mediaType: 'application/pdf',
  size: 1,
  sha256: '',
  purpose: 'component',
  state: 'accepted',
};

const textsOf = (dossier: Partial<Dossier>) =>
  checksOf({ files: [], digitisation: [], ...dossier } as unknown as Dossier, procedure, {
    words: dossierVi.checks,
    language: 'vi',
    unitName: (unit) => (unit === 'H00.02' ? 'phường Bình Minh' : unit),
  }).map(({ state, text }) => `${state} ${text}`);

describe('what an officer should know before they decide', () => {
  it('names a required paper that is not there, but not one of another case', () => {
    expect(textsOf({ case: { id: 'usual' } })).toEqual(['danger Thiếu giấy tờ bắt buộc: Tờ khai']);
    expect(textsOf({ case: { id: 'usual' }, files: [scan] })).toEqual(['good Đủ giấy tờ bắt buộc']);
  });

  it('does not take a rejected file for the paper, and says what is wrong with it', () => {
    const rejected = {
      ...scan,
      state: 'rejected' as const,
      explanation: { vi: 'Tệp hỏng.', en: 'Damaged.' },
    };
    expect(textsOf({ case: { id: 'usual' }, files: [rejected] })).toEqual([
      'danger Thiếu giấy tờ bắt buộc: Tờ khai',
      'danger Tệp bị từ chối: to-khai.pdf. Tệp hỏng.',
    ]);
  });

  it('warns of a signature that does not hold', () => {
    const signed = { ...scan, signatures: [{ intact: true, trusted: false }] };
    expect(textsOf({ case: { id: 'usual' }, files: [signed] })[0]).toBe(
      'danger Chữ ký số không hợp lệ: to-khai.pdf',
    );
  });

  it('puts what is in the way before what is well, and names fields that are not filled in', () => {
    const digitisation = [{ component: 'declaration', state: 'not-digitised' as const }];
    expect(textsOf({ case: { id: 'usual' }, files: [scan], digitisation, form: {} })).toEqual([
      'danger Tờ khai còn thiếu: Họ tên',
      'warning 1 giấy tờ chưa đối chiếu với bản gốc',
      'good Đủ giấy tờ bắt buộc',
    ]);
  });

  it('adds up what is still to be paid, without what was cancelled', () => {
    const request = (state: 'requested' | 'cancelled', outstanding: number) => ({ state, outstanding });
    const payment = {
      state: 'requested',
      requests: [request('requested', 8_000), request('cancelled', 5_000)],
    };
    expect(
      textsOf({ files: [scan], case: { id: 'usual' }, payment: payment as unknown as Dossier['payment'] }),
    ).toContain('warning Còn phải nộp 8.000 ₫');
  });

  it('names the units whose opinions are waited for, the late ones first', () => {
    const asked = (unit: string, state: 'open' | 'overdue' | 'answered') => ({ unit, state });
    const consultations = [asked('H00.02', 'open'), asked('H00.03', 'overdue'), asked('H00.04', 'answered')];
    expect(
      textsOf({
        files: [scan],
        case: { id: 'usual' },
        consultations: consultations as unknown as NonNullable<Dossier['consultations']>,
      }),
    ).toEqual([
      'danger H00.03 trả lời ý kiến quá hạn',
      'warning Đang chờ ý kiến của phường Bình Minh',
      'good Đủ giấy tờ bắt buộc',
    ]);
  });
});
