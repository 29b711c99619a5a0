import { useState } from 'react';
import { client } from '#web/api/client.ts';
import { useDossierWords } from '#web/words/dossier.ts';
import type { DossierFile } from '../model.ts';

/** Saves the file as it was handed in. */
export function Original({ code, file }: { code: string; file: DossierFile }) {
  const { papers } = useDossierWords();
  const [failed, setFailed] = useState(false);
  async function save() {
    const given = { params: { code, fileId: file.id }, query: { disposition: 'attachment' as const } };
    const answer = await client.call('getFile', given).catch(() => undefined);
    setFailed(answer?.ok !== true);
    if (answer?.ok) location.assign(answer.body.url);
  }
  return (
    <button
      type="button"
      className="button button-plain tool"
      aria-label={papers.original}
      title={papers.original}
      onClick={() => void save()}
    >
      <span aria-hidden="true">⤓</span>
      {failed && ` ${papers.again}`}
    </button>
  );
}
