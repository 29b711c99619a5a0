import { dossierDeps } from '#functions/answers/dossier-deps.ts';
import { Names } from '#functions/http/environment.ts';
import { identifyPortals } from '#functions/http/identify-portals.ts';
import { limitedApi } from '#functions/http/limited-api.ts';
import { dynamoAccessLog } from '#shared/adapters/dynamodb/archive/access-log.ts';
import { dynamoPersonStore } from '#shared/adapters/dynamodb/archive/person-store.ts';
import { dynamoDossierLists } from '#shared/adapters/dynamodb/dossier/dossier-lists.ts';
import { dynamoNoticeLog } from '#shared/adapters/dynamodb/dossier/notice-log.ts';
import { dynamoPortalChanges } from '#shared/adapters/dynamodb/dossier/portal-changes.ts';
import { dynamoTaskLines } from '#shared/adapters/dynamodb/dossier/task-lines.ts';
import { dynamoPaymentOrderStore } from '#shared/adapters/dynamodb/payment/payment-order-store.ts';
import { dynamoCatalogue } from '#shared/adapters/dynamodb/reference/catalogue.ts';
import { dynamoAbsenceStore } from '#shared/adapters/dynamodb/unit/absence-store.ts';
import { dynamoBatchStore } from '#shared/adapters/dynamodb/unit/batch-store.ts';
import { dynamoConsignmentStore } from '#shared/adapters/dynamodb/unit/consignment-store.ts';
import { dynamoKeptPaperStore } from '#shared/adapters/dynamodb/unit/kept-paper-store.ts';
import { dynamoResultLog } from '#shared/adapters/dynamodb/unit/result-log.ts';
import { dynamoRatingStore } from '#shared/adapters/dynamodb/unit/unit-record-store.ts';
import { kmsDerivedHash } from '#shared/adapters/kms/derived-hash.ts';
import { kmsKeyedHash } from '#shared/adapters/kms/keyed-hash.ts';
import { httpPaymentGateway } from '#shared/adapters/payment/http-gateway.ts';
import { s3CopyFile } from '#shared/adapters/s3/copy-file.ts';
import { s3IntakeFiles } from '#shared/adapters/s3/intake-files.ts';
import { s3PartUploads } from '#shared/adapters/s3/part-uploads.ts';
import { taskBoards } from '#shared/use-cases/dossier/task-boards.ts';
import {
  addNote,
  getDossier,
  getDossierEvents,
  recordDelivery,
  submitDossier,
  supplementDossier,
  withdrawDossier,
  writeMessage,
} from './dossiers.ts';
import { listDowntimes } from './downtimes.ts';
import { completePartUpload, getPartUpload, replaceFile, startPartUpload } from './files.ts';
import { findDossiers, listDossiers } from './find-dossiers.ts';
import { findPapers, withdrawPapers } from './papers.ts';
import { decideRefund, recordRefund, startPayment } from './payments.ts';
import { getConsignment, takePostEvent } from './post.ts';
import { checkEligibility, getProcedure, listProcedures } from './procedures.ts';
import { getRating, rateDossier } from './ratings.ts';

const environment = Names.people.parse(process.env);
const common = dossierDeps();
const taskLines = dynamoTaskLines(common.client, common.table);
const hashPerson = kmsKeyedHash(environment.PERSON_KEY_ARN);
const deps = {
  ...common,
  catalogue: dynamoCatalogue(common.client, common.table),
  consignments: dynamoConsignmentStore(common.client, common.table),
  notices: dynamoNoticeLog(common.client, common.table),
  results: dynamoResultLog(common.client, common.table),
  absences: dynamoAbsenceStore(common.client, common.table),
  accessLog: dynamoAccessLog(common.client, common.table),
  kept: dynamoKeptPaperStore(common.client, common.table, hashPerson),
  boards: taskBoards(taskLines),
  lists: dynamoDossierLists(common.client, common.table),
  people: dynamoPersonStore(common.client, common.table, hashPerson),
  portalChanges: dynamoPortalChanges(common.client, common.table),
  hashPerson: kmsDerivedHash(environment.PERSON_KEY_ARN, 'people in lists'),
  batches: dynamoBatchStore(common.client, common.table),
  copy: s3CopyFile(common.intake),
  removeFiles: s3IntakeFiles(common.intake).remove,
  gateway: httpPaymentGateway(),
  orders: dynamoPaymentOrderStore(common.client, common.table),
  partUploads: s3PartUploads(common.intake),
  ratings: dynamoRatingStore(common.client, common.table),
};

const routes = [
  listDowntimes(deps),
  listProcedures(deps),
  getProcedure(deps),
  checkEligibility(deps),
  findPapers(deps),
  withdrawPapers(deps),
  listDossiers(deps),
  findDossiers(deps),
  submitDossier(deps),
  getDossier(deps),
  getDossierEvents(deps),
  replaceFile(deps),
  startPartUpload(deps),
  getPartUpload(deps),
  completePartUpload(deps),
  supplementDossier(deps),
  withdrawDossier(deps),
  addNote(deps),
  writeMessage(deps),
  recordDelivery(deps),
  decideRefund(deps),
  recordRefund(deps),
  startPayment(deps),
  takePostEvent(deps),
  getConsignment(deps),
  rateDossier(deps),
  getRating(deps),
];

export const handler = limitedApi(routes, { identify: identifyPortals(common.reference) });
