import { Duration, Fn, Stack } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import {
  CorsHttpMethod,
  HttpApi,
  HttpMethod,
  HttpNoneAuthorizer,
  HttpStage,
  LogGroupLogDestination,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpJwtAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { StageConfig } from '#infra/config/stages.ts';
import type { Issuer } from '#infra/constructs/data/identity.ts';
import { acknowledge } from '#infra/constructs/kit/acknowledge.ts';
import { deliveredTo } from '#infra/constructs/kit/delivered-to.ts';
import { keptWhere } from '#infra/constructs/kit/kept.ts';
import type { ServiceFunction } from '#infra/constructs/kit/service-function.ts';
import type { ApiFunctions } from './api-functions.ts';
import { methodsOf } from './methods-of.ts';

interface ServiceApiProps {
  config: StageConfig;
  issuer: Issuer;
  functions: ApiFunctions;
}

/** Nothing here names a person or a dossier: the path of a request would. */
const accessLog = {
  requestId: '$context.requestId',
  time: '$context.requestTime',
  route: '$context.routeKey',
  status: '$context.status',
  latency: '$context.responseLatency',
  integrationStatus: '$context.integration.status',
  integrationLatency: '$context.integration.latency',
  integrationError: '$context.integration.error',
  error: '$context.error.responseType',
  authorizerError: '$context.authorizer.error',
  responseLength: '$context.responseLength',
};

/** The HTTP API: each resource goes to the function that serves it, with a token but for what is public. */
export class ServiceApi extends Construct {
  readonly api: HttpApi;
  readonly #served: { path: string; integration: HttpLambdaIntegration }[] = [];
  /** Where CloudFront reaches it. */
  readonly host: string;

  constructor(scope: Construct, id: string, props: ServiceApiProps) {
    super(scope, id);
    const { functions, config, issuer } = props;
    this.api = new HttpApi(this, 'Api', {
      apiName: Stack.of(this).stackName,
      createDefaultStage: false,
      defaultAuthorizer: new HttpJwtAuthorizer('Token', issuer.issuer, { jwtAudience: issuer.audience }),
      corsPreflight: corsOf(config),
    });
    this.#serve(functions.dossiers, ['/v1/procedures', '/v1/dossiers', '/v1/post']);
    this.#serveAt(functions.dossierFiles, [
      '/v1/dossiers/{code}/files/{fileId}',
      '/v1/dossiers/{code}/files/{fileId}/pages/{page}',
    ]);
    this.#serveAt(functions.tasks, [
      ...withBelow([
        '/v1/tasks',
        '/v1/consultations',
        '/v1/absences',
        '/v1/guidance',
        '/v1/results',
        '/v1/reports',
      ]),
      '/v1/batches/{proxy+}',
      ...['/v1/me', '/v1/units', '/v1/people'],
    ]);
    this.#serve(functions.archive, ['/v1/archive']);
    this.#serve(functions.archiveRetention, [
      '/v1/archive/{code}/holds',
      '/v1/archive/{code}/retention',
      '/v1/archive/disposals',
    ]);
    this.#serveAt(functions.dossiers, ['/v1/papers']);
    this.#serve(functions.archiveCopies, ['/v1/archive/exports']);
    this.#serveAt(functions.archiveCopies, ['/v1/archive/{code}/files/{fileId}/{proxy+}']);
    this.#addServed();
    this.#publish(functions.public, HttpMethod.GET, [
      '/v1/openapi.json',
      '/v1/verify/{token}',
      '/v1/proofs',
      '/v1/proofs/{day}',
    ]);
    this.#publish(functions.dossiers, HttpMethod.GET, ['/v1/downtimes']);
    for (const method of [HttpMethod.GET, HttpMethod.POST])
      this.#publish(functions.status, method, ['/s/{token}']);
    this.#publish(functions.paymentCallbacks, HttpMethod.POST, ['/v1/payments/callbacks/{provider}']);
    this.#open(config);
    this.host = Fn.select(2, Fn.split('/', this.api.apiEndpoint));
  }

  /** Each resource and what is below it, to those who have a token. */
  #serve(answering: ServiceFunction, paths: string[]): void {
    this.#serveAt(answering, withBelow(paths));
  }

  #serveAt(answering: ServiceFunction, paths: string[]): void {
    const integration = integrationOf(answering);
    for (const path of paths) this.#served.push({ path, integration });
  }

  /**
   * A route for each method that the contract has there. A route for any method would take a browser's preflight
   * too, and refuse it for its lack of a token; one for a method that nothing answers would only fill the stack.
   */
  #addServed(): void {
    const methods = methodsOf(this.#served.map(({ path }) => path));
    for (const { path, integration } of this.#served) {
      this.api.addRoutes({ path, methods: methods.get(path) ?? [], integration });
    }
  }

  #publish(answering: ServiceFunction, method: HttpMethod, paths: string[]): void {
    const integration = integrationOf(answering);
    for (const path of paths) {
      const authorizer = new HttpNoneAuthorizer();
      for (const route of this.api.addRoutes({ path, methods: [method], integration, authorizer })) {
        acknowledge(route, 'APIG4', 'What is public needs no token, and what is signed has another proof.');
      }
    }
  }

  #open(config: StageConfig): void {
    const logs = new LogGroup(this, 'AccessLogs', {
      logGroupName: deliveredTo(this, 'apis'),
      retention: config.logRetentionDays,
      removalPolicy: keptWhere(config.keepData),
    });
    new HttpStage(this, 'Stage', {
      httpApi: this.api,
      stageName: '$default',
      autoDeploy: true,
      detailedMetricsEnabled: config.routeMetrics,
      throttle: { rateLimit: config.throttle.ratePerSecond, burstLimit: config.throttle.burst },
      accessLogSettings: {
        destination: new LogGroupLogDestination(logs),
        format: AccessLogFormat.custom(JSON.stringify(accessLog)),
      },
    });
  }
}

const withBelow = (paths: string[]) => paths.flatMap((path) => [path, `${path}/{proxy+}`]);

const integrationOf = ({ lambda, node }: ServiceFunction) =>
  new HttpLambdaIntegration(node.id, lambda, { scopePermissionToRoute: false });

const corsOf = (config: StageConfig) => ({
  allowOrigins: config.origins,
  allowMethods: [
    CorsHttpMethod.GET,
    CorsHttpMethod.POST,
    CorsHttpMethod.PUT,
    CorsHttpMethod.PATCH,
    CorsHttpMethod.DELETE,
  ],
  allowHeaders: [
    'Accept-Language',
    'Authorization',
    'Content-Type',
    'Idempotency-Key',
    'If-Match',
    'If-None-Match',
    'Prefer',
    'traceparent',
    'tracestate',
  ],
  exposeHeaders: [
    'Content-Digest',
    'ETag',
    'Link',
    'Location',
    'RateLimit',
    'RateLimit-Policy',
    'Retry-After',
  ],
  maxAge: Duration.hours(1),
});
