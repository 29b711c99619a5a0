import { type ReactNode, useEffect, useId, useRef } from 'react';
import { useWords } from '#web/words/words.ts';

interface DialogProps {
  title: string;
  children: ReactNode;
  /** Left out, the dialog cannot be closed but by what is in it. */
  onClose?: () => void;
}

/** The browser's own modal dialog: it holds the focus, closes on Escape and gives the focus back. */
export function Dialog({ title, children, onClose }: DialogProps) {
  const { shell } = useWords();
  const element = useRef<HTMLDialogElement>(null);
  const heading = useId();
  useEffect(() => {
    const before = document.activeElement;
    const dialog = element.current;
    dialog?.showModal();
    return () => {
      dialog?.close();
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  return (
    <dialog
      ref={element}
      className="dialog"
      aria-labelledby={heading}
      onCancel={(event) => {
        event.preventDefault();
        onClose?.();
      }}
    >
      <header className="dialog-head">
        <h2 id={heading}>{title}</h2>
        {onClose && (
          <button type="button" className="button button-plain" onClick={onClose}>
            {shell.close}
          </button>
        )}
      </header>
      {children}
    </dialog>
  );
}
