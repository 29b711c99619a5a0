/** What a field holds, by its name or by `parent.name` where the name means something else there; with an example. */
export type FieldWords = Record<string, [words: string, example?: string | number | boolean]>;
