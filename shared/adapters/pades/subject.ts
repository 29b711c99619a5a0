import type { X509Certificate } from 'node:crypto';

/** Whom a certificate was given to, as it names itself; its parts come in lines, or joined where they are one. */
export function subjectOf({ subject }: X509Certificate): string {
  const parts = subject.split(/\n| \+ (?=[A-Za-z.0-9]+=)/).map((part) => part.split(/=(.*)/s));
  const named = (wanted: string) => parts.find(([key]) => key === wanted)?.[1];
  return named('CN') ?? named('O') ?? subject.replaceAll('\n', ', ');
}
