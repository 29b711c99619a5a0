import { useEffect, useRef, useState } from 'react';
import type { OpenPaper } from './drawing.ts';
import type { View } from './view.ts';

interface PageCanvasProps {
  paper: OpenPaper;
  view: View;
  /** In CSS pixels, of the place that the page is shown in. */
  room: number;
  label: string;
  find: string;
}

/** One page, drawn as large as it is looked at; its words are there for who cannot see it. */
export function PageCanvas({ paper, view, room, label, find }: PageCanvasProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [text, setText] = useState('');
  const { page, zoom, turn } = view;
  const width = Math.max(room * zoom, 100);

  useEffect(() => {
    const { current } = canvas;
    if (current === null) return;
    const drawing = new AbortController();
    // A canvas of its own, so that the page in view stays until the next one is ready.
    const next = document.createElement('canvas');
    paper
      .draw(next, { page, width, turn, find }, drawing.signal)
      .then(() => {
        if (drawing.signal.aborted || next.width === 0) return;
        current.width = next.width;
        current.height = next.height;
        current.style.setProperty('width', `${width}px`);
        current.getContext('2d')?.drawImage(next, 0, 0);
        current.dataset['drawn'] = String(page);
      })
      .catch(() => undefined);
    return () => drawing.abort();
  }, [paper, page, width, turn, find]);

  useEffect(() => {
    let gone = false;
    paper.textOf(page).then(
      (said) => gone || setText(said),
      () => undefined,
    );
    return () => {
      gone = true;
    };
  }, [paper, page]);

  return (
    <>
      <canvas ref={canvas} role="img" aria-label={label} className="paper-page" />
      {text !== '' && <p className="for-readers">{text}</p>}
    </>
  );
}
