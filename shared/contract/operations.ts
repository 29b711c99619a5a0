import * as absences from './absences.ts';
import * as archive from './archive.ts';
import * as batches from './batches.ts';
import * as books from './books.ts';
import * as consultations from './consultations.ts';
import * as disposals from './disposals.ts';
import * as dossiers from './dossiers.ts';
import * as exports from './exports.ts';
import * as guidance from './guidance.ts';
import * as keeping from './keeping.ts';
import type { Operation } from './operation.ts';
import * as pages from './pages.ts';
import * as papers from './papers.ts';
import * as partUploads from './part-uploads.ts';
import * as payments from './payments.ts';
import * as people from './people.ts';
import * as post from './post.ts';
import * as procedures from './procedures.ts';
import * as proofs from './proofs.ts';
import * as ratings from './ratings.ts';
import * as results from './results.ts';
import * as tasks from './tasks.ts';
import * as texts from './texts.ts';

/** Everything that is served, in the order in which it is documented. */
export const operations: Operation[] = [
  procedures.listProcedures,
  procedures.getProcedure,
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
  tasks.listTasks,
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
  tasks.apologise,
  consultations.listConsultations,
  consultations.consult,
  consultations.claimConsultation,
  consultations.releaseConsultation,
  consultations.assignConsultation,
  consultations.declareOpinion,
  consultations.answerConsultation,
  consultations.cancelConsultation,
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
