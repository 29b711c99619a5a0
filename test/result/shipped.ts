import { readdirSync, readFileSync } from 'node:fs';
import { ResultTemplate } from '#shared/result/template.ts';

const folder = new URL('../../shared/result/data/', import.meta.url);

/** The templates that come with the software. */
export const shippedTemplates = readdirSync(folder)
  .toSorted()
  .map((file) => ResultTemplate.parse(JSON.parse(readFileSync(new URL(file, folder), 'utf8'))));
