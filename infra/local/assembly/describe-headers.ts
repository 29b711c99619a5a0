import { z } from 'zod';
import { type Place, refOf } from '#local/assembly/references.ts';
import { Count, inert, propertiesOf, type Resource } from '#local/assembly/resource.ts';
import type { AddedHeader } from '#local/cloudfront/distribution-config.ts';

/** What a policy has fields of its own for, and what is CloudFront's or belongs to a connection. */
const notCustom =
  /^(strict-transport-security|content-security-policy|x-content-type-options|x-frame-options|x-xss-protection|referrer-policy|access-control-.*|connection|content-encoding|content-length|date|expect|host|keep-alive|proxy-.*|server-timing|set-cookie|te|trailer|transfer-encoding|upgrade|vary|via|warning|x-cache|x-edge-.*|x-amz-cf-.*|x-real-ip|x-forwarded-proto)$/i;

const longestCsp = 1783;
const mostCustomHeaders = 10;

const Override = z.boolean();
const Properties = z.strictObject({
  ResponseHeadersPolicyConfig: z.strictObject({
    Name: z.string().max(128),
    Comment: inert,
    CustomHeadersConfig: z
      .strictObject({
        Items: z
          .array(
            z.strictObject({
              Header: z
                .string()
                .regex(/^[!#$%&'*+.^_`|~\w-]+$/)
                .refine((name) => !notCustom.test(name), 'a header that no custom header may be'),
              Value: z.string(),
              Override,
            }),
          )
          .max(mostCustomHeaders),
      })
      .default({ Items: [] }),
    SecurityHeadersConfig: z
      .strictObject({
        ContentSecurityPolicy: z
          .strictObject({ ContentSecurityPolicy: z.string().max(longestCsp), Override })
          .optional(),
        ContentTypeOptions: z.strictObject({ Override }).optional(),
        FrameOptions: z.strictObject({ FrameOption: z.enum(['DENY', 'SAMEORIGIN']), Override }).optional(),
        ReferrerPolicy: z.strictObject({ ReferrerPolicy: z.string(), Override }).optional(),
        StrictTransportSecurity: z
          .strictObject({
            AccessControlMaxAgeSec: Count,
            IncludeSubdomains: z.boolean().default(false),
            Preload: z.boolean().default(false),
            Override,
          })
          .optional(),
      })
      .default({}),
  }),
});
type Config = z.infer<typeof Properties>['ResponseHeadersPolicyConfig'];

/** The headers that a policy adds to answers, by the id of the policy. */
export function describeHeaders(resource: Resource, place: Place): [string, AddedHeader[]] {
  const { ResponseHeadersPolicyConfig: config } = propertiesOf(resource, Properties);
  const custom = config.CustomHeadersConfig.Items.map(({ Header, Value, Override: override }) => ({
    name: Header,
    value: Value,
    override,
  }));
  return [refOf(resource, place), [...securityHeaders(config.SecurityHeadersConfig), ...custom]];
}

function securityHeaders(config: Config['SecurityHeadersConfig']): AddedHeader[] {
  const { StrictTransportSecurity: hsts, ContentSecurityPolicy: csp } = config;
  const { ContentTypeOptions: types, FrameOptions: frames, ReferrerPolicy: referrer } = config;
  const added = (name: string, value: string | undefined, given: { Override: boolean } | undefined) =>
    given === undefined || value === undefined ? [] : [{ name, value, override: given.Override }];
  return [
    ...added('strict-transport-security', hsts && transportSecurity(hsts), hsts),
    ...added('content-security-policy', csp?.ContentSecurityPolicy, csp),
    ...added('x-content-type-options', 'nosniff', types),
    ...added('x-frame-options', frames?.FrameOption, frames),
    ...added('referrer-policy', referrer?.ReferrerPolicy, referrer),
  ];
}

const transportSecurity = (hsts: NonNullable<Config['SecurityHeadersConfig']['StrictTransportSecurity']>) =>
  [
    `max-age=${hsts.AccessControlMaxAgeSec}`,
    ...(hsts.IncludeSubdomains ? ['includeSubDomains'] : []),
    ...(hsts.Preload ? ['preload'] : []),
  ].join('; ');
