import { describe, expect, it } from 'vitest';
import type { SigningPower } from '#shared/unit/signing-power.ts';
import { deputy, leader, officers } from '#test/dossier/fixtures.ts';
import { ordered, resultIn } from '#test/paper/stories.ts';
import { shippedTemplates } from './shipped.ts';

const basis = 'Quyết định 12/QĐ-UBND';
const by = (signs: SigningPower) => ({
  officers: officers.map((one) => (one.id === deputy.id ? { ...one, signs } : one)),
});

const signedIn = ({ blocks }: ReturnType<typeof resultIn>) =>
  blocks.flatMap((block) => (block.kind === 'signatures' ? block.places : []));

describe('over the signature of a result', () => {
  it('stand the words of its template where the head signed', () => {
    const title = 'TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH';
    expect(signedIn(resultIn(ordered(leader)))).toMatchObject([{ title, name: 'Lê Quang Hùng' }]);
  });

  it.each<[string, SigningPower, string]>([
    [
      'the collective and KT. of a deputy',
      { as: 'deputy', title: 'PHÓ CHỦ TỊCH', head: 'CHỦ TỊCH' },
      'TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH',
    ],
    [
      'TL. alone of who signs by order',
      { as: 'by-order', title: 'CHÁNH VĂN PHÒNG', head: 'CHỦ TỊCH', basis },
      'TL. CHỦ TỊCH\nCHÁNH VĂN PHÒNG',
    ],
    [
      'TUQ. alone of who signs by authority',
      { as: 'by-authority', title: 'TRƯỞNG PHÒNG', head: 'CHỦ TỊCH', basis, until: '2026-12-31' },
      'TUQ. CHỦ TỊCH\nTRƯỞNG PHÒNG',
    ],
  ])('stand %s', (_, power, title) => {
    expect(signedIn(resultIn(ordered(deputy, by(power))))).toMatchObject([{ title, name: 'Đinh Thị Thủy' }]);
  });

  it('stand the words of a template that keeps them, and the name of who signed', () => {
    const fixed = shippedTemplates.map((one) => ({
      ...one,
      signer: 'ISSUING AUTHORITY',
      signerFixed: true as const,
    }));
    const title = 'ISSUING AUTHORITY';
    expect(signedIn(resultIn(ordered(deputy), fixed))).toMatchObject([{ title, name: 'Đinh Thị Thủy' }]);
  });

  it('stand the words of its template, and the name of the directory, where the journal has no capacity', () => {
    const story = ordered(deputy);
    const entries = story.entries.map((entry) => ({
      ...entry,
      events: entry.events.map((event) => {
        if (event['type'] !== 'result.signed') return event;
        const { signer: _, ...early } = event;
        return early;
      }),
    }));
    const title = 'TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH';
    expect(signedIn(resultIn({ ...story, entries }))).toMatchObject([{ title, name: 'Đinh Thị Thủy' }]);
  });
});
