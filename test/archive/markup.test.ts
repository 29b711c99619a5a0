import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { escapeMarkup, markup } from '#shared/archive/markup.ts';

describe('a text in markup', () => {
  it('cannot open a tag, end a quote or start an entity', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const escaped = escapeMarkup(text);
        expect(escaped).not.toMatch(/[<>"']/);
        expect(escaped.replace(/&(amp|lt|gt|quot|#39|#13);/g, '')).not.toContain('&');
      }),
    );
  });

  it('holds nothing that XML 1.0 forbids', () => {
    expect(escapeMarkup('a\u0000b\u001fc\ud800d\ufffe')).toBe('a\ufffdb\ufffdc\ufffdd\ufffd');
  });

  it('is escaped once, and not at all when it is markup already', () => {
    const inner = markup`<b>${'<&>'}</b>`;
    expect(markup`<p>${inner}${['x', 1, undefined]}</p>`.markup).toBe('<p><b>&lt;&amp;&gt;</b>x1</p>');
  });
});
