import { useEffect } from 'react';
import { useWords } from '#web/words/words.ts';

/** Names the page. A title is in histories and on shared screens, so nothing of a person belongs into it. */
export function useTitle(title: string): void {
  const { appName } = useWords();
  useEffect(() => {
    document.title = `${title} · ${appName}`;
  }, [title, appName]);
}
