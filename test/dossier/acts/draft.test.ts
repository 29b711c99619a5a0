import { describe, expect, it } from 'vitest';
import { decideDraft } from '#shared/dossier/acts/draft.ts';
import type { DraftDossier } from '#shared/dossier/commands.ts';
import { oneStopRulesAt } from '#shared/dossier/one-stop-rules.ts';
import type { Procedure } from '#shared/procedure/procedure.ts';
import { forMarriage, forTheWed } from '#test/procedure/conditions.ts';
import { application, begin, declared, facts, local, portal, procedure, reception } from '../fixtures.ts';

const at = local('2026-03-02 08:00');
const findings = (command: DraftDossier, rules: Partial<Procedure> = {}) => {
  const decision = decideDraft(command, facts(portal, at, { procedure: { ...procedure, ...rules } }));
  return decision.ok ? [] : decision.error.findings.map(({ pointer, code }) => [pointer, code]);
};

describe('a submission with files', () => {
  it('is a draft that waits for them, for as long as the procedure says', () => {
    expect(begin().dossier).toMatchObject({
      status: 'draft',
      version: 1,
      owner: { kind: 'portal', id: 'cong-dvcqg' },
      applicantName: 'NGUYỄN VĂN A',
      files: [{ id: 'f1', purpose: 'component', state: 'missing' }],
      expiresAt: local('2026-03-03 08:00'),
      timer: { no: 1, at: local('2026-03-03 08:00') },
    });
  });

  it('handed in at the desk belongs to the officer who took it', () => {
    const story = begin(application({ channel: 'desk' }), reception);
    expect(story.dossier.owner).toEqual({ kind: 'officer', id: reception.id });
  });

  it('keeps the submitter beside the applicant', () => {
    const submitter = { kind: 'citizen', name: 'TRẦN THỊ B' } as const;
    const authority = { ground: 'authorised', document: 'Giấy ủy quyền số 12' } as const;
    const { dossier, entries } = begin(application({ submitter, authority }));
    expect(entries[0]?.events[0]).toMatchObject({ submitter, authority });
    expect(dossier.submitter).toEqual({ name: 'TRẦN THỊ B', ground: 'authorised' });
  });

  it('is handed in for another only by an authority', () => {
    const submitter = { kind: 'citizen', name: 'TRẦN THỊ B' } as const;
    expect(findings(application({ submitter }))).toEqual([['/authority', 'authority-missing']]);
    const rules = oneStopRulesAt('2026-03-02');
    const lenient = { ...rules, authority: { ...rules.authority, channels: [] } };
    expect(decideDraft(application({ submitter }), facts(portal, at, { rules: lenient })).ok).toBe(true);
  });
});

describe('a submission that needs no file', () => {
  it('is submitted at once, and its first step opens', () => {
    const free = { ...procedure, components: [] };
    const { dossier } = begin(application({ files: [] }), portal, at, { procedure: free });
    expect(dossier).toMatchObject({
      status: 'submitted',
      submittedAt: at,
      task: { no: 1, step: 'reception' },
    });
    expect('expiresAt' in dossier).toBe(false);
  });
});

describe('a submission for a case that the procedure is not for', () => {
  const eligibility = [forMarriage, forTheWed];
  const answers = { 'for-marriage': 'yes' } as const;

  it('is told so before its papers and its form are looked at', () => {
    expect(findings(application({ answers, files: [], form: {} }), { eligibility })).toEqual([
      ['/answers/for-marriage', 'for-marriage'],
    ]);
    const wed = { ...application().form, maritalStatus: 'married' };
    expect(findings(application({ form: wed, files: [] }), { eligibility })).toEqual([['', 'wed']]);
  });

  it('is for nobody whose answers are otherwise, which are kept', () => {
    const draft = application({ answers: { 'for-marriage': 'no' } });
    const story = begin(draft, portal, at, { procedure: { ...procedure, eligibility } });
    expect(story.entries[0]?.events[0]).toMatchObject({ answers: { 'for-marriage': 'no' } });
    expect(findings(application(), { eligibility })).toEqual([]);
  });

  it('answers no question that is not asked', () => {
    expect(findings(application({ answers }))).toEqual([['/answers/for-marriage', 'unknown-question']]);
  });
});

describe('an incomplete submission', () => {
  it('is told every reason at once, each with its place', () => {
    const files = [
      declared('f1', { mediaType: 'image/png', size: 20_971_521 }),
      declared('f2', { component: 'diploma' }),
    ];
    const { purpose: _, ...form } = application().form;
    expect(findings(application({ files, form }))).toEqual([
      ['/form/purpose', 'required'],
      ['/files/0/mediaType', 'media-type-not-accepted'],
      ['/files/0/size', 'file-too-large'],
      ['/files/1/component', 'unknown-component'],
    ]);
  });

  it('is told which component there is not', () => {
    const draft = application({ files: [declared('f1'), declared('f2', { component: 'diploma' })] });
    const decision = decideDraft(draft, facts(portal, at));
    expect(decision).toMatchObject({
      error: {
        findings: [
          {
            detail: {
              vi: 'Thủ tục không có thành phần hồ sơ “diploma”.',
              en: 'The procedure has no component “diploma”.',
            },
          },
        ],
      },
    });
  });

  it('lacks a required component', () => {
    expect(findings(application({ files: [] }))).toEqual([['/files', 'missing-component']]);
  });

  it('has more files of a component than it takes', () => {
    const files = ['f1', 'f2', 'f3', 'f4'].map((id) => declared(id));
    expect(findings(application({ files }))).toEqual([['/files', 'too-many-files']]);
  });

  it('names no component for a file', () => {
    const { component: _, ...file } = declared('f2');
    expect(findings(application({ files: [declared('f1'), file] }))).toEqual([
      ['/files/1/component', 'unknown-component'],
    ]);
  });

  it('is for an applicant for whom the procedure is not', () => {
    const applicant = { kind: 'organisation', name: 'CÔNG TY A' } as const;
    expect(findings(application({ applicant }))).toEqual([['/applicant/kind', 'subject-not-accepted']]);
  });

  it('says in both languages what is wrong', () => {
    const decision = decideDraft(application({ files: [] }), facts(portal, at));
    expect(decision.ok ? [] : decision.error.findings.map(({ detail }) => detail)).toEqual([
      {
        vi: 'Thiếu thành phần hồ sơ bắt buộc “Tờ khai cấp giấy xác nhận tình trạng hôn nhân”.',
        en: 'The required component “Declaration for a certificate of marital status” is missing.',
      },
    ]);
  });
});

describe('a channel that the procedure does not take', () => {
  it('is refused before anything else is looked at', () => {
    const decision = decideDraft(
      application({ channel: 'post', files: [] }),
      facts(portal, at, { procedure: { ...procedure, channels: ['online'] } }),
    );
    expect(decision).toEqual({ ok: false, error: { code: 'channel-closed', findings: [] } });
  });
});

describe('a procedure that is repealed', () => {
  it('takes no new dossier', () => {
    const repealed = {
      ...procedure,
      listing: {
        state: 'repealed' as const,
        levels: ['commune' as const],
        agencies: [{ part: 'performs' as const, name: { vi: 'Ủy ban nhân dân cấp xã', en: 'Commune' } }],
      },
    };
    const decision = decideDraft(application(), facts(portal, at, { procedure: repealed }));
    expect(decision).toEqual({ ok: false, error: { code: 'procedure-repealed', findings: [] } });
  });
});

describe('a procedure of several cases', () => {
  const name = (vi: string, en: string) => ({ vi, en });
  const cases = [
    { id: 'first', name: name('Cấp lần đầu', 'First issue') },
    { id: 'again', name: name('Cấp lại', 'Issue again') },
  ];
  const divided = { ...procedure, cases };

  it('wants to know which, and keeps it', () => {
    const missing = decideDraft(application(), facts(portal, at, { procedure: divided }));
    expect(missing.ok ? [] : missing.error.findings.map(({ pointer, code }) => [pointer, code])).toEqual([
      ['/case', 'missing-case'],
    ]);
    const named = decideDraft(application({ case: 'again' }), facts(portal, at, { procedure: divided }));
    expect(named.ok && named.value[0]).toMatchObject({ type: 'dossier.drafted', case: 'again' });
  });
});
