const loopback = new Set(['localhost', '127.0.0.1', '[::1]']);

/** HTTPS everywhere; plain HTTP only to the machine itself, where things are developed. No credentials in it. */
export function isSafeUrl(url: string): boolean {
  const { protocol, hostname, username, password } = new URL(url);
  if (username !== '' || password !== '') return false;
  return protocol === 'https:' || (protocol === 'http:' && loopback.has(hostname));
}
