import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import type { Dossier } from '#shared/dossier/dossier.ts';
import type { DossierStore } from '#shared/dossier/journal/store.ts';
import type { Reference } from '#shared/dossier/reference.ts';
import type { NewFile } from '#shared/file/file.ts';
import { intakeKey } from '#shared/file/uploads.ts';
import type { JournalEntry } from '#shared/journal/journal.ts';
import type { RenderPaper } from '#shared/paper/content.ts';
import { fileOf, orderIn, orderOf, type ResultOrder } from '#shared/result/order.ts';
import type { ResultLog } from '#shared/result/result-log.ts';
import { printedNumber, resultPaper } from '#shared/result/result-paper.ts';
import type { ResultTemplate } from '#shared/result/template.ts';
import { ResultToken, tokenOf } from '#shared/result/token.ts';
import { type Signer, type SignPdf, signerAt } from '#shared/signature/signer.ts';
import type { Unit } from '#shared/unit/unit.ts';
import { obey } from '#shared/use-cases/dossier/obey.ts';
import type { PaperStore } from '#shared/use-cases/paper/print-paper.ts';
import { officersOfUnits } from '#shared/use-cases/unit/officers.ts';
import { correctResult } from './correct-result.ts';
import { registerResult } from './register-result.ts';

export type MakeResultDeps = {
  store: DossierStore;
  reference: Reference & { units(): Promise<Unit[]> };
  templates: () => Promise<ResultTemplate[]>;
  signers: () => Promise<Signer[]>;
  papers: PaperStore;
  results: ResultLog;
  render: RenderPaper;
  sign: SignPdf;
  sha256: (bytes: Uint8Array) => string;
  /** Where results are checked, without the token: `https://…/v1/verify/`. */
  verifyAt: string;
};

type Whole = { dossier: Dossier; journal: JournalEntry[] };

/**
 * Makes the result that a dossier has ordered: fills its template, signs it for the organisation, stores it, records it in
 * the dossier, and puts it into the register. After a crash the retry makes the same bytes or
 * finds those that were stored first. A result that it corrects is marked so there. Idempotent.
 */
export async function makeResult(deps: MakeResultDeps, code: string, at: string): Promise<boolean> {
  const whole = await deps.store.whole(code);
  if (whole === undefined) throw new Error(`there is no dossier ${code}`);
  const entry = orderIn(whole.journal);
  if (entry === undefined) return false;
  const id = fileOf(entry);
  const known = whole.dossier.files.find((file) => file.id === id);
  const stillOrdered = 'ordered' in whole.dossier && whole.dossier.ordered !== undefined;
  if (known === undefined && !stillOrdered) return false;
  const order = await orderFor(deps, whole, entry);
  if (known === undefined) await record(deps, { order, file: await make(deps, order), at });
  const file = known ?? (await recorded(deps, order));
  if (file === undefined) return false;
  await registerResult(deps.results, { token: order.token, result: registered(order, file), at: order.at });
  const corrected = correctedBy(order, whole.dossier);
  if (corrected !== undefined) await correctResult(deps.results, corrected);
  return true;
}

/** The file as the dossier knows it; undefined if the dossier no longer needed it. */
const recorded = async ({ store }: MakeResultDeps, { code, file }: ResultOrder) =>
  (await store.find(code))?.files.find(({ id }) => id === file);

async function orderFor(deps: MakeResultDeps, { dossier, journal }: Whole, entry: JournalEntry) {
  const { code, version } = dossier.procedure;
  const [procedure, units, templates, officers] = await Promise.all([
    deps.reference.procedure(code, { version }),
    deps.reference.units(),
    deps.templates(),
    officersOfUnits(deps.reference, [dossier.unit]),
  ]);
  if (procedure === undefined) throw new Error(`${code} v${version} is not published`);
  const token = tokenFor(entry);
  const verifyAt = `${deps.verifyAt}${token}`;
  return orderOf(journal, entry, { procedure, units, templates, officers, token, verifyAt });
}

/**
 * The token of an order comes from the hash of its journal entry, which only those know who may read the dossier: whoever
 * makes the result again prints the same.
 */
const tokenFor = ({ code, seq, hash }: JournalEntry): ResultToken =>
  tokenOf(sha256(utf8ToBytes(`result token|${code}|${seq}|${hash}`)).subarray(0, 16));

async function make(deps: MakeResultDeps, order: ResultOrder): Promise<NewFile & { pages: number }> {
  const { code, file: id, at, unit, template } = order;
  const signer = signerAt(await deps.signers(), unit, at);
  if (signer === undefined) throw new Error(`nobody signs for ${unit}`);
  const printed = await deps.render(resultPaper(order, signer.name));
  const place = printed.signatures.find(({ field }) => field === 'signature');
  const signed = await deps.sign(printed.bytes, { signer, at, reason: template.name.vi, place });
  const bytes = await deps.papers.put(intakeKey(code, id), signed);
  return {
    id,
    name: `${template.title}.pdf`,
    mediaType: 'application/pdf',
    size: bytes.length,
    sha256: deps.sha256(bytes),
    pages: printed.pages,
  };
}

/** Records it in the dossier, where another run may have recorded it, or which may no longer need it. */
async function record(
  deps: MakeResultDeps,
  { order, file, at }: { order: ResultOrder; file: NewFile & { pages: number }; at: string },
): Promise<void> {
  const { pages, ...bare } = file;
  const command = {
    type: 'record-result',
    file: bare,
    pages,
    token: order.token,
    printed: printedNumber(order),
  } as const;
  const by = { kind: 'system', id: 'print' } as const;
  const obeyed = await obey(deps, { code: order.code, command, by, at });
  if (obeyed.ok) return;
  const { error } = obeyed;
  if (typeof error === 'object' && gone.has(error.code)) return;
  throw new Error(`${file.id} of ${order.code} was not recorded: ${JSON.stringify(error)}`);
}

/** The dossier was closed or handed to an officer meanwhile. */
const gone: ReadonlySet<string> = new Set(['result-not-ordered', 'dossier-closed', 'already-resolved']);

/** What the register says of the result that this one corrects; not what was wrong with it, which is the applicant's. */
function correctedBy({ token: by, at, procedure }: ResultOrder, { corrects }: Dossier) {
  if (corrects?.judged === undefined) return undefined;
  const { rule } = corrects.judged;
  const token = ResultToken.parse(corrects.result);
  if (rule !== undefined) return { token, by, at, reason: 'Cơ quan sửa sai sót của mình', basis: rule.basis };
  const basis = procedure.legalBasis.map(({ number }) => number).join('; ');
  return { token, by, at, reason: 'Sửa sai sót theo đề nghị của người được cấp', basis };
}

const registered = (
  order: ResultOrder,
  { name, sha256, size }: Pick<NewFile, 'name' | 'sha256' | 'size'>,
) => {
  const { code, procedure, unit, units, template, drafted, until, at } = order;
  return {
    dossier: code,
    procedure: { code: procedure.code, name: procedure.name },
    unit: { id: unit, name: units.find(({ id }) => id === unit)?.name ?? { vi: unit, en: unit } },
    name: template.name,
    number: printedNumber(order),
    holder: drafted.applicant.name,
    signer: order.signed?.name ?? template.signer,
    issuedAt: at,
    ...(until !== undefined && { validUntil: until }),
    scope: template.scope,
    file: { name, sha256, size },
  };
};
