import { useQuery } from '@tanstack/react-query';
import { unitsQuery, useNameOf } from '#web/api/queries.ts';
import { usePreferences } from '#web/preferences/preferences.ts';
import { useDossierWords } from '#web/words/dossier.ts';
import { momentOf } from '../dates.ts';
import type { Dossier, Procedure } from '../model.ts';
import { Facts } from './facts.tsx';
import { Letter } from './letter.tsx';

interface OpenMattersProps {
  dossier: Dossier;
  procedure: Procedure | undefined;
}

/** What the office and the applicant owe each other: a letter, papers that were asked for, opinions. */
export function OpenMatters({ dossier, procedure }: OpenMattersProps) {
  const { letter, supplementRequest, consultations = [], corrects } = dossier;
  const { letters: words } = useDossierWords();
  return (
    <>
      {letter && <Letter letter={letter} />}
      {corrects && (
        <section aria-label={words.correction}>
          <h2 className="side-title">{words.correction}</h2>
          <p className="said">{corrects.mistake}</p>
        </section>
      )}
      {supplementRequest && <Supplement request={supplementRequest} procedure={procedure} />}
      {consultations.map((one) => (
        <Consultation key={one.id} consultation={one} />
      ))}
    </>
  );
}

interface SupplementProps {
  request: NonNullable<Dossier['supplementRequest']>;
  procedure: Procedure | undefined;
}

function Supplement({ request, procedure }: SupplementProps) {
  const { letters: words, supplement, fields } = useDossierWords();
  const { language } = usePreferences();
  const { reason, until, items = [], contact } = request;
  const nameOf = (id: string | undefined) =>
    procedure?.components.find((one) => one.id === id)?.name[language] ?? id ?? supplement.form;
  return (
    <section aria-label={words.supplement}>
      <h2 className="side-title">{words.supplement}</h2>
      <Facts
        facts={[
          [fields.reason, reason],
          [words.until, momentOf(until, language)],
          [fields.contact, contact && [contact.name, contact.phone].filter(Boolean).join(', ')],
        ]}
      />
      <ul className="said">
        {items.map(({ component, fault, detail }) => (
          <li key={`${component} ${fault} ${detail}`}>
            {nameOf(component)} ({supplement.faults[fault]}): {detail}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Consultation({ consultation }: { consultation: NonNullable<Dossier['consultations']>[number] }) {
  const { letters: words, fields } = useDossierWords();
  const { language } = usePreferences();
  const { data: units } = useQuery(unitsQuery);
  const nameOf = useNameOf();
  const { unit, question, dueAt, state, answer } = consultation;
  const name = units?.items.find((one) => one.unit === unit)?.name[language] ?? unit;
  return (
    <section aria-label={words.opinionOf(name)}>
      <h2 className="side-title">{words.opinionOf(name)}</h2>
      <Facts
        facts={[
          [fields.question, question],
          [words.state, words.states[state]],
          [words.until, momentOf(dueAt, language)],
          [words.answer, answer && `${words.opinions[answer.opinion]}. ${answer.text}`],
          [words.answered, answer && `${nameOf(answer.by)}, ${momentOf(answer.at, language)}`],
        ]}
      />
    </section>
  );
}
