import { expect, it } from 'vitest';
import { pageText } from '#test/support/docs.ts';

/** The stops of the tour, by their titles, each with the files that it leads to. */
const stops = new Map(
  pageText('docs/tour.md')
    .split(/^## \d+\. /m)
    .slice(1)
    .map((stop) => [
      stop.slice(0, stop.indexOf('\n')),
      new Set([...stop.matchAll(/\]\((\.\.\/[^)#\s]+)/g)].map(([, file]) => file)),
    ]),
);

it.each(['Submit', 'The task', 'Seal'])('the stop “%s” is told in ten files at most', (title) => {
  const files = [...(stops.get(title) ?? [])];
  expect(files).not.toEqual([]);
  expect(files.slice(10)).toEqual([]);
});
