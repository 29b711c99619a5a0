import * as z from 'zod';
import type { DossierFile } from '#shared/file/file.ts';
import { ok } from '#shared/kernel/result.ts';
import type { DossierCommand } from '../../commands.ts';
import type { Dossier, Open } from '../../dossier.ts';
import type { Decision, Facts } from '../../facts.ts';
import { rulesOf } from '../../one-stop-rules.ts';
import { refuse } from '../../refusal.ts';

/** Whether a file was born digital and says so itself, and is what was signed: there is no paper to hold it against. */
const isSigned = ({ signatures = [] }: DossierFile) =>
  signatures.some(({ intact, problem }) => intact && problem !== 'not-covering');

/** The applicant's papers that are here. */
const papersIn = ({ files }: Pick<Dossier, 'files'>) =>
  files.filter(
    ({ purpose, state }) => (purpose === 'component' || purpose === 'supplement') && state === 'accepted',
  );

/** An officer compared scans with the originals and confirms that they are the same. Each is confirmed once. */
export function confirmFiles(
  dossier: Open,
  { files }: DossierCommand & { type: 'confirm-files' },
  facts: Facts,
): Decision {
  const papers = papersIn(dossier);
  const wanted = files.map((id) => papers.find((file) => file.id === id));
  if (wanted.includes(undefined)) return refuse('unknown-file');
  const scans = wanted.filter((file) => file !== undefined);
  if (scans.some(isSigned)) return refuse('nothing-to-compare');
  const fresh = scans.filter(({ confirmed }) => confirmed === undefined);
  if (fresh.length === 0) return refuse('already-confirmed');
  const basis = rulesOf(facts).digitisation;
  return ok(fresh.map(({ id }) => ({ type: 'file.confirmed', file: id, basis })));
}

/** How far each component that has files is digitised: when every file of it is an original, or was compared with one. */
export function digitisationOf(dossier: Pick<Dossier, 'files'>) {
  const papers = papersIn(dossier);
  const components = new Set(papers.flatMap(({ component }) => component ?? []));
  return [...components].map((component) => ({
    component,
    state: stateOf(papers.filter((file) => file.component === component)),
  }));
}

/** Whether a file needs no comparison: it is an original, or was compared here or in the dossier that it comes from. */
export const isDigitised = (file: DossierFile): boolean =>
  isSigned(file) || file.confirmed !== undefined || file.from !== undefined;

/** As the law's statistics tell them apart: what was taken over, and whether from a result. */
export const DigitisationState = z.enum(['not-digitised', 'digitised', 'reused', 'reused-result']);

function stateOf(files: readonly DossierFile[]): z.infer<typeof DigitisationState> {
  if (!files.every(isDigitised)) return 'not-digitised';
  const sources = files.flatMap(({ from }) => from ?? []);
  if (sources.length < files.length) return 'digitised';
  return sources.every(({ kind }) => kind === 'result') ? 'reused-result' : 'reused';
}
