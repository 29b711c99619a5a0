import type { Operation } from './operation.ts';
import * as absences from './resources/absences.ts';
import * as archive from './resources/archive/archive.ts';
import * as disposals from './resources/archive/disposals.ts';
import * as exports from './resources/archive/exports.ts';
import * as keeping from './resources/archive/keeping.ts';
import * as pages from './resources/archive/pages.ts';
import * as people from './resources/archive/people.ts';
import * as proofs from './resources/archive/proofs.ts';
import * as texts from './resources/archive/texts.ts';
import * as batches from './resources/batches.ts';
import * as books from './resources/books.ts';
import * as consultations from './resources/consultations.ts';
import * as corrections from './resources/corrections.ts';
import * as deadlines from './resources/deadlines.ts';
import * as directory from './resources/directory.ts';
import * as dossierPages from './resources/dossier-pages.ts';
import * as dossiers from './resources/dossiers.ts';
import * as downtimes from './resources/downtimes.ts';
import * as findDossiers from './resources/find-dossiers.ts';
import * as guidance from './resources/guidance.ts';
import * as papers from './resources/papers.ts';
import * as partUploads from './resources/part-uploads.ts';
import * as payments from './resources/payments.ts';
import * as post from './resources/post.ts';
import * as procedures from './resources/procedures.ts';
import * as ratings from './resources/ratings.ts';
import * as results from './resources/results.ts';
import * as taskActions from './resources/task-actions.ts';
import * as tasks from './resources/tasks.ts';
import * as workList from './resources/work-list.ts';

/** Everything that is served, by its id and in the order in which it is documented; the client is typed by it. */
export const operationsById = {
  listProcedures: procedures.listProcedures,
  getProcedure: procedures.getProcedure,
  checkEligibility: procedures.checkEligibility,
  findPapers: papers.findPapers,
  withdrawPapers: papers.withdrawPapers,
  listDossiers: findDossiers.listDossiers,
  findDossiers: findDossiers.findDossiers,
  submitDossier: dossiers.submitDossier,
  getDossier: dossiers.getDossier,
  getDossierEvents: dossiers.getDossierEvents,
  getFile: dossiers.getFile,
  getPage: dossierPages.getPage,
  replaceFile: dossiers.replaceFile,
  startPartUpload: partUploads.startPartUpload,
  getPartUpload: partUploads.getPartUpload,
  completePartUpload: partUploads.completePartUpload,
  supplementDossier: dossiers.supplementDossier,
  withdrawDossier: dossiers.withdrawDossier,
  addNote: dossiers.addNote,
  writeMessage: dossiers.writeMessage,
  recordDelivery: dossiers.recordDelivery,
  rateDossier: ratings.rateDossier,
  getRating: ratings.getRating,
  listRatings: ratings.listRatings,
  recordGuidance: guidance.recordGuidance,
  listGuidance: guidance.listGuidance,
  putBatch: batches.putBatch,
  getBatch: batches.getBatch,
  orderBook: books.orderBook,
  getBook: books.getBook,
  getMe: directory.getMe,
  listUnits: directory.listUnits,
  listPeople: directory.listPeople,
  listTasks: workList.listTasks,
  countTasks: workList.countTasks,
  taskChanges: workList.taskChanges,
  actOnTasks: taskActions.actOnTasks,
  getTask: tasks.getTask,
  claimTask: tasks.claimTask,
  releaseTask: tasks.releaseTask,
  assignTask: tasks.assignTask,
  completeTask: tasks.completeTask,
  declareResult: tasks.declareResult,
  confirmFiles: tasks.confirmFiles,
  listAbsences: absences.listAbsences,
  planAbsence: absences.planAbsence,
  endAbsence: absences.endAbsence,
  requestPayment: payments.requestPayment,
  recordPayment: payments.recordPayment,
  cancelPayment: payments.cancelPayment,
  requestRefund: payments.requestRefund,
  decideRefund: payments.decideRefund,
  recordRefund: payments.recordRefund,
  startPayment: payments.startPayment,
  takeCallback: payments.takeCallback,
  getReconciliation: payments.getReconciliation,
  takePostEvent: post.takePostEvent,
  getConsignment: post.getConsignment,
  verifyResult: results.verifyResult,
  revokeResult: results.revokeResult,
  replaceResult: results.replaceResult,
  apologise: deadlines.apologise,
  extend: deadlines.extend,
  judgeCorrection: corrections.judgeCorrection,
  decideLetter: deadlines.decideLetter,
  listConsultations: consultations.listConsultations,
  consult: consultations.consult,
  claimConsultation: consultations.claimConsultation,
  releaseConsultation: consultations.releaseConsultation,
  assignConsultation: consultations.assignConsultation,
  declareOpinion: consultations.declareOpinion,
  answerConsultation: consultations.answerConsultation,
  cancelConsultation: consultations.cancelConsultation,
  listDowntimes: downtimes.listDowntimes,
  listRoots: proofs.listRoots,
  getRoot: proofs.getRoot,
  getProof: proofs.getProof,
  listArchive: archive.listArchive,
  findPerson: people.findPerson,
  listPersonAccesses: people.listPersonAccesses,
  listSearches: archive.listSearches,
  searchTexts: texts.searchTexts,
  suggestWords: texts.suggestWords,
  getArchivedDossier: archive.getArchivedDossier,
  listAccesses: archive.listAccesses,
  listArchivedEvents: archive.listArchivedEvents,
  getPackage: archive.getPackage,
  getArchivedFile: archive.getArchivedFile,
  getArchivedPage: pages.getArchivedPage,
  redactFile: pages.redactFile,
  discloseApplicant: archive.discloseApplicant,
  verifyArchivedDossier: archive.verifyArchivedDossier,
  listChecks: keeping.listChecks,
  placeHold: keeping.placeHold,
  liftHold: keeping.liftHold,
  extendRetention: keeping.extendRetention,
  orderExport: exports.orderExport,
  listExports: exports.listExports,
  getExport: exports.getExport,
  acknowledgeExport: exports.acknowledgeExport,
  prepareDisposal: disposals.prepareDisposal,
  listDisposals: disposals.listDisposals,
  getDisposal: disposals.getDisposal,
  keepInDisposal: disposals.keepInDisposal,
  approveDisposal: disposals.approveDisposal,
} as const satisfies Record<string, Operation>;

export const operations: Operation[] = Object.values(operationsById);
