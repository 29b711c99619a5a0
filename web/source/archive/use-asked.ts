import { useState } from 'react';
import type { FieldsAsked, PersonAsked, Question, TextsAsked } from './queries.ts';

interface AskedBy {
  fields: FieldsAsked;
  texts: TextsAsked;
  person: PersonAsked;
}

/** In memory, so that whoever comes back from a dossier finds what was found, and no address tells it. */
const last: { [Way in keyof AskedBy]?: Question<AskedBy[Way]> } = {};

/** What was looked for last in a way, and the way to look again. */
export function useAsked<Way extends keyof AskedBy>(way: Way) {
  type Known = Question<AskedBy[Way]> | undefined;
  const [question, setQuestion] = useState<Known>(last[way] as Known);
  const ask = (asked: AskedBy[Way]) => {
    const next = { asked, no: (question?.no ?? 0) + 1 };
    Object.assign(last, { [way]: next });
    setQuestion(next);
  };
  return [question, ask] as const;
}
