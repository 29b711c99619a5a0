import type { Drawing, OpenPaper } from './drawing.ts';

/** A scan or photograph: one page without words. */
export async function openPicture(bytes: Blob): Promise<OpenPaper> {
  const picture = await createImageBitmap(bytes);
  return {
    pages: 1,
    async draw(canvas, drawing) {
      drawPicture(canvas, picture, drawing);
    },
    textOf: async () => '',
    close: () => picture.close(),
  };
}

function drawPicture(canvas: HTMLCanvasElement, picture: ImageBitmap, { width, turn }: Drawing): void {
  const lies = turn === 90 || turn === 270;
  const [across, down] = lies ? [picture.height, picture.width] : [picture.width, picture.height];
  const scale = (width * devicePixelRatio) / across;
  canvas.width = Math.round(across * scale);
  canvas.height = Math.round(down * scale);
  const context = canvas.getContext('2d');
  if (context === null) return;
  context.translate(canvas.width / 2, canvas.height / 2);
  context.rotate((turn * Math.PI) / 180);
  context.scale(scale, scale);
  context.drawImage(picture, -picture.width / 2, -picture.height / 2);
}
