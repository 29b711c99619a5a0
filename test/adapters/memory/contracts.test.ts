import { describe } from 'vitest';
import { memoryAbsenceStore } from '#shared/adapters/memory/absence-store.ts';
import { memoryAccessLog } from '#shared/adapters/memory/access-log.ts';
import { memoryBatchStore } from '#shared/adapters/memory/batch-store.ts';
import { memoryCheckStore } from '#shared/adapters/memory/check-store.ts';
import { memoryConsignmentStore } from '#shared/adapters/memory/consignment-store.ts';
import { memoryDisposalStore } from '#shared/adapters/memory/disposal-store.ts';
import { memoryDossiers } from '#shared/adapters/memory/dossiers.ts';
import { memoryExportStore } from '#shared/adapters/memory/export-store.ts';
import { memoryKeepingStore } from '#shared/adapters/memory/keeping-store.ts';
import { memoryKeptPaperStore } from '#shared/adapters/memory/kept-paper-store.ts';
import { memoryLeaseStore } from '#shared/adapters/memory/lease-store.ts';
import { memoryNoticeLog } from '#shared/adapters/memory/notice-log.ts';
import {
  memoryPaymentLedger,
  memoryPaymentOrderStore,
  memoryReceiptBooks,
  memoryReconciliationStore,
} from '#shared/adapters/memory/payments.ts';
import { memoryPersonStore } from '#shared/adapters/memory/person-store.ts';
import { memoryReference } from '#shared/adapters/memory/reference.ts';
import { memoryResultLog } from '#shared/adapters/memory/result-log.ts';
import { memoryRootStore } from '#shared/adapters/memory/root-store.ts';
import { memoryScanStore } from '#shared/adapters/memory/scan-store.ts';
import { memorySigningKeys } from '#shared/adapters/memory/signing-keys.ts';
import { memoryUnitRecordStore } from '#shared/adapters/memory/unit-record-store.ts';
import { absenceStoreContract } from '#test/adapters/absence-store.contract.ts';
import { accessLogContract } from '#test/adapters/access-log.contract.ts';
import { batchStoreContract } from '#test/adapters/batch-store.contract.ts';
import { checkStoreContract } from '#test/adapters/check-store.contract.ts';
import { consignmentStoreContract } from '#test/adapters/consignment-store.contract.ts';
import { consultationListContract } from '#test/adapters/consultation-list.contract.ts';
import { disposalStoreContract } from '#test/adapters/disposal-store.contract.ts';
import { dossierListsContract } from '#test/adapters/dossier-lists.contract.ts';
import { dossierStoreContract } from '#test/adapters/dossier-store.contract.ts';
import { exportStoreContract } from '#test/adapters/export-store.contract.ts';
import { keepingStoreContract } from '#test/adapters/keeping-store.contract.ts';
import { keptPaperStoreContract } from '#test/adapters/kept-paper-store.contract.ts';
import { leaseStoreContract } from '#test/adapters/lease-store.contract.ts';
import { noticeLogContract } from '#test/adapters/notice-log.contract.ts';
import { paymentsContract } from '#test/adapters/payments.contract.ts';
import { personStoreContract } from '#test/adapters/person-store.contract.ts';
import { portalChangesContract } from '#test/adapters/portal-changes.contract.ts';
import { records, referenceContract } from '#test/adapters/reference.contract.ts';
import { resultLogContract } from '#test/adapters/result-log.contract.ts';
import { rootStoreContract } from '#test/adapters/root-store.contract.ts';
import { scanStoreContract } from '#test/adapters/scan-store.contract.ts';
import { signingKeysContract } from '#test/adapters/signing-keys.contract.ts';
import { taskLinesContract } from '#test/adapters/task-lines.contract.ts';
import { unitRecordStoreContract } from '#test/adapters/unit-record-store.contract.ts';

describe('dossiers in memory', () => {
  dossierStoreContract(() => memoryDossiers().store);
});

describe('scans in memory', () => {
  scanStoreContract(async () => memoryScanStore());
});

describe('lists in memory', () => {
  dossierListsContract(() => memoryDossiers());
});

describe('lines of tasks in memory', () => {
  taskLinesContract(() => memoryDossiers());
});

describe('consultations in memory', () => {
  consultationListContract(() => memoryDossiers());
});

describe('absences in memory', () => {
  absenceStoreContract(() => memoryAbsenceStore());
});

describe('accesses in memory', () => {
  accessLogContract(() => memoryAccessLog());
});

describe('reference records in memory', () => {
  referenceContract(async () => memoryReference(records));
});

describe('signing keys in memory', () => {
  signingKeysContract(async () => {
    const keys = memorySigningKeys();
    const named = (['RSASSA_PKCS1_V1_5_SHA_256', 'ECDSA_SHA_256'] as const).map((algorithm) => ({
      algorithm,
      key: algorithm,
      publicKey: keys.create(algorithm, algorithm),
    }));
    return { keys, named };
  });
});

describe('the register of results in memory', () => {
  resultLogContract(() => memoryResultLog());
});

describe('money in memory', () => {
  paymentsContract(() => ({
    ledger: memoryPaymentLedger(),
    orders: memoryPaymentOrderStore(),
    books: memoryReceiptBooks(),
    reports: memoryReconciliationStore(),
  }));
});

describe('consignments in memory', () => {
  consignmentStoreContract(() => memoryConsignmentStore());
});

describe('records of units in memory', () => {
  unitRecordStoreContract(() => memoryUnitRecordStore());
});

describe('notices in memory', () => {
  noticeLogContract(() => memoryNoticeLog());
});

describe('roots of days in memory', () => {
  rootStoreContract(() => memoryRootStore());
});

describe('people in memory', () => {
  personStoreContract(() => memoryPersonStore());
});

describe('holds and extensions in memory', () => {
  keepingStoreContract(() => memoryKeepingStore());
});

describe('nights of checks in memory', () => {
  checkStoreContract(() => memoryCheckStore());
});

describe('kept papers in memory', () => {
  keptPaperStoreContract(() => memoryKeptPaperStore());
});

describe('batches in memory', () => {
  batchStoreContract(() => memoryBatchStore());
});

describe('leases in memory', () => {
  leaseStoreContract(() => memoryLeaseStore());
});

describe('exports in memory', () => {
  exportStoreContract(() => memoryExportStore());
});

describe('disposals in memory', () => {
  disposalStoreContract(() => memoryDisposalStore());
});

describe('changes of portals in memory', () => {
  portalChangesContract(() => memoryDossiers());
});
