import { useId } from 'react';
import { usePreferences } from '#web/preferences/preferences.ts';
import { useDossierWords } from '#web/words/dossier.ts';
import type { Procedure } from '../model.ts';
import type { Draft, SupplementItem } from './draft.ts';

interface SupplementComposerProps {
  draft: Draft;
  change: (change: Partial<Draft>) => void;
  wanted: boolean;
  procedure: Procedure | undefined;
}

type Fault = SupplementItem['fault'];

/** Marks each paper as good, missing or wrong, with what the applicant has to do about it. */
export function SupplementComposer({ draft, change, wanted, procedure }: SupplementComposerProps) {
  const { supplement: words, fields, loading } = useDossierWords();
  const { language } = usePreferences();
  const { items = [] } = draft;
  // Papers that come above what somebody is about to mark would move it away.
  if (procedure === undefined)
    return (
      <p className="is-quiet" role="status">
        {loading}
      </p>
    );
  const papers = procedure.components.map(({ id, name }) => ({
    component: id as string | undefined,
    name: name[language],
  }));
  const lines = [...papers, { component: undefined, name: words.form }];

  function mark(component: string | undefined, fault: Fault | undefined) {
    const others = items.filter((item) => item.component !== component);
    const { detail = '' } = items.find((item) => item.component === component) ?? {};
    const marked = fault && [{ ...(component !== undefined && { component }), fault, detail }];
    change({ items: [...others, ...(marked ?? [])] });
  }

  function say(component: string | undefined, detail: string) {
    change({ items: items.map((item) => (item.component === component ? { ...item, detail } : item)) });
  }

  return (
    <fieldset className="labelled">
      <legend>{fields.items}</legend>
      <p className="is-quiet">{words.hint}</p>
      {lines.map(({ component, name }) => (
        <Line
          key={component ?? ''}
          name={name}
          item={items.find((item) => item.component === component)}
          wanted={wanted}
          onMark={(fault) => mark(component, fault)}
          onSay={(detail) => say(component, detail)}
        />
      ))}
    </fieldset>
  );
}

interface LineProps {
  name: string;
  item: SupplementItem | undefined;
  wanted: boolean;
  onMark: (fault: Fault | undefined) => void;
  onSay: (detail: string) => void;
}

function Line({ name, item, wanted, onMark, onSay }: LineProps) {
  const { supplement: words, acts } = useDossierWords();
  const group = useId();
  const choices = [undefined, 'missing', 'wrong'] as const;
  const lacksDetail = wanted && item !== undefined && item.detail.trim() === '';
  return (
    <fieldset className="supplement-line">
      <legend className="supplement-name">{name}</legend>
      <div className="options">
        {choices.map((fault) => (
          <label key={fault ?? 'good'} className="option">
            <input type="radio" name={group} checked={item?.fault === fault} onChange={() => onMark(fault)} />
            {fault === undefined ? words.none : words.faults[fault]}
          </label>
        ))}
      </div>
      {item !== undefined && (
        <textarea
          className="field"
          rows={2}
          maxLength={2000}
          aria-label={words.detail(name)}
          placeholder={words.detail(name)}
          aria-invalid={lacksDetail || undefined}
          value={item.detail}
          onChange={({ target }) => onSay(target.value)}
        />
      )}
      {lacksDetail && <p className="flag flag-danger">{acts.required}</p>}
    </fieldset>
  );
}
