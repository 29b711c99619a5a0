import { useDossierWords } from '#web/words/dossier.ts';
import { SelectControl, TextControl } from './controls.tsx';
import type { Draft } from './draft.ts';

interface HandoverProps {
  draft: Draft;
  change: (change: Partial<Draft>) => void;
  wanted: boolean;
}

/** Who took the result, and what they showed. */
export function Handover({ draft, change, wanted }: HandoverProps) {
  const { fields: words } = useDossierWords();
  const kinds = Object.entries(words.identityKinds) as [NonNullable<Draft['identityKind']>, string][];
  return (
    <>
      <TextControl
        label={words.handover}
        required
        wanted={wanted}
        value={draft.receiver}
        onChange={(receiver) => change({ receiver })}
      />
      <div className="pair">
        <SelectControl
          label={words.identityKind}
          required={false}
          wanted={false}
          value={draft.identityKind ?? 'identity-card'}
          options={kinds.map(([value, text]) => ({ value, text }))}
          onChange={(chosen) => {
            const kind = kinds.find(([value]) => value === chosen)?.[0];
            if (kind !== undefined) change({ identityKind: kind });
          }}
        />
        <TextControl
          label={words.identityNumber}
          required={false}
          wanted={false}
          value={draft.identityNumber}
          onChange={(identityNumber) => change({ identityNumber })}
        />
      </div>
      <TextControl
        label={words.authorisation}
        required={false}
        wanted={false}
        value={draft.authorisation}
        onChange={(authorisation) => change({ authorisation })}
      />
    </>
  );
}
