import type { DossierFile } from '#shared/file/file.ts';
import { ok } from '#shared/kernel/result.ts';
import type { DossierCommand } from './commands.ts';
import type { Dossier, Open } from './dossier.ts';
import type { Decision, Facts } from './facts.ts';
import { rulesOf } from './one-stop-rules.ts';
import { refuse } from './refusal.ts';

/** Whether a file was born digital and says so itself: there is no paper to hold it against. */
const isSigned = ({ signatures = [] }: DossierFile) => signatures.some(({ intact }) => intact);

/** The applicant's papers that are here. */
const papersIn = ({ files }: Pick<Dossier, 'files'>) =>
  files.filter(
    ({ purpose, state }) => (purpose === 'component' || purpose === 'supplement') && state === 'accepted',
  );

/** An officer held scans against the originals, and vouches that they are the same. Each is confirmed once. */
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
  return [...components].map((component) => {
    const own = papers.filter((file) => file.component === component);
    const isDone = own.every((file) => isSigned(file) || file.confirmed !== undefined);
    return { component, state: isDone ? ('digitised' as const) : ('not-digitised' as const) };
  });
}
