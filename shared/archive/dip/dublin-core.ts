import { markup } from '../markup.ts';
import type { DipInput } from './dip-input.ts';
import type { Placed } from './layout.ts';
import { kindWords } from './words.ts';

/** What is given out, to whom and why, in Dublin Core terms. */
export function dipDublinCore(input: DipInput, packages: readonly Placed[]): string {
  const { id, kind, recipient, purpose, at, source } = input;
  const parts = packages.map(({ dossier }) => markup`  <dcterms:hasPart>${dossier.code}</dcterms:hasPart>\n`);
  return markup`<?xml version="1.0" encoding="UTF-8"?>
<metadata xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:noNamespaceSchemaLocation="../../schemas/dublin-core.xsd">
  <dcterms:identifier>${id}</dcterms:identifier>
  <dcterms:title xml:lang="vi">${kindWords[kind].vi}</dcterms:title>
  <dcterms:title xml:lang="en">${kindWords[kind].en}</dcterms:title>
  <dcterms:description>${purpose}</dcterms:description>
  <dcterms:creator xml:lang="vi">${source.vi}</dcterms:creator>
  <dcterms:audience>${recipient}</dcterms:audience>
  <dcterms:created>${at}</dcterms:created>
  <dcterms:type>Collection</dcterms:type>
  <dcterms:format>application/zip</dcterms:format>
  <dcterms:language>vi</dcterms:language>
${parts}  <dcterms:conformsTo>https://www.rfc-editor.org/rfc/rfc8493</dcterms:conformsTo>
</metadata>
`.markup;
}
