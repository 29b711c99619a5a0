import { describe, expect, it } from 'vitest';
import { renderPaper } from '#shared/adapters/pdf/render-paper.ts';
import { accepted, awaiting, paperIn, refused, returned, stopped } from '#test/paper/stories.ts';

const papers = {
  receipt: () => paperIn(accepted(), 'receipt'),
  'supplement-request': () => paperIn(awaiting(), 'supplement-request'),
  refusal: () => paperIn(refused(), 'refusal'),
  'stop-notice': () => paperIn(stopped(), 'stop-notice'),
  'control-slip': () => paperIn(returned(), 'control-slip'),
};

describe.each(Object.entries(papers))('%s', (_, content) => {
  it('is one page, and the same bytes however often it is printed', async () => {
    const first = await renderPaper(content());
    expect(first.pages).toBe(1);
    expect(Buffer.from((await renderPaper(content())).bytes).equals(first.bytes)).toBe(true);
  });
});
