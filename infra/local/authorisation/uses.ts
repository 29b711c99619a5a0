import type { RequestContext } from '#local/authorisation/conditions.ts';
import { nameOfRight, type Right } from '#local/authorisation/rights.ts';
import { type Compiled, partitioning } from '#local/authorisation/statement.ts';

/** What was asked of the rights of a deployment so far. */
export interface Report {
  asked: number;
  /** How often each right allowed something, by its name. */
  used: Record<string, number>;
  /** How often each refusal was given. */
  refused: Record<string, number>;
}

type Allowed = { role: string; action: string; resource: string; context: RequestContext };

/** Counts which rights were used, and what was refused. */
export function createUses() {
  const used = new Map<Compiled, Map<string, number>>();
  const refused = new Map<string, number>();
  let asked = 0;

  return {
    refuse(why: string) {
      asked += 1;
      refused.set(why, (refused.get(why) ?? 0) + 1);
    },
    allow(statement: Compiled, { role, action, resource, context }: Allowed) {
      asked += 1;
      const counts = used.get(statement) ?? new Map<string, number>();
      used.set(statement, counts);
      const pattern = statement.named.resources.find(({ fits }) => fits(resource))?.pattern ?? '';
      for (const partition of touched(statement, context)) {
        const key = `${role}\n${action}\n${pattern}\n${partition}`;
        counts.set(key, (counts.get(key) ?? 0) + 1);
      }
    },
    report: (): Report => ({
      asked,
      used: Object.fromEntries(
        [...used.values()].flatMap((counts) =>
          [...counts].map(([key, count]) => [nameOfRight(rightAt(key)), count]),
        ),
      ),
      refused: Object.fromEntries(refused),
    }),
  };
}

function rightAt(key: string): Right {
  const [role = '', action = '', resource = '', partition = ''] = key.split('\n');
  return { role, action, resource, ...(partition !== '' && { partition }) };
}

const none = [''];

/** The patterns of partitions that a request made use of. */
function touched({ named }: Compiled, context: RequestContext): readonly string[] {
  if (named.partitions.length === 0) return none;
  const keys = context(partitioning.key) ?? [];
  return named.partitions.flatMap(({ pattern, fits }) => (keys.some(fits) ? pattern : []));
}
