import { z } from 'zod';
import { type Place, refOf } from '#local/assembly/references.ts';
import { Count, Flag, inert, propertiesOf, type Resource } from '#local/assembly/resource.ts';
import type { CorsConfig, HttpApiConfig, JwtAuthorizerConfig, RouteConfig } from '#local/http-api/config.ts';

const Strings = z.array(z.string());
const Cors = z.strictObject({
  AllowOrigins: Strings.default([]),
  AllowMethods: Strings.default([]),
  AllowHeaders: Strings.default([]),
  ExposeHeaders: Strings.default([]),
  AllowCredentials: Flag.default(false),
  MaxAge: Count.optional(),
});

const ApiProperties = z.strictObject({
  Name: inert,
  Description: inert,
  ProtocolType: z.literal('HTTP'),
  CorsConfiguration: Cors.optional(),
  Tags: inert,
});
const StageProperties = z.strictObject({
  ApiId: inert,
  StageName: z.string(),
  AutoDeploy: z.literal(true),
  DefaultRouteSettings: z
    .strictObject({
      ThrottlingRateLimit: Count.optional(),
      ThrottlingBurstLimit: Count.optional(),
      DetailedMetricsEnabled: inert,
    })
    .optional(),
  AccessLogSettings: inert,
  Description: inert,
  Tags: inert,
});
const AuthorizerProperties = z.strictObject({
  ApiId: inert,
  Name: inert,
  AuthorizerType: z.literal('JWT'),
  IdentitySource: z.tuple([z.literal('$request.header.Authorization')]),
  JwtConfiguration: z.strictObject({ Audience: Strings, Issuer: z.string() }),
});
const IntegrationProperties = z.strictObject({
  ApiId: inert,
  Description: inert,
  IntegrationMethod: inert,
  IntegrationType: z.literal('AWS_PROXY'),
  IntegrationUri: z.string(),
  PayloadFormatVersion: z.literal('2.0'),
  TimeoutInMillis: Count.default(30_000),
});
const RouteProperties = z.strictObject({
  ApiId: inert,
  RouteKey: z.string(),
  Target: z.string().startsWith('integrations/'),
  AuthorizationType: z.enum(['NONE', 'JWT']).default('NONE'),
  AuthorizerId: z.string().optional(),
  AuthorizationScopes: Strings.default([]),
  OperationName: inert,
});

/** The only HTTP API of an assembly with its only stage. */
export function describeApi(resources: Resource[], place: Place): HttpApiConfig {
  const ofType = (kind: string) => resources.filter(({ type }) => type === `AWS::ApiGatewayV2::${kind}`);
  const api = only(ofType('Api'), 'HTTP API');
  const stage = propertiesOf(only(ofType('Stage'), 'stage of the HTTP API'), StageProperties);
  const { CorsConfiguration: cors } = propertiesOf(api, ApiProperties);
  const { ThrottlingRateLimit: rate, ThrottlingBurstLimit: burst } = stage.DefaultRouteSettings ?? {};
  const integrations = new Map(ofType('Integration').map((one) => [refOf(one, place), integrationOf(one)]));
  const authorizers = new Map(ofType('Authorizer').map((one) => [refOf(one, place), authorizerOf(one)]));
  return {
    id: refOf(api, place),
    stage: stage.StageName,
    routes: ofType('Route').map((route) => routeOf(route, integrations, authorizers)),
    ...(cors && { cors: corsOf(cors) }),
    ...(rate !== undefined && burst !== undefined && { throttle: { ratePerSecond: rate, burst } }),
  };
}

function only(resources: Resource[], what: string): Resource {
  const [first, ...others] = resources;
  if (first !== undefined && others.length === 0) return first;
  throw new Error(`the assembly has ${resources.length} times a ${what}; the local cloud serves exactly one`);
}

type Integration = Pick<RouteConfig, 'functionArn' | 'timeoutMilliseconds'>;

function integrationOf(resource: Resource): Integration {
  const { IntegrationUri, TimeoutInMillis } = propertiesOf(resource, IntegrationProperties);
  // Either the function's ARN, or the path by which API Gateway invokes it.
  const functionArn = /functions\/(.+)\/invocations$/.exec(IntegrationUri)?.[1] ?? IntegrationUri;
  return { functionArn, timeoutMilliseconds: TimeoutInMillis };
}

function authorizerOf(resource: Resource): JwtAuthorizerConfig {
  const { Audience, Issuer } = propertiesOf(resource, AuthorizerProperties).JwtConfiguration;
  return { issuer: Issuer, audience: Audience };
}

function routeOf(
  resource: Resource,
  integrations: Map<string, Integration>,
  authorizers: Map<string, JwtAuthorizerConfig>,
): RouteConfig {
  const properties = propertiesOf(resource, RouteProperties);
  const integration = integrations.get(properties.Target.slice('integrations/'.length));
  if (integration === undefined) throw new Error(`${resource.logicalId}: there is no ${properties.Target}`);
  const authorizer = authorizers.get(properties.AuthorizerId ?? '');
  if (properties.AuthorizationType === 'JWT' && authorizer === undefined) {
    throw new Error(`${resource.logicalId}: there is no authorizer ${properties.AuthorizerId}`);
  }
  return {
    ...integration,
    key: properties.RouteKey,
    scopes: properties.AuthorizationScopes,
    ...(properties.AuthorizationType === 'JWT' && { authorizer }),
  };
}

const corsOf = (cors: z.infer<typeof Cors>): CorsConfig => ({
  allowOrigins: cors.AllowOrigins,
  allowMethods: cors.AllowMethods,
  allowHeaders: cors.AllowHeaders,
  exposeHeaders: cors.ExposeHeaders,
  allowCredentials: cors.AllowCredentials,
  maxAgeSeconds: cors.MaxAge,
});
