import type { DossierFile, FilePurpose } from '#shared/file/file.ts';
import type { FormId } from '#shared/form/official-form.ts';
import type { Caller, Officer } from '#shared/unit/caller.ts';
import { actsForApplicant, isAsked, isOutside, isWithin, seesWhole } from '#shared/unit/rights.ts';
import { type Consultation, isOn } from './consultation.ts';
import { type Dossier, isOpen, type Open } from './dossier.ts';

/** Papers about how the office worked; all others are written to the applicant. */
const internal: ReadonlySet<string> = new Set<FormId>(['control-slip', 'follow-up-book']);

/** The files of a dossier that the caller may know of: the one rule for views, histories, uploads and downloads. */
export function visibleFiles(dossier: Dossier, caller: Caller): DossierFile[] {
  if (isOutside(caller)) return dossier.files.filter((file) => isApplicants(dossier, file));
  if (seesWhole(caller, dossier)) return dossier.files;
  return isOpen(dossier) && caller.kind === 'officer'
    ? dossier.files.filter(isAskedAbout(dossier, caller))
    : [];
}

/** What a portal sent, what was printed for the applicant, and the result once it is given out. */
function isApplicants(dossier: Dossier, { id, purpose }: DossierFile): boolean {
  switch (purpose) {
    case 'component':
    case 'supplement':
    case 'request':
    case 'agreement':
      return true;
    case 'paper':
      return dossier.papers?.some((paper) => paper.id === id && !internal.has(paper.form)) === true;
    case 'result':
      return 'result' in dossier && dossier.result?.fileId === id;
    case 'opinion':
      return false;
    default:
      return purpose satisfies never;
  }
}

/** Whether an event that names no file of its own yet is about the applicant's: what is declared, or due to be printed. */
export const isForApplicants = ({ purpose, form }: { purpose?: unknown; form?: unknown }): boolean =>
  purpose !== 'opinion' && purpose !== 'result' && !(typeof form === 'string' && internal.has(form));

/** A paper that a question to the officer's unit names, or the opinion on it that no other unit gave. */
function isAskedAbout({ consultations = [] }: Open, { unit }: Officer): (file: DossierFile) => boolean {
  const isOwn = (one: Consultation) => one.state !== 'cancelled' && isWithin(one.unit, unit);
  const own = consultations.filter(isOwn);
  const ofOthers = consultations.filter((one) => !isOwn(one)).map(({ answer }) => answer?.file);
  return (file) => {
    const { id, component, purpose } = file;
    if (purpose === 'opinion') return own.some((one) => isOn(one, file)) && !ofOthers.includes(id);
    if (!isOfApplication(purpose)) return false;
    return own.some(
      ({ components }) =>
        components.length === 0 || (component !== undefined && components.includes(component)),
    );
  };
}

const isOfApplication = (purpose: FilePurpose) => purpose === 'component' || purpose === 'supplement';

/** The files whose bytes are the caller's to send: nobody is given the address of a file that somebody else declared. */
export const sendableFiles = (dossier: Dossier, caller: Caller): DossierFile[] =>
  visibleFiles(dossier, caller).filter((file) => {
    switch (file.purpose) {
      case 'component':
      case 'supplement':
      case 'request':
        return actsForApplicant(caller, dossier);
      case 'result':
      case 'agreement':
        return caller.kind === 'officer' && seesWhole(caller, dossier);
      case 'opinion':
        return caller.kind === 'officer' && isAsked(caller, about(dossier, file));
      case 'paper':
        return false;
      default:
        return file.purpose satisfies never;
    }
  });

/** The dossier with the question alone that a file answers, where that is known. */
const about = (dossier: Dossier, file: DossierFile) => {
  const consultations = (isOpen(dossier) && dossier.consultations) || [];
  return { ...dossier, consultations: consultations.filter((one) => isOn(one, file)) };
};

/** The file that a caller names. One that the caller may not know of is answered as one that was never there. */
export const visibleFile = (dossier: Dossier, caller: Caller, id: string): DossierFile | undefined =>
  visibleFiles(dossier, caller).find((file) => file.id === id);

/** The file, where the caller may open it: one that has arrived and passed inspection. */
export function openableFile(dossier: Dossier, caller: Caller, id: string): DossierFile | undefined {
  const file = visibleFile(dossier, caller, id);
  return file?.state === 'accepted' ? file : undefined;
}

/** The consultations that an officer may know of: those of the own unit, where the dossier is not theirs to see whole. */
export function visibleConsultations(dossier: Open, officer: Officer): Consultation[] {
  const { consultations = [] } = dossier;
  return seesWhole(officer, dossier)
    ? consultations
    : consultations.filter(({ unit }) => isWithin(unit, officer.unit));
}
