import type { Finding } from '#shared/kernel/finding.ts';
import type { Text } from '#shared/kernel/text.ts';

/** What an import found out on its way: faults keep the record from being used, notes are for its author to look at. */
export class Notes {
  readonly faults: Finding[] = [];
  readonly notes: Finding[] = [];
  readonly #untranslated: string[] = [];

  fault(pointer: string, code: string, vi: string, en: string): void {
    this.faults.push({ pointer, code, detail: { vi, en } });
  }

  note(pointer: string, code: string, vi: string, en: string): void {
    this.notes.push({ pointer, code, detail: { vi, en } });
  }

  /** The Vietnamese text with the English that it had before; the national record has no English. */
  text(pointer: string, vi: string, before?: Text): Text {
    if (before?.vi === vi) return before;
    this.#untranslated.push(pointer);
    return { vi, en: vi };
  }

  /** All notes, the missing English in one. */
  all(): Finding[] {
    const missing = this.#untranslated;
    if (missing.length === 0) return this.notes;
    const list = missing.toSorted().join(', ');
    const detail = { vi: `Chưa có bản tiếng Anh: ${list}.`, en: `No English yet: ${list}.` };
    return [...this.notes, { pointer: '', code: 'untranslated', detail }];
  }
}
