import { Duration } from 'aws-cdk-lib';
import { AnyPrincipal, Effect, PolicyStatement, type Role } from 'aws-cdk-lib/aws-iam';
import { type Bucket, ObjectLockRetention, StorageClass } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import type { StageConfig } from '#infra/config/stages.ts';
import { lambdaRole } from '#infra/constructs/kit/service-function.ts';
import { allow, allowMatching, allowObjects, type Grantee } from '#infra/constructs/kit/statement.ts';
import type { AccessLogBucket } from './access-log-bucket.ts';
import { DataKey } from './data-key.ts';
import { ownBucket } from './own-bucket.ts';
import { SecondCopy } from './second-copy.ts';

interface ArchiveBucketProps {
  accessLogs: AccessLogBucket;
  lockedFor: number;
  replica?: StageConfig['archive']['replica'];
  account?: string | undefined;
}

/** Where the signed roots of days lie, beside the packages. */
const proofs = 'proofs/*';
const certificates = 'disposals/*';
const writing = ['s3:PutObject', 's3:ReplicateObject'];
const locking = ['s3:PutObjectRetention', 's3:PutObjectLegalHold'];

/**
 * Where sealed dossiers lie locked, each version until its date, the administrator's wishes notwithstanding.
 * What a lock does not prevent (new versions, delete markers) the bucket's policy does, whatever a role allows.
 */
export class ArchiveBucket extends Construct {
  readonly bucket: Bucket;
  readonly #key: DataKey;
  readonly #lockedFor: number;
  /** Whom the bucket's policy names: the functions that seal, prove, keep and dispose take these roles. */
  readonly roles: Record<'seal' | 'prove' | 'keep' | 'dispose', Role>;

  constructor(scope: Construct, id: string, props: ArchiveBucketProps) {
    super(scope, id);
    this.#lockedFor = props.lockedFor;
    // Without its key the archive is lost, so the key stays in every stage.
    this.#key = new DataKey(this, 'Key', { description: 'Sealed dossiers of Một Cửa', keep: true });
    const needs = { key: this.#key, accessLogs: props.accessLogs };
    this.bucket = ownBucket(this, needs, {
      versioned: true,
      objectLockEnabled: true,
      objectLockDefaultRetention: ObjectLockRetention.compliance(Duration.days(props.lockedFor)),
      lifecycleRules: [
        {
          abortIncompleteMultipartUploadAfter: Duration.days(7),
          transitions: [
            { storageClass: StorageClass.GLACIER_INSTANT_RETRIEVAL, transitionAfter: Duration.days(90) },
          ],
        },
      ],
      logPrefix: 'archive/',
    });
    const { account, replica } = props;
    if (replica !== undefined)
      new SecondCopy(this, 'SecondCopy', { of: this.bucket, key: this.#key, replica, account });
    this.roles = {
      seal: lambdaRole(this, 'SealRole'),
      prove: lambdaRole(this, 'ProveRole'),
      // Under another id it would be another role, and holds would fail until the API is deployed too.
      keep: lambdaRole(this, 'KeeperRole'),
      dispose: lambdaRole(this, 'DisposeRole'),
    };
    this.#hold();
  }

  /** Refuses what is the business of one role to everybody else, and some things to all. */
  #hold(): void {
    const { seal, prove, keep, dispose } = this.roles;
    const all = { resources: [this.bucket.arnForObjects('*')] };
    this.#denyUnless('OnlyDisposalDeletes', ['s3:DeleteObjectVersion'], [dispose], all);
    this.#deny('NobodyHides', [
      's3:DeleteObject',
      's3:BypassGovernanceRetention',
      's3:PutObjectAcl',
      's3:PutObjectVersionAcl',
    ]);
    this.#denyUnless('OnlySealWrites', writing, [seal], this.#packages);
    this.#denyUnless('OnlySealAndKeepersLock', locking, [seal, keep], this.#packages);
    this.#denyUnless('OnlyProveProves', [...writing, ...locking], [prove], {
      resources: [this.bucket.arnForObjects(proofs)],
    });
    this.#denyUnless('OnlyDisposalCertifies', [...writing, ...locking], [dispose], {
      resources: [this.bucket.arnForObjects(certificates)],
    });
    this.#deny('OnlyCompliance', ['s3:PutObject', 's3:PutObjectRetention'], {
      StringEquals: { 's3:object-lock-mode': 'GOVERNANCE' },
    });
  }

  get #packages() {
    return { notResources: [proofs, certificates].map((path) => this.bucket.arnForObjects(path)) };
  }

  get name(): string {
    return this.bucket.bucketName;
  }

  /** To read packages, each in the version that was sealed. */
  grantReadPackages(to: Grantee): void {
    allowObjects(to, ['s3:GetObjectVersion'], this.bucket);
    this.#grantMiss(to);
    this.#key.grantDecrypt(to, 's3');
  }

  /** To read the proofs of days. */
  grantReadProofs(to: Grantee): void {
    allowMatching(to, ['s3:GetObject'], this.bucket.arnForObjects(proofs), {
      because: 'The days to come are not known beforehand.',
    });
  }

  /** To read every copy of a package. */
  grantCheck(to: Grantee): void {
    this.grantReadPackages(to);
    this.grantReadProofs(to);
    allow(to, ['s3:ListBucketVersions'], this.bucket.bucketArn);
  }

  /** To be told of what is not there that it is not there: whoever may not list is told that it may not read. */
  #grantMiss(to: Grantee): void {
    allow(to, ['s3:ListBucket'], this.bucket.bucketArn);
  }

  /** To put packages under a compliance lock. One role holds this right: everybody else is refused by the bucket. */
  grantSeal(to: Grantee): void {
    allowObjects(to, ['s3:PutObject', 's3:AbortMultipartUpload', 's3:GetObject'], this.bucket);
    this.#grantMiss(to);
    this.#grantLock(to, '*');
    this.#key.grantUse(to, 's3');
  }

  /** To take packages out, which S3 refuses while a lock or a hold is on them, and to certify that. One role holds this right. */
  grantDispose(to: Grantee): void {
    const because = 'What is disposed of is not known beforehand.';
    const own = this.bucket.arnForObjects(certificates);
    allowMatching(to, ['s3:DeleteObjectVersion'], this.bucket.arnForObjects('*.zip'), { because });
    allow(to, ['s3:ListBucketVersions'], this.bucket.bucketArn);
    allowMatching(to, ['s3:PutObject', 's3:GetObject'], own, { because });
    this.#grantLock(to, certificates);
    this.#key.grantUse(to, 's3');
  }

  /** To place holds on packages, to lift them, and to lock for longer: S3 refuses to lock for less. */
  grantKeep(to: Grantee): void {
    const because = 'The keys of packages are not known beforehand.';
    const objects = this.bucket.arnForObjects('*');
    allowMatching(to, ['s3:PutObjectLegalHold'], objects, { because });
    allowMatching(to, ['s3:PutObjectRetention'], objects, {
      because,
      conditions: { StringEquals: { 's3:object-lock-mode': 'COMPLIANCE' } },
    });
  }

  /** To put the proofs of days under such a lock, and nothing else. */
  grantProve(to: Grantee): void {
    const because = 'The days to come are not known beforehand.';
    allowMatching(to, ['s3:PutObject', 's3:GetObject'], this.bucket.arnForObjects(proofs), { because });
    this.#grantMiss(to);
    this.#grantLock(to, proofs);
    this.#key.grantUse(to, 's3');
  }

  #grantLock(to: Grantee, objects: string): void {
    allowMatching(to, ['s3:PutObjectRetention'], this.bucket.arnForObjects(objects), {
      because: 'The keys of objects are not known beforehand.',
      conditions: {
        StringEquals: { 's3:object-lock-mode': 'COMPLIANCE' },
        // One less, since the days that remain are counted whole.
        NumericGreaterThanEquals: { 's3:object-lock-remaining-retention-days': this.#lockedFor - 1 },
      },
    });
  }

  /** Nobody but these roles does so there, whatever others are allowed. */
  #denyUnless(
    sid: string,
    actions: string[],
    roles: Role[],
    where: { resources?: string[]; notResources?: string[] },
  ): void {
    const conditions = { ArnNotEquals: { 'aws:PrincipalArn': roles.map(({ roleArn }) => roleArn) } };
    this.bucket.addToResourcePolicy(
      new PolicyStatement({
        sid,
        effect: Effect.DENY,
        principals: [new AnyPrincipal()],
        actions,
        conditions,
        ...where,
      }),
    );
  }

  #deny(sid: string, actions: string[], conditions: Record<string, Record<string, unknown>> = {}): void {
    this.bucket.addToResourcePolicy(
      new PolicyStatement({
        sid,
        effect: Effect.DENY,
        principals: [new AnyPrincipal()],
        actions,
        resources: [this.bucket.arnForObjects('*')],
        conditions,
      }),
    );
  }
}
