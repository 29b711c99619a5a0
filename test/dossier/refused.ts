import type { DossierCommand, DraftDossier } from '#shared/dossier/commands.ts';
import type { Facts } from '#shared/dossier/facts.ts';
import { decide } from '#shared/dossier/lifecycle.ts';
import type { RefusalCode } from '#shared/dossier/refusal.ts';
import type { Caller } from '#shared/unit/caller.ts';
import type { Story } from './fixtures.ts';

type Asked = {
  by: Caller;
  /** The hour in Việt Nam, `2026-03-02 08:00`. */
  at: string;
  rules?: Partial<Facts>;
};

/** What is asked of a dossier, or to begin one, and is refused. */
export type Refused = Asked & ({ story: Story; command: DossierCommand } | { draft: DraftDossier });

export const decideAfter = ({ story, command }: { story: Story; command: DossierCommand }, facts: Facts) =>
  decide(story.dossier, command, facts);

/** Some of the refusals; keeps in its type which they are. */
export const refusing = <C extends RefusalCode>(cases: Record<C, Refused[]>) => cases;
