import type { Act } from '../model.ts';
import type { Draft, SupplementItem } from './draft.ts';

/** What an officer is asked for before an act is sent. */
export type FieldName =
  | 'items'
  | 'reason'
  | 'basis'
  | 'again'
  | 'withoutAnswers'
  | 'contact'
  | 'guidance'
  | 'handover'
  | 'result'
  | 'officer'
  | 'unit'
  | 'question'
  | 'until'
  | 'limit'
  | 'madeBy'
  | 'amount'
  | 'method'
  | 'transaction'
  | 'carrier'
  | 'tracking'
  | 'uploads'
  | 'scans';

export interface Field {
  name: FieldName;
  required: boolean;
}

/** The fields that a need of the API stands for. */
const fieldOf: Record<string, FieldName> = {
  reason: 'reason',
  basis: 'basis',
  again: 'again',
  withoutAnswers: 'withoutAnswers',
  handover: 'handover',
  result: 'result',
  officer: 'officer',
  unit: 'unit',
  question: 'question',
  until: 'until',
  limit: 'limit',
  madeBy: 'madeBy',
  amount: 'amount',
  method: 'method',
  transaction: 'transaction',
  carrier: 'carrier',
  tracking: 'tracking',
};

/** What may be said with an outcome though nobody asks for it. */
const offered: Record<string, FieldName[]> = {
  supplement: ['items', 'reason', 'contact'],
  refuse: ['reason', 'guidance'],
  stop: ['reason', 'basis'],
  issue: ['result', 'reason'],
};

/** The fields of an act's dialog, in the order in which they are filled in. */
export function fieldsOf(act: Act): Field[] {
  const required = act.needs.map((need) => nameOf(act.act, need)).filter((name) => name !== undefined);
  const names = [...new Set<FieldName>([...offeredWith(act), ...required])];
  return names.map((name) => ({ name, required: required.includes(name) }));
}

function offeredWith({ act, outcome, approved }: Act): readonly FieldName[] {
  if (act === 'complete') return offered[outcome?.effect ?? ''] ?? ['reason'];
  return act === 'letter' && approved === false ? ['reason'] : [];
}

function nameOf(act: Act['act'], need: string): FieldName | undefined {
  if (need === 'files') return act === 'confirmations' ? 'scans' : 'uploads';
  return Object.hasOwn(fieldOf, need) ? fieldOf[need] : undefined;
}

const filled = (text: string | undefined) => text !== undefined && text.trim() !== '';

/** What each field has to hold before it counts as filled in. */
const isFilled: Record<FieldName, (draft: Draft) => boolean> = {
  items: ({ items = [] }) => items.length > 0 && items.every(({ detail }) => filled(detail)),
  reason: ({ reason }) => filled(reason),
  basis: ({ basis }) => filled(basis),
  again: ({ again }) => filled(again),
  withoutAnswers: ({ withoutAnswers }) => filled(withoutAnswers),
  contact: ({ contactName }) => filled(contactName),
  guidance: ({ agency }) => filled(agency),
  handover: ({ receiver }) => filled(receiver),
  result: ({ result }) => filled(result),
  officer: ({ officer }) => filled(officer),
  unit: ({ unit }) => filled(unit),
  question: ({ question }) => filled(question),
  until: ({ limitValue }) => isLimit(limitValue),
  limit: ({ limitValue }) => isLimit(limitValue),
  madeBy: ({ madeBy }) => madeBy !== undefined,
  amount: ({ amount }) => amountOf(amount) > 0,
  method: () => true,
  transaction: ({ transaction }) => filled(transaction),
  carrier: ({ carrier }) => filled(carrier),
  tracking: ({ tracking }) => filled(tracking),
  uploads: ({ uploads = [] }) => uploads.length > 0,
  scans: ({ scans = [] }) => scans.length > 0,
};

/** In whole đồng; people set thousands apart. */
const amountOf = (text = '') => (/^[\d\s.,]+$/.test(text) ? Number(text.replaceAll(/\D/g, '')) : 0);

const isLimit = (text: string | undefined) => /^[1-9]\d{0,3}$/.test(text?.trim() ?? '');

/** The fields that still have to be filled in; an item of a supplement that was begun counts as asked for. */
export function missingIn(fields: readonly Field[], draft: Draft): FieldName[] {
  const begun = (name: FieldName) => name === 'items' && (draft.items ?? []).length > 0;
  return fields
    .filter(({ name, required }) => (required || begun(name)) && !isFilled[name](draft))
    .map(({ name }) => name);
}

/** The request of an act, of the fields that were filled in. */
export function requestOf(act: Act, fields: readonly Field[], draft: Draft): Record<string, unknown> {
  const parts = fields.filter(({ name }) => isFilled[name](draft)).map(({ name }) => partOf[name](draft));
  const given: Record<string, unknown> = Object.assign(fixed(act), ...parts);
  if (act.act !== 'delivery') return given;
  const { handover, ...report } = given;
  return { report: { ...report, ...(typeof handover === 'object' && handover) } };
}

/** What the act itself says. */
function fixed({ act, outcome, ground, approved, no, collect, state }: Act): Record<string, unknown> {
  return {
    ...(act === 'complete' && outcome && { outcome: outcome.id }),
    ...(act === 'extension' && { ground }),
    ...(act === 'letter' && { approved }),
    ...(act === 'delivery' && { state }),
    ...(act === 'payment-requests' ? { collect } : no !== undefined && { no }),
  };
}

const said = (text: string | undefined) => text?.trim().normalize('NFC') ?? '';

const limitOf = ({ limitValue = '', limitUnit = 'WORKING_DAY' }: Draft) => ({
  limit: { value: Number(limitValue), unit: limitUnit },
});

const partOf: Record<FieldName, (draft: Draft) => Record<string, unknown>> = {
  items: ({ items = [] }) => ({
    items: items.map((item) => ({ ...item, detail: said(item.detail) })),
    components: componentsOf(items),
  }),
  reason: ({ reason }) => ({ reason: said(reason) }),
  basis: ({ basis }) => ({ basis: said(basis) }),
  again: ({ again }) => ({ again: said(again) }),
  withoutAnswers: ({ withoutAnswers }) => ({ withoutAnswers: said(withoutAnswers) }),
  contact: ({ contactName, contactPhone }) => ({
    contact: { name: said(contactName), ...(filled(contactPhone) && { phone: said(contactPhone) }) },
  }),
  guidance: ({ agency, advice }) => ({
    guidance: { agency: said(agency), ...(filled(advice) && { text: said(advice) }) },
  }),
  handover: (draft) => ({ handover: handoverOf(draft) }),
  result: ({ result }) => ({ result }),
  officer: ({ officer }) => ({ officer }),
  unit: ({ unit }) => ({ unit }),
  question: ({ question }) => ({ question: said(question) }),
  until: limitOf,
  limit: limitOf,
  madeBy: ({ madeBy }) => ({ madeBy }),
  amount: ({ amount }) => ({ amount: amountOf(amount) }),
  method: ({ method = 'cash' }) => ({ method }),
  transaction: ({ transaction }) => ({ transaction: said(transaction) }),
  carrier: ({ carrier }) => ({ carrier: said(carrier) }),
  tracking: ({ tracking }) => ({ tracking: said(tracking) }),
  // Their declarations are made when their bytes are read.
  uploads: () => ({}),
  scans: ({ scans }) => ({ files: scans }),
};

const handoverOf = ({ receiver, identityKind = 'identity-card', identityNumber, authorisation }: Draft) => ({
  receiver: said(receiver),
  ...(filled(identityNumber) && { identity: { kind: identityKind, number: said(identityNumber) } }),
  ...(filled(authorisation) && { authorisation: said(authorisation) }),
});

const componentsOf = (items: readonly SupplementItem[]) => [
  ...new Set(items.map(({ component }) => component).filter((id) => id !== undefined)),
];
