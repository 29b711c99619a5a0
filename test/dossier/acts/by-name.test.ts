import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { DossierCommand, DraftDossier } from '#shared/dossier/commands.ts';

/** The file of `shared/dossier/acts` in which each command is decided; a command without one does not compile. */
const files: Record<(DossierCommand | DraftDossier)['type'], string> = {
  draft: 'draft',
  'replace-file': 'files/replace-file',
  inspect: 'files/inspect-file',
  supplement: 'supplement',
  withdraw: 'withdraw',
  claim: 'work-on-task',
  release: 'work-on-task',
  assign: 'work-on-task',
  'declare-result': 'work-on-task',
  'confirm-files': 'files/confirm-files',
  complete: 'complete-task',
  'record-delivery': 'record-delivery',
  'request-payment': 'money/payment',
  'record-payment': 'money/payment',
  'cancel-payment': 'money/payment',
  'issue-receipt': 'money/payment',
  'request-refund': 'money/refund',
  'decide-refund': 'money/refund',
  'record-refund': 'money/refund',
  'record-paper': 'record-paper',
  'record-recognition': 'files/record-recognition',
  'add-note': 'add-note',
  'write-message': 'write-message',
  consult: 'consult',
  'claim-consultation': 'consultation',
  'release-consultation': 'consultation',
  'assign-consultation': 'consultation',
  'cancel-consultation': 'consultation',
  'declare-opinion': 'consultation',
  'answer-consultation': 'consultation',
  apologise: 'letter',
  'decide-letter': 'letter',
  extend: 'extend',
  'judge-correction': 'judge-correction',
  wake: 'wake',
  redate: 'redate',
  'record-result': 'issue-result',
  'record-package': 'record-package',
};

/** What several acts have in common, or what follows from them by itself. */
const parts = [
  'apologise',
  'accept',
  'hand-over',
  'take-over',
  'submit',
  'files/check-files',
  'money/follow-money',
  'money/request-fees',
];

describe('the acts of a dossier', () => {
  it.each(Object.entries(files))('%s is decided in acts/%s.ts', (_, name) => {
    expect(existsSync(`shared/dossier/acts/${name}.ts`)).toBe(true);
  });

  it('are all that the folder holds, but for what they have in common', () => {
    const names = readdirSync('shared/dossier/acts', { encoding: 'utf8', recursive: true }).flatMap((file) =>
      file.endsWith('.ts') ? [file.replace(/\.ts$/, '')] : [],
    );
    expect(names.toSorted()).toEqual([...new Set([...Object.values(files), ...parts])].toSorted());
  });

  it('are found by their commands in docs/acts.md', () => {
    const lines = Object.entries(files).map(
      ([type, name]) => `| \`${type}\` | [${name}.ts](../shared/dossier/acts/${name}.ts) |`,
    );
    expect(readFileSync('docs/acts.md', 'utf8')).toContain(lines.join('\n'));
  });
});
