/** A rule or a number of a record, with what it rests on. */
export interface Rule {
  /** Where it stands in its record, as a JSON Pointer; the record itself is ''. */
  at: string;
  /** How the record calls it. */
  name?: string;
  /** From its first to its last day. */
  from?: string;
  to?: string;
  /** The legal ground, or where none is known how it was chosen. */
  basis?: string;
  /** Where it was seen, in the words of the record. */
  evidence?: string;
  /** What of it somebody has to confirm before it is relied on. */
  doubts: string[];
}

type Node = { readonly [key: string]: unknown };

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const doubtful =
  /\b(recalled|assumed|inferred|designed|configurable|taken (?:to be|for|from)|not (?:seen|found|set|stated)|to be confirmed|stands? in)\b/iu;

/** The sentences of an evidence that say that something is not known at first hand. */
export const doubtsIn = (evidence: string): string[] =>
  evidence.split(/(?<=[.;])\s+/u).filter((sentence) => doubtful.test(sentence));

/** Every part of a record that names a ground or where it was seen, the record first. */
export function rulesIn(record: unknown, at = ''): Rule[] {
  if (Array.isArray(record)) return record.flatMap((one, index) => rulesIn(one, `${at}/${index}`));
  if (!isNode(record)) return [];
  const within = Object.entries(record).flatMap(([key, value]) => rulesIn(value, `${at}/${key}`));
  const rule = ruleOf(record, at);
  return rule === undefined ? within : [rule, ...within];
}

function ruleOf(node: Node, at: string): Rule | undefined {
  const basis = textOf(node['basis']) ?? textOf(node['remark']);
  const { evidence, doubts } = evidenceOf(node['evidence']);
  if (basis === undefined && evidence === undefined) return undefined;
  const isUnfounded = node['basis'] === undefined && node['remark'] !== undefined;
  return {
    at,
    ...named('name', nameOf(node)),
    ...named('from', textOf(node['from']) ?? textOf(node['effectiveFrom']) ?? textOf(node['date'])),
    ...named('to', textOf(node['to'])),
    ...named('basis', basis),
    ...named('evidence', evidence),
    doubts: [...(isUnfounded && basis !== undefined ? [basis] : []), ...doubts],
  };
}

/** Words, or how sure it is beside its source. */
function evidenceOf(written: unknown): { evidence?: string; doubts: string[] } {
  const words = textOf(written);
  if (words !== undefined) return { evidence: words, doubts: doubtsIn(words) };
  const [sure, source] = isNode(written) ? [textOf(written['sure']), textOf(written['source'])] : [];
  if (sure === undefined || source === undefined) return { doubts: [] };
  const evidence = `${sure}: ${source}`;
  return { evidence, doubts: sure === 'seen' ? [] : [evidence] };
}

const named = <K extends string>(key: K, value: string | undefined): { [key in K]?: string } =>
  value === undefined ? {} : ({ [key]: value } as { [key in K]: string });

const textOf = (value: unknown) => (typeof value === 'string' ? value : undefined);

/** In Vietnamese where there are both, as the law calls it. */
const nameOf = (node: Node) =>
  [node['code'], node['id'], isNode(node['name']) ? node['name']['vi'] : undefined, node['unit']]
    .map(textOf)
    .filter((one) => one !== undefined)
    .slice(0, 2)
    .join(' · ') || undefined;
