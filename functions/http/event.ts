import * as z from 'zod';

/** What API Gateway's HTTP API sends (payload format 2.0), as far as we read it. */
export const HttpEvent = z.object({
  rawPath: z.string(),
  rawQueryString: z.string().default(''),
  headers: z.record(z.string(), z.string()),
  pathParameters: z.record(z.string(), z.string()).default({}),
  body: z.string().optional(),
  isBase64Encoded: z.boolean().default(false),
  requestContext: z.object({
    requestId: z.string(),
    http: z.object({ method: z.string(), path: z.string(), sourceIp: z.string() }),
    authorizer: z.object({ jwt: z.object({ claims: z.record(z.string(), z.json()) }) }).optional(),
  }),
});
export type HttpEvent = z.infer<typeof HttpEvent>;
