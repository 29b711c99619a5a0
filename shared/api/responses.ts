import * as z from 'zod';
import { Access } from '#shared/archive/access-log.ts';
import { InclusionProof, SignedRoot } from '#shared/archive/proof/day-root.ts';
import { ProcedureSummary } from '#shared/procedure/catalogue.ts';
import { OnlineView } from '#shared/procedure/online-level.ts';
import { Procedure } from '#shared/procedure/procedure.ts';
import { DisposalLine, DisposalView } from './resources/archive/disposals.ts';
import { ExportLine, ExportView } from './resources/archive/exports.ts';
import { CheckView, HoldView, KeepingView } from './resources/archive/keeping.ts';
import { BookView } from './resources/books.ts';
import { GuidanceView } from './resources/guidance.ts';
import { PapersFound, PapersWithdrawn } from './resources/papers.ts';
import { PartUploadView } from './resources/part-uploads.ts';
import { Consignments, PostEventTaken } from './resources/post.ts';
import { EligibilityView } from './resources/procedures.ts';
import { RatingView } from './resources/ratings.ts';
import { ConsultationItem } from './show/consultation-item.ts';
import { Absences, AbsenceView } from './views/absence.ts';
import {
  Applicant,
  ArchivedDossier,
  ArchiveItem,
  PackageLink,
  PersonFound,
  Verification,
} from './views/archive.ts';
import { BatchView } from './views/batch.ts';
import { MeView, PersonView, UnitView } from './views/directory.ts';
import { DossierAtDesk, DossierView, FileLink, HistoryView, page, Submitted } from './views/dossier.ts';
import { DossiersFound } from './views/dossier-item.ts';
import { Downtimes } from './views/downtime.ts';
import { PageView, RedactedCopy } from './views/page.ts';
import { CallbackTaken, Reconciliations, StartedPayment } from './views/payment.ts';
import { ResultView } from './views/result.ts';
import { TaskChanges, TaskCounts, TaskItem, TaskVerdict, TaskWithActs } from './views/task.ts';
import { Suggestions, TextsFound } from './views/text.ts';

/**
 * What each operation answers with, by its id. Apart from the operations: the functions are typed by these schemas and
 * do not run them, so they stay out of their bundles. The client is typed by them too.
 */
export const responses = {
  listProcedures: page(ProcedureSummary),
  getProcedure: Procedure.extend({
    onlineService: OnlineView.optional(),
    nationalCode: z.string().optional(),
  }),
  checkEligibility: EligibilityView,
  findPapers: PapersFound,
  withdrawPapers: PapersWithdrawn,
  listDossiers: DossiersFound,
  findDossiers: DossiersFound.omit({ until: true }),
  submitDossier: Submitted,
  getDossier: DossierAtDesk,
  getDossierEvents: HistoryView,
  getFile: FileLink,
  getPage: PageView,
  replaceFile: Submitted,
  startPartUpload: PartUploadView,
  getPartUpload: PartUploadView,
  completePartUpload: z.strictObject({ fileId: z.string() }),
  supplementDossier: Submitted,
  withdrawDossier: Submitted.partial({ uploads: true }),
  addNote: DossierView,
  writeMessage: DossierView,
  recordDelivery: DossierView,
  rateDossier: RatingView,
  getRating: RatingView,
  listRatings: page(RatingView),
  putBatch: BatchView,
  getBatch: BatchView,
  orderBook: BookView,
  getBook: BookView,
  recordGuidance: GuidanceView,
  listGuidance: page(GuidanceView),
  getMe: MeView,
  listUnits: page(UnitView),
  listPeople: page(PersonView),
  listTasks: page(TaskItem),
  countTasks: TaskCounts,
  taskChanges: TaskChanges,
  actOnTasks: z.strictObject({ items: z.array(TaskVerdict) }),
  getTask: TaskWithActs,
  listConsultations: page(ConsultationItem),
  claimTask: DossierView,
  releaseTask: DossierView,
  assignTask: DossierView,
  completeTask: DossierView,
  declareResult: Submitted,
  listAbsences: Absences,
  planAbsence: AbsenceView,
  endAbsence: AbsenceView,
  requestPayment: DossierView,
  recordPayment: DossierView,
  cancelPayment: DossierView,
  requestRefund: DossierView,
  decideRefund: DossierView,
  recordRefund: DossierView,
  startPayment: StartedPayment,
  takePostEvent: PostEventTaken,
  getConsignment: Consignments,
  takeCallback: CallbackTaken,
  getReconciliation: Reconciliations,
  verifyResult: ResultView,
  revokeResult: ResultView,
  replaceResult: ResultView,
  apologise: DossierView,
  extend: DossierView,
  judgeCorrection: DossierView,
  decideLetter: DossierView,
  confirmFiles: DossierView,
  consult: DossierView,
  claimConsultation: DossierView,
  releaseConsultation: DossierView,
  assignConsultation: DossierView,
  declareOpinion: Submitted,
  answerConsultation: DossierView,
  cancelConsultation: DossierView,
  // The days whose root is not what was signed are named, and their roots are not shown.
  listDowntimes: Downtimes,
  listRoots: page(SignedRoot).extend({ damaged: z.array(z.iso.date()).optional() }),
  getRoot: SignedRoot,
  getProof: InclusionProof,
  listArchive: page(ArchiveItem).extend({ damaged: z.array(z.string()).optional() }),
  findPerson: PersonFound,
  listPersonAccesses: page(Access),
  listSearches: page(Access),
  searchTexts: TextsFound,
  suggestWords: Suggestions,
  getArchivedDossier: ArchivedDossier,
  listAccesses: page(Access),
  listArchivedEvents: HistoryView,
  getArchivedPage: z.string().meta({ contentEncoding: 'binary' }),
  redactFile: RedactedCopy,
  discloseApplicant: Applicant,
  getPackage: PackageLink,
  getArchivedFile: z.string().meta({ contentEncoding: 'binary' }),
  verifyArchivedDossier: Verification,
  listChecks: page(CheckView),
  placeHold: HoldView,
  liftHold: HoldView,
  extendRetention: KeepingView,
  orderExport: ExportView,
  listExports: page(ExportLine),
  getExport: ExportView,
  acknowledgeExport: ExportView,
  prepareDisposal: DisposalView,
  listDisposals: page(DisposalLine),
  getDisposal: DisposalView,
  keepInDisposal: DisposalView,
  approveDisposal: DisposalView,
} as const satisfies Record<string, z.ZodType>;

const byId: ReadonlyMap<string, z.ZodType> = new Map(Object.entries(responses));

/** The schema of an operation's answer; throws for an operation that nobody described. */
export function responseOf(operation: string): z.ZodType {
  const schema = byId.get(operation);
  if (schema === undefined) throw new Error(`the answer of ${operation} is not described`);
  return schema;
}
