/**
 * The value with every string and property name in Unicode NFC, so that Vietnamese typed as base letter and mark equals
 * the precomposed form; a lone surrogate, which UTF-8 cannot hold, becomes U+FFFD.
 */
export function nfc(value: string): string;
export function nfc(value: unknown): unknown;
export function nfc(value: unknown): unknown {
  if (typeof value === 'string') return value.toWellFormed().normalize('NFC');
  if (Array.isArray(value)) return value.map((item: unknown) => nfc(item));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [nfc(name), nfc(item)]));
}
