const loopback = new Set(['localhost', '127.0.0.1', '[::1]']);

/** Whether a host is the machine itself. */
export const isLoopback = (hostname: string): boolean => loopback.has(hostname);

/** Names that belong to a network and not to the world. */
const inner = /(^|\.)(localhost|local|internal|intranet|lan|home|corp|home\.arpa)\.?$/i;

/** A name of the public DNS: several labels, the last one of letters, and so no literal address. */
const isPublicName = (hostname: string) => /\.[a-z][a-z0-9-]+\.?$/i.test(hostname) && !inner.test(hostname);

/**
 * HTTPS on its own port to a name in the public DNS; plain HTTP only to the machine itself, where things are developed:
 * whoever sends refuses that elsewhere. No credentials in it.
 */
export function isSafeUrl(url: string): boolean {
  const { protocol, hostname, username, password, port } = new URL(url);
  if (username !== '' || password !== '') return false;
  if (protocol === 'http:') return isLoopback(hostname);
  return protocol === 'https:' && port === '' && isPublicName(hostname);
}
