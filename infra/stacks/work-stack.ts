import type { StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { StageConfig } from '#infra/config/stages.ts';
import { Batches } from '#infra/constructs/work/batches.ts';
import { Checks } from '#infra/constructs/work/checks.ts';
import { Disposals } from '#infra/constructs/work/disposals.ts';
import { Exports } from '#infra/constructs/work/exports.ts';
import { FollowUps } from '#infra/constructs/work/follow-ups.ts';
import { Inspections } from '#infra/constructs/work/inspections.ts';
import { Payments } from '#infra/constructs/work/payments.ts';
import { Process } from '#infra/constructs/work/process.ts';
import { ProcessSignals } from '#infra/constructs/work/process-signals.ts';
import { Proofs } from '#infra/constructs/work/proofs.ts';
import { Sweeper } from '#infra/constructs/work/sweeper.ts';
import { Texts } from '#infra/constructs/work/texts.ts';
import type { DataStack } from './data-stack.ts';
import { StageStack } from './stage-stack.ts';

interface WorkStackProps extends StackProps {
  config: StageConfig;
  data: DataStack;
  /** It is printed on results. */
  apiUrl: string;
}

/** What works without being asked: the process of each dossier, what follows from acts and arrivals, and what the clock brings about. */
export class WorkStack extends StageStack {
  readonly process: Process;
  readonly sweeper: Sweeper;

  constructor(scope: Construct, id: string, props: WorkStackProps) {
    super(scope, id, props);
    const { apiUrl, config, data } = props;
    const { archive, intake, key, personKey, signingKey, table } = data;
    const process = new Process(this, 'Process', { config, table, intake, archive, personKey });
    new ProcessSignals(this, 'Signals', { config, table, key, process });
    this.process = process;
    this.sweeper = new Sweeper(this, 'Sweeper', { config, table, key, process, intake });
    new FollowUps(this, 'FollowUps', { config, table, key, intake, personKey, signingKey, apiUrl });
    new Payments(this, 'Payments', { config, table, key });
    new Inspections(this, 'Inspections', { config, table, key, intake });
    new Batches(this, 'Batches', { config, table, key, intake });
    this.#keepArchive(props);
    this.output({ StateMachineArn: process.machine.stateMachineArn });
  }

  /** What is done with the archive by the clock. */
  #keepArchive({ config, data }: WorkStackProps): void {
    const { archive, archiveKey, exportBucket, intake, key, table, textIndex } = data;
    const common = { config, table, key, archive };
    new Proofs(this, 'Proofs', { ...common, signingKey: archiveKey });
    new Checks(this, 'Checks', common);
    new Disposals(this, 'Disposals', { ...common, intake, signingKey: archiveKey });
    new Texts(this, 'Texts', { ...common, textIndex });
    new Exports(this, 'Export', { ...common, exportBucket });
  }
}
