import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import type { IGrantable } from 'aws-cdk-lib/aws-iam';
import { Key, KeySpec, KeyUsage } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import { allow } from '#infra/constructs/kit/statement.ts';

/** Gives the secret under which functions seal the cursors of lists (shared/adapters/cursors). With it go only cursors in use. */
export class CursorKey extends Construct {
  readonly #key: Key;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.#key = new Key(this, 'Key', {
      description: 'Seals cursors of lists',
      keySpec: KeySpec.HMAC_256,
      keyUsage: KeyUsage.GENERATE_VERIFY_MAC,
      pendingWindow: Duration.days(7),
      removalPolicy: RemovalPolicy.DESTROY,
    });
  }

  get arn(): string {
    return this.#key.keyArn;
  }

  grantSeal(to: IGrantable): void {
    allow(to, ['kms:GenerateMac'], this.arn, { StringEquals: { 'kms:MacAlgorithm': 'HMAC_SHA_256' } });
  }
}
