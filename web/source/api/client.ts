import { createClient } from 'motcua-client';
import { currentPreferences } from '#web/preferences/preferences.ts';
import { token } from '#web/sign-in/tokens.ts';

/** The API, at the page's own origin, spoken to as whoever is signed in. */
export const client = createClient({
  address: '',
  token,
  language: () => currentPreferences().language,
});
