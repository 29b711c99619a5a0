import { readFileSync } from 'node:fs';
import { Duration } from 'aws-cdk-lib';
import { type IGrantable, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { DefinitionBody, LogLevel, StateMachine, StateMachineType } from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import type { StageConfig } from '#infra/config/stages.ts';
import type { ArchiveBucket } from '#infra/constructs/data/archive-bucket.ts';
import type { DossierTable } from '#infra/constructs/data/dossier-table.ts';
import type { IntakeBucket } from '#infra/constructs/data/intake-bucket.ts';
import type { PersonKey } from '#infra/constructs/data/person-key.ts';
import { acknowledge } from '#infra/constructs/kit/acknowledge.ts';
import { deliveredTo } from '#infra/constructs/kit/delivered-to.ts';
import { keptWhere } from '#infra/constructs/kit/kept.ts';
import { ServiceFunction } from '#infra/constructs/kit/service-function.ts';
import { allow } from '#infra/constructs/kit/statement.ts';

interface ProcessProps {
  config: StageConfig;
  table: DossierTable;
  intake: IntakeBucket;
  archive: ArchiveBucket;
  personKey: PersonKey;
}

const definition = new URL('../../workflows/dossier.asl.json', import.meta.url);

/** The time of each dossier: one execution that waits for its limits and seals it at the end. */
export class Process extends Construct {
  readonly machine: StateMachine;
  readonly deadline: ServiceFunction;
  readonly seal: ServiceFunction;

  constructor(scope: Construct, id: string, props: ProcessProps) {
    super(scope, id);
    this.deadline = this.#deadline(props);
    this.seal = this.#seal(props);
    this.machine = this.#machine(props);
  }

  /** To start the process of a dossier and to tell it what happened. */
  grantDrive(to: IGrantable): void {
    const actions = ['states:StartExecution', 'states:SendTaskSuccess', 'states:SendTaskFailure'];
    allow(to, actions, this.machine.stateMachineArn);
  }

  #deadline({ config, table }: ProcessProps): ServiceFunction {
    const deadline = new ServiceFunction(this, 'Deadline', {
      config,
      entry: 'workflow/deadline.ts',
      description: 'What a passed limit brings about in a dossier',
      timeout: Duration.seconds(30),
      environment: { TABLE_NAME: table.name },
    });
    table.dossiers.grantRead(deadline);
    table.dossiers.grantAppend(deadline);
    return deadline;
  }

  #seal({ config, table, intake, archive, personKey }: ProcessProps): ServiceFunction {
    const seal = new ServiceFunction(this, 'Seal', {
      config,
      entry: 'workflow/seal.ts',
      role: archive.roles.seal,
      description: 'Packs a closed dossier into the archive',
      timeout: Duration.minutes(5),
      memorySize: 1769,
      environment: {
        TABLE_NAME: table.name,
        INTAKE_BUCKET: intake.name,
        ARCHIVE_BUCKET: archive.name,
        PERSON_KEY_ARN: personKey.arn,
        ARCHIVE_LOCKED_FOR: String(config.archive.lockedFor),
      },
    });
    table.dossiers.grantRead(seal);
    table.dossiers.grantReadHistories(seal);
    table.dossiers.grantReadEarlierCalendars(seal);
    table.archive.grantSeal(seal);
    intake.grantRead(seal);
    intake.grantRemove(seal);
    intake.grantList(seal);
    intake.grantKeepPapers(seal);
    archive.grantSeal(seal);
    personKey.grantHash(seal);
    return seal;
  }

  #machine({ config, table }: ProcessProps): StateMachine {
    const role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('states.amazonaws.com') });
    table.dossiers.grantNoteRun(role);
    for (const { lambda } of [this.deadline, this.seal]) {
      allow(role, ['lambda:InvokeFunction'], lambda.functionArn);
    }
    const machine = new StateMachine(this, 'Machine', {
      stateMachineType: StateMachineType.STANDARD,
      definitionBody: DefinitionBody.fromString(readFileSync(definition, 'utf8')),
      definitionSubstitutions: {
        TableName: table.name,
        DeadlineFunctionArn: this.deadline.lambda.functionArn,
        SealFunctionArn: this.seal.lambda.functionArn,
      },
      role,
      tracingEnabled: true,
      logs: {
        destination: new LogGroup(this, 'Logs', {
          logGroupName: deliveredTo(this, 'states'),
          retention: config.logRetentionDays,
          removalPolicy: keptWhere(config.keepData),
        }),
        level: LogLevel.ERROR,
        includeExecutionData: false,
      },
      removalPolicy: keptWhere(config.keepData),
    });
    acknowledge(machine, 'SF1', 'The journal tells what happened; a log of every event would only cost.');
    acknowledge(role, 'IAM5[Resource::*]', 'X-Ray and the delivery of logs know no resource.');
    return machine;
  }
}
