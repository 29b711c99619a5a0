import { CfnOutput } from 'aws-cdk-lib';
import { DomainName } from 'aws-cdk-lib/aws-apigatewayv2';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import { AaaaRecord, ARecord, HostedZone, RecordTarget } from 'aws-cdk-lib/aws-route53';
import { ApiGatewayv2DomainProperties } from 'aws-cdk-lib/aws-route53-targets';
import { Construct } from 'constructs';
import type { StageConfig } from '#infra/config/stages.ts';

/** The address of the API under a name of one's own. */
export class Address extends Construct {
  readonly domain: DomainName;

  constructor(scope: Construct, id: string, { name, certificateArn, hostedZone }: Named) {
    super(scope, id);
    this.domain = new DomainName(this, 'Domain', {
      domainName: name,
      certificate: Certificate.fromCertificateArn(this, 'Certificate', certificateArn),
    });
    if (hostedZone === undefined) {
      new CfnOutput(this, 'Alias', { value: this.domain.regionalDomainName }).overrideLogicalId('ApiAlias');
      return;
    }
    const { id: hostedZoneId, name: zoneName } = hostedZone;
    const { regionalDomainName, regionalHostedZoneId } = this.domain;
    const target = new ApiGatewayv2DomainProperties(regionalDomainName, regionalHostedZoneId);
    const record = {
      zone: HostedZone.fromHostedZoneAttributes(this, 'Zone', { hostedZoneId, zoneName }),
      recordName: `${name}.`,
      target: RecordTarget.fromAlias(target),
    };
    new ARecord(this, 'Ipv4', record);
    new AaaaRecord(this, 'Ipv6', record);
  }
}

type Named = NonNullable<StageConfig['domain']>;
