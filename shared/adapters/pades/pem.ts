/** DER as text between its marks (RFC 7468). */
export function pem(label: string, der: Uint8Array): string {
  const lines = Buffer.from(der)
    .toString('base64')
    .match(/.{1,64}/g);
  return [`-----BEGIN ${label}-----`, ...(lines ?? []), `-----END ${label}-----`, ''].join('\n');
}

/** The certificates of a file: any number in PEM, or one in DER. */
export function certificatesOf(file: Buffer): Buffer[] {
  const found = file
    .toString('latin1')
    .matchAll(/-----BEGIN (?:X509 |TRUSTED )?CERTIFICATE-----([^-]+)-----END/g);
  const blocks = [...found].map(([, base64 = '']) => Buffer.from(base64, 'base64'));
  return blocks.length > 0 ? blocks : [file];
}
