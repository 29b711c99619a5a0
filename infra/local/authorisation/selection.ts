import { type Compiled, compileStatement, type Statement } from '#local/authorisation/statement.ts';

/** The statements of an owner about an action, looked for once. */
export type Selection = (owner: string, action: string) => readonly Compiled[];

/** Throws for a statement that cannot be judged here, and names whose it is. */
export function createSelection(all: ReadonlyMap<string, readonly Statement[]>): Selection {
  const compiled = new Map(
    [...all].map(([owner, statements]) => [owner, statements.map((one) => compiledOf(owner, one))]),
  );
  const kept = new Map<string, readonly Compiled[]>();
  return (owner, action) => {
    const name = `${action} ${owner}`;
    const before = kept.get(name);
    if (before !== undefined) return before;
    const statements = compiled.get(owner);
    // What nobody wrote policies for is not kept, however often it is asked for.
    if (statements === undefined) return [];
    const found = statements.filter((statement) => statement.actions(action));
    kept.set(name, found);
    return found;
  };
}

function compiledOf(owner: string, statement: Statement): Compiled {
  try {
    return compileStatement(statement);
  } catch (error) {
    throw new Error(`${owner}: ${error instanceof Error ? error.message : String(error)}`);
  }
}
