import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { pageStyle } from './result-page-style.ts';

const base64 = (bytes: Uint8Array) => btoa(String.fromCharCode(...bytes));

/** Nothing is loaded, run, sent or framed; the one style of the page is known by its hash. */
export const contentSecurityPolicy = [
  "default-src 'none'",
  `style-src 'sha256-${base64(sha256(utf8ToBytes(pageStyle)))}'`,
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');
