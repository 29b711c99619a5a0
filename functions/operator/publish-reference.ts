import type { CatalogueWriter } from '#shared/adapters/dynamodb/reference/catalogue-writer.ts';
import type { Text } from '#shared/kernel/text.ts';
import { editable, kinds, type Prepared } from './reference-kinds.ts';
import { changedMeanwhile, changedUnderTheSameVersion, type Line, rejected } from './report.ts';

/** What is in the table under REFERENCE; kept up to date while a run writes. */
export type Known = Map<string, string>;

type Asked = {
  kind: keyof typeof kinds;
  record: unknown;
  sample: boolean;
  /** What is wrong with the record beside the others. */
  check?: (record: unknown, known: Known) => Text[];
};

/** Writes one reference record, unless it is there already or may not be written. */
export async function publishReference(writer: CatalogueWriter, known: Known, asked: Asked): Promise<Line> {
  const prepared = kinds[asked.kind](asked.record);
  if (!prepared.ok) return rejected(asked.kind, ...prepared.error);
  const { sk, text, copies } = prepared.value;
  const before = known.get(sk);
  const settled = settle(prepared.value, before, asked);
  if (settled !== undefined) return settled;
  const problems = asked.check?.(asked.record, known) ?? [];
  if (problems.length > 0) return rejected(sk, ...problems);

  const written = await writer.putReference(sk, text, before, copies(before));
  if (!written.ok) return rejected(sk, changedMeanwhile);
  known.set(sk, text);
  return { what: sk, status: before === undefined ? 'written' : 'replaced', notes: [] };
}

/** What there is to say about a record whose key is taken; undefined where it may be written. */
function settle({ sk, ...prepared }: Prepared, before: string | undefined, asked: Asked): Line | undefined {
  if (before === undefined) return undefined;
  if (prepared.equals(before)) return { what: sk, status: 'unchanged', notes: [] };
  if (asked.sample && editable.has(asked.kind)) return { what: sk, status: 'kept', notes: [differs] };
  return prepared.replaces(before) ? undefined : rejected(sk, changedUnderTheSameVersion);
}

const differs: Text = {
  vi: 'Nơi triển khai đã sửa bản ghi này, dữ liệu mẫu không ghi đè.',
  en: 'The deployment has its own version of this record; the sample does not replace it.',
};
