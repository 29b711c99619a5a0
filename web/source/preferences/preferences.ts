import { useSyncExternalStore } from 'react';

/** How somebody likes to work on this device; nothing of it is about anybody else. */
const choices = {
  language: ['vi', 'en'],
  theme: ['system', 'light', 'dark'],
  density: ['comfortable', 'compact'],
  shortcuts: ['on', 'off'],
} as const;

type Choices = typeof choices;
export type Preferences = { [Name in keyof Choices]: Choices[Name][number] };

/** Vietnamese unless the browser's first choice is English, as the API has it. */
const usual = (): Preferences => ({
  language: /^en\b/i.test(navigator.language) ? 'en' : 'vi',
  theme: 'system',
  density: 'comfortable',
  shortcuts: 'on',
});

const place = 'preferences';
const listeners = new Set<() => void>();
let preferences = read();

export const currentPreferences = (): Preferences => preferences;

export function usePreferences(): Preferences {
  return useSyncExternalStore(subscribe, currentPreferences);
}

export function prefer(change: Partial<Preferences>): void {
  preferences = { ...preferences, ...change };
  localStorage.setItem(place, JSON.stringify(preferences));
  showPreferences();
  for (const listener of listeners) listener();
}

/** Lets the style sheets and screen readers know. */
export function showPreferences(): void {
  const { lang, dataset } = document.documentElement;
  const { language, theme, density } = preferences;
  if (lang !== language) document.documentElement.lang = language;
  dataset['theme'] = theme;
  dataset['density'] = density;
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function read(): Preferences {
  const stored = parsed(localStorage.getItem(place));
  const entries = Object.entries(usual()).map(([name, value]) => {
    const allowed: readonly string[] = Object.hasOwn(choices, name) ? choices[name as keyof Choices] : [];
    const kept = stored[name];
    return [name, typeof kept === 'string' && allowed.includes(kept) ? kept : value];
  });
  return Object.fromEntries(entries) as Preferences;
}

function parsed(text: string | null): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text ?? '{}');
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}
