import { Duration } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { ServiceFunction } from '#infra/constructs/kit/service-function.ts';
import type { FunctionNeeds } from './function-needs.ts';

/** Checks results by the codes on them, and sees nothing else of anything. */
export function publicFunction(
  scope: Construct,
  { config, table, issuer, cursorKey }: FunctionNeeds,
): ServiceFunction {
  const open = new ServiceFunction(scope, 'Public', {
    config,
    entry: 'public/routes.ts',
    description: 'What anyone may ask',
    timeout: Duration.seconds(10),
    environment: {
      ISSUER: issuer.issuer,
      TOKEN_URL: issuer.tokenUrl,
      TABLE_NAME: table.name,
      CURSOR_KEY_ARN: cursorKey.arn,
    },
  });
  cursorKey.grantSeal(open);
  table.office.grantReadResults(open);
  table.archive.grantReadRoots(open);
  return open;
}

/** Shows applicants their dossiers, and takes what they write to the unit; nothing else of a dossier changes by it. */
export function statusFunction(
  scope: Construct,
  { config, table, personKey, cursorKey }: FunctionNeeds,
): ServiceFunction {
  const status = new ServiceFunction(scope, 'Status', {
    config,
    entry: 'status/routes.ts',
    description: 'The pages of dossiers, for their applicants',
    timeout: Duration.seconds(10),
    environment: {
      TABLE_NAME: table.name,
      CURSOR_KEY_ARN: cursorKey.arn,
      PERSON_KEY_ARN: personKey.arn,
    },
  });
  personKey.grantHash(status);
  cursorKey.grantSeal(status);
  table.dossiers.grantRead(status);
  table.dossiers.grantReadHistories(status);
  table.dossiers.grantReadEarlierCalendars(status);
  table.dossiers.grantAppend(status);
  table.archive.grantNoteAccess(status);
  table.archive.grantReadAccesses(status);
  return status;
}

/** Takes the word of payment providers: notes money, and tells the dossier that it was for. */
export function paymentCallbacksFunction(
  scope: Construct,
  { config, table }: FunctionNeeds,
): ServiceFunction {
  const callbacks = new ServiceFunction(scope, 'PaymentCallbacks', {
    config,
    entry: 'payment-callbacks/routes.ts',
    description: 'What payment providers tell',
    timeout: Duration.seconds(15),
    environment: { TABLE_NAME: table.name },
  });
  table.dossiers.grantRead(callbacks);
  table.dossiers.grantAppend(callbacks);
  table.money.grantNoteMoney(callbacks);
  return callbacks;
}
