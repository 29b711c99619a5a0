import type { JournalEntry } from '#shared/journal/journal.ts';
import { latestAt } from '#shared/kernel/dated.ts';
import type { Text } from '#shared/kernel/text.ts';
import { localDate } from '#shared/kernel/time.ts';
import type { OfficerRecord } from '#shared/unit/officer.ts';
import type { Role } from '#shared/unit/role.ts';
import type { PackagePerson } from './package-input.ts';

const roleNames: Readonly<Record<Role, Text>> = {
  reception: { vi: 'Cán bộ một cửa', en: 'One-stop officer' },
  specialist: { vi: 'Chuyên viên', en: 'Specialist' },
  leader: { vi: 'Lãnh đạo', en: 'Leader' },
  clerk: { vi: 'Văn thư', en: 'Clerk' },
};

/** Fields of events that name an officer. */
const naming = ['officer', 'worker', 'by', 'holder'];

/** An officer who occurs in the journal, and when last. */
type Mention = { id: string; at: string; unit?: string | undefined };

/** Who acted, in whose place, and whom acts speak of; of each the last mention. */
function mentionsIn(journal: readonly JournalEntry[]): Mention[] {
  const last = new Map<string, Mention>();
  for (const { at, by, events } of journal) {
    const unit = by.unit ?? last.get(by.id)?.unit;
    const people = by.kind === 'officer' || by.kind === 'manager' ? [by.id] : [];
    const others = [by.for, ...events.flatMap((event) => namedIn(event))].filter((id) => id !== undefined);
    for (const id of others) last.set(id, { ...last.get(id), id, at });
    for (const id of people) last.set(id, { id, at, unit });
  }
  return [...last.values()];
}

function namedIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    naming.includes(key) && typeof inner === 'string' ? [inner] : namedIn(inner),
  );
}

/** The units of everybody who acted: where their records are. */
export const unitsActing = (journal: readonly JournalEntry[]): string[] => [
  ...new Set(journal.flatMap(({ by }) => by.unit ?? [])),
];

/** The names of those who occur in the journal, with their posts as of then; nobody whom no record knows. */
export function peopleOf(
  journal: readonly JournalEntry[],
  records: readonly OfficerRecord[],
): Record<string, PackagePerson> {
  return Object.fromEntries(
    mentionsIn(journal).flatMap((mention) => {
      const record = recordAt(records, mention);
      return record === undefined ? [] : [[mention.id, personOf(record, mention)]];
    }),
  );
}

/** The record in force then, of the unit that was acted for where there is one. */
function recordAt(records: readonly OfficerRecord[], { id, at, unit }: Mention): OfficerRecord | undefined {
  const own = records.filter((record) => record.id === id);
  const ofUnit = own.filter((record) => record.unit === unit);
  const day = localDate(at);
  return latestAt(ofUnit, day) ?? latestAt(own, day);
}

function personOf({ name, roles, unit }: OfficerRecord, mention: Mention): PackagePerson {
  const titles = roles.map((role) => roleNames[role]);
  const joined = (language: 'vi' | 'en') => titles.map((title) => title[language]).join(', ');
  return {
    name,
    ...(titles.length > 0 && { title: { vi: joined('vi'), en: joined('en') } }),
    unit: mention.unit ?? unit,
  };
}
