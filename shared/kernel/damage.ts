import type { Finding } from './finding.ts';

/**
 * Something stored that is not what was stored. A retry does not help, so it is answered with its place, and not as an
 * outage.
 */
export class Damaged extends Error {
  override name = 'Damaged';
  readonly finding: Finding;

  constructor(finding: Finding, options?: ErrorOptions) {
    super(`${finding.pointer}: ${finding.detail.en}`, options);
    this.finding = finding;
  }
}

/** Runs a reader of something stored; what it cannot make sense of is damaged. */
export function readStored<T>(place: string, read: () => T): T {
  try {
    return read();
  } catch (cause) {
    const detail = {
      vi: 'Dữ liệu lưu trữ bị hỏng, không đọc được.',
      en: 'The stored data is damaged and cannot be read.',
    };
    throw new Damaged({ pointer: place, code: 'damaged', detail }, { cause });
  }
}
