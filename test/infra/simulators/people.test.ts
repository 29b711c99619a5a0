import { describe, expect, it } from 'vitest';
import { portals, users } from '#infra/simulators/people.ts';

describe('the seeded people', () => {
  it('are two portals, officers of each role in each of two units, three auditors of all of them and one of one, and a manager', () => {
    const attributes = users.map((user): Record<string, string> => user.attributes);
    const counts = Object.groupBy(attributes, (one) => one['custom:actor'] ?? '');
    expect(portals).toHaveLength(2);
    expect(counts.auditor).toHaveLength(4);
    expect(counts.manager).toHaveLength(1);
    for (const unit of ['H00.01', 'H00.02']) {
      const officers = counts.officer?.filter((one) => one['custom:unit'] === unit);
      const roles = officers?.flatMap((one) => one['custom:roles']?.split(' '));
      expect([...new Set(roles)].toSorted()).toEqual(['clerk', 'leader', 'reception', 'specialist']);
    }
  });
});
