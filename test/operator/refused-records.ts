import { aRule } from '#test/fee/samples.ts';
import { aProcedure } from '#test/procedure/a-procedure.ts';
import { aDefault } from '#test/procedure/retention-defaults.ts';

const name = { vi: 'a', en: 'a' };

/** What is refused, in a file of records, and the words that say why. */
export const refused: [string, object, string][] = [
  [
    'a changed record of the same version',
    { procedures: [aProcedure({ code: 'LOCAL.GOOD', evidence: 'other' })] },
    'publish a new version',
  ],
  [
    'a version that is not the next',
    { procedures: [aProcedure({ code: 'LOCAL.GOOD', version: 3 })] },
    'The next version must be 2.',
  ],
  [
    'a calendar that nobody published',
    { procedures: [aProcedure({ code: 'LOCAL.NEW', calendar: 'moon' })] },
    'There is no calendar “moon”.',
  ],
  [
    'a unit that nobody published',
    {
      procedures: [
        aProcedure({
          code: 'LOCAL.NEW',
          steps: aProcedure().steps.map((step) => ({ ...step, unit: 'H99' })),
        }),
      ],
    },
    'There is no unit “H99”.',
  ],
  [
    'a unit outside the tree',
    {
      units: [{ id: 'H01.01', name, parent: 'H01', kind: 'commune', agencyCode: 'H01.01' }],
    },
    'The parent unit does not exist.',
  ],
  [
    'an agency code of the wrong form',
    { units: [{ id: 'H01', name, kind: 'province', agencyCode: '000.00.00.H01' }] },
    'does not match the pattern',
  ],
  [
    'a changed code pattern',
    {
      codePatterns: [
        {
          from: '2025-09-15',
          agency: 'largest-first',
          date: 'yyMMdd',
          ordinalWidth: 4,
          separator: '-',
          basis: 'x',
          evidence: 'x',
        },
      ],
    },
    'publish a new version',
  ],
  [
    'a portal with a field too many',
    { portals: [{ id: 'a', name, active: true, colour: 'red' }] },
    'does not have the expected structure',
  ],
  [
    'a portal with the client of another',
    { portals: [{ id: 'a', name, active: true, clients: ['cong-dvcqg'] }] },
    'The client “cong-dvcqg” already belongs to the portal “cong-dvcqg”.',
  ],
  [
    'a fee rule that overlaps another',
    { feeRules: [aRule({ groups: ['residence', 'civil-status'], unit: 'H29.01', from: '2024-01-01' })] },
    'The rule overlaps rule “tphcm-nq-14-2021”, which has the same force.',
  ],
  [
    'a fee rule whose terms were changed',
    { feeRules: [aRule({ id: 'tphcm-nq-14-2021', effect: { kind: 'reduce', percent: 60 } })] },
    'publish a new version',
  ],
  [
    'a default of retention under the day of another',
    { retentionDefaults: [aDefault({ from: '2025-01-01' })] },
    'publish a new version',
  ],
  [
    'a default of retention without a decision',
    { retentionDefaults: [aDefault({ basis: 'Theo thông lệ' })] },
    'names no number of a decision',
  ],
  ['a record that is none', { procedures: [null] }, 'does not have the expected structure'],
];
