import type { DueLine } from './due-line.ts';

/** The lines at nothing, because the agency mends its own mistake; each says so, with the law. */
export const waivedForMistake = (
  lines: readonly DueLine[],
  { id, basis }: { id: string; basis: string },
): DueLine[] =>
  lines.map((line) => ({
    ...line,
    after: 0,
    rule: {
      id,
      basis,
      reason: {
        vi: `Không thu vì cơ quan sửa sai sót của mình (${basis})`,
        en: `Free: the agency mends its own mistake (${basis})`,
      },
    },
  }));
