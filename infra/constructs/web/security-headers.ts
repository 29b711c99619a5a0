import { Duration } from 'aws-cdk-lib';
import {
  HeadersReferrerPolicy,
  type ResponseHeadersPolicyProps,
  type ResponseSecurityHeadersBehavior,
} from 'aws-cdk-lib/aws-cloudfront';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import type { Issuer } from '#infra/constructs/data/identity.ts';

/** Whom the console speaks to besides its own origin. */
export interface FarSides {
  issuer: Issuer;
  /** Where files go to, and come from, by presigned requests. */
  buckets: Bucket[];
}

/** Everywhere, also on what the API answers: TLS for two years, and nothing guessed or given away. */
const always = {
  strictTransportSecurity: {
    accessControlMaxAge: Duration.days(730),
    includeSubdomains: true,
    preload: true,
    override: true,
  },
  contentTypeOptions: { override: true },
  referrerPolicy: { referrerPolicy: HeadersReferrerPolicy.NO_REFERRER, override: true },
} satisfies ResponseSecurityHeadersBehavior;

/** For the console: what it may load, whom it may speak to, and what of the browser it may use. */
export const consoleHeaders = (far: FarSides): ResponseHeadersPolicyProps => ({
  securityHeadersBehavior: {
    ...always,
    contentSecurityPolicy: { contentSecurityPolicy: contentSecurityPolicy(far), override: true },
  },
  customHeadersBehavior: {
    customHeaders: Object.entries({
      'Cross-Origin-Opener-Policy': 'same-origin',
      'Cross-Origin-Resource-Policy': 'same-origin',
      'Permissions-Policy': permissions(),
    }).map(([header, value]) => ({ header, value, override: true })),
  },
});

/** For the API, whose own headers win. */
export const apiHeaders = (): ResponseHeadersPolicyProps => ({
  securityHeadersBehavior: {
    ...always,
    contentSecurityPolicy: {
      contentSecurityPolicy: "default-src 'none'; frame-ancestors 'none'; base-uri 'none'",
      override: false,
    },
  },
});

/** With the slash at its end, a source is that host or folder and everything in it. */
function contentSecurityPolicy({ issuer, buckets }: FarSides): string {
  const files = buckets.map((bucket) => `https://${bucket.bucketRegionalDomainName}/`);
  const sources = {
    'default-src': ["'none'"],
    'script-src': ["'self'"],
    'style-src': ["'self'"],
    'font-src': ["'self'"],
    'img-src': ["'self'", 'blob:', 'data:'],
    'connect-src': ["'self'", `${issuer.issuer}/`, issuer.tokenUrl, ...files],
    'worker-src': ["'none'"],
    'manifest-src': ["'self'"],
    'frame-src': files,
    'frame-ancestors': ["'none'"],
    'base-uri': ["'none'"],
    'form-action': ["'self'"],
    'require-trusted-types-for': ["'script'"],
    // The console makes no policy, so that nothing in it can turn a text into a script.
    'trusted-types': ["'none'"],
  };
  return Object.entries(sources)
    .map(([directive, values]) => [directive, ...values].join(' '))
    .join('; ');
}

/** Nothing but what the console uses: the clipboard for codes, the whole screen for papers. */
const permissions = () =>
  [
    ...['accelerometer', 'browsing-topics', 'camera', 'display-capture', 'geolocation', 'gyroscope'],
    ...['magnetometer', 'microphone', 'midi', 'payment', 'usb'],
  ]
    .map((feature) => `${feature}=()`)
    .concat('clipboard-write=(self)', 'fullscreen=(self)')
    .join(', ');
