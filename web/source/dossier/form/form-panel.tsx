import { useMemo } from 'react';
import { usePreferences } from '#web/preferences/preferences.ts';
import { useDossierWords } from '#web/words/dossier.ts';
import type { Dossier, Procedure } from '../model.ts';
import { changesBetween, type FormRow, rowsOf } from './form-rows.ts';
import { People } from './people.tsx';

interface FormPanelProps {
  dossier: Dossier;
  procedure: Procedure | undefined;
}

/** For whom the dossier is and what they wrote, with what was corrected since. */
export function FormPanel({ dossier, procedure }: FormPanelProps) {
  const { form: words } = useDossierWords();
  const { language } = usePreferences();
  const schema = procedure?.form;
  const { form, formBefore: first } = dossier;
  const rows = useMemo(
    () => (schema === undefined || form === undefined ? [] : rowsOf(schema, form, language)),
    [schema, form, language],
  );
  const changes = useMemo(() => {
    const before = schema === undefined || first === undefined ? rows : rowsOf(schema, first, language);
    return new Map(changesBetween(before, rows).map((one) => [one.label, one.before ?? words.empty]));
  }, [schema, first, rows, language, words]);
  return (
    <>
      <People dossier={dossier} />
      <section aria-label={words.title}>
        <h2 className="side-title">{words.title}</h2>
        {rows.length === 0 ? (
          <p className="is-quiet">{words.none}</p>
        ) : (
          <dl className="facts">
            {rows.map((row) => (
              <Row key={row.pointer} row={row} before={changes.get(row.label)} />
            ))}
          </dl>
        )}
      </section>
    </>
  );
}

function Row({ row, before }: { row: FormRow; before: string | undefined }) {
  const { form: words } = useDossierWords();
  const { label, value, depth, missing } = row;
  if (value === undefined)
    return (
      <div className="fact fact-heading" data-depth={Math.min(depth, 4)}>
        <dt>{label}</dt>
        <dd />
      </div>
    );
  return (
    <div className="fact" data-depth={Math.min(depth, 4)} data-changed={before !== undefined || undefined}>
      <dt>{label}</dt>
      <dd>
        {missing ? <span className="flag flag-danger">{words.missing}</span> : value}
        {before !== undefined && (
          <span className="flag flag-warning" title={words.changed}>
            {words.changedFrom(before)}
          </span>
        )}
      </dd>
    </div>
  );
}
