import { Duration } from 'aws-cdk-lib';
import type { IGrantable } from 'aws-cdk-lib/aws-iam';
import { Key, KeySpec, KeyUsage } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import { keptWhere } from '#infra/constructs/kit/kept.ts';
import { allow } from '#infra/constructs/kit/statement.ts';

/** Hashes identifiers of people, so that their dossiers are found without their being written anywhere. It never changes: with it goes the index. */
export class PersonKey extends Construct {
  readonly #key: Key;

  constructor(scope: Construct, id: string, { keep }: { keep: boolean }) {
    super(scope, id);
    this.#key = new Key(this, 'Key', {
      description: 'Hashes identifiers of people',
      keySpec: KeySpec.HMAC_256,
      keyUsage: KeyUsage.GENERATE_VERIFY_MAC,
      pendingWindow: Duration.days(30),
      removalPolicy: keptWhere(keep),
    });
  }

  get arn(): string {
    return this.#key.keyArn;
  }

  grantHash(to: IGrantable): void {
    allow(to, ['kms:GenerateMac'], this.arn, { StringEquals: { 'kms:MacAlgorithm': 'HMAC_SHA_256' } });
  }
}
