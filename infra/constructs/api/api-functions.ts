import { Construct } from 'constructs';
import { ServiceFunction } from '#infra/constructs/kit/service-function.ts';
import { archiveCopiesFunction, archiveFunction, archiveRetentionFunction } from './archive-functions.ts';
import { CursorKey } from './cursor-key.ts';
import { dossierFilesFunction, dossiersFunction, tasksFunction } from './dossier-functions.ts';
import { frontKey } from './front-key.ts';
import type { FunctionNeeds } from './function-needs.ts';
import { paymentCallbacksFunction, publicFunction, statusFunction } from './open-functions.ts';

/** One function for each kind of work, so that none has the rights of another. */
export class ApiFunctions extends Construct {
  readonly dossiers: ServiceFunction;
  readonly dossierFiles: ServiceFunction;
  readonly tasks: ServiceFunction;
  readonly archive: ServiceFunction;
  readonly archiveRetention: ServiceFunction;
  readonly archiveCopies: ServiceFunction;
  readonly public: ServiceFunction;
  readonly status: ServiceFunction;
  readonly paymentCallbacks: ServiceFunction;

  constructor(scope: Construct, id: string, props: Omit<FunctionNeeds, 'cursorKey'>) {
    super(scope, id);
    const needs = { ...props, cursorKey: new CursorKey(this, 'CursorKey') };
    this.dossiers = dossiersFunction(this, needs);
    this.dossierFiles = dossierFilesFunction(this, needs);
    this.tasks = tasksFunction(this, needs);
    this.archive = archiveFunction(this, needs);
    this.archiveRetention = archiveRetentionFunction(this, needs);
    this.archiveCopies = archiveCopiesFunction(this, needs);
    this.public = publicFunction(this, needs);
    this.status = statusFunction(this, needs);
    this.paymentCallbacks = paymentCallbacksFunction(this, needs);
    const { config, table } = props;
    for (const each of this.node.children.filter((child) => child instanceof ServiceFunction)) {
      table.dossiers.grantLimit(each);
      each.lambda.addEnvironment('LIMITS', JSON.stringify(config.limits));
      each.lambda.addEnvironment('FRONT_KEY', frontKey());
    }
  }
}
