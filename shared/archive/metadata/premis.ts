import type { PackageEntry } from '../entries.ts';
import { type Markup, markup } from '../markup.ts';
import type { PackageInput } from '../package-input.ts';
import { vietnamDay } from '../when.ts';
import { fileObjects, identifier, packageObject } from './premis-objects.ts';
import { software } from './software.ts';
import { describeTerm } from './vn-archival.ts';

type Happening = { id: string; type: string; at: string; detail: string; agent: string; object: Markup };

const event = ({ id, type, at, detail, agent, object }: Happening) => markup`  <event>
${identifier('event', 'local', id)}
    <eventType>${type}</eventType>
    <eventDateTime>${at}</eventDateTime>
    <eventDetailInformation><eventDetail>${detail}</eventDetail></eventDetailInformation>
    <eventOutcomeInformation><eventOutcome>success</eventOutcome></eventOutcomeInformation>
${identifier('linkingAgent', 'local', agent)}
${object}
  </event>
`;

const derivationDetail = {
  text: 'The text of each page, and the place of each word',
  pdf: 'The pages as PDF/A-2b with their recognised text behind the pictures',
};

function events({ dossier, files, derivatives }: PackageInput): Markup[] {
  const whole = identifier('linkingObject', 'dossier code', dossier.code);
  return [
    ...files.map(({ id, addedAt }) =>
      event({
        id: `digest-${id}`,
        type: 'message digest calculation',
        at: addedAt,
        detail: 'SHA-256 of the bytes as received',
        agent: 'software',
        object: identifier('linkingObject', 'file id', id),
      }),
    ),
    ...files.flatMap(({ id, confirmed }) =>
      confirmed === undefined
        ? []
        : event({
            id: `comparison-${id}`,
            type: 'validation',
            at: confirmed.at,
            detail: `${confirmed.by}: compared with the original paper (${confirmed.basis})`,
            agent: 'unit',
            object: identifier('linkingObject', 'file id', id),
          }),
    ),
    ...derivatives.map(({ id, of, kind, addedAt }) =>
      event({
        id: `derivation-${id}`,
        type: kind === 'pdf' ? 'normalization' : 'metadata extraction',
        at: addedAt,
        detail: derivationDetail[kind],
        agent: 'software',
        object: markup`${identifier('linkingObject', 'file id', of)}
${identifier('linkingObject', 'file id', id)}`,
      }),
    ),
    event({
      id: 'retention',
      type: 'policy assignment',
      at: dossier.closedAt,
      detail: 'Retention given by the procedure under which the dossier was received',
      agent: 'unit',
      object: whole,
    }),
    event({
      id: 'package',
      type: 'information package creation',
      at: dossier.closedAt,
      detail:
        'Built from the closed dossier; dated at its closing, so that the same dossier gives the same bytes',
      agent: 'software',
      object: whole,
    }),
  ];
}

function agents({ dossier: { unit } }: PackageInput): Markup {
  return markup`  <agent>
${identifier('agent', 'local', 'unit')}
${identifier('agent', 'agency code', unit.id)}
    <agentName>${unit.name.vi}</agentName>
    <agentType>organization</agentType>
  </agent>
  <agent>
${identifier('agent', 'local', 'software')}
    <agentName>${software.name}</agentName>
    <agentType>software</agentType>
    <agentVersion>${software.version}</agentVersion>
  </agent>
`;
}

function rights({ dossier, retention }: PackageInput): Markup {
  const end = retention.until ? markup`<endDate>${vietnamDay(retention.until)}</endDate>` : undefined;
  return markup`  <rights>
    <rightsStatement>
${identifier('rightsStatement', 'local', 'retention')}
      <rightsBasis>Statute</rightsBasis>
      <statuteInformation>
        <statuteJurisdiction>vn</statuteJurisdiction>
        <statuteCitation>${retention.basis}</statuteCitation>
      </statuteInformation>
      <rightsGranted>
        <act>retain</act>
        <termOfGrant><startDate>${vietnamDay(retention.from)}</startDate>${end}</termOfGrant>
        <rightsGrantedNote>${describeTerm(retention.term).en}</rightsGrantedNote>
      </rightsGranted>
${identifier('linkingObject', 'dossier code', dossier.code)}
    </rightsStatement>
  </rights>
`;
}

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
