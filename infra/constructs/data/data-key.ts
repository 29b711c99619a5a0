import { Aws, Duration } from 'aws-cdk-lib';
import { type IGrantable, PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { type IKey, Key } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import { keptWhere } from '#infra/constructs/kit/kept.ts';
import { allow, type Conditions } from '#infra/constructs/kit/statement.ts';

/** What each service asks of the key for whoever writes through it. */
const writing = {
  dynamodb: ['kms:Decrypt', 'kms:DescribeKey', 'kms:Encrypt', 'kms:GenerateDataKey'],
  s3: ['kms:Decrypt', 'kms:GenerateDataKey'],
  sqs: ['kms:Decrypt', 'kms:GenerateDataKey'],
};
type Service = keyof typeof writing;

/** A customer key that its holders can use only through the AWS service which keeps the data. */
export class DataKey extends Construct {
  readonly key: Key;

  constructor(scope: Construct, id: string, props: { description: string; keep: boolean }) {
    super(scope, id);
    this.key = new Key(this, 'Key', {
      description: props.description,
      enableKeyRotation: true,
      pendingWindow: Duration.days(30),
      removalPolicy: keptWhere(props.keep),
    });
  }

  /**
   * The key for a construct of another stack. What that stack grants is not written into the key's policy, which would
   * tie the two stacks into a circle.
   */
  seenFrom(scope: Construct): IKey {
    return Key.fromKeyArn(scope, 'DataKey', this.key.keyArn);
  }

  /** To read what the service keeps under this key. */
  grantDecrypt(to: IGrantable, service: Service): void {
    this.#grant(to, service, ['kms:Decrypt']);
  }

  /** To read and write there. */
  grantUse(to: IGrantable, service: Service): void {
    this.#grant(to, service, writing[service]);
  }

  /** Lets an AWS service put messages under this key. */
  allowService(service: string, conditions: Conditions = {}): void {
    this.key.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal(service)],
        actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
        resources: ['*'],
        conditions,
      }),
    );
  }

  #grant(to: IGrantable, service: Service, actions: string[]): void {
    allow(to, actions, this.key.keyArn, {
      StringEquals: { 'kms:ViaService': `${service}.${Aws.REGION}.${Aws.URL_SUFFIX}` },
    });
  }
}
