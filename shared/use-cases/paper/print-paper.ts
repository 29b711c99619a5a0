import { workflowOf } from '#shared/dossier/acts/hand-over.ts';
import { pendingPapers } from '#shared/dossier/acts/record-paper.ts';
import type { Dossier, DuePaper } from '#shared/dossier/dossier.ts';
import type { DossierStore } from '#shared/dossier/journal/store.ts';
import type { Reference } from '#shared/dossier/reference.ts';
import { intakeKey } from '#shared/file/uploads.ts';
import type { JournalEntry } from '#shared/journal/journal.ts';
import type { RenderPaper } from '#shared/paper/content.ts';
import { paperNumber, seriesOf } from '#shared/paper/number.ts';
import { issuerOf, type PaperSource, sourceOf, unitOf } from '#shared/paper/source.ts';
import { writePaper } from '#shared/paper/write-paper.ts';
import { type Signer, type SignPdf, signerAt } from '#shared/signature/signer.ts';
import type { Unit } from '#shared/unit/unit.ts';
import { obey } from '#shared/use-cases/dossier/obey.ts';
import { officersOfUnits } from '#shared/use-cases/unit/officers.ts';

/** Where printed papers lie, beside the dossier's other files. */
export interface PaperStore {
  /** Stores a paper once; gives the bytes that are there, which are the first ever stored under the key. */
  put(key: string, bytes: Uint8Array, mediaType?: string): Promise<Uint8Array>;
}

export type PrintDeps = {
  store: DossierStore;
  reference: Reference & { units(): Promise<Unit[]> };
  papers: PaperStore;
  render: RenderPaper;
  /** The address of a dossier's page for its applicant. */
  statusAt: (code: string) => Promise<string>;
  signers: () => Promise<Signer[]>;
  sign: SignPdf;
  sha256: (bytes: Uint8Array) => string;
};

/** Prints the papers of a dossier that are due, stores them and records them in the dossier. Idempotent. */
export async function printPapers(deps: PrintDeps, code: string, at: string): Promise<string[]> {
  const dossier = await deps.store.find(code);
  if (dossier === undefined) throw new Error(`there is no dossier ${code}`);
  const due = pendingPapers(dossier);
  if (due.length === 0) return [];
  const journal = await deps.store.journal(code);
  const context = await contextOf(deps, { dossier, journal, at });
  for (const paper of due) await print(deps, { code, paper, journal, context }, at);
  return due.map(({ id }) => id);
}

async function contextOf(
  { reference, signers }: PrintDeps,
  { dossier, journal, at }: { dossier: Dossier; journal: JournalEntry[]; at: string },
) {
  const { code, version } = dossier.procedure;
  const actors = journal.flatMap(({ by }) => by.unit ?? []);
  const [procedureVersion, units, officers, organisations] = await Promise.all([
    reference.procedure(code, { version }),
    reference.units(),
    officersOfUnits(reference, [dossier.unit, ...actors]),
    signers(),
  ]);
  if (procedureVersion === undefined) throw new Error(`${code} v${version} is not published`);
  return { procedure: workflowOf(procedureVersion, dossier, at), units, officers, organisations };
}

type Job = {
  code: string;
  paper: DuePaper;
  journal: JournalEntry[];
  context: Awaited<ReturnType<typeof contextOf>>;
};

async function print(deps: PrintDeps, { code, paper, journal, context }: Job, at: string) {
  const asked = sourceOf(journal, paper, context);
  // Where no organisation signs for the unit, the paper is signed by hand.
  const signer = asked.form.signed === true ? signerFor(context.organisations, asked) : undefined;
  const number = await numberOf(deps, asked);
  const statusAt = paper.form === 'receipt' ? await deps.statusAt(code) : undefined;
  const source = { ...asked, number, organisation: signer?.name, statusAt };
  const content = writePaper(source);
  const printed = await deps.render(content);
  const [place] = printed.signatures;
  const signed =
    signer === undefined || place === undefined
      ? printed.bytes
      : await deps.sign(printed.bytes, { signer, at: content.at, reason: content.title, place });
  const bytes = await deps.papers.put(intakeKey(code, paper.id), signed);
  const file = {
    id: paper.id,
    name: `${content.title}.pdf`,
    mediaType: 'application/pdf',
    size: bytes.length,
    sha256: deps.sha256(bytes),
    pages: printed.pages,
    ...(number !== undefined && { number }),
  };
  const by = { kind: 'system', id: 'print' } as const;
  const obeyed = await obey(deps, { code, command: { type: 'record-paper', file }, by, at });
  // Recorded meanwhile by another printing of the same.
  if (obeyed.ok || (typeof obeyed.error === 'object' && obeyed.error.code === 'unknown-file')) return;
  throw new Error(`${paper.id} of ${code} was not recorded: ${JSON.stringify(obeyed.error)}`);
}

const signerFor = (organisations: Signer[], source: PaperSource) =>
  signerAt(organisations, issuerOf(source), source.entry.at);

/** The paper's number in the series of its sign; a finance document has one of its own law. */
async function numberOf({ store }: PrintDeps, source: PaperSource): Promise<string | undefined> {
  const { dossier, units, form, set, id, entry } = source;
  if (!set.forms.includes(form)) return undefined;
  const issuer = issuerOf(source);
  const unit = unitOf(units, issuer) ?? { id: issuer };
  const series = seriesOf({ form, set }, unit, entry.at);
  return paperNumber(await store.numberFor(series.series, series.year, `${dossier.code}/${id}`), series);
}
