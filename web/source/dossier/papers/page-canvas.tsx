import { useEffect, useRef, useState } from 'react';
import type { PageView } from '../model.ts';
import type { Box } from './marks.ts';
import type { View } from './view.ts';

interface PageCanvasProps {
  shown: PageView;
  view: View;
  /** In CSS pixels, of the page as it is turned. */
  width: number;
  label: string;
  marks: readonly Box[];
}

/** One page, as large as it is looked at; its words are there for who cannot see it. */
export function PageCanvas({ shown, view, width, label, marks }: PageCanvasProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const picture = usePicture(shown.picture.data);
  const { turn } = view;

  useEffect(() => {
    const { current } = canvas;
    if (current === null || picture === undefined) return;
    draw(current, picture, { turn, width, marks, points: shown.width });
    current.dataset['drawn'] = String(shown.page);
  }, [picture, turn, width, marks, shown]);

  const text = (shown.text?.words ?? []).map((word) => word.text).join(' ');
  return (
    <>
      <canvas ref={canvas} role="img" aria-label={label} className="paper-page" />
      {text !== '' && <p className="for-readers">{text}</p>}
    </>
  );
}

/** The picture, once it is decoded; the one before stays until then. */
function usePicture(data: string): ImageBitmap | undefined {
  const [picture, setPicture] = useState<ImageBitmap>();
  useEffect(() => {
    let gone = false;
    const bytes = Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0));
    createImageBitmap(new Blob([bytes], { type: 'image/jpeg' })).then(
      (decoded) => gone || setPicture(decoded),
      () => undefined,
    );
    return () => {
      gone = true;
    };
  }, [data]);
  return picture;
}

interface Drawing {
  turn: View['turn'];
  width: number;
  marks: readonly Box[];
  /** How wide the page is in the points in which marks are told. */
  points: number;
}

function draw(
  canvas: HTMLCanvasElement,
  picture: ImageBitmap,
  { turn, width, marks, points }: Drawing,
): void {
  const lies = turn === 90 || turn === 270;
  const [across, down] = lies ? [picture.height, picture.width] : [picture.width, picture.height];
  const scale = (width * devicePixelRatio) / across;
  canvas.width = Math.round(across * scale);
  canvas.height = Math.round(down * scale);
  canvas.style.setProperty('width', `${width}px`);
  const context = canvas.getContext('2d');
  if (context === null) return;
  context.imageSmoothingQuality = 'high';
  context.translate(canvas.width / 2, canvas.height / 2);
  context.rotate((turn * Math.PI) / 180);
  context.scale(scale, scale);
  context.translate(-picture.width / 2, -picture.height / 2);
  context.drawImage(picture, 0, 0);
  context.globalCompositeOperation = 'multiply';
  context.fillStyle = '#ffe066';
  const point = picture.width / points;
  for (const [left, top, right, bottom] of marks)
    context.fillRect(left * point, top * point, (right - left) * point, (bottom - top) * point);
}
