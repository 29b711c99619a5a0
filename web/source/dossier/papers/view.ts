/** How a paper is looked at. */
export interface View {
  page: number;
  /** 1 fits the width. */
  zoom: number;
  turn: 0 | 90 | 180 | 270;
}

export type ViewChange = 'in' | 'out' | 'fit' | 'turn' | 'next' | 'previous';

export const firstView: View = { page: 1, zoom: 1, turn: 0 };

const zooms = [0.5, 0.75, 1, 1.25, 1.5, 2, 3, 4];

/** The view after a key or a button; at an end it stays as it is. */
export function changed(view: View, change: ViewChange, pages: number): View {
  const { page, zoom, turn } = view;
  switch (change) {
    case 'in':
      return { ...view, zoom: zooms.find((one) => one > zoom) ?? zoom };
    case 'out':
      return { ...view, zoom: zooms.findLast((one) => one < zoom) ?? zoom };
    case 'fit':
      return { ...view, zoom: 1 };
    case 'turn':
      return { ...view, turn: ((turn + 90) % 360) as View['turn'] };
    case 'next':
      return { ...view, page: Math.min(page + 1, pages) };
    case 'previous':
      return { ...view, page: Math.max(page - 1, 1) };
    default:
      return change satisfies never;
  }
}
