import { useEffect, useRef } from 'react';
import { usePreferences } from '#web/preferences/preferences.ts';
import { isCharacter, type Keys, match, type Pending } from './match.ts';

export type Shortcuts = Record<Keys, (event: KeyboardEvent) => void>;

/**
 * Listens for shortcuts while the component is shown. Keys that are typed into a field, or into a dialog or a menu that
 * lies above, are not for it.
 */
export function useShortcuts(shortcuts: Shortcuts): void {
  const { shortcuts: wanted } = usePreferences();
  const latest = useRef(shortcuts);
  latest.current = shortcuts;

  useEffect(() => {
    let pending: Pending | undefined;
    const listen = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || isElsewhere(event)) return;
      const all = Object.keys(latest.current);
      const known = new Set(wanted === 'on' ? all : all.filter((keys) => !isCharacter(keys)));
      const found = match(event, known, pending, event.timeStamp);
      pending = found.pending;
      if (found.keys === undefined) return;
      event.preventDefault();
      latest.current[found.keys]?.(event);
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, [wanted]);
}

const fields = 'input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable=true]';
const layers = 'dialog, [role=dialog], [role=menu], [role=listbox]';

/** What Enter and Space press, if the focus is on it. */
const pressed = 'button, a[href], summary, input';

function isElsewhere({ target, key }: KeyboardEvent): boolean {
  if (document.querySelector('dialog[open], [role=menu]') !== null) return true;
  if (!(target instanceof Element)) return false;
  const presses = key === 'Enter' || key === ' ';
  return target.closest(presses ? `${fields}, ${layers}, ${pressed}` : `${fields}, ${layers}`) !== null;
}
