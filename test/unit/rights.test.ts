import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Caller } from '#shared/unit/caller.ts';
import {
  actsForApplicant,
  auditsAll,
  isWithin,
  mayAssign,
  mayAudit,
  maySee,
  mayWork,
  seesWhole,
} from '#shared/unit/rights.ts';
import { Role } from '#shared/unit/role.ts';
import { UnitId } from '#shared/unit/unit.ts';

const roles = Role.options;
const units = fc.stringMatching(/^[GH]0[01](\.0[12]){0,2}$/);
const officers = fc.record({
  kind: fc.constant('officer' as const),
  id: fc.constantFrom('a', 'b', 'cong-tinh'),
  unit: units,
  roles: fc.subarray([...roles]),
});
const callers: fc.Arbitrary<Caller> = fc.oneof(
  fc.record({ kind: fc.constant('portal' as const), id: fc.constantFrom('cong-tinh', 'cong-dvcqg') }),
  officers,
  fc.record({ kind: fc.constant('auditor' as const), id: fc.constant('cong-tinh') }),
  fc.record({ kind: fc.constant('manager' as const), id: fc.constant('cong-tinh'), unit: units }),
  fc.record({ kind: fc.constant('applicant' as const), id: fc.constantFrom('x', 'z') }),
  fc.record({ kind: fc.constant('system' as const), id: fc.constant('x') }),
);
const dossiers = fc.record(
  {
    code: fc.constantFrom('x', 'y'),
    owner: fc.record({ kind: fc.constantFrom('portal', 'officer'), id: fc.constantFrom('cong-tinh', 'a') }),
    unit: units,
    task: fc.record({ unit: units, role: fc.constantFrom(...roles) }),
  },
  { requiredKeys: ['code', 'owner', 'unit'] },
);

/** The same question, answered by taking the identifiers apart. */
const below = (unit: string, ancestor: string) => {
  const above = ancestor.split('.');
  return unit.split('.').slice(0, above.length).join('/') === above.join('/');
};

describe('the tree of units', () => {
  it('is in their identifiers', () => {
    fc.assert(
      fc.property(units, units, (unit, ancestor) => {
        expect(UnitId.safeParse(unit).success).toBe(true);
        expect(isWithin(unit, ancestor)).toBe(below(unit, ancestor));
      }),
    );
  });

  it('does not take a longer number for a unit below', () => {
    expect(isWithin('H00.012', 'H00.01')).toBe(false);
    expect(isWithin('H00.01.2', 'H00.01')).toBe(true);
    expect(isWithin('H00', 'H00.01')).toBe(false);
  });
});

describe('who may see a dossier', () => {
  it('is its own portal and applicant, the people of its units, and the system', () => {
    fc.assert(
      fc.property(callers, dossiers, (caller, dossier) => {
        const own =
          (caller.kind === 'portal' && dossier.owner.kind === 'portal' && dossier.owner.id === caller.id) ||
          (caller.kind === 'applicant' && dossier.code === caller.id);
        const within = (unit: string | undefined) =>
          unit !== undefined && caller.kind !== 'auditor' && 'unit' in caller && below(unit, caller.unit);
        const expected =
          caller.kind === 'system' || own || within(dossier.unit) || within(dossier.task?.unit);
        expect(maySee(caller, dossier)).toBe(expected);
      }),
      { numRuns: 500 },
    );
  });
});

describe('a unit that is asked about a dossier', () => {
  const dossier = {
    ...{ code: 'x', owner: { kind: 'portal', id: 'cong-tinh' } },
    ...{ unit: 'H00.01', task: { unit: 'H00.01' } },
  };
  const asked = (state: string) => ({ ...dossier, consultations: [{ unit: 'H00.02', state }] });
  const neighbour: Caller = { kind: 'officer', id: 'b', unit: 'H00.02', roles: ['specialist'] };

  it('may look into it, until the question is taken back, and never read it whole', () => {
    expect(
      ['open', 'overdue', 'answered', 'cancelled'].map((state) => maySee(neighbour, asked(state))),
    ).toEqual([true, true, true, false]);
    expect(seesWhole(neighbour, asked('open'))).toBe(false);
    expect(maySee({ ...neighbour, unit: 'H00.03' }, asked('open'))).toBe(false);
    expect(maySee({ kind: 'manager', id: 'm', unit: 'H00.02' }, asked('open'))).toBe(false);
  });
});

describe('what an officer may do', () => {
  const task = fc.record({ unit: units, role: fc.constantFrom(...roles) });

  it('is the work of the own role in the own units', () => {
    fc.assert(
      fc.property(officers, task, (officer, open) => {
        expect(mayWork(officer, open)).toBe(
          officer.roles.includes(open.role) && below(open.unit, officer.unit),
        );
      }),
    );
  });

  it('is giving tasks, for a leader of the own units', () => {
    fc.assert(
      fc.property(officers, task, (officer, open) => {
        expect(mayAssign(officer, open)).toBe(
          officer.roles.includes('leader') && below(open.unit, officer.unit),
        );
      }),
    );
  });
});

describe('who acts for an applicant', () => {
  it('is a portal, or the reception of the unit, or of the one that received for it', () => {
    const received = fc.option(units, { nil: undefined });
    fc.assert(
      fc.property(callers, units, received, (caller, unit, receivedBy) => {
        const desk =
          caller.kind === 'officer' &&
          caller.roles.includes('reception') &&
          [unit, receivedBy ?? unit].some((one) => below(one, caller.unit));
        expect(actsForApplicant(caller, { unit, receivedBy })).toBe(caller.kind === 'portal' || desk);
      }),
      { numRuns: 500 },
    );
  });
});

describe('who may audit what a unit sealed', () => {
  it('is an auditor of all units, or of one at or above it, and nobody else', () => {
    const all: Caller = { kind: 'auditor', id: 'a' };
    const one: Caller = { ...all, unit: 'H00.01' };
    expect(['H00', 'H00.01', 'H00.01.2', 'H00.02'].map((unit) => mayAudit(all, unit))).toEqual(
      Array(4).fill(true),
    );
    expect(['H00', 'H00.01', 'H00.01.2', 'H00.02', 'H00.011'].map((unit) => mayAudit(one, unit))).toEqual([
      false,
      true,
      true,
      false,
      false,
    ]);
    expect([all, one].map(auditsAll)).toEqual([true, false]);
    const others: Caller[] = [
      { kind: 'officer', id: 'a', unit: 'H00', roles: ['leader'] },
      { kind: 'manager', id: 'a', unit: 'H00' },
      { kind: 'portal', id: 'a' },
      { kind: 'system', id: 'a' },
    ];
    for (const caller of others) expect(mayAudit(caller, 'H00')).toBe(false);
  });
});
