import { useQuery } from '@tanstack/react-query';
import { peopleQuery, unitsQuery } from '#web/api/queries.ts';
import { usePreferences } from '#web/preferences/preferences.ts';
import { useDossierWords } from '#web/words/dossier.ts';
import { dayOf } from '../dates.ts';
import type { Act, Dossier, Procedure } from '../model.ts';
import type { Field } from './act-form.ts';
import { ChecksControl, SelectControl, TextControl } from './controls.tsx';
import type { Draft } from './draft.ts';
import { Handover } from './handover.tsx';
import { SupplementComposer } from './supplement-composer.tsx';
import { Uploads } from './uploads.tsx';

export interface ActFieldProps {
  field: Field;
  wanted: boolean;
  act: Act;
  draft: Draft;
  change: (change: Partial<Draft>) => void;
  dossier: Dossier;
  procedure: Procedure | undefined;
}

const texts = {
  reason: 4,
  basis: 1,
  again: 3,
  withoutAnswers: 3,
  question: 4,
  amount: 1,
  transaction: 1,
  carrier: 1,
  tracking: 1,
} as const;
const isText = (name: string): name is keyof typeof texts => Object.hasOwn(texts, name);

/** One thing that an act asks for. */
export function ActField(props: ActFieldProps) {
  const { field, wanted, draft, change, procedure } = props;
  const { fields: words } = useDossierWords();
  const { name, required } = field;
  const common = { required, wanted };
  if (isText(name))
    return (
      <TextControl
        {...common}
        label={words[name]}
        lines={texts[name]}
        value={draft[name]}
        onChange={(value) => change({ [name]: value })}
      />
    );
  switch (name) {
    case 'items':
      return <SupplementComposer draft={draft} change={change} wanted={wanted} procedure={procedure} />;
    case 'contact':
      return <Contact {...props} />;
    case 'guidance':
      return <Guidance {...props} />;
    case 'handover':
      return <Handover draft={draft} change={change} wanted={wanted} />;
    case 'officer':
      return <Officer {...props} />;
    case 'unit':
      return <Unit {...props} />;
    case 'until':
    case 'limit':
      return <LimitField {...props} label={words[name]} />;
    case 'madeBy':
      return <MadeBy {...props} />;
    case 'method':
      return <Method {...props} />;
    case 'uploads':
      return <Uploads draft={draft} change={change} wanted={wanted} />;
    case 'result':
      return <Result {...props} />;
    case 'scans':
      return <Scans {...props} />;
    default:
      return name satisfies never;
  }
}

function Contact({ field, wanted, draft, change }: ActFieldProps) {
  const { fields: words } = useDossierWords();
  return (
    <div className="pair">
      <TextControl
        label={words.contact}
        required={field.required}
        wanted={wanted}
        value={draft.contactName}
        onChange={(contactName) => change({ contactName })}
      />
      <TextControl
        label={words.contactPhone}
        required={false}
        wanted={false}
        value={draft.contactPhone}
        onChange={(contactPhone) => change({ contactPhone })}
      />
    </div>
  );
}

function Guidance({ field, wanted, draft, change }: ActFieldProps) {
  const { fields: words } = useDossierWords();
  return (
    <>
      <TextControl
        label={words.guidance}
        required={field.required}
        wanted={wanted}
        value={draft.agency}
        onChange={(agency) => change({ agency })}
      />
      <TextControl
        label={words.advice}
        required={false}
        wanted={false}
        lines={2}
        value={draft.advice}
        onChange={(advice) => change({ advice })}
      />
    </>
  );
}

function Officer({ field, wanted, draft, change, dossier }: ActFieldProps) {
  const { fields: words } = useDossierWords();
  const { language } = usePreferences();
  const { data } = useQuery(peopleQuery);
  const { role, holder } = dossier.task ?? {};
  const fit = (data?.items ?? []).filter(
    ({ officer, roles }) => officer !== holder && (role === undefined || roles.includes(role)),
  );
  const options = fit.map(({ officer, name, away = [] }) => {
    const gone = away[0] && ` (${words.away(dayOf(away[0].to, language))})`;
    return { value: officer, text: `${name}${gone ?? ''}` };
  });
  return (
    <SelectControl
      label={words.officer}
      required={field.required}
      wanted={wanted}
      value={draft.officer}
      options={options}
      onChange={(officer) => change({ officer })}
    />
  );
}

function Unit({ field, wanted, draft, change, dossier }: ActFieldProps) {
  const { fields: words } = useDossierWords();
  const { language } = usePreferences();
  const { data } = useQuery(unitsQuery);
  const options = (data?.items ?? [])
    .filter(({ unit }) => unit !== dossier.unit)
    .map(({ unit, name }) => ({ value: unit, text: name[language] }));
  return (
    <SelectControl
      label={words.unit}
      required={field.required}
      wanted={wanted}
      value={draft.unit}
      options={options}
      onChange={(unit) => change({ unit })}
    />
  );
}

function LimitField({ field, wanted, draft, change, label }: ActFieldProps & { label: string }) {
  const { fields: words } = useDossierWords();
  const units = Object.entries(words.limitUnits) as [NonNullable<Draft['limitUnit']>, string][];
  return (
    <div className="pair">
      <TextControl
        label={label}
        required={field.required}
        wanted={wanted}
        value={draft.limitValue}
        onChange={(limitValue) => change({ limitValue })}
      />
      <SelectControl
        label={words.limitUnit}
        required={field.required}
        wanted={false}
        value={draft.limitUnit ?? 'WORKING_DAY'}
        options={units.map(([value, text]) => ({ value, text }))}
        onChange={(chosen) => {
          const unit = units.find(([value]) => value === chosen)?.[0];
          if (unit !== undefined) change({ limitUnit: unit });
        }}
      />
    </div>
  );
}

function MadeBy({ field, wanted, draft, change }: ActFieldProps) {
  const { fields: words } = useDossierWords();
  const { agency, applicant } = words.madeByWho;
  return (
    <SelectControl
      label={words.madeBy}
      required={field.required}
      wanted={wanted}
      value={draft.madeBy}
      options={[
        { value: 'agency', text: agency },
        { value: 'applicant', text: applicant },
      ]}
      onChange={(who) => (who === 'agency' || who === 'applicant') && change({ madeBy: who })}
    />
  );
}

function Scans({ wanted, act, draft, change, dossier }: ActFieldProps) {
  const { fields: words } = useDossierWords();
  const files = dossier.files.filter(({ id }) => act.files?.includes(id));
  return (
    <ChecksControl
      legend={words.scans}
      wanted={wanted}
      options={files.map(({ id, name: text }) => ({ value: id, text }))}
      chosen={draft.scans ?? []}
      onChange={(scans) => change({ scans })}
    />
  );
}

function Method({ field, wanted, draft, change }: ActFieldProps) {
  const { fields: words } = useDossierWords();
  return (
    <SelectControl
      label={words.method}
      required={field.required}
      wanted={wanted}
      value={draft.method ?? 'cash'}
      options={(['cash', 'transfer'] as const).map((value) => ({ value, text: words.methods[value] }))}
      onChange={(method) => (method === 'cash' || method === 'transfer') && change({ method })}
    />
  );
}

function Result({ field, wanted, draft, change, dossier }: ActFieldProps) {
  const { fields: words } = useDossierWords();
  const files = dossier.files.filter(({ purpose, state }) => purpose === 'result' && state === 'accepted');
  // Where nobody brought one it is made by its template.
  if (files.length === 0 && !field.required) return null;
  return (
    <SelectControl
      label={words.result}
      required={field.required}
      wanted={wanted}
      value={draft.result}
      options={files.map(({ id, name }) => ({ value: id, text: name }))}
      onChange={(result) => change({ result })}
    />
  );
}
