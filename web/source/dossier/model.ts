import type { AnswerOf } from 'motcua-client';

export type Dossier = AnswerOf<'getDossier'>;
export type Task = NonNullable<Dossier['task']>;
export type Procedure = AnswerOf<'getProcedure'>;
export type Entry = AnswerOf<'getDossierEvents'>['items'][number];
export type Act = NonNullable<Dossier['acts']>[number];
export type DossierFile = Dossier['files'][number];
export type Payment = NonNullable<Dossier['payment']>;
export type PageView = AnswerOf<'getPage'>;
