export type Language = 'vi' | 'en';

/** JSON whose shape a schema of the catalogue says, not one of ours. */
export type JsonObject = { [name: string]: unknown };
