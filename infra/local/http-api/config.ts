/** An HTTP API of API Gateway with its only stage. */
export interface HttpApiConfig {
  id: string;
  stage: string;
  routes: RouteConfig[];
  cors?: CorsConfig | undefined;
  /** Of every route by itself, as on AWS. */
  throttle?: ThrottleConfig | undefined;
}

export interface RouteConfig {
  /** As in the template: `GET /v1/tasks/{taskId}`, `ANY /v1/archive/{proxy+}` or `$default`. */
  key: string;
  functionArn: string;
  timeoutMilliseconds: number;
  authorizer?: JwtAuthorizerConfig | undefined;
  /** A token must have one of them. */
  scopes: string[];
}

export interface JwtAuthorizerConfig {
  issuer: string;
  audience: string[];
}

export interface CorsConfig {
  allowOrigins: string[];
  allowMethods: string[];
  allowHeaders: string[];
  exposeHeaders: string[];
  allowCredentials: boolean;
  maxAgeSeconds?: number | undefined;
}

export interface ThrottleConfig {
  ratePerSecond: number;
  burst: number;
}
