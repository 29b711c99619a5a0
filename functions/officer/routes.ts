import { dossierDeps } from '#functions/answers/dossier-deps.ts';
import { limitedApi } from '#functions/http/limited-api.ts';
import { dynamoDossierLists } from '#shared/adapters/dynamodb/dossier/dossier-lists.ts';
import { dynamoQuestions } from '#shared/adapters/dynamodb/dossier/questions.ts';
import { dynamoReconciliationReports } from '#shared/adapters/dynamodb/payment/reconciliation-reports.ts';
import { dynamoAbsences } from '#shared/adapters/dynamodb/unit/absences.ts';
import { dynamoBatchStore } from '#shared/adapters/dynamodb/unit/batch-store.ts';
import { dynamoResultRegister } from '#shared/adapters/dynamodb/unit/result-register.ts';
import {
  dynamoBookOrders,
  dynamoBooks,
  dynamoGuidance,
  dynamoRatings,
} from '#shared/adapters/dynamodb/unit/unit-records.ts';
import { answerConsultation } from './answer-consultation.ts';
import { apologise } from './apologise.ts';
import { assignConsultation } from './assign-consultation.ts';
import { assignTask } from './assign-task.ts';
import { getBatch, putBatch } from './batches.ts';
import { cancelConsultation } from './cancel-consultation.ts';
import { cancelPayment } from './cancel-payment.ts';
import { claimConsultation } from './claim-consultation.ts';
import { claimTask } from './claim-task.ts';
import { completeTask } from './complete-task.ts';
import { confirmFiles } from './confirm-files.ts';
import { consult } from './consult.ts';
import { declareOpinion } from './declare-opinion.ts';
import { declareResult } from './declare-result.ts';
import { endAbsence } from './end-absence.ts';
import { getBook } from './get-book.ts';
import { getReconciliation } from './get-reconciliation.ts';
import { listAbsences } from './list-absences.ts';
import { listConsultations } from './list-consultations.ts';
import { listGuidance } from './list-guidance.ts';
import { listRatings } from './list-ratings.ts';
import { listTasks } from './list-tasks.ts';
import { orderBook } from './order-book.ts';
import { planAbsence } from './plan-absence.ts';
import { recordGuidance } from './record-guidance.ts';
import { recordPayment } from './record-payment.ts';
import { releaseConsultation } from './release-consultation.ts';
import { releaseTask } from './release-task.ts';
import { replaceResult } from './replace-result.ts';
import { requestPayment } from './request-payment.ts';
import { requestRefund } from './request-refund.ts';
import { revokeResult } from './revoke-result.ts';

const common = dossierDeps();
const deps = {
  ...common,
  lists: dynamoDossierLists(common.client, common.table),
  absences: dynamoAbsences(common.client, common.table),
  register: dynamoResultRegister(common.client, common.table),
  questions: dynamoQuestions(common.client, common.table),
  reports: dynamoReconciliationReports(common.client, common.table),
  ratings: dynamoRatings(common.client, common.table),
  guidance: dynamoGuidance(common.client, common.table),
  orders: dynamoBookOrders(common.client, common.table),
  books: dynamoBooks(common.client, common.table),
  batches: dynamoBatchStore(common.client, common.table),
  providers: common.reference.paymentProviders,
};

export const handler = limitedApi([
  listTasks(deps),
  listConsultations(deps),
  claimTask(deps),
  releaseTask(deps),
  assignTask(deps),
  completeTask(deps),
  declareResult(deps),
  listAbsences(deps),
  planAbsence(deps),
  endAbsence(deps),
  requestPayment(deps),
  recordPayment(deps),
  cancelPayment(deps),
  requestRefund(deps),
  getReconciliation(deps),
  revokeResult(deps),
  replaceResult(deps),
  apologise(deps),
  confirmFiles(deps),
  consult(deps),
  claimConsultation(deps),
  releaseConsultation(deps),
  assignConsultation(deps),
  declareOpinion(deps),
  answerConsultation(deps),
  cancelConsultation(deps),
  recordGuidance(deps),
  listGuidance(deps),
  listRatings(deps),
  putBatch(deps),
  getBatch(deps),
  orderBook(deps),
  getBook(deps),
]);
