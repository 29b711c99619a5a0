import { CfnOutput } from 'aws-cdk-lib';
import { Certificate, type ICertificate } from 'aws-cdk-lib/aws-certificatemanager';
import type { Distribution } from 'aws-cdk-lib/aws-cloudfront';
import { AaaaRecord, ARecord, HostedZone, RecordTarget } from 'aws-cdk-lib/aws-route53';
import { CloudFrontTarget } from 'aws-cdk-lib/aws-route53-targets';
import { Construct } from 'constructs';
import type { StageConfig } from '#infra/config/stages.ts';

type Named = NonNullable<StageConfig['domain']>;

/** A name of one's own for a distribution. */
export class Address extends Construct {
  readonly certificate: ICertificate;
  readonly #named: Named;

  constructor(scope: Construct, id: string, named: Named) {
    super(scope, id);
    this.#named = named;
    this.certificate = Certificate.fromCertificateArn(this, 'Certificate', named.certificateArn);
  }

  /** Points the name at the distribution, or has its keeper told where to. */
  pointAt(distribution: Distribution): void {
    const { name, hostedZone } = this.#named;
    if (hostedZone === undefined) {
      new CfnOutput(this, 'Alias', { value: distribution.domainName }).overrideLogicalId('Alias');
      return;
    }
    const { id: hostedZoneId, name: zoneName } = hostedZone;
    const record = {
      zone: HostedZone.fromHostedZoneAttributes(this, 'Zone', { hostedZoneId, zoneName }),
      recordName: `${name}.`,
      target: RecordTarget.fromAlias(new CloudFrontTarget(distribution)),
    };
    new ARecord(this, 'Ipv4', record);
    new AaaaRecord(this, 'Ipv6', record);
  }
}
