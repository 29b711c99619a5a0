import { useNameOf } from '#web/api/queries.ts';
import { usePreferences } from '#web/preferences/preferences.ts';
import { useDossierWords } from '#web/words/dossier.ts';
import { momentOf } from '../dates.ts';
import type { Dossier } from '../model.ts';
import { Facts } from './facts.tsx';

/** The letter that waits to be signed, as it was drafted: nobody signs what they cannot read. */
export function Letter({ letter }: { letter: NonNullable<Dossier['letter']> }) {
  const { letters: words, fields } = useDossierWords();
  const { language } = usePreferences();
  const nameOf = useNameOf();
  const { kind, reason, basis, guidance, dueAt, limit, withoutAnswers, exemption, by, at } = letter;
  const until = dueAt ?? (limit && `${limit.value} ${fields.allUnits[limit.unit]}`);
  return (
    <section aria-label={words.waiting}>
      <h2 className="side-title">{words.kinds[kind]}</h2>
      <Facts
        facts={[
          [words.drafted, `${nameOf(by)}, ${momentOf(at, language)}`],
          [fields.reason, reason],
          [words.newDate, dueAt === undefined ? until : momentOf(dueAt, language)],
          [fields.basis, basis],
          [fields.guidance, guidance && [guidance.agency, guidance.text].filter(Boolean).join('\n')],
          [fields.withoutAnswers, withoutAnswers],
          [words.exemption, exemption],
        ]}
      />
    </section>
  );
}
