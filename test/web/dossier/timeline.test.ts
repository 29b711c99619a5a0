import { describe, expect, it } from 'vitest';
import { DossierEvent } from '#shared/dossier/events.ts';
import { momentsOf, notesIn, type Telling } from '#web/dossier/facts/timeline.ts';
import type { Entry } from '#web/dossier/model.ts';
import { dossierEn } from '#web/words/dossier.en.ts';
import { dossierVi } from '#web/words/dossier.vi.ts';

const telling: Telling = {
  words: dossierVi,
  language: 'vi',
  schema: { properties: { name: { title: 'Họ tên', 'x-title-en': 'Name' } } },
  nameOf: (officer) => (officer === 'hoa' ? 'Nguyễn Thị Hoa' : officer),
  stepName: (step) => (step === 'reception' ? 'Tiếp nhận hồ sơ' : step),
};

let seq = 0;
const entry = (...events: object[]): Entry => ({
  seq: ++seq,
  at: '2026-03-02T09:30:00+07:00',
  by: { kind: 'officer', id: 'hoa' },
  hash: '',
  events,
});
const toldOf = (...events: object[]) => momentsOf([entry(...events)], telling)[0]?.told;

describe('the journal in words', () => {
  it('has words for every event that there is, in both languages', () => {
    const types = DossierEvent.options.map(({ shape }) => shape.type.value);
    for (const words of [dossierVi, dossierEn])
      expect(types.filter((type) => words.journal.events[type] === undefined)).toEqual([]);
  });

  it('tells what an event is about: a step, an officer, files', () => {
    expect(toldOf({ type: 'task.opened', task: { step: 'reception' } })).toMatchObject([
      { what: 'Mở bước: Tiếp nhận hồ sơ' },
    ]);
    expect(toldOf({ type: 'task.assigned', officer: 'hoa' })).toMatchObject([
      { what: 'Giao việc: Nguyễn Thị Hoa' },
    ]);
    expect(toldOf({ type: 'files.declared', files: [{ name: 'a.pdf' }, { name: 'b.pdf' }] })).toMatchObject([
      { what: 'Khai báo tệp: a.pdf, b.pdf' },
    ]);
  });

  it('keeps the words of people, also of what is asked for one by one', () => {
    const request = { reason: 'Thiếu giấy', items: [{ fault: 'missing', detail: 'Bản sao căn cước' }] };
    expect(toldOf({ type: 'supplement.requested', request })?.[0]?.said).toEqual([
      'Thiếu giấy',
      'Bản sao căn cước',
    ]);
  });

  it('says which date was before and which is now', () => {
    const moved = { before: '2026-03-05T10:00:00.000Z', dueAt: '2026-03-09T10:00:00.000Z' };
    expect(toldOf({ type: 'dossier.reappointed', reason: 'Mất điện', ...moved })?.[0]?.changes).toEqual([
      { label: 'Hạn', before: '17:00 05/03/2026', after: '17:00 09/03/2026' },
    ]);
  });

  it('compares a corrected form with the one before it', () => {
    const moments = momentsOf(
      [
        entry({ type: 'dossier.drafted', form: { name: 'An' } }),
        entry({ type: 'supplement.announced', form: { name: 'Anh' } }),
        entry({ type: 'supplement.announced', form: { name: 'Ánh' } }),
      ],
      telling,
    );
    expect(moments.map(({ told }) => told[0]?.changes)).toEqual([
      [],
      [{ label: 'Họ tên', before: 'An', after: 'Anh' }],
      [{ label: 'Họ tên', before: 'Anh', after: 'Ánh' }],
    ]);
  });

  it('shows an event that it does not know by its type', () => {
    expect(toldOf({ type: 'dossier.teleported' })).toMatchObject([{ what: 'dossier.teleported', said: [] }]);
  });
});

describe('what is read from the journal', () => {
  it('are the notes, the newest first', () => {
    const notes = notesIn([
      entry({ type: 'note.added', text: 'Gọi lại chiều nay' }),
      entry({ type: 'note.added', text: 'Đã gọi', mentions: ['minh'] }),
    ]);
    expect(notes).toMatchObject([
      { text: 'Đã gọi', mentions: ['minh'], by: 'hoa' },
      { text: 'Gọi lại chiều nay', mentions: [] },
    ]);
  });
});
