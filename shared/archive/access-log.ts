import type { Access } from '#shared/contract/archive-views.ts';

/** Who looked at a sealed dossier, when and why. Entries are only ever added. */
export interface AccessLog {
  note(code: string, access: Access): Promise<void>;
  /** All of them, oldest first. */
  read(code: string): Promise<Access[]>;
}
