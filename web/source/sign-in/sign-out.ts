import { findIssuer } from './issuer.ts';
import { dropTokens } from './tokens.ts';

const mark = 'signed-out';

/** Ends the session here and at the issuer; the page that follows does not sign in by itself. */
export async function signOut(): Promise<void> {
  sessionStorage.setItem(mark, 'yes');
  const { server, client } = await findIssuer();
  await dropTokens().catch(() => undefined);
  const home = `${location.origin}/`;
  if (server.end_session_endpoint === undefined) return location.replace(home);
  const address = new URL(server.end_session_endpoint);
  const asked = { client_id: client.client_id, logout_uri: home, post_logout_redirect_uri: home };
  for (const [name, value] of Object.entries(asked)) address.searchParams.set(name, value);
  location.replace(address);
}

/** Whether the page follows a sign-out; asked once. */
export function followsSignOut(): boolean {
  const follows = sessionStorage.getItem(mark) !== null;
  sessionStorage.removeItem(mark);
  return follows;
}
