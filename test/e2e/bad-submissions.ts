import { unit } from '#test/support/cast.ts';
import { submission } from '#test/support/dossiers.ts';
import { type BadRequest, paper } from './bad-request.ts';

const submitting =
  (change: (whole: ReturnType<typeof submission>) => unknown): BadRequest['send'] =>
  ({ cast }, headers) =>
    cast.portal.post('/v1/dossiers', { body: change(submission(unit)), headers });

const named = (name: string) => submitting((whole) => ({ ...whole, files: [paper({ name })] }));
const without = <T extends object>(whole: T, field: keyof T) => {
  const { [field]: _, ...rest } = whole;
  return rest;
};

const submissions: BadRequest[] = [
  {
    name: 'an unknown procedure',
    code: 'unknown-procedure',
    send: submitting((whole) => ({ ...whole, procedure: '1.999999' })),
  },
  {
    name: 'a version that is not in force',
    code: 'unknown-procedure',
    send: submitting((whole) => ({ ...whole, version: 99 })),
  },
  {
    name: 'an unknown unit',
    code: 'unknown-unit',
    send: submitting((whole) => ({ ...whole, unit: 'H00.99' })),
  },
  {
    name: 'a channel that the procedure does not have',
    code: 'channel-closed',
    send: ({ cast }, headers) =>
      cast.portal.post('/v1/dossiers', {
        body: submission(unit, { procedure: 'LOCAL.BENCH', channel: 'post' }),
        headers,
      }),
  },
  {
    name: 'a missing component',
    code: 'incomplete',
    at: { pointer: '/files', code: 'missing-component' },
    send: submitting((whole) => ({ ...whole, files: [] })),
  },
  {
    name: 'a component that the procedure does not ask for',
    code: 'incomplete',
    at: { pointer: '/files/1/component', code: 'unknown-component' },
    send: submitting((whole) => ({ ...whole, files: [...whole.files, paper({ component: 'selfie' })] })),
  },
  {
    name: 'a media type that the component does not take',
    code: 'incomplete',
    at: { pointer: '/files/0/mediaType', code: 'media-type-not-accepted' },
    send: submitting((whole) => ({ ...whole, files: [paper({ mediaType: 'image/gif' })] })),
  },
  {
    name: 'a file larger than the component takes',
    code: 'incomplete',
    at: { pointer: '/files/0/size', code: 'file-too-large' },
    send: submitting((whole) => ({ ...whole, files: [paper({ size: 20_971_521 })] })),
  },
  {
    name: 'a missing form field',
    code: 'incomplete',
    at: { pointer: '/form/purpose', code: 'required' },
    send: submitting((whole) => ({ ...whole, form: without(whole.form, 'purpose') })),
  },
  {
    name: 'a form field of the wrong type',
    code: 'incomplete',
    at: { pointer: '/form/purpose', code: 'type' },
    send: submitting((whole) => ({ ...whole, form: { ...whole.form, purpose: 7 } })),
  },
  {
    name: 'a form field that does not exist',
    code: 'incomplete',
    at: { pointer: '/form/nickname', code: 'unknown-field' },
    send: submitting((whole) => ({ ...whole, form: { ...whole.form, nickname: 'Tí' } })),
  },
  {
    name: 'a divorce without its paper',
    code: 'incomplete',
    at: { pointer: '/form/endOfMarriage', code: 'required' },
    send: submitting((whole) => ({ ...whole, form: { ...whole.form, maritalStatus: 'divorced' } })),
  },
  {
    name: 'a field beside the contract',
    code: 'invalid-request',
    at: { pointer: '', code: 'unrecognized_keys' },
    send: submitting((whole) => ({ ...whole, status: 'returned' })),
  },
  {
    name: 'a checksum that is none',
    code: 'invalid-request',
    at: { pointer: '/files/0/sha256', code: 'invalid_format' },
    send: submitting((whole) => ({ ...whole, files: [paper({ sha256: 'F'.repeat(64) })] })),
  },
];

/** Names that would lead out of a folder, or read otherwise than they are, and what they are refused as. */
const tricks = {
  '../to-khai.pdf': 'not-a-file-name',
  'a/b.pdf': 'not-a-file-name',
  'a\\b.pdf': 'not-a-file-name',
  '..': 'not-a-file-name',
  '.': 'not-a-file-name',
  'a\u0000.pdf': 'not-plain-text',
  'a\r\nb.pdf': 'not-a-file-name',
  'fdp.\u202efdp': 'not-plain-text',
  ' a.pdf': 'not-a-file-name',
  '': 'too_small',
};

const tricky = Object.entries(tricks).map(
  ([name, code]): BadRequest => ({
    name: `the file name ${JSON.stringify(name)}`,
    code: 'invalid-request',
    at: { pointer: '/files/0/name', code },
    send: named(name),
  }),
);

/** What nobody is called, can be reached at or wrote on purpose, and what each is refused as. */
const people = [
  ['name', '\u200b\u200b', 'too_small'],
  ['name', '\u3164', 'not-plain-text'],
  ['name', '...', 'blank'],
  ['name', 'Trần Văn \u202ecnăP', 'not-plain-text'],
  ['name', 'Nguyễn\tVăn A', 'not-one-line'],
  ['name', 'Nguyễn Văn A 🙂', 'not-printable'],
  ['phone', '        ', 'not-a-phone'],
  ['identifier', '-----', 'not-an-identifier'],
  ['birthDate', '1950', 'invalid_format'],
].map(
  ([field = '', value, code = '']): BadRequest => ({
    name: `an applicant whose ${field} is ${JSON.stringify(value)}`,
    code: 'invalid-request',
    at: { pointer: `/applicant/${field}`, code },
    send: submitting((whole) => ({ ...whole, applicant: { ...whole.applicant, [field]: value } })),
  }),
);

const bornLater: BadRequest = {
  name: 'an applicant who is yet to be born',
  code: 'incomplete',
  at: { pointer: '/applicant/birthDate', code: 'not-a-birth-date' },
  send: submitting((whole) => ({ ...whole, applicant: { ...whole.applicant, birthDate: '2999-01-01' } })),
};

/** Texts of the form that would bring lines, blanks or nothing into a signed paper. */
const inForm = (purpose: string, problem: 'incomplete' | 'invalid-request', code: string): BadRequest => ({
  name: `a form whose purpose is ${JSON.stringify(purpose)}`,
  code: problem,
  at: { pointer: '/form/purpose', code },
  send: submitting((whole) => ({ ...whole, form: { ...whole.form, purpose } })),
});

const texts = [
  inForm('Giới thiệu\n\nXÁC NHẬN BỔ SUNG: chủ sử dụng hợp pháp', 'incomplete', 'not-one-line'),
  inForm('   ', 'incomplete', 'blank'),
  inForm('\u200b', 'incomplete', 'blank'),
  inForm('Nguyễn\u0000 Văn A', 'invalid-request', 'not-plain-text'),
];

/** Submissions that must be refused and leave nothing behind. */
export const badSubmissions: BadRequest[] = [...submissions, ...tricky, ...people, bornLater, ...texts];
