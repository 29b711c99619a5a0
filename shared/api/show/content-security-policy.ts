import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { pageStyle } from './result-page-style.ts';

const base64 = (bytes: Uint8Array) => btoa(String.fromCharCode(...bytes));

/** Nothing is loaded, run or framed, and forms go nowhere or to the page's own origin; its one style is known by its hash. */
export const contentSecurityPolicyOf = (style: string, forms: "'none'" | "'self'"): string =>
  [
    "default-src 'none'",
    `style-src 'sha256-${base64(sha256(utf8ToBytes(style)))}'`,
    "base-uri 'none'",
    `form-action ${forms}`,
    "frame-ancestors 'none'",
  ].join('; ');

/** Of the page of a result. */
export const contentSecurityPolicy = contentSecurityPolicyOf(pageStyle, "'none'");
