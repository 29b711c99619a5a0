import type { Person } from './person.ts';

/** A keyed hash, in hexadecimal: the same text gives the same, and nobody without the key can try texts out. */
export type KeyedHash = (text: string) => Promise<string>;

/** An identifier as it is hashed: however it was typed, with hyphens or without. */
export const plainIdentifier = (identifier: string): string =>
  identifier
    .normalize('NFKC')
    .replace(/[\s.\-‐‑–]/gu, '')
    .toUpperCase();

/** A telephone number as it is dialled within Việt Nam, however it was written. */
export const plainPhone = (phone: string): string =>
  phone.replace(/\D/gu, '').replace(/^(?:00)?84(?=\d{8})/u, '0');

/** 48 bits: two people of a unit have the same mark as good as never, and every act writes it with the dossier. */
const markLength = 12;

const markOf = async (hash: KeyedHash, text: string) => (await hash(text)).slice(0, markLength);

export const identifierMark = (hash: KeyedHash, identifier: string) =>
  markOf(hash, `identifier ${plainIdentifier(identifier)}`);

export const phoneMark = (hash: KeyedHash, phone: string) => markOf(hash, `phone ${plainPhone(phone)}`);

/** By what a dossier is found again: the marks of the numbers of its applicant and of whoever hands it in. */
export async function personMarks(
  hash: KeyedHash,
  { applicant, submitter }: { applicant: Person; submitter?: Person | undefined },
): Promise<string[]> {
  const marks = [applicant, submitter].flatMap((person) => [
    ...(person?.identifier === undefined ? [] : [identifierMark(hash, person.identifier)]),
    ...(person?.phone === undefined ? [] : [phoneMark(hash, person.phone)]),
  ]);
  return [...new Set(await Promise.all(marks))];
}
