import type { PackageEntry } from '../entries.ts';
import { markup } from '../markup.ts';
import type { PackageInput } from '../package-input.ts';
import { agents } from './premis-agents.ts';
import { events } from './premis-events.ts';
import { fileObjects, packageObject } from './premis-objects.ts';
import { rights } from './premis-rights.ts';

/** The preservation record (PREMIS 3) of the dossier, of its files and of the texts written for the package. */
export function premis(
  input: PackageInput,
  entryOf: (file: { id: string }) => PackageEntry,
  texts: readonly PackageEntry[],
): string {
  return markup`<?xml version="1.0" encoding="UTF-8"?>
<premis xmlns="http://www.loc.gov/premis/v3" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://www.loc.gov/premis/v3 https://www.loc.gov/standards/premis/premis.xsd" version="3.0">
${packageObject(input)}${fileObjects(input, entryOf, texts)}${events(input)}${agents(input)}${rights(input)}</premis>
`.markup;
}
