import type { PackageEntry } from '../entries.ts';
import { type Markup, markup } from '../markup.ts';
import { characteristics, identifier } from '../metadata/premis-objects.ts';
import { software } from '../metadata/software.ts';
import type { DipInput } from './dip-input.ts';
import type { Placed } from './layout.ts';
import { kindWords } from './words.ts';

/** How PREMIS calls what is done by giving out a package of each kind. */
const eventTypes = { inspection: 'dissemination', 'hand-over': 'transfer' } as const;

const whole = ({ id, kind }: DipInput) => markup`  <object xsi:type="intellectualEntity">
${identifier('object', 'package id', id)}
    <originalName>${kindWords[kind].vi}</originalName>
  </object>
`;

function file(id: string, entry: PackageEntry, code?: string): Markup {
  const named = code === undefined ? undefined : markup`${identifier('object', 'dossier code', code)}\n`;
  return markup`  <object xsi:type="file">
${named}${identifier('object', 'path in bag', entry.path)}
${characteristics(entry)}    <relationship>
      <relationshipType>structural</relationshipType>
      <relationshipSubType>is included in</relationshipSubType>
  ${identifier('relatedObject', 'package id', id)}
    </relationship>
  </object>
`;
}

const acting = (agent: string, role: string) => markup`    <linkingAgentIdentifier>
      <linkingAgentIdentifierType>local</linkingAgentIdentifierType>
      <linkingAgentIdentifierValue>${agent}</linkingAgentIdentifierValue>
      <linkingAgentRole>${role}</linkingAgentRole>
    </linkingAgentIdentifier>
`;

const event = (input: DipInput, packages: readonly Placed[]) => markup`  <event>
${identifier('event', 'local', 'given-out')}
    <eventType>${eventTypes[input.kind]}</eventType>
    <eventDateTime>${input.at}</eventDateTime>
    <eventDetailInformation><eventDetail>${input.purpose}</eventDetail></eventDetailInformation>
${acting('ordered-by', 'authorizer')}${acting('recipient', 'recipient')}${acting('software', 'executing program')}${identifier(
  'linkingObject',
  'package id',
  input.id,
)}
${packages.map(({ dossier }) => markup`${identifier('linkingObject', 'dossier code', dossier.code)}\n`)}  </event>
`;

const agents = ({ by, recipient }: DipInput) => markup`  <agent>
${identifier('agent', 'local', 'ordered-by')}
    <agentName>${by}</agentName>
    <agentType>person</agentType>
  </agent>
  <agent>
${identifier('agent', 'local', 'recipient')}
    <agentName>${recipient}</agentName>
    <agentType>organization</agentType>
  </agent>
  <agent>
${identifier('agent', 'local', 'software')}
    <agentName>${software.name}</agentName>
    <agentType>software</agentType>
    <agentVersion>${software.version}</agentVersion>
  </agent>
`;

/** The preservation record (PREMIS 3): every package with its fixity, and that they were given out, by whom, to whom. */
export function dipPremis(
  input: DipInput,
  packages: readonly Placed[],
  texts: readonly PackageEntry[],
): string {
  const objects = [
    ...packages.map(({ dossier, entry }) => file(input.id, entry, dossier.code)),
    ...texts.map((entry) => file(input.id, entry)),
  ];
  return markup`<?xml version="1.0" encoding="UTF-8"?>
<premis xmlns="http://www.loc.gov/premis/v3" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://www.loc.gov/premis/v3 https://www.loc.gov/standards/premis/premis.xsd" version="3.0">
${whole(input)}${objects}${event(input, packages)}${agents(input)}</premis>
`.markup;
}
