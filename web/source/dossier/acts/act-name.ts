import type { DossierWords } from '#web/words/dossier.vi.ts';
import type { Language } from '../language.ts';
import type { Act, Procedure } from '../model.ts';

interface Naming {
  words: Pick<DossierWords, 'acts' | 'money'>;
  language: Language;
  procedure: Procedure | undefined;
}

/** What an act is called on its button: outcomes and grounds by the names that the procedure gives them. */
export function nameOfAct(act: Act, { words: { acts: words, money }, language, procedure }: Naming): string {
  if (act.outcome !== undefined) return act.outcome.name[language];
  if (act.act === 'letter') return act.approved === true ? words.sign : words.decline;
  if (act.act === 'extension') {
    const ground = procedure?.extensions?.find(({ id }) => id === act.ground);
    return ground === undefined
      ? words.names.extension
      : `${words.names.extension}: ${ground.name[language]}`;
  }
  if (act.act === 'delivery') return words.deliveries[act.state ?? 'sent'];
  return act.collect === undefined
    ? words.names[act.act]
    : `${words.names[act.act]}: ${money.collects[act.collect]}`;
}

/** How an outcome looks: what leads on stands out, what ends a dossier warns. */
export function weightOf({ act, outcome, approved }: Act): 'main' | 'danger' | 'plain' {
  if (act === 'letter' && approved === true) return 'main';
  if (act !== 'complete') return 'plain';
  if (outcome?.effect === 'refuse' || outcome?.effect === 'stop') return 'danger';
  return outcome?.effect === 'supplement' ? 'plain' : 'main';
}
