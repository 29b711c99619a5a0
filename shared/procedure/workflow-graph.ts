import { closing, type Step } from './step.ts';

/** The steps that may directly follow one, as far as they exist. */
export type Graph = ReadonlyMap<string, ReadonlySet<string>>;

export function graphOf(steps: readonly Step[]): Graph {
  const ids = new Set(steps.map(({ id }) => id));
  const edges = new Map<string, Set<string>>();
  for (const { id, outcomes } of steps) {
    const targets = outcomes.flatMap(({ to }) => (to !== undefined && ids.has(to) ? [to] : []));
    edges.set(id, new Set([...(edges.get(id) ?? []), ...targets]));
  }
  return edges;
}

/** Everything that can be reached from the starts, themselves included. */
export function reachable(graph: Graph, starts: Iterable<string>): Set<string> {
  const found = new Set(starts);
  // A Set goes on iterating over what is added to it on the way.
  for (const id of found) for (const next of graph.get(id) ?? []) found.add(next);
  return found;
}

function reversed(graph: Graph): Graph {
  const back = new Map([...graph.keys()].map((id) => [id, new Set<string>()]));
  for (const [id, targets] of graph) for (const target of targets) back.get(target)?.add(id);
  return back;
}

/** The steps from which a dossier can still come to its end. */
export function closable(steps: readonly Step[], graph: Graph): Set<string> {
  const ends = steps.filter(({ outcomes }) => outcomes.some(({ effect }) => closing.has(effect)));
  return reachable(
    reversed(graph),
    ends.map(({ id }) => id),
  );
}
