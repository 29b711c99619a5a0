import { Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { StageConfig } from '#infra/config/stages.ts';
import type { ArchiveBucket } from '#infra/constructs/data/archive-bucket.ts';
import type { DossierTable } from '#infra/constructs/data/dossier-table.ts';
import type { ExportBucket } from '#infra/constructs/data/export-bucket.ts';
import type { Issuer } from '#infra/constructs/data/identity.ts';
import type { IntakeBucket } from '#infra/constructs/data/intake-bucket.ts';
import type { PersonKey } from '#infra/constructs/data/person-key.ts';
import type { TextIndexBucket } from '#infra/constructs/data/text-index-bucket.ts';
import { ServiceFunction } from '#infra/constructs/kit/service-function.ts';
import { CursorKey } from './cursor-key.ts';

interface ActorsProps {
  config: StageConfig;
  table: DossierTable;
  intake: IntakeBucket;
  archive: ArchiveBucket;
  issuer: Issuer;
  personKey: PersonKey;
  textIndex: TextIndexBucket;
  exportBucket: ExportBucket;
}

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
  readonly #cursorKey: CursorKey;

  constructor(scope: Construct, id: string, props: ActorsProps) {
    super(scope, id);
    this.#cursorKey = new CursorKey(this, 'CursorKey');
    this.portal = this.#portal(props);
    this.files = this.#files(props);
    this.officer = this.#officer(props);
    this.auditor = this.#auditor(props);
    this.keeper = this.#keeper(props);
    this.viewer = this.#viewer(props);
    this.public = this.#public(props);
    this.payments = this.#payments(props);
    for (const actor of [
      this.portal,
      this.files,
      this.officer,
      this.auditor,
      this.keeper,
      this.viewer,
      this.public,
      this.payments,
    ]) {
      props.table.grantLimit(actor);
      actor.lambda.addEnvironment('LIMITS', JSON.stringify(props.config.limits));
    }
  }

  /** Takes the word of payment providers: notes money, and tells the dossier that it was for. */
  #payments({ config, table }: ActorsProps): ServiceFunction {
    const payments = new ServiceFunction(this, 'Payments', {
      config,
      entry: 'payments/routes.ts',
      description: 'What payment providers tell',
      timeout: Duration.seconds(15),
      environment: { TABLE_NAME: table.name },
    });
    table.grantRead(payments);
    table.grantAppend(payments);
    table.grantNoteMoney(payments);
    return payments;
  }

  /** Checks results by the codes on them, and sees nothing else of anything. */
  #public({ config, table, issuer }: ActorsProps): ServiceFunction {
    const open = new ServiceFunction(this, 'Public', {
      config,
      entry: 'public/routes.ts',
      description: 'What anyone may ask',
      timeout: Duration.seconds(10),
      environment: {
        ISSUER: issuer.issuer,
        TOKEN_URL: issuer.tokenUrl,
        TABLE_NAME: table.name,
        CURSOR_KEY_ARN: this.#cursorKey.arn,
      },
    });
    this.#cursorKey.grantSeal(open);
    table.grantReadResults(open);
    table.grantReadRoots(open);
    return open;
  }

  /** Submits and follows dossiers: commands and uploads, and nothing of the archive. */
  #portal({ config, table, intake, personKey }: ActorsProps): ServiceFunction {
    const portal = new ServiceFunction(this, 'Portal', {
      config,
      entry: 'portal/routes.ts',
      description: 'What portals may ask',
      timeout: Duration.seconds(15),
      environment: {
        TABLE_NAME: table.name,
        CURSOR_KEY_ARN: this.#cursorKey.arn,
        INTAKE_BUCKET: intake.name,
        PERSON_KEY_ARN: personKey.arn,
      },
    });
    this.#cursorKey.grantSeal(portal);
    table.grantRead(portal);
    table.grantReadHistories(portal);
    table.grantReadEarlierCalendars(portal);
    table.grantReadInForce(portal);
    table.grantSearchCatalogue(portal);
    table.grantOpen(portal);
    table.grantOrder(portal);
    table.grantNotePost(portal);
    table.grantRate(portal);
    table.grantReadNotices(portal);
    table.grantReusePapers(portal);
    table.grantNoteAccess(portal);
    personKey.grantHash(portal);
    intake.grantReuse(portal);
    table.grantReadBatches(portal);
    intake.grantReadBatchParts(portal);
    intake.grantUpload(portal);
    intake.grantListParts(portal);
    intake.grantList(portal);
    return portal;
  }

  /** Shows portals and officers the files of dossiers, before and after they are sealed, and notes it; writes nothing else. */
  #files({ config, table, intake, archive, exportBucket }: ActorsProps): ServiceFunction {
    const files = new ServiceFunction(this, 'Files', {
      config,
      entry: 'files/routes.ts',
      description: 'What may be opened of dossiers',
      // A thick file of a package is in memory whole while its digest is compared.
      timeout: Duration.seconds(29),
      memorySize: 1769,
      environment: {
        TABLE_NAME: table.name,
        INTAKE_BUCKET: intake.name,
        ARCHIVE_BUCKET: archive.name,
        EXPORTS_BUCKET: exportBucket.name,
      },
    });
    table.grantView(files);
    table.grantReadReference(files);
    table.grantNoteAccess(files);
    intake.grantOpenFiles(files);
    archive.grantReadPackages(files);
    exportBucket.grantPut(files, 'opened');
    exportBucket.grantRead(files, 'opened');
    return files;
  }

  /** Works on tasks: commands, scans from the desk, and nothing of the archive. */
  #officer({ config, table, intake }: ActorsProps): ServiceFunction {
    const officer = new ServiceFunction(this, 'Officer', {
      config,
      entry: 'officer/routes.ts',
      description: 'What officers may ask',
      timeout: Duration.seconds(15),
      environment: {
        TABLE_NAME: table.name,
        CURSOR_KEY_ARN: this.#cursorKey.arn,
        INTAKE_BUCKET: intake.name,
      },
    });
    this.#cursorKey.grantSeal(officer);
    table.grantRead(officer);
    table.grantReadHistories(officer);
    table.grantReadEarlierCalendars(officer);
    table.grantReadInForce(officer);
    table.grantLists(officer);
    table.grantNumber(officer);
    table.grantAppend(officer);
    table.grantPlanAbsences(officer);
    table.grantGuide(officer);
    table.grantOrderBooks(officer);
    table.grantBatches(officer);
    table.grantRegisterResults(officer);
    table.grantReadReconciliations(officer);
    intake.grantUpload(officer);
    intake.grantReadBooks(officer);
    intake.grantReadBatchParts(officer);
    return officer;
  }

  /** Reads sealed dossiers and notes that it did; writes no dossier, and cannot put to the archive. */
  #auditor({ config, table, archive, personKey, textIndex }: ActorsProps): ServiceFunction {
    const auditor = new ServiceFunction(this, 'Auditor', {
      config,
      entry: 'auditor/routes.ts',
      description: 'What auditors may ask',
      // Verifying recomputes every hash of a package, and the API waits half a minute at most.
      timeout: Duration.seconds(29),
      memorySize: 1769,
      environment: {
        TABLE_NAME: table.name,
        CURSOR_KEY_ARN: this.#cursorKey.arn,
        ARCHIVE_BUCKET: archive.name,
        PERSON_KEY_ARN: personKey.arn,
        TEXTS_BUCKET: textIndex.name,
      },
    });
    this.#cursorKey.grantSeal(auditor);
    table.grantRead(auditor);
    table.grantReadHistories(auditor);
    table.grantReadEarlierCalendars(auditor);
    table.grantLists(auditor);
    table.grantNoteAccess(auditor);
    table.grantReadAccesses(auditor);
    table.grantReadRoots(auditor);
    table.grantFindPeople(auditor);
    personKey.grantHash(auditor);
    table.grantReadKeeping(auditor);
    archive.grantReadPackages(auditor);
    archive.grantReadProofs(auditor);
    textIndex.grantSearch(auditor);
    return auditor;
  }

  /** Shows pages of sealed scans, marked or redacted, takes orders of exports, and notes all of it. */
  #viewer({ config, table, archive, exportBucket }: ActorsProps): ServiceFunction {
    const viewer = new ServiceFunction(this, 'Viewer', {
      config,
      entry: 'viewer/routes.ts',
      description: 'What auditors take out of the archive',
      timeout: Duration.seconds(29),
      memorySize: 1769,
      environment: {
        TABLE_NAME: table.name,
        CURSOR_KEY_ARN: this.#cursorKey.arn,
        ARCHIVE_BUCKET: archive.name,
        EXPORTS_BUCKET: exportBucket.name,
      },
    });
    this.#cursorKey.grantSeal(viewer);
    table.grantView(viewer);
    table.grantNoteAccess(viewer);
    archive.grantReadPackages(viewer);
    table.grantExport(viewer);
    exportBucket.grantPut(viewer, 'redactions');
    exportBucket.grantRead(viewer, 'redactions');
    exportBucket.grantRead(viewer, 'exports');
    return viewer;
  }

  /** Places and lifts holds, and extends retentions, for auditors; reads nothing of what is in the archive. */
  #keeper({ config, table, archive }: ActorsProps): ServiceFunction {
    const keeper = new ServiceFunction(this, 'Keeper', {
      config,
      entry: 'keeper/routes.ts',
      role: archive.roles.keep,
      description: 'What auditors may order for the archive',
      timeout: Duration.seconds(15),
      environment: {
        TABLE_NAME: table.name,
        CURSOR_KEY_ARN: this.#cursorKey.arn,
        ARCHIVE_BUCKET: archive.name,
      },
    });
    this.#cursorKey.grantSeal(keeper);
    table.grantReadDossiers(keeper);
    table.grantLists(keeper);
    table.grantKeep(keeper);
    archive.grantKeep(keeper);
    return keeper;
  }
}
