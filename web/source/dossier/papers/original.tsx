import { useState } from 'react';
import { client } from '#web/api/client.ts';
import { useDossierWords } from '#web/words/dossier.ts';
import type { DossierFile } from '../model.ts';

interface OriginalProps {
  code: string;
  file: DossierFile;
}

/** Saves the file as it was handed in. */
export function Original({ code, file }: OriginalProps) {
  const { papers } = useDossierWords();
  const [failed, setFailed] = useState(false);
  async function save() {
    const url = await addressOf(code, file, 'attachment');
    setFailed(url === undefined);
    if (url !== undefined) location.assign(url);
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

/** Opens the file in a window of its own, from which the browser prints it as it is. */
export function Print({ code, file }: OriginalProps) {
  const { papers } = useDossierWords();
  async function open() {
    // Before anything is awaited: a browser blocks it otherwise.
    const opened = window.open('about:blank', '_blank');
    const url = await addressOf(code, file, 'inline');
    if (url === undefined) opened?.close();
    else opened?.location.replace(url);
  }
  return (
    <button
      type="button"
      className="button button-plain"
      title={papers.printAdvice}
      onClick={() => void open()}
    >
      {papers.print}
    </button>
  );
}

/** Where the file can be fetched for some minutes; undefined where the API does not say. */
async function addressOf(code: string, { id: fileId }: DossierFile, disposition: 'inline' | 'attachment') {
  const given = { params: { code, fileId }, query: { disposition } };
  const answer = await client.call('getFile', given).catch(() => undefined);
  return answer?.ok ? answer.body.url : undefined;
}
