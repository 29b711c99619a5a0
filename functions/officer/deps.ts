import type { DossierDeps } from '#functions/middleware/dossier-answers.ts';
import type { DossierLists } from '#shared/dossier/lists.ts';

export type OfficerDeps = DossierDeps & { lists: DossierLists };
