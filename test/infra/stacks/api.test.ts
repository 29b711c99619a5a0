import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { createRouting } from '#infra/local/http-api/routing.ts';
import { nameOf } from './function-of.ts';
import { textOf } from './policies.ts';
import { resourcesOf, templateOf } from './synthesise.ts';

const template = templateOf('prod');
const properties = <Properties>(type: string) =>
  resourcesOf<Properties>(template, type).map((resource) => resource.properties);

/** `GET /v1/tasks` → which function answers. */
interface Written {
  RouteKey: string;
  AuthorizationType: string;
  Target: unknown;
}
const routes = properties<Written>('AWS::ApiGatewayV2::Route').map((route) => {
  const integration = textOf(route.Target).replace('integrations/', '');
  const uri = template.findResources('AWS::ApiGatewayV2::Integration')[integration]?.Properties
    .IntegrationUri;
  return {
    key: route.RouteKey,
    to: nameOf(/^\w+/.exec(textOf(uri))?.[0] ?? ''),
    authorization: route.AuthorizationType,
  };
});

const withBelow = (paths: string[]) => paths.flatMap((path) => [path, `${path}/{proxy+}`]);

/** What anybody may ask of the function of dossiers, which knows the published records. */
const downtimes = 'GET /v1/downtimes';

const served = {
  dossiers: [...withBelow(['/v1/procedures', '/v1/dossiers', '/v1/post']), '/v1/papers'],
  'dossier-files': ['/v1/dossiers/{code}/files/{fileId}', '/v1/dossiers/{code}/files/{fileId}/pages/{page}'],
  tasks: [
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
  ],
  archive: withBelow(['/v1/archive']),
  'archive-retention': withBelow([
    '/v1/archive/{code}/holds',
    '/v1/archive/{code}/retention',
    '/v1/archive/disposals',
  ]),
  'archive-copies': [...withBelow(['/v1/archive/exports']), '/v1/archive/{code}/files/{fileId}/{proxy+}'],
};

/** An operation of the contract → which function answers, by the rules of API Gateway. */
const find = createRouting(routes);
const { paths: described } = z
  .object({ paths: z.record(z.string(), z.record(z.string(), z.unknown())) })
  .parse(JSON.parse(readFileSync('docs/reference/openapi.json', 'utf8')));
const operations = Object.entries(described).flatMap(([path, methods]) =>
  Object.keys(methods).map((method) => ({ method: method.toUpperCase(), path })),
);

describe('the HTTP API', () => {
  it.each(Object.entries(served))('sends what is of the %s to its function, with a token', (to, paths) => {
    const found = routes.filter((route) => route.to === to && route.key !== downtimes);
    expect(paths).toEqual(expect.arrayContaining(found.map(({ key }) => key.replace(/^\w+ /, ''))));
    expect(new Set(found.map(({ authorization }) => authorization))).toEqual(new Set(['JWT']));
  });

  it('asks no token for its own description, for checking a result, for the page of a dossier and for what is signed, and for nothing else', () => {
    const open = routes.filter(({ authorization }) => authorization !== 'JWT');
    const anybodys = { to: 'public', authorization: 'NONE' };
    expect(open).toEqual([
      { key: 'GET /v1/openapi.json', ...anybodys },
      { key: 'GET /v1/verify/{token}', ...anybodys },
      { key: 'GET /v1/proofs', ...anybodys },
      { key: 'GET /v1/proofs/{day}', ...anybodys },
      { key: downtimes, to: 'dossiers', authorization: 'NONE' },
      { key: 'GET /s/{token}', to: 'status', authorization: 'NONE' },
      { key: 'POST /s/{token}', to: 'status', authorization: 'NONE' },
      { key: 'POST /v1/payments/callbacks/{provider}', to: 'payment-callbacks', authorization: 'NONE' },
    ]);
  });

  it.each(operations)('has a route for $method $path', ({ method, path }) => {
    expect(find(method, path)?.route).toBeDefined();
  });

  it('has no route that serves nothing; a page for people alone is not in the contract', () => {
    const used = new Set(operations.map(({ method, path }) => find(method, path)?.route.key));
    const unused = routes.map(({ key }) => key).filter((key) => !used.has(key));
    expect(unused).toEqual(['GET /v1/openapi.json', 'GET /s/{token}', 'POST /s/{token}']);
  });

  it('leaves preflights to the gateway: no route for any method', () => {
    expect(routes.filter(({ key }) => /^(ANY|OPTIONS|\$default)/.test(key))).toEqual([]);
  });

  it('believes the user pool, for the console and each portal', () => {
    template.hasResourceProperties('AWS::ApiGatewayV2::Authorizer', {
      AuthorizerType: 'JWT',
      IdentitySource: ['$request.header.Authorization'],
    });
    const [authorizer] = properties<{ JwtConfiguration: { Audience: unknown[]; Issuer: unknown } }>(
      'AWS::ApiGatewayV2::Authorizer',
    );
    expect(authorizer?.JwtConfiguration.Audience).toHaveLength(3);
    expect(textOf(authorizer?.JwtConfiguration.Issuer)).toMatch(/^IdentityPool\w+\.ProviderURL$/);
  });

  it('lets in only pages of its origins, with the headers of its conventions', () => {
    const [api] = properties<{ CorsConfiguration: unknown }>('AWS::ApiGatewayV2::Api');
    expect(api?.CorsConfiguration).toMatchObject({
      AllowOrigins: ['https://motcua.example'],
      AllowHeaders: expect.arrayContaining(['Authorization', 'Idempotency-Key', 'If-Match', 'traceparent']),
      ExposeHeaders: expect.arrayContaining(['ETag', 'Link', 'Location', 'Retry-After']),
    });
  });
});

describe('the stage of the API', () => {
  const [stage] = properties<{ DefaultRouteSettings: unknown; AccessLogSettings: { Format: string } }>(
    'AWS::ApiGatewayV2::Stage',
  );

  it('bounds the rate of requests', () => {
    expect(stage?.DefaultRouteSettings).toMatchObject({
      ThrottlingRateLimit: 2000,
      ThrottlingBurstLimit: 4000,
    });
  });

  it('logs each request without naming a person, a dossier or an address', () => {
    const logged: string[] = Object.values(JSON.parse(stage?.AccessLogSettings.Format ?? ''));
    expect(logged).toContain('$context.routeKey');
    expect(logged.filter((field) => /path|sourceIp|userAgent|claims|identity/i.test(field))).toEqual([]);
  });
});

describe('a stage with an issuer of its own', () => {
  const own = templateOf('dev', {
    identity: {
      kind: 'oidc',
      issuer: 'https://id.example/realms/motcua',
      tokenUrl: 'https://id.example/token',
      consoleClient: 'console',
      audience: ['motcua'],
    },
  });

  it('believes that issuer and has no user pool', () => {
    own.hasResourceProperties('AWS::ApiGatewayV2::Authorizer', {
      JwtConfiguration: { Issuer: 'https://id.example/realms/motcua', Audience: ['motcua'] },
    });
    own.resourceCountIs('AWS::Cognito::UserPool', 0);
    own.hasOutput('Issuer', { Value: 'https://id.example/realms/motcua' });
    own.hasOutput('TokenUrl', { Value: 'https://id.example/token' });
  });
});
