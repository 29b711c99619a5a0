import { describe, expect, it } from 'vitest';
import { digitisationOf } from '#shared/dossier/acts/files/confirm-files.ts';
import type { DossierCommand } from '#shared/dossier/commands.ts';
import { oneStopRulesAt } from '#shared/dossier/one-stop-rules.ts';
import { eventsOf, go, local, portal, reception, refusalOf, submitted } from '../../fixtures.ts';

const at = '2026-03-02 08:30';
const confirm = (...files: string[]): DossierCommand => ({ type: 'confirm-files', task: 1, files });

describe('an officer who holds a scan against the paper', () => {
  it('confirms it by name, time and ground', () => {
    const story = submitted();
    const { digitisation: basis } = oneStopRulesAt('2026-03-02');
    expect(eventsOf(story, confirm('f1'), reception, at)).toEqual([
      { type: 'file.confirmed', file: 'f1', basis },
    ]);
    const [file] = go(story, [[confirm('f1'), reception, local(at)]]).dossier.files;
    expect(file?.confirmed).toEqual({ by: reception.id, at: local(at), basis });
  });

  it('does so under the rules of the day on which the dossier came', () => {
    expect(oneStopRulesAt('2025-06-30').digitisation).toContain('61/2018');
    expect(oneStopRulesAt('2025-07-01').digitisation).toContain('118/2025');
  });

  it('makes its component digitised, when it was the last of it', () => {
    const story = submitted();
    const component = story.dossier.files[0]?.component;
    expect(digitisationOf(story.dossier)).toEqual([{ component, state: 'not-digitised' }]);
    const done = go(story, [[confirm('f1'), reception, local(at)]]);
    expect(digitisationOf(done.dossier)).toEqual([{ component, state: 'digitised' }]);
  });

  it('confirms nothing twice, nothing that is not there, and nothing for others', () => {
    const done = go(submitted(), [[confirm('f1'), reception, local(at)]]);
    expect(refusalOf(done, confirm('f1'), reception, at)).toBe('already-confirmed');
    expect(refusalOf(submitted(), confirm('f1', 'f9'), reception, at)).toBe('unknown-file');
    expect(refusalOf(submitted(), confirm('f1'), portal, at)).toBe('wrong-role');
  });

  it('has nothing to compare a signed file with, which is an original', () => {
    const story = submitted();
    const signature = { intact: true, trusted: false };
    const files = story.dossier.files.map((file) => ({ ...file, signatures: [signature] }));
    const signed = { ...story, dossier: { ...story.dossier, files } };
    expect(refusalOf(signed, confirm('f1'), reception, at)).toBe('nothing-to-compare');
    expect(digitisationOf(signed.dossier)).toMatchObject([{ state: 'digitised' }]);
  });

  it('still has to be held against the paper where a signed file was continued', () => {
    const story = submitted();
    const signature = { intact: true, trusted: true, problem: 'not-covering' as const };
    const files = story.dossier.files.map((file) => ({ ...file, signatures: [signature] }));
    const continued = { ...story, dossier: { ...story.dossier, files } };
    expect(digitisationOf(continued.dossier)).toMatchObject([{ state: 'not-digitised' }]);
    expect(go(continued, [[confirm('f1'), reception, local(at)]]).dossier.files[0]?.confirmed).toBeDefined();
  });
});
