import { complaintWords } from '#shared/dossier/complaint/complaint.ts';
import type { Block, PaperContent } from '#shared/paper/content.ts';
import { headingOf, organisationSigns, systemOf } from '#shared/paper/head.ts';
import { qrText } from '#shared/paper/qr.ts';
import { isNode } from '#shared/procedure/form/schema-walk.ts';
import type { Procedure } from '#shared/procedure/procedure.ts';
import { signatureLines } from '#shared/unit/signing-power.ts';
import { fill, type Values, valueAt } from './fill.ts';
import type { ResultOrder } from './order.ts';
import type { ResultTemplate } from './template.ts';
import { spelled } from './token.ts';
import { runsOf } from './wording.ts';

/** What a result says: its template, filled from the dossier, and who signs it. Throws where the dossier leaves a blank. */
export function resultPaper(order: ResultOrder, signer: string): PaperContent {
  const { code, procedure, template, drafted, units, at, token, verifyAt, until } = order;
  const values = valuesOf(order);
  return {
    id: `${code}/${order.file}`,
    title: template.title,
    caption: template.caption,
    size: template.size,
    orientation: template.orientation,
    heading: headingOf(units, order.unit, { number: printedNumber(order), at }),
    qr: qrText({
      code,
      procedure: procedure.code,
      applicant: drafted.applicant.identifier ?? '',
      name: template.name.vi,
      system: systemOf(units, order.unit),
      issuedAt: at,
      validity: until ?? 'không thời hạn',
      scope: template.scope.vi,
      verifyAt,
    }),
    blocks: [
      { kind: 'title', text: template.title.toUpperCase() },
      ...template.body.flatMap((part) => blockOf(part, values, procedure.form)),
      { kind: 'paragraph', runs: [{ text: complaintWords(units, order.unit, at), style: 'italic' }] },
      { kind: 'paragraph', runs: [{ text: `Mã kiểm tra: ${spelled(token)}`, style: 'italic' }] },
      { kind: 'signatures', places: [signatureOf(order, signer)] },
    ],
    at,
  };
}

/** The number that a result is issued under, as it is printed. */
export const printedNumber = (order: ResultOrder) =>
  fill(order.template.number, valuesOf(order), order.procedure.form);

/** Where the organisation's signature is seen: who signs, in which capacity, and when. */
const signatureOf = (order: ResultOrder, signer: string) => ({
  title: titleOf(order),
  ...organisationSigns(signer, order.at),
  ...(order.signed !== undefined && { name: order.signed.name }),
});

/**
 * The template's words name the head's office. Another officer's capacity takes their place; `TM.`, on behalf of a
 * collective, stays over a deputy, and not over who signs by order or authority of the head (Nghị định 30/2020, Phụ lục I;
 * recalled).
 */
function titleOf({ template, signed }: ResultOrder): string {
  const power = signed?.power;
  if (power === undefined || power.as === 'head' || template.signerFixed === true) return template.signer;
  const collective = template.signer.split('\n').filter((line) => line.startsWith('TM. '));
  return [...(power.as === 'deputy' ? collective : []), ...signatureLines(power)].join('\n');
}

function valuesOf({ drafted, code, unit, units, number, until }: ResultOrder): Values {
  return {
    form: drafted.form,
    applicant: drafted.applicant,
    dossier: { code },
    unit: { name: units.find(({ id }) => id === unit)?.name.vi },
    number,
    valid: { until },
  };
}

type Part = ResultTemplate['body'][number];

function blockOf(part: Part, values: Values, form: Procedure['form']): Block[] {
  if (part.kind === 'table') return [tableOf(part, values, form)];
  const { kind, text, when, align, indent } = part;
  if (when !== undefined && valueAt(values, when) === undefined) return [];
  const runs = runsOf(text, values, form);
  return [{ kind, runs, ...(align && { align }), ...(indent !== undefined && { indent }) }];
}

function tableOf({ columns, each, rows }: Part & { kind: 'table' }, values: Values, form: Procedure['form']) {
  const list = each === undefined ? [undefined] : valueAt(values, each);
  const members = Array.isArray(list) ? list : [];
  return {
    kind: 'table' as const,
    columns: columns.map(({ title, share, align }) => ({ title, share, ...(align && { align }) })),
    rows: members.flatMap((row) =>
      rows.map((cells) => cells.map((cell) => fill(cell, isNode(row) ? { ...values, row } : values, form))),
    ),
  };
}
