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
import * as dossiers from './resources/dossiers.ts';
import * as downtimes from './resources/downtimes.ts';
import * as guidance from './resources/guidance.ts';
import * as papers from './resources/papers.ts';
import * as partUploads from './resources/part-uploads.ts';
import * as payments from './resources/payments.ts';
import * as post from './resources/post.ts';
import * as procedures from './resources/procedures.ts';
import * as ratings from './resources/ratings.ts';
import * as results from './resources/results.ts';
import * as tasks from './resources/tasks.ts';

/** Everything that is served, in the order in which it is documented. */
export const operations: Operation[] = [
  procedures.listProcedures,
  procedures.getProcedure,
  procedures.checkEligibility,
  papers.findPapers,
  papers.withdrawPapers,
  dossiers.submitDossier,
  dossiers.getDossier,
  dossiers.getDossierEvents,
  dossiers.getFile,
  dossiers.replaceFile,
  partUploads.startPartUpload,
  partUploads.getPartUpload,
  partUploads.completePartUpload,
  dossiers.supplementDossier,
  dossiers.withdrawDossier,
  dossiers.addNote,
  dossiers.recordDelivery,
  ratings.rateDossier,
  ratings.getRating,
  ratings.listRatings,
  guidance.recordGuidance,
  guidance.listGuidance,
  batches.putBatch,
  batches.getBatch,
  books.orderBook,
  books.getBook,
  directory.getMe,
  directory.listUnits,
  directory.listPeople,
  tasks.listTasks,
  tasks.getTask,
  tasks.claimTask,
  tasks.releaseTask,
  tasks.assignTask,
  tasks.completeTask,
  tasks.declareResult,
  tasks.confirmFiles,
  absences.listAbsences,
  absences.planAbsence,
  absences.endAbsence,
  payments.requestPayment,
  payments.recordPayment,
  payments.cancelPayment,
  payments.requestRefund,
  payments.decideRefund,
  payments.recordRefund,
  payments.startPayment,
  payments.takeCallback,
  payments.getReconciliation,
  post.takePostEvent,
  post.getConsignment,
  results.verifyResult,
  results.revokeResult,
  results.replaceResult,
  deadlines.apologise,
  deadlines.extend,
  corrections.judgeCorrection,
  deadlines.decideLetter,
  consultations.listConsultations,
  consultations.consult,
  consultations.claimConsultation,
  consultations.releaseConsultation,
  consultations.assignConsultation,
  consultations.declareOpinion,
  consultations.answerConsultation,
  consultations.cancelConsultation,
  downtimes.listDowntimes,
  proofs.listRoots,
  proofs.getRoot,
  proofs.getProof,
  archive.listArchive,
  people.findPerson,
  people.listPersonAccesses,
  archive.listSearches,
  texts.searchTexts,
  texts.suggestWords,
  archive.getArchivedDossier,
  archive.listAccesses,
  archive.listArchivedEvents,
  archive.getPackage,
  archive.getArchivedFile,
  pages.getArchivedPage,
  pages.redactFile,
  archive.discloseApplicant,
  archive.verifyArchivedDossier,
  keeping.listChecks,
  keeping.placeHold,
  keeping.liftHold,
  keeping.extendRetention,
  exports.orderExport,
  exports.listExports,
  exports.getExport,
  exports.acknowledgeExport,
  disposals.prepareDisposal,
  disposals.listDisposals,
  disposals.getDisposal,
  disposals.keepInDisposal,
  disposals.approveDisposal,
];
