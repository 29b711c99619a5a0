import { describe, expect, it } from 'vitest';
import {
  accepted,
  application,
  approved,
  ask,
  awaiting,
  begin,
  clerk,
  declared,
  eventsOf,
  go,
  local,
  officer,
  open,
  portal,
  reception,
  receptionElsewhere,
  refusalOf,
  refused,
  resultFile,
  specialist,
  submitted,
  system,
} from '../../fixtures.ts';

const twoFiles = () =>
  begin(application({ files: [declared('f1'), declared('f2', { component: 'earlier-certificate' })] }));
const good = (file: string) => ({ type: 'inspect', file, pages: 2 }) as const;
const bad = (file: string) => ({ type: 'inspect', file, problem: 'wrong-type' }) as const;
const at = '2026-03-02 08:10';

describe('a file that is rejected', () => {
  it('keeps what was found of its signatures, where anything was', () => {
    const rejected = { type: 'file.rejected', file: 'f1', problem: 'wrong-type' };
    const signatures = [{ signer: 'Nguyễn Văn A', intact: false, trusted: true }];
    expect(eventsOf(begin(), { ...bad('f1'), signatures }, system, at)).toStrictEqual([
      { ...rejected, signatures },
    ]);
    expect(eventsOf(begin(), bad('f1'), system, at)).toStrictEqual([rejected]);
  });
});

describe('a draft', () => {
  it('is submitted by its last file', () => {
    const first = go(twoFiles(), [[good('f2'), system, local(at)]]);
    expect(first.dossier).toMatchObject({
      status: 'draft',
      files: [{ state: 'missing' }, { state: 'accepted', pages: 2 }],
    });
    const last = go(first, [[good('f1'), system, local(at)]]);
    expect(last.dossier).toMatchObject({
      status: 'submitted',
      submittedAt: local(at),
      task: { no: 1, step: 'reception', role: 'reception', unit: 'H00.01', openedAt: local(at) },
    });
  });

  it('waits on while a file is rejected, until that is replaced and good', () => {
    const rejected = go(twoFiles(), [
      [bad('f1'), system, local(at)],
      [good('f2'), system, local(at)],
    ]);
    expect(rejected.dossier).toMatchObject({
      status: 'draft',
      files: [{ state: 'rejected', problem: 'wrong-type' }, {}],
    });
    const mended = go(rejected, [
      [{ type: 'replace-file', file: 'f1', by: declared('f3') }, portal, local(at)],
      [good('f3'), system, local(at)],
    ]);
    expect(mended.dossier.status).toBe('submitted');
    expect(mended.dossier.files.map(({ id, state }) => [id, state])).toEqual([
      ['f3', 'accepted'],
      ['f2', 'accepted'],
    ]);
  });

  it('is not moved by a file that it does not have, nor twice by the same', () => {
    expect(refusalOf(begin(), good('f9'), system, at)).toBe('unknown-file');
    const once = go(twoFiles(), [[good('f1'), system, local(at)]]);
    expect(refusalOf(once, good('f1'), system, at)).toBe('file-settled');
    expect(refusalOf(once, bad('f1'), system, at)).toBe('file-settled');
  });

  it('has its files looked at by the system alone', () => {
    expect(refusalOf(begin(), good('f1'), portal, at)).toBe('wrong-role');
    expect(refusalOf(begin(), good('f1'), reception, at)).toBe('wrong-role');
  });
});

describe('a file that is to be replaced', () => {
  const by = declared('f9', { name: 'Bản mới.pdf', size: 3_000 });

  it('keeps its component, whatever the new declaration says', () => {
    const other = { ...by, component: 'authorisation' };
    const { dossier } = go(begin(), [[{ type: 'replace-file', file: 'f1', by: other }, portal, local(at)]]);
    expect(dossier.files).toEqual([
      { ...by, component: 'declaration', purpose: 'component', state: 'missing' },
    ]);
  });

  it('is held to its component, with places in the caller’s own body', () => {
    const png = { ...by, mediaType: 'image/png', size: 30_000_000 };
    const decision = ask(begin(), { type: 'replace-file', file: 'f1', by: png }, portal, at);
    expect(decision.ok || decision.error.findings.map(({ pointer }) => pointer)).toEqual([
      '/mediaType',
      '/size',
    ]);
  });

  it('must be there, and must not have passed', () => {
    expect(refusalOf(begin(), { type: 'replace-file', file: 'f8', by }, portal, at)).toBe('unknown-file');
    expect(refusalOf(submitted(), { type: 'replace-file', file: 'f1', by }, portal, at)).toBe('file-settled');
  });

  it('is the applicant’s: replaced by the portal or the unit’s own desk', () => {
    const asked = { type: 'replace-file', file: 'f1', by } as const;
    expect(refusalOf(begin(), asked, reception, at)).toBeUndefined();
    expect(refusalOf(begin(), asked, specialist, at)).toBe('wrong-role');
    expect(refusalOf(begin(), asked, receptionElsewhere, at)).toBe('unknown-file');
  });

  it('is not looked at any more once the dossier is closed', () => {
    expect(refusalOf(refused(), { type: 'replace-file', file: 'f1', by }, portal, at)).toBe('dossier-closed');
    expect(refusalOf(refused(), good('f1'), system, at)).toBe('dossier-closed');
  });
});

describe('a result file', () => {
  const declaring = (...files: ReturnType<typeof resultFile>[]) =>
    ({ type: 'declare-result', task: open(approved()).task.no, files }) as const;
  const day = '2026-03-03 10:00';

  it('is declared by whoever has the task, and belongs to no component', () => {
    const { dossier } = go(approved(), [[declaring(resultFile('r1')), clerk, local(day)]]);
    expect(dossier.files.at(-1)).toMatchObject({ id: 'r1', purpose: 'result', state: 'missing' });
  });

  it('is a paper or a picture of one, and of a size that can be looked at', () => {
    const files = [
      { ...resultFile('r1'), mediaType: 'text/html' },
      { ...resultFile('r2'), size: 52_428_801 },
    ];
    const decision = ask(approved(), declaring(...files), clerk, day);
    expect(decision.ok || decision.error.findings.map(({ pointer, code }) => [pointer, code])).toEqual([
      ['/files/0/mediaType', 'media-type-not-accepted'],
      ['/files/1/size', 'file-too-large'],
    ]);
  });

  it('moves nothing by its arrival', () => {
    const story = go(approved(), [[declaring(resultFile('r1')), clerk, local(day)]]);
    expect(eventsOf(story, good('r1'), system, day)).toEqual([
      { type: 'file.accepted', file: 'r1', pages: 2, recognise: true },
    ]);
  });

  it('is replaced by whoever has the task, never by the portal', () => {
    const story = go(approved(), [[declaring(resultFile('r1')), clerk, local(day)]]);
    const asked = { type: 'replace-file', file: 'r1', by: resultFile('r2') } as const;
    expect(refusalOf(story, asked, portal, day)).toBe('unknown-file');
    expect(refusalOf(story, asked, reception, day)).toBe('wrong-role');
    expect(refusalOf(story, asked, clerk, day)).toBeUndefined();
    const task = open(story).task.no;
    const held = go(story, [[{ type: 'claim', task }, officer('van-thu-2', 'clerk'), local(day)]]);
    expect(refusalOf(held, asked, clerk, day)).toBe('task-held');
  });

  it('does not keep a supplement from being complete', () => {
    const task = open(accepted()).task.no;
    const withResult = go(accepted(), [
      [{ type: 'declare-result', task, files: [resultFile('r1')] }, specialist, local('2026-03-02 09:30')],
      [
        { type: 'complete', task, outcome: 'supplement', reason: 'Thiếu' },
        specialist,
        local('2026-03-02 10:00'),
      ],
      [
        { type: 'supplement', files: [declared('s1', { component: 'authorisation' })] },
        portal,
        local('2026-03-02 11:00'),
      ],
      [good('s1'), system, local('2026-03-02 11:05')],
    ]);
    expect(withResult.dossier.status).toBe('processing');
    expect(awaiting().dossier.status).toBe('awaiting-supplement');
  });
});
