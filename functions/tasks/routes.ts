import { dossierDeps } from '#functions/answers/dossier-deps.ts';
import { limitedApi } from '#functions/http/limited-api.ts';
import { dynamoConsultationList } from '#shared/adapters/dynamodb/dossier/consultation-list.ts';
import { dynamoTaskLines } from '#shared/adapters/dynamodb/dossier/task-lines.ts';
import { dynamoReconciliationStore } from '#shared/adapters/dynamodb/payment/reconciliation-store.ts';
import { dynamoAbsenceStore } from '#shared/adapters/dynamodb/unit/absence-store.ts';
import { dynamoBatchStore } from '#shared/adapters/dynamodb/unit/batch-store.ts';
import { dynamoResultLog } from '#shared/adapters/dynamodb/unit/result-log.ts';
import {
  dynamoBookOrderStore,
  dynamoBookStore,
  dynamoGuidanceStore,
  dynamoRatingStore,
} from '#shared/adapters/dynamodb/unit/unit-record-store.ts';
import { taskBoards } from '#shared/use-cases/dossier/task-boards.ts';
import { endAbsence, listAbsences, planAbsence } from './absences.ts';
import { getBatch, putBatch } from './batches.ts';
import { getBook, orderBook } from './books.ts';
import {
  answerConsultation,
  assignConsultation,
  cancelConsultation,
  claimConsultation,
  consult,
  declareOpinion,
  listConsultations,
  releaseConsultation,
} from './consultations.ts';
import { getMe, listPeople, listUnits } from './directory.ts';
import { listGuidance, recordGuidance } from './guidance.ts';
import {
  cancelPayment,
  getReconciliation,
  recordPayment,
  requestPayment,
  requestRefund,
} from './payments.ts';
import { listRatings } from './ratings.ts';
import { replaceResult, revokeResult } from './results.ts';
import { actOnTasks } from './task-actions.ts';
import {
  apologise,
  assignTask,
  claimTask,
  completeTask,
  confirmFiles,
  decideLetter,
  declareResult,
  extend,
  getTask,
  judgeCorrection,
  releaseTask,
} from './tasks.ts';
import { countTasks, listTasks, taskChanges } from './work-list.ts';

const common = dossierDeps();
const taskLines = dynamoTaskLines(common.client, common.table);
const deps = {
  ...common,
  taskLines,
  boards: taskBoards(taskLines),
  absences: dynamoAbsenceStore(common.client, common.table),
  results: dynamoResultLog(common.client, common.table),
  consultations: dynamoConsultationList(common.client, common.table),
  reports: dynamoReconciliationStore(common.client, common.table),
  ratings: dynamoRatingStore(common.client, common.table),
  guidance: dynamoGuidanceStore(common.client, common.table),
  orders: dynamoBookOrderStore(common.client, common.table),
  books: dynamoBookStore(common.client, common.table),
  batches: dynamoBatchStore(common.client, common.table),
  providers: common.reference.paymentProviders,
};

export const handler = limitedApi([
  getMe(deps),
  listUnits(deps),
  listPeople(deps),
  listTasks(deps),
  countTasks(deps),
  taskChanges(deps),
  actOnTasks(deps),
  getTask(deps),
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
  extend(deps),
  judgeCorrection(deps),
  decideLetter(deps),
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
