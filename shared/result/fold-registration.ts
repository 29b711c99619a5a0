import type { JournalEntry } from '#shared/journal/journal.ts';
import { type RegisterEvent, type Registration, RegisterEvent as Schema } from './registration.ts';
import { ResultToken } from './token.ts';

/** A result as its history tells it; undefined for an empty one. */
export const foldRegistration = (history: JournalEntry[]): Registration | undefined =>
  history.reduce<Registration | undefined>(
    (before, entry) =>
      entry.events.reduce<Registration | undefined>(
        (registration, event) => evolve(registration, Schema.parse(event), entry),
        before,
      ),
    undefined,
  );

function evolve(before: Registration | undefined, event: RegisterEvent, entry: JournalEntry): Registration {
  const { code, seq: version, hash: head, at } = entry;
  if (event.type === 'result.registered') {
    if (before !== undefined) throw new Error(`${code} was registered twice`);
    return { token: ResultToken.parse(code), version, head, result: event.result };
  }
  if (before === undefined) throw new Error(`the history of ${code} does not begin with its registration`);
  const after = { ...before, version, head };
  switch (event.type) {
    case 'result.revoked':
      return { ...after, revoked: { at, reason: event.reason, basis: event.basis } };
    case 'result.replaced':
      return { ...after, replaced: replacedBy(event, at) };
    case 'result.named-as-replacement':
      return { ...after, replaces: [...(before.replaces ?? []), event.of] };
    default:
      return event satisfies never;
  }
}

const replacedBy = (
  { reason, basis, by, correction }: RegisterEvent & { type: 'result.replaced' },
  at: string,
) => ({ at, reason, basis, by, ...(correction && { correction }) });
