import { describe, expect, it } from 'vitest';
import { oneStopRulesAt } from '#shared/dossier/one-stop-rules.ts';
import { type Authority, authorityNames, checkAuthority } from '#shared/unit/authority.ts';
import type { Person } from '#shared/unit/person.ts';

const applicant: Person = { kind: 'citizen', name: 'NGUYỄN VĂN A', identifier: '001099000001' };
const company: Person = { kind: 'organisation', name: 'CÔNG TY MẪU' };
const submitter: Person = { kind: 'citizen', name: 'TRẦN THỊ B', identifier: '001099000002' };
const rule = oneStopRulesAt('2026-03-02').authority;
const paper = { component: 'authorisation', document: 'Giấy ủy quyền số 12' };

type Changes = Partial<Parameters<typeof checkAuthority>[0]>;
const found = (authority: Authority | undefined, changes: Changes = {}) =>
  checkAuthority(
    {
      channel: 'online',
      applicant,
      submitter,
      authority,
      files: [{ component: 'authorisation' }],
      ...changes,
    },
    rule,
  ).map(({ code, pointer }) => `${pointer} ${code}`);

describe('who files for themselves', () => {
  it.each([
    ['without naming a submitter', undefined],
    ['as the submitter of the same identifier', { ...submitter, identifier: '001099000001' }],
    ['as the submitter of the same name', { kind: 'citizen', name: ' nguyễn  văn a ' } as const],
  ])('needs no authority, and may name none: %s', (_, self) => {
    expect(found(undefined, { submitter: self })).toEqual([]);
    expect(found({ ground: 'authorised', ...paper }, { submitter: self })).toEqual([
      '/authority authority-needless',
    ]);
  });
});

describe('who files for another', () => {
  it.each(['online', 'desk', 'post'])('says by what, through every channel: %s', (channel) => {
    expect(found(undefined, { channel })).toEqual(['/authority authority-missing']);
    expect(found({ ground: 'parent' }, { channel })).toEqual([]);
  });

  it('is another even of the same name, where the identifiers differ', () => {
    expect(found(undefined, { submitter: { ...submitter, name: applicant.name } })).toHaveLength(1);
  });

  it('is not asked where the rule says so', () => {
    const lenient = { ...rule, channels: ['desk'] };
    const filing = { channel: 'online', applicant, submitter, files: [] };
    expect(checkAuthority(filing, lenient)).toEqual([]);
    expect(checkAuthority({ ...filing, channel: 'desk' }, lenient)).toHaveLength(1);
  });

  it('shows a power of attorney: as a file of the dossier, or by its number', () => {
    expect(found({ ground: 'authorised' })).toEqual(['/authority/document authority-unproven']);
    expect(found({ ground: 'authorised', document: paper.document })).toEqual([]);
    expect(found({ ground: 'authorised', component: paper.component })).toEqual([]);
    expect(found({ ground: 'authorised', component: paper.component }, { files: [{}] })).toEqual([
      '/authority/component authority-without-file',
    ]);
  });

  it('stands on a ground that is for such an applicant', () => {
    const grounds = Object.keys(authorityNames) as Authority['ground'][];
    const unfit = (of: Person) =>
      grounds.filter((ground) => found({ ground, ...paper }, { applicant: of }).length > 0);
    expect(unfit(applicant)).toEqual(['representative']);
    expect(unfit(company)).toEqual(['parent', 'guardian']);
    expect(unfit({ ...company, kind: 'household-business' })).toEqual(['parent', 'guardian']);
  });
});
