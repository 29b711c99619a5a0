import { chainStart, link } from '#shared/journal/chain.ts';
import type { JournalActor } from '#shared/journal/journal.ts';
import { foldRegistration } from '#shared/result/fold-registration.ts';
import type { RegisterEvent, RegisteredResult } from '#shared/result/registration.ts';
import type { ResultLog } from '#shared/result/result-log.ts';
import type { ResultToken } from '#shared/result/token.ts';

/** Puts a result into the register under its token. Idempotent. */
export async function registerResult(
  results: ResultLog,
  { token, result, at }: { token: ResultToken; result: RegisteredResult; at: string },
): Promise<void> {
  const event: RegisterEvent = { type: 'result.registered', result };
  const by: JournalActor = { kind: 'system', id: 'print' };
  const appended = await results.append([link(chainStart, { code: token, seq: 1, at, by, events: [event] })]);
  if (appended.ok) return;
  const [first] = await results.history(token);
  const known = foldRegistration(first === undefined ? [] : [first]);
  if (known?.result.file.sha256 !== result.file.sha256) throw new Error(`${token} is another result's`);
}
