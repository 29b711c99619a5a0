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
      if (event.defaultPrevented || event.isComposing || isElsewhere(event.target)) return;
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

const isElsewhere = (target: EventTarget | null) =>
  (target instanceof Element && target.closest(`${fields}, ${layers}`) !== null) ||
  document.querySelector('dialog[open], [role=menu]') !== null;
