import { describe, expect, it } from 'vitest';
import { perDossierOf } from '#functions/events/queue.ts';

const messages = (...codes: string[]) => ({
  Records: codes.map((code, index) => ({ messageId: `m${index}`, body: JSON.stringify({ code }) })),
});

describe('messages that name dossiers', () => {
  it('are worked off dossier by dossier, each once', async () => {
    const worked: string[] = [];
    const answer = await perDossierOf(
      messages('a', 'b', 'a'),
      async (code) => worked.push(code),
      () => undefined,
    );
    expect(worked.toSorted()).toEqual(['a', 'b']);
    expect(answer).toEqual({ batchItemFailures: [] });
  });

  it('come again where their dossier failed, and no others', async () => {
    const failed: string[] = [];
    const answer = await perDossierOf(
      messages('a', 'b', 'a', 'c'),
      async (code) => {
        if (code === 'a') throw new Error('broken');
      },
      (code, error) => failed.push(`${code}: ${error}`),
    );
    expect(answer).toEqual({ batchItemFailures: [{ itemIdentifier: 'm0' }, { itemIdentifier: 'm2' }] });
    expect(failed).toEqual(['a: Error: broken']);
  });

  it('fail aloud, all together, where one names none', async () => {
    const broken = { Records: [{ messageId: 'm', body: '{}' }] };
    await expect(
      perDossierOf(
        broken,
        async () => undefined,
        () => undefined,
      ),
    ).rejects.toThrow();
  });
});
