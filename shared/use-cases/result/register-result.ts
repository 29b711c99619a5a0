import { chainStart, link } from '#shared/journal/chain.ts';
import type { JournalActor } from '#shared/journal/journal.ts';
import { foldRegister } from '#shared/result/fold-register.ts';
import type { ResultRegister } from '#shared/result/register.ts';
import type { RegisterEvent, RegisteredResult } from '#shared/result/registration.ts';
import type { ResultToken } from '#shared/result/token.ts';

/** Puts a result into the register under its token. Idempotent. */
export async function registerResult(
  register: ResultRegister,
  { token, result, at }: { token: ResultToken; result: RegisteredResult; at: string },
): Promise<void> {
  const event: RegisterEvent = { type: 'result.registered', result };
  const by: JournalActor = { kind: 'system', id: 'print' };
  const appended = await register.append([
    link(chainStart, { code: token, seq: 1, at, by, events: [event] }),
  ]);
  if (appended.ok) return;
  const [first] = await register.history(token);
  const known = foldRegister(first === undefined ? [] : [first]);
  if (known?.result.file.sha256 !== result.file.sha256) throw new Error(`${token} is another result's`);
}
