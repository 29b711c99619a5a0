import { type Markup, markup, type Piece } from '#shared/archive/markup.ts';
import { vietnamTime } from '#shared/archive/when.ts';
import type { Text } from '#shared/kernel/text.ts';
import { clockSection } from './clock.ts';
import { looksSection } from './looks.ts';
import { outcomeSections } from './outcome.ts';
import { hidden, type Language, type Shown } from './parts.ts';
import { stepsSection } from './steps.ts';
import { statusPageStyle } from './style.ts';
import { talkSection } from './talk.ts';
import { todoSection } from './todo.ts';
import { factor, frameWords, title, unknownWords } from './words.ts';

/** One language at a time, so that the page stays light; the title tells nothing. */
const frame = (language: Language, heading: string, body: Piece): string =>
  markup`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex, nofollow, noarchive">
<title>${heading}</title>
<style>${{ markup: statusPageStyle }}</style>
</head>
<body>
<main>
<h1>${heading}</h1>
${body}
</main>
</body>
</html>
`.markup;

const otherOf = (language: Language): Language => (language === 'vi' ? 'en' : 'vi');

const languageLink = (language: Language): Markup =>
  markup`<p><a href="?lang=${otherOf(language)}" lang="${otherOf(language)}">${frameWords.other[language]}</a></p>`;

/** What anybody sees who opens an address that was never given out. */
export const unknownStatusPage = (language: Language): string =>
  frame(
    language,
    unknownWords.title[language],
    markup`<p>${unknownWords.why[language]}</p>${languageLink(language)}`,
  );

const faultLine = (language: Language, fault: Text | undefined) =>
  fault && markup`<p class="fault" role="alert">${fault[language]}</p>`;

/** What anybody sees who opens the address; a message that was typed in a session that is over goes along. */
export const factorPage = (
  language: Language,
  { fault, draft }: { fault?: Text; draft?: string | undefined } = {},
): string =>
  frame(
    language,
    title[language],
    markup`${faultLine(language, fault)}<form method="post" action="?lang=${language}">
<p id="why">${factor.why[language]}</p>
<label for="last4">${factor.label[language]}</label>
<input id="last4" name="last4" required minlength="4" maxlength="8" autocomplete="off" autocapitalize="characters" spellcheck="false" aria-describedby="why">
${draft && hidden('text', draft)}
<button>${factor.open[language]}</button>
</form>
${languageLink(language)}`,
  );

/** The whole page of a dossier, to the applicant. */
export const statusPage = (language: Language, shown: Shown): string => {
  const { view, forms, at } = shown;
  const button = (to: Language, words: string) => markup`<form method="post" action="?lang=${to}">
${hidden('session', forms.session)}
<button class="plain" lang="${to}">${words}</button>
</form>`;
  return frame(
    language,
    title[language],
    markup`<p>${view.procedure.name[language]}</p>
<p class="soft">${frameWords.code[language]}: ${view.code}</p>
${faultLine(language, forms.fault)}
<p class="state" role="status">${view.statusName[language]}</p>
${sections(language, shown)}
<p class="soft">${frameWords.at[language]} ${vietnamTime(at)}. ${frameWords.leave[language]}</p>
${button(language, frameWords.refresh[language])}${button(otherOf(language), frameWords.other[language])}`,
  );
};

const sections = (language: Language, shown: Shown): Markup[] => [
  todoSection(language, shown),
  stepsSection(language, shown.view),
  clockSection(language, shown),
  ...outcomeSections(language, shown.view),
  talkSection(language, shown),
  looksSection(language, shown),
];
