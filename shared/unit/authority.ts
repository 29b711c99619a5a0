import * as z from 'zod';
import type { Finding } from '#shared/kernel/finding.ts';
import { line } from '#shared/kernel/line.ts';
import type { Text } from '#shared/kernel/text.ts';
import type { Person } from './person.ts';

/** By what somebody acts for another: a power of attorney, or the law itself. */
export const AuthorityGround = z.enum(['authorised', 'representative', 'parent', 'guardian']);
export type AuthorityGround = z.infer<typeof AuthorityGround>;

/** What shows that a submitter may file for the applicant. */
export const Authority = z.strictObject({
  ground: AuthorityGround,
  /** The component among whose files the paper is. */
  component: z.string().min(1).max(40).optional(),
  /** The paper by its number and day, where it was shown and is no file. */
  document: line(500).optional(),
});
export type Authority = z.infer<typeof Authority>;

export const authorityNames: Record<AuthorityGround, Text> = {
  authorised: { vi: 'theo văn bản ủy quyền', en: 'by a power of attorney' },
  representative: { vi: 'người đại diện theo pháp luật', en: 'the legal representative' },
  parent: { vi: 'cha, mẹ của người chưa thành niên', en: 'a parent of the minor' },
  guardian: { vi: 'người giám hộ', en: 'the guardian' },
};

/** Whom a ground is for: only people have parents, and only organisations are led by somebody. */
const grounds = (kind: Person['kind']): AuthorityGround[] =>
  kind === 'organisation' || kind === 'household-business'
    ? ['authorised', 'representative']
    : ['authorised', 'parent', 'guardian'];

type Filing = {
  channel: string;
  applicant: Person;
  submitter?: Person | undefined;
  authority?: Authority | undefined;
  files: readonly { component?: string | undefined }[];
};

/** Where authority is asked for, and on which grounds a paper has to show it. */
export type AuthorityRule = { channels: readonly string[]; paperFor: readonly AuthorityGround[] };

/** What is missing of the proof that the submitter may file for the applicant. */
export function checkAuthority(filing: Filing, rule: AuthorityRule): Finding[] {
  const { channel, applicant, submitter, authority, files } = filing;
  const isOwn = submitter === undefined || isSame(applicant, submitter);
  if (authority === undefined) {
    return isOwn || !rule.channels.includes(channel) ? [] : [wrong('', 'authority-missing')];
  }
  const { ground, component, document } = authority;
  if (isOwn) return [wrong('', 'authority-needless')];
  if (!grounds(applicant.kind).includes(ground)) return [wrong('/ground', 'authority-unfit')];
  if (component !== undefined && !files.some((file) => file.component === component))
    return [wrong('/component', 'authority-without-file')];
  const isShown = component !== undefined || document !== undefined;
  return isShown || !rule.paperFor.includes(ground) ? [] : [wrong('/document', 'authority-unproven')];
}

/** Whether two are the same person: by their identifiers, or by name where one of them has none. */
const isSame = (one: Person, other: Person) =>
  one.identifier !== undefined && other.identifier !== undefined
    ? one.identifier === other.identifier
    : isNamed(one.name, other.name);

/** Whether two names are the same, however they are written. */
export const isNamed = (one: string, other: string) => written(one) === written(other);

const written = (name: string) => name.normalize('NFC').toLocaleUpperCase('vi').trim().replace(/\s+/gu, ' ');

const words = {
  'authority-missing': {
    vi: 'Người nộp không phải là chủ hồ sơ. Hãy nêu căn cứ nộp thay: văn bản ủy quyền hoặc tư cách đại diện theo pháp luật.',
    en: 'The submitter is not the applicant. Say by what they file: a power of attorney, or the law.',
  },
  'authority-needless': {
    vi: 'Chủ hồ sơ tự nộp thì không nêu căn cứ nộp thay.',
    en: 'Who files for themselves needs no authority.',
  },
  'authority-unfit': {
    vi: 'Căn cứ nộp thay không phù hợp với loại chủ hồ sơ.',
    en: 'This ground is not for this kind of applicant.',
  },
  'authority-without-file': {
    vi: 'Hồ sơ không có tệp nào thuộc thành phần này. Hãy gửi kèm văn bản.',
    en: 'The dossier has no file of this component. Hand the paper in, too.',
  },
  'authority-unproven': {
    vi: 'Hãy gửi kèm văn bản ủy quyền, hoặc ghi số và ngày của văn bản đã xuất trình.',
    en: 'Hand in the power of attorney, or give the number and day of the one that was shown.',
  },
} satisfies Record<string, Text>;

const wrong = (at: string, code: keyof typeof words): Finding => ({
  pointer: `/authority${at}`,
  code,
  detail: words[code],
});
