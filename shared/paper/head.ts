import { complaintWords } from '#shared/dossier/complaint/complaint.ts';
import { type Authority, authorityNames } from '#shared/unit/authority.ts';
import { signatureLines } from '#shared/unit/signing-power.ts';
import type { Unit } from '#shared/unit/unit.ts';
import type { Block, Heading, PaperContent, Run, SignaturePlace } from './content.ts';
import { qrText } from './qr.ts';
import {
  clockOf,
  identifierOf,
  issuerOf,
  officerName,
  type PaperSource,
  signerOf,
  unitOf,
} from './source.ts';
import { dateWords, shortTime } from './words.ts';

/** What every official form has in common: head, code, title, and the form that it is. */
export function paperOf(
  source: PaperSource,
  { blocks, note, appointment }: { blocks: Block[]; note?: string; appointment?: string },
): PaperContent {
  const { dossier, entry, form, id, procedure, set, units } = source;
  const { title, no, size, orientation } = form;
  return {
    id: `${dossier.code}/${id}`,
    title,
    caption: `Mẫu số ${no}\n${set.basis}`,
    size,
    orientation,
    heading: headingOf(units, issuerOf(source), { number: source.number ?? '', at: entry.at }),
    qr: qrText({
      code: dossier.code,
      procedure: procedure.code,
      applicant: identifierOf(source.drafted.applicant, set),
      name: title,
      system: systemOf(units, dossier.unit),
      issuedAt: entry.at,
      ...(appointment !== undefined && { appointment }),
      statusAt: source.statusAt,
    }),
    blocks: [
      { kind: 'title', text: title.toUpperCase(), note: note ?? `Mã hồ sơ: ${dossier.code}` },
      ...blocks,
    ],
    at: entry.at,
  };
}

/** Who issues a paper, with the unit above it, its number and its day. */
export function headingOf(
  units: Unit[],
  id: string,
  { number, at }: { number: string; at: string },
): Heading {
  const unit = unitOf(units, id);
  const authority = unitOf(units, unit?.parent ?? '');
  return {
    ...(authority && { authority: authority.name.vi }),
    unit: unit?.name.vi ?? id,
    number,
    ...(unit?.place && { place: unit.place.vi }),
    date: dateWords(at),
  };
}

/** The name of the system that issues papers, after the agency that runs it. */
export function systemOf(units: Unit[], id: string): string {
  const top = unitOf(units, id.split('.')[0] ?? id);
  return `Hệ thống thông tin giải quyết TTHC ${top?.name.vi ?? id}`;
}

/** One line `label: value`; a dotted space to write in where there is no value. */
export const field = (label: string, value: string | undefined, style?: Run['style']): Block => ({
  kind: 'paragraph',
  runs: [
    { text: `${label}: ` },
    { text: value === undefined || value === '' ? '…………………' : value, ...(style && { style }) },
  ],
});

export const sentence = (text: string): Block => ({ kind: 'paragraph', runs: [{ text }] });

/** A numbered list. */
export const items = (texts: string[]): Block[] =>
  texts.map((text, index) => ({
    kind: 'paragraph',
    runs: [{ text: `${index + 1}. ${text}` }],
    indent: true,
  }));

/** Who applies and where to find them. */
export function applicantFields(
  { drafted: { applicant, submitter, authority }, set }: PaperSource,
  label: string,
): Block[] {
  const { address, phone, email } = submitter ?? applicant;
  return [
    field(label, applicant.name, 'bold'),
    field('Số định danh/Hộ chiếu/Mã số thuế', identifierOf(applicant, set)),
    ...(submitter === undefined ? [] : [field('Người nộp hồ sơ', filedBy(submitter.name, authority))]),
    field('Địa chỉ', applicant.address ?? address),
    field('Số điện thoại', [phone, email && `Email: ${email}`].filter(Boolean).join('   ')),
  ];
}

/** Who handed it in, and by what. */
function filedBy(name: string, authority: Authority | undefined): string {
  if (authority === undefined) return name;
  const ground = authorityNames[authority.ground].vi;
  return `${name} (${[ground, authority.document].filter(Boolean).join(': ')})`;
}

/** What is asked for, and in which case. */
export function request({ procedure, dossier }: PaperSource): Block {
  const named = procedure.cases?.find(({ id }) => id === dossier.case)?.name;
  const asked = `${procedure.name.vi} (mã thủ tục ${procedure.code})`;
  return field('Nội dung yêu cầu giải quyết', named === undefined ? asked : `${asked}: ${named.vi}`);
}

/** Within which time and where the decision may be complained of. */
export const complaint = ({ dossier, entry, units }: PaperSource): Block =>
  sentence(complaintWords(units, dossier.unit, entry.at));

/** The appointment on the clock; throws on a dossier that was never received. */
export function appointmentOf({ dossier }: PaperSource): string {
  const clock = clockOf(dossier);
  if (clock === undefined) throw new Error(`${dossier.code} has no appointment`);
  return clock.dueAt;
}

/** The place where the officer of the act signs, digitally where the organisation signs the form. */
export const officerSigns = (source: PaperSource, title: string): SignaturePlace => ({
  title,
  note: '(Ký và ghi rõ họ tên)',
  name: source.entry.by.kind === 'officer' ? officerName(source, source.entry.by.id) : '',
  ...digitally(source),
});

/** Where the submitter and the desk sign. */
export const deskSigns = (source: PaperSource): Block => {
  const { applicant, submitter } = source.drafted;
  const submitting = {
    title: 'NGƯỜI NỘP HỒ SƠ',
    note: '(Ký và ghi rõ họ tên)',
    name: (submitter ?? applicant).name,
  };
  return { kind: 'signatures', places: [submitting, officerSigns(source, 'NGƯỜI TIẾP NHẬN HỒ SƠ')] };
};

/** Where a letter is signed: in which capacity and by whom; recipients stand beside. */
export function letterSigned(source: PaperSource): Block {
  const signer = signerOf(source);
  const place =
    signer === undefined
      ? officerSigns(source, 'THỦ TRƯỞNG CƠ QUAN')
      : {
          title: signatureLines(signer.power).join('\n'),
          note: '(Ký và ghi rõ họ tên)',
          name: signer.name,
          ...digitally(source),
        };
  return { kind: 'signatures', places: [place], ...recipientsOf(source) };
}

const digitally = ({ form, organisation, entry }: PaperSource): Partial<SignaturePlace> =>
  form.signed === true && organisation !== undefined ? organisationSigns(organisation, entry.at) : {};

/** The box of an organisation's digital signature, and what shows it. */
export const organisationSigns = (name: string, at: string) => ({
  note: '(Chữ ký số của cơ quan)',
  field: 'signature',
  stamp: [`Ký bởi: ${name}`, `Thời gian ký: ${shortTime(at)}`],
});

const recipientsOf = ({ form: { recipients }, drafted }: PaperSource) =>
  recipients && { recipients: recipients.map((line) => line.replace('{applicant}', drafted.applicant.name)) };
