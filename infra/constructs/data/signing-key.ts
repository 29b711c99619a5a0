import { Duration } from 'aws-cdk-lib';
import type { IGrantable } from 'aws-cdk-lib/aws-iam';
import { Key, KeySpec, KeyUsage } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import { keptWhere } from '#infra/constructs/kit/kept.ts';
import { allow } from '#infra/constructs/kit/statement.ts';

/**
 * A key to sign with, served by shared/adapters/kms. It never leaves KMS. The organisation's has a certificate, which is
 * a reference record; the archive's is known by its public half.
 * RSA, which every reader of signed PDFs in the country knows, and whose signatures are the same when they are made again.
 */
export class SigningKey extends Construct {
  readonly key: Key;

  constructor(scope: Construct, id: string, props: { keep: boolean; description: string }) {
    super(scope, id);
    this.key = new Key(this, 'Key', {
      description: props.description,
      keySpec: KeySpec.RSA_3072,
      keyUsage: KeyUsage.SIGN_VERIFY,
      pendingWindow: Duration.days(30),
      removalPolicy: keptWhere(props.keep),
    });
  }

  get arn(): string {
    return this.key.keyArn;
  }

  /** To show the public half. */
  grantShow(to: IGrantable): void {
    allow(to, ['kms:GetPublicKey'], this.arn);
  }

  /** To sign, by the one algorithm that certificates are issued for; nothing else, and no other key. */
  grantSign(to: IGrantable): void {
    allow(to, ['kms:Sign'], this.arn, {
      StringEquals: {
        'kms:SigningAlgorithm': 'RSASSA_PKCS1_V1_5_SHA_256',
        'kms:MessageType': 'RAW',
      },
    });
  }
}
