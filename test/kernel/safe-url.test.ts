import { describe, expect, it } from 'vitest';
import { isSafeUrl } from '#shared/kernel/safe-url.ts';

describe('an address that others gave', () => {
  it.each([
    'https://cong.example.vn/webhooks',
    'https://cong.example.vn:443/',
    'https://xn--cng-7na.vn/x?y=1',
    'http://127.0.0.1:9001/webhooks',
    'http://localhost:9001/',
    'http://[::1]:9001/',
  ])('may be published: %s', (url) => expect(isSafeUrl(url)).toBe(true));

  it.each([
    'https://169.254.169.254/',
    'https://10.0.0.1/',
    'https://1.1.1.1/',
    'https://2130706433/',
    'https://0x7f.1/',
    'https://[::ffff:127.0.0.1]/',
    'https://[2606:4700::1111]/',
    'https://localhost/',
    'https://localhost:9001/',
    'https://x.localhost/',
    'https://api.internal/',
    'https://printer.local/',
    'https://intranet/',
    'https://example.vn:22/',
    'https://example.vn:8443/',
    'https://user:secret@example.vn/',
    'http://example.vn/',
    'http://10.0.0.1/',
    'ftp://example.vn/',
    'file:///etc/passwd',
  ])('may not: %s', (url) => expect(isSafeUrl(url)).toBe(false));
});
