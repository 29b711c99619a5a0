import { useDossierWords } from '#web/words/dossier.ts';
import { Labelled } from './controls.tsx';
import type { Draft } from './draft.ts';

interface UploadsProps {
  draft: Draft;
  change: (change: Partial<Draft>) => void;
  wanted: boolean;
}

/** Files from this computer; what was chosen stays chosen when the dialog is closed. */
export function Uploads({ draft, change, wanted }: UploadsProps) {
  const { fields: words } = useDossierWords();
  const { uploads = [] } = draft;
  return (
    <>
      <Labelled label={words.uploads} required wanted={wanted}>
        {(ids) => (
          <input
            {...ids}
            type="file"
            multiple
            className="field"
            onChange={({ target }) => change({ uploads: [...(target.files ?? [])] })}
          />
        )}
      </Labelled>
      {uploads.length > 0 && (
        <ul className="plain">
          {uploads.map(({ name, size }) => (
            <li key={`${name} ${size}`}>{name}</li>
          ))}
        </ul>
      )}
    </>
  );
}
