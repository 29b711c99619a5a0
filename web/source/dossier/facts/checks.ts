import type { DossierWords } from '#web/words/dossier.vi.ts';
import { dong } from '../dates.ts';
import { rowsOf } from '../form/form-rows.ts';
import type { Language } from '../language.ts';
import type { Dossier, DossierFile, Procedure } from '../model.ts';

/** Something that an officer should know before they decide. */
export interface Check {
  state: 'good' | 'warning' | 'danger';
  text: string;
}

interface Checking {
  words: DossierWords['checks'];
  language: Language;
  unitName: (unit: string) => string;
}

/** What is found about a dossier without opening it: what is in the way first. */
export function checksOf(dossier: Dossier, procedure: Procedure | undefined, checking: Checking): Check[] {
  const found = [
    ...paperChecks(dossier, procedure, checking),
    ...dossier.files.flatMap((file) => fileChecks(file, checking)),
    ...formChecks(dossier, procedure, checking),
    ...comparisonChecks(dossier, checking),
    ...moneyChecks(dossier, checking),
    ...waitChecks(dossier, checking),
  ];
  return found.toSorted((one, other) => order[one.state] - order[other.state]);
}

const order = { danger: 0, warning: 1, good: 2 };

const papersOf = ({ files }: Dossier) =>
  files.filter(({ purpose }) => purpose === 'component' || purpose === 'supplement');

function paperChecks(
  dossier: Dossier,
  procedure: Procedure | undefined,
  { words, language }: Checking,
): Check[] {
  if (procedure === undefined) return [];
  const present = new Set(
    papersOf(dossier)
      .filter(({ state }) => state === 'accepted')
      .map(({ component }) => component),
  );
  const asked = procedure.components.filter(
    ({ required, cases }) => required && (cases === undefined || isCase(cases, dossier)),
  );
  const missing = asked.filter(({ id }) => !present.has(id));
  if (missing.length === 0) return asked.length === 0 ? [] : [{ state: 'good', text: words.complete }];
  return missing.map(({ name }) => ({ state: 'danger', text: words.missing(name[language]) }));
}

const isCase = (cases: readonly string[], dossier: Dossier) =>
  dossier.case === undefined || cases.includes(dossier.case.id);

function fileChecks(file: DossierFile, { words, language }: Checking): Check[] {
  const { name, state, explanation, remark, signatures = [] } = file;
  if (state === 'missing') return [{ state: 'warning', text: words.waiting(name) }];
  const wrong = signatures.some(
    ({ intact, trusted, problem }) => !intact || !trusted || problem !== undefined,
  );
  return [
    ...(state === 'rejected'
      ? [{ state: 'danger' as const, text: words.rejected(name, explanation?.[language] ?? '') }]
      : []),
    ...(remark ? [{ state: 'warning' as const, text: words.remark(name, remark[language]) }] : []),
    ...(wrong ? [{ state: 'danger' as const, text: words.signature(name) }] : []),
  ];
}

function formChecks(
  { form }: Dossier,
  procedure: Procedure | undefined,
  { words, language }: Checking,
): Check[] {
  if (form === undefined || procedure === undefined) return [];
  const missing = rowsOf(procedure.form, form, language).filter((row) => row.missing);
  if (missing.length === 0) return [];
  return [{ state: 'danger', text: words.formMissing(missing.map(({ label }) => label).join(', ')) }];
}

function comparisonChecks({ digitisation }: Dossier, { words }: Checking): Check[] {
  if (digitisation.length === 0) return [];
  const open = digitisation.filter(({ state }) => state === 'not-digitised').length;
  return open === 0
    ? [{ state: 'good', text: words.compared }]
    : [{ state: 'warning', text: words.notCompared(open) }];
}

function moneyChecks({ payment }: Dossier, { words }: Checking): Check[] {
  if (payment === undefined || payment.requests.length === 0) return [];
  const open = payment.requests.filter(({ state }) => state === 'requested' || state === 'partly');
  const owed = open.reduce((sum, { outstanding }) => sum + outstanding, 0);
  if (owed > 0) return [{ state: 'warning', text: words.unpaid(dong(owed)) }];
  return payment.state === 'paid' ? [{ state: 'good', text: words.paid }] : [];
}

function waitChecks(
  { consultations = [], letter, status, corrects, sync }: Dossier,
  { words, unitName }: Checking,
): Check[] {
  const asked = consultations.flatMap(({ state, unit }): Check[] => {
    if (state === 'overdue') return [{ state: 'danger', text: words.consultationLate(unitName(unit)) }];
    return state === 'open' ? [{ state: 'warning', text: words.consultation(unitName(unit)) }] : [];
  });
  const warnings = [
    ...(letter ? [words.letter] : []),
    ...(status === 'awaiting-supplement' ? [words.supplement] : []),
    ...(corrects !== undefined && corrects.judged === undefined ? [words.correction] : []),
    ...(sync?.state === 'failing' ? [words.sync] : []),
  ];
  return [...asked, ...warnings.map((text): Check => ({ state: 'warning', text }))];
}
