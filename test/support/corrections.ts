import type { Cast } from './cast.ts';
import { complete, eventually, look } from './dossiers.ts';
import { handedIn } from './lives.ts';
import { submissionOf } from './procedures.ts';

/** Extracts of a civil-status record: a template makes the result, and a fee is paid at its return. */
export const extract = (changes: Record<string, unknown> = {}) => submissionOf('2.000635', changes);

/** Brings an extract that was handed in, and may be accepted, to its result; its token. */
export async function issue({ reception, specialist, leader, clerk }: Cast, code: string): Promise<string> {
  await complete(reception, code, { outcome: 'accept' });
  await complete(specialist, code, { outcome: 'advance' });
  await complete(leader, code, { outcome: 'approve' });
  await complete(clerk, code, { outcome: 'issue' });
  const { result } = await eventually(
    () => look(reception, code),
    (dossier) => dossier.result?.token !== undefined,
  );
  const token = result?.token ?? '';
  // The register has it a moment after the dossier.
  await eventually(
    () => reception.get(`/v1/verify/${token}`),
    ({ status }) => status === 200,
  );
  return token;
}

/** An extract that was issued; its token. */
export const issuedExtract = async (cast: Cast) => issue(cast, await handedIn(cast.portal, extract()));

export const correcting = (result: string) =>
  extract({ corrects: { result, mistake: 'Ngày sinh in sai một chữ số.' } });

/** A dossier before reception that is to correct an issued extract. */
export const correctingIn = async (cast: Cast) =>
  handedIn(cast.portal, correcting(await issuedExtract(cast)));
