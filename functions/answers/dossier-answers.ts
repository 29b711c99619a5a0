import type { Problem } from '#functions/http/problem.ts';
import type { Answer } from '#functions/http/route.ts';
import { askedAbout, consultationViews } from '#shared/api/show/consultation.ts';
import { correctionView } from '#shared/api/show/correction.ts';
import { viewOf } from '#shared/api/show/dossier.ts';
import { letterView } from '#shared/api/show/letter.ts';
import { uploadTargets } from '#shared/api/show/upload-target.ts';
import { NotReadable } from '#shared/archive/archive.ts';
import { momentWords } from '#shared/calendar/words.ts';
import { type Dossier, isOpen } from '#shared/dossier/dossier.ts';
import type { Facts } from '#shared/dossier/facts.ts';
import { sendableFiles, visibleFiles } from '#shared/dossier/visible.ts';
import type { SignUpload } from '#shared/file/uploads.ts';
import type { Finding } from '#shared/kernel/finding.ts';
import { fail, ok } from '#shared/kernel/result.ts';
import { localDate } from '#shared/kernel/time.ts';
import type { CopyFile } from '#shared/reuse/kept-paper.ts';
import { isOutside, seesWhole } from '#shared/unit/rights.ts';
import {
  type Denial,
  type Deps,
  type Request as Order,
  obey,
  shownFacts,
} from '#shared/use-cases/dossier/obey.ts';
import { bringPapers } from '#shared/use-cases/reuse/bring-papers.ts';
import { officersFor } from '#shared/use-cases/unit/officers.ts';

export type AnswerDeps = Deps & {
  signUpload: SignUpload;
  /** Brings files that are not sent; undefined if all are sent. */
  copy?: CopyFile | undefined;
};

type Unknown = 'unknown-task' | 'unknown-consultation';

/** A denial as a problem; `unknown` names what was not found, as the caller asked for it. */
export const problemOf = (
  denial: Denial,
  unknown: 'unknown-dossier' | Unknown = 'unknown-dossier',
): Problem => {
  if (denial === 'unknown-dossier') return { code: unknown };
  return typeof denial === 'string' ? { code: denial } : denial;
};

/** Obeys a command and answers with the dossier afterwards. */
export async function answerWithDossier(deps: Deps, order: Order, unknown?: Unknown): Promise<Answer> {
  const obeyed = await obey(deps, order);
  if (!obeyed.ok) return fail(await refusalOf(deps, order, problemOf(obeyed.error, unknown)));
  return ok({ body: await render(deps, obeyed.value, order), version: obeyed.value.version });
}

/** Who acted on an older version is told what there is now. */
async function refusalOf(deps: Deps, order: Order, problem: Problem): Promise<Problem> {
  if (problem.code !== 'stale' && problem.code !== 'task-held') return problem;
  const findings = await whatIsNow(deps, order);
  return findings.length > 0 ? { ...problem, findings } : problem;
}

/** Milliseconds ahead of UTC. */
const vietnam = 7 * 3_600_000;

/** When the dossier was written to last, and who holds its task; for officers who see it whole. */
async function whatIsNow({ store, reference }: Deps, { code, by, at }: Order): Promise<Finding[]> {
  const dossier = await store.find(code);
  const isShown = by.kind === 'officer' && dossier !== undefined && seesWhole(by, dossier);
  if (!isShown || dossier.lastAt === undefined) return [];
  const { task } = isOpen(dossier) ? dossier : { task: undefined };
  const officers = task?.holder === undefined ? [] : await officersFor(reference, task.unit, localDate(at));
  const holder = officers.find(({ id }) => id === task?.holder)?.name ?? task?.holder;
  const changed = {
    vi: `Hồ sơ thay đổi lần cuối lúc ${momentWords(dossier.lastAt, vietnam, 'vi')}`,
    en: `The dossier changed last at ${momentWords(dossier.lastAt, vietnam, 'en')}`,
  };
  const detail = {
    vi:
      holder === undefined
        ? `${changed.vi}. Hãy đọc lại.`
        : `${changed.vi}; ${holder} đang giữ việc. Hãy đọc lại.`,
    en:
      holder === undefined
        ? `${changed.en}. Read it again.`
        : `${changed.en}; ${holder} holds the task. Read it again.`,
  };
  return [{ pointer: '', code: 'changed', detail }];
}

/** The same, with upload targets for the files that are still missing. What is taken over is waited for outside: the request sent again goes on from here. */
export async function answerWithUploads(deps: AnswerDeps, order: Order, unknown?: Unknown): Promise<Answer> {
  const obeyed = await obey(deps, order);
  if (!obeyed.ok) return fail(await refusalOf(deps, order, problemOf(obeyed.error, unknown)));
  return withUploads(deps, obeyed.value, order);
}

export async function withUploads(
  deps: AnswerDeps,
  dossier: Dossier,
  { at, by }: Pick<Facts, 'at' | 'by'>,
): Promise<Answer> {
  if (!(await brought(deps, dossier))) return fail({ code: 'file-not-scanned' });
  const uploads = await uploadTargets(dossier.code, sendableFiles(dossier, by), at, deps.signUpload);
  return ok({ body: { ...(await render(deps, dossier, { at, by })), uploads }, version: dossier.version });
}

async function brought({ copy }: AnswerDeps, dossier: Dossier): Promise<boolean> {
  try {
    if (copy !== undefined) await bringPapers(copy, dossier);
    return true;
  } catch (error) {
    if (error instanceof NotReadable) return false;
    throw error;
  }
}

/** The dossier as this caller may see it: a unit that was asked sees what it was asked about, a portal no questions and no file that is not for the applicant. */
export async function render({ reference }: Deps, dossier: Dossier, { at, by }: Pick<Facts, 'at' | 'by'>) {
  const seen = seesWhole(by, dossier) ? dossier : askedAbout(dossier, by);
  const shown = { ...seen, files: visibleFiles(dossier, by) };
  const view = viewOf(shown, await shownFacts(reference, dossier, by, at));
  const consultations = isOutside(by) ? [] : consultationViews(shown);
  const letter = !isOutside(by) && seesWhole(by, dossier) && letterView(dossier);
  const correction = seesWhole(by, dossier) && correctionView(dossier);
  return { ...view, ...(consultations.length > 0 && { consultations }), ...letter, ...correction };
}
