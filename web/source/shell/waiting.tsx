import { useWords } from '#web/words/words.ts';

/** Shown where there is nothing else to show yet. */
export function Waiting({ text }: { text?: string }) {
  const { shell } = useWords();
  return (
    <p className="state is-quiet" role="status">
      {text ?? shell.loading}
    </p>
  );
}
