import { Duration } from 'aws-cdk-lib';
import type { StageConfig } from '#infra/config/stages.ts';
import type { DossierTable } from '#infra/constructs/data/dossier-table.ts';
import type { IntakeBucket } from '#infra/constructs/data/intake-bucket.ts';
import type { PersonKey } from '#infra/constructs/data/person-key.ts';
import type { SigningKey } from '#infra/constructs/data/signing-key.ts';
import type { ServiceFunction, ServiceFunctionProps } from '#infra/constructs/kit/service-function.ts';
import type { Handler } from '#shared/follow-up/follow-ups.ts';
import type { EventQueueProps } from './event-queue.ts';

export interface FollowUpNeeds {
  config: StageConfig;
  table: DossierTable;
  intake: IntakeBucket;
  signingKey: SigningKey;
  personKey: PersonKey;
  /** Where the API is, and with it the pages on which results are checked and dossiers followed. */
  apiUrl: string;
}

interface FollowUpFunction {
  lambda: Omit<ServiceFunctionProps, 'config' | 'entry'>;
  queue: Omit<EventQueueProps, 'key' | 'consumer'>;
  grant(to: ServiceFunction): void;
}

/** The function of each follow-up: its limits, its queue, and its rights. */
export const followUpFunctions = (needs: FollowUpNeeds): Record<Handler, FollowUpFunction> => ({
  deliver: deliver(needs),
  print: print(needs),
  recognise: recognise(needs),
  settle: settle(needs),
});

/** Calls the webhooks of portals, signed. */
const deliver = ({ config, table }: FollowUpNeeds): FollowUpFunction => ({
  lambda: {
    description: 'Calls the webhooks of portals',
    timeout: Duration.minutes(1),
    environment: { TABLE_NAME: table.name },
  },
  // At most a quarter of an hour apart: a portal that is down for a day is still told.
  queue: { attempts: 120, alarmAfter: Duration.hours(6), maxConcurrency: config.concurrency.deliver },
  grant(to) {
    table.dossiers.grantReadReference(to);
    table.portals.grantNoteNotices(to);
  },
});

/** Prints official papers and makes results, which are signed for the organisation. */
const print = ({
  config,
  table,
  intake,
  signingKey,
  personKey,
  apiUrl,
}: FollowUpNeeds): FollowUpFunction => ({
  lambda: {
    description: 'Prints official papers and results',
    // A month's book of a busy unit takes minutes; a paper takes none.
    timeout: Duration.minutes(5),
    memorySize: 1769,
    environment: {
      TABLE_NAME: table.name,
      INTAKE_BUCKET: intake.name,
      VERIFY_URL: `${apiUrl}/v1/verify/`,
      STATUS_URL: `${apiUrl}/s/`,
      PERSON_KEY_ARN: personKey.arn,
    },
  },
  // At most a quarter of an hour apart: a template or a signer that is missing is published within a day.
  queue: { attempts: 120, alarmAfter: Duration.minutes(30), maxConcurrency: config.concurrency.print },
  grant(to) {
    table.dossiers.grantRead(to);
    table.dossiers.grantReadHistories(to);
    table.dossiers.grantAppend(to);
    table.dossiers.grantNumber(to);
    table.office.grantKeepBooks(to);
    table.archive.grantReadNotes(to);
    table.office.grantRegisterResults(to);
    signingKey.grantSign(to);
    personKey.grantHash(to);
    intake.grantUpload(to);
    intake.grantRead(to);
  },
});

/** Reads the text of accepted files and makes them searchable, while the dossier goes on. */
const recognise = ({ config, table, intake }: FollowUpNeeds): FollowUpFunction => ({
  lambda: {
    description: 'Recognises the text of scans',
    // Two hundred pages, the most that are read, at four seconds each.
    timeout: Duration.minutes(15),
    // One processor is what an engine of one thread can use; a page at 600 dpi takes a gigabyte.
    memorySize: 2048,
    environment: { TABLE_NAME: table.name, INTAKE_BUCKET: intake.name },
  },
  queue: {
    // Within the hour for which a closed dossier waits for its text.
    attempts: 8,
    // A file for itself: one of many pages would use up the time of the others.
    batchSize: 1,
    alarmAfter: Duration.hours(1),
    maxConcurrency: config.concurrency.recognise,
  },
  grant(to) {
    table.dossiers.grantRead(to);
    table.dossiers.grantAppend(to);
    intake.grantRead(to);
    intake.grantList(to);
    intake.grantUpload(to);
  },
});

/** Writes receipts and gives money back. */
const settle = ({ config, table }: FollowUpNeeds): FollowUpFunction => ({
  lambda: {
    description: 'Writes receipts and gives money back',
    timeout: Duration.minutes(1),
    environment: { TABLE_NAME: table.name },
  },
  queue: { attempts: 120, alarmAfter: Duration.minutes(30), maxConcurrency: config.concurrency.settle },
  grant(to) {
    table.dossiers.grantRead(to);
    table.dossiers.grantAppend(to);
    table.money.grantNumberReceipts(to);
  },
});
