import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { AnswerOf, BodyOf, QueryOf } from 'motcua-client';
import { bodyOf } from '#web/api/ask.ts';
import { client } from '#web/api/client.ts';
import { from, paged } from '#web/api/paged.ts';

export type ArchiveLine = AnswerOf<'listArchive'>['items'][number];
export type FoundText = AnswerOf<'searchTexts'>['items'][number];
export type SealedDossier = AnswerOf<'getArchivedDossier'>;
export type Access = AnswerOf<'listAccesses'>['items'][number];
export type Keeping = SealedDossier['keeping'];
export type Verification = AnswerOf<'verifyArchivedDossier'>;

/** What is asked for by fields, by words of the papers, and by a person. */
export type FieldsAsked = Omit<QueryOf<'listArchive'>, 'limit' | 'cursor'>;
export type TextsAsked = Omit<BodyOf<'searchTexts'>, 'limit' | 'cursor'>;
export type PersonAsked = Omit<BodyOf<'findPerson'>, 'limit' | 'cursor'>;

/** What was asked, and the number of the question: whoever asks the same again gets a new answer. */
export interface Question<T> {
  asked: T;
  no: number;
}

/** Each look is written down, so nothing is asked again that is there already. */
const once = { staleTime: Number.POSITIVE_INFINITY };

const pagedOnce = { ...paged, ...once };

export const fieldsQuery = ({ asked, no }: Question<FieldsAsked>) =>
  infiniteQueryOptions({
    ...pagedOnce,
    queryKey: ['archive', 'fields', asked, no],
    queryFn: async ({ signal, pageParam }) =>
      bodyOf(
        await client.call('listArchive', { query: { ...asked, limit: 50, ...from(pageParam) }, signal }),
      ),
  });

export const textsQuery = ({ asked, no }: Question<TextsAsked>) =>
  infiniteQueryOptions({
    ...pagedOnce,
    queryKey: ['archive', 'texts', asked, no],
    queryFn: async ({ signal, pageParam }) =>
      bodyOf(await client.call('searchTexts', { body: { ...asked, ...from(pageParam) }, signal })),
  });

export const personQuery = ({ asked, no }: Question<PersonAsked>) =>
  infiniteQueryOptions({
    ...pagedOnce,
    queryKey: ['archive', 'person', asked, no],
    queryFn: async ({ signal, pageParam }) =>
      bodyOf(await client.call('findPerson', { body: { ...asked, limit: 50, ...from(pageParam) }, signal })),
  });

export const looksQuery = (unit: string | undefined) =>
  infiniteQueryOptions({
    ...paged,
    staleTime: 0,
    queryKey: ['archive', 'looks', unit],
    queryFn: async ({ signal, pageParam }) => {
      const query = { limit: 50, ...(unit !== undefined && { unit }), ...from(pageParam) };
      return bodyOf(await client.call('listSearches', { query, signal }));
    },
  });

export const sealedQuery = (code: string, purpose: string) =>
  queryOptions({
    ...once,
    queryKey: ['archive', 'dossier', code, purpose],
    queryFn: async ({ signal }) =>
      bodyOf(await client.call('getArchivedDossier', { params: { code }, query: { purpose }, signal })),
  });

export const eventsQuery = (code: string, purpose: string) =>
  infiniteQueryOptions({
    ...pagedOnce,
    queryKey: ['archive', 'events', code, purpose],
    queryFn: async ({ signal, pageParam }) => {
      const query = { purpose, limit: 100, ...from(pageParam) };
      return bodyOf(await client.call('listArchivedEvents', { params: { code }, query, signal }));
    },
  });

export const accessesQuery = (code: string, purpose: string) =>
  infiniteQueryOptions({
    ...paged,
    staleTime: 0,
    queryKey: ['archive', 'accesses', code, purpose],
    queryFn: async ({ signal, pageParam }) => {
      const query = { purpose, limit: 50, ...from(pageParam) };
      return bodyOf(await client.call('listAccesses', { params: { code }, query, signal }));
    },
  });

interface PageAsked {
  code: string;
  fileId: string;
  page: number;
  purpose: string;
  /** What is marked on it. */
  q?: string | undefined;
}

/** A page of a sealed paper, as an SVG of the picture that was sealed and of what is marked on it. */
export const sealedPageQuery = ({ code, fileId, page, purpose, q }: PageAsked) =>
  queryOptions({
    ...once,
    queryKey: ['archive', 'page', code, fileId, page, purpose, q],
    queryFn: async ({ signal }) => {
      const query = { purpose, ...(q !== undefined && q !== '' && { q }) };
      return bodyOf(await client.call('getArchivedPage', { params: { code, fileId, page }, query, signal }));
    },
    gcTime: 60_000,
  });
