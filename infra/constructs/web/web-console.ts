import { fileURLToPath } from 'node:url';
import { Annotations } from 'aws-cdk-lib';
import {
  AccessLevel,
  AllowedMethods,
  type BehaviorOptions,
  CachePolicy,
  Distribution,
  Function as EdgeFunction,
  FunctionCode,
  FunctionEventType,
  FunctionRuntime,
  HttpVersion,
  OriginRequestPolicy,
  PriceClass,
  ResponseHeadersPolicy,
  SecurityPolicyProtocol,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront';
import { HttpOrigin, S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import { Construct } from 'constructs';
import type { StageConfig } from '#infra/config/stages.ts';
import { frontHeader, frontKey } from '#infra/constructs/api/front-key.ts';
import type { AccessLogBucket } from '#infra/constructs/data/access-log-bucket.ts';
import { acknowledge } from '#infra/constructs/kit/acknowledge.ts';
import { anyBucket } from '#infra/constructs/kit/any-bucket.ts';
import { Address } from './address.ts';
import { ConsoleFiles } from './console-files.ts';
import { apiHeaders, consoleHeaders, type FarSides } from './security-headers.ts';

interface WebConsoleProps extends FarSides {
  config: StageConfig;
  accessLogs: AccessLogBucket;
  /** Of the HTTP API. */
  apiHost: string;
}

/** The one origin of a stage: the console and, below `/v1`, the API, with the pages of dossiers below `/s`. */
export class WebConsole extends Construct {
  /** Where it is reached, without a slash at the end. */
  readonly url: string;

  constructor(scope: Construct, id: string, props: WebConsoleProps) {
    super(scope, id);
    const { config, apiHost } = props;
    const address = config.domain && new Address(this, 'Address', config.domain);
    const api = this.#api(apiHost);
    const distribution = new Distribution(this, 'Distribution', {
      comment: `Một Cửa, ${config.name}`,
      defaultBehavior: this.#pages(props),
      additionalBehaviors: { '/v1/*': api, '/s/*': api },
      defaultRootObject: 'index.html',
      httpVersion: HttpVersion.HTTP2_AND_3,
      // Those of Asia are in it.
      priceClass: PriceClass.PRICE_CLASS_200,
      ...(config.domain &&
        address && {
          domainNames: [config.domain.name],
          certificate: address.certificate,
          minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021,
        }),
    });
    address?.pointAt(distribution);
    this.url = `https://${config.domain?.name ?? distribution.domainName}`;
    answerFindings(distribution, config);
  }

  #pages({ config, accessLogs, issuer, buckets }: WebConsoleProps): BehaviorOptions {
    const settings = { issuer: issuer.issuer, clientId: issuer.consoleClient, stage: config.name };
    const files = new ConsoleFiles(this, 'Files', { config, accessLogs, settings });
    const paths = new EdgeFunction(this, 'Paths', {
      code: FunctionCode.fromFile({
        filePath: fileURLToPath(new URL('./console-paths.js', import.meta.url)),
      }),
      runtime: FunctionRuntime.JS_2_0,
      comment: 'Every address of the console is the same page',
    });
    return {
      // Without the right to list, S3 would say of a file that is not there that it is forbidden.
      origin: S3BucketOrigin.withOriginAccessControl(anyBucket(files.bucket), {
        originAccessLevels: [AccessLevel.READ, AccessLevel.LIST],
      }),
      viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
      allowedMethods: AllowedMethods.ALLOW_GET_HEAD,
      cachePolicy: CachePolicy.CACHING_OPTIMIZED,
      compress: true,
      functionAssociations: [{ function: paths, eventType: FunctionEventType.VIEWER_REQUEST }],
      responseHeadersPolicy: new ResponseHeadersPolicy(this, 'Headers', consoleHeaders({ issuer, buckets })),
    };
  }

  #api(host: string): BehaviorOptions {
    return {
      origin: new HttpOrigin(host, { customHeaders: { [frontHeader]: frontKey() } }),
      // A token that was sent unencrypted is known: whoever did so is refused, not redirected.
      viewerProtocolPolicy: ViewerProtocolPolicy.HTTPS_ONLY,
      allowedMethods: AllowedMethods.ALLOW_ALL,
      cachePolicy: CachePolicy.CACHING_DISABLED,
      // API Gateway knows itself by the host.
      originRequestPolicy: OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
      compress: false,
      responseHeadersPolicy: new ResponseHeadersPolicy(this, 'ApiHeaders', apiHeaders()),
    };
  }
}

function answerFindings(distribution: Distribution, { domain }: StageConfig): void {
  Annotations.of(distribution).acknowledgeWarning(
    '@aws-cdk/aws-cloudfront-origins:listBucketSecurityRisk',
    'Every path without a file is rewritten to the page: none is left that would list the bucket.',
  );
  acknowledge(distribution, 'CFR1', 'Officers and applicants may be anywhere.');
  acknowledge(distribution, 'CFR2', 'The console is static, and the API holds each caller to a limit.');
  acknowledge(distribution, 'CFR3', 'Paths name dossiers: the API writes a log of its own without them.');
  if (domain === undefined)
    acknowledge(
      distribution,
      'CFR4',
      'Without a domain of its own, a distribution has the certificate of AWS.',
    );
}
