import { Construct } from 'constructs';
import { ServiceFunction } from '#infra/constructs/kit/service-function.ts';
import type { ActorNeeds } from './actor-needs.ts';
import { auditorFunction, keeperFunction, viewerFunction } from './archive-actors.ts';
import { CursorKey } from './cursor-key.ts';
import { filesFunction, officerFunction, portalFunction } from './dossier-actors.ts';
import { paymentsFunction, publicFunction } from './open-actors.ts';

/** One function for each kind of caller, so that none can do what another may. */
export class Actors extends Construct {
  readonly portal: ServiceFunction;
  readonly files: ServiceFunction;
  readonly officer: ServiceFunction;
  readonly auditor: ServiceFunction;
  readonly keeper: ServiceFunction;
  readonly viewer: ServiceFunction;
  readonly public: ServiceFunction;
  readonly payments: ServiceFunction;

  constructor(scope: Construct, id: string, props: Omit<ActorNeeds, 'cursorKey'>) {
    super(scope, id);
    const needs = { ...props, cursorKey: new CursorKey(this, 'CursorKey') };
    this.portal = portalFunction(this, needs);
    this.files = filesFunction(this, needs);
    this.officer = officerFunction(this, needs);
    this.auditor = auditorFunction(this, needs);
    this.keeper = keeperFunction(this, needs);
    this.viewer = viewerFunction(this, needs);
    this.public = publicFunction(this, needs);
    this.payments = paymentsFunction(this, needs);
    const { config, table } = props;
    for (const actor of this.node.children.filter((child) => child instanceof ServiceFunction)) {
      table.dossiers.grantLimit(actor);
      actor.lambda.addEnvironment('LIMITS', JSON.stringify(config.limits));
    }
  }
}
