import { type Markup, markup } from '../markup.ts';
import type { PackageInput } from '../package-input.ts';
import { identifier } from './premis-objects.ts';
import { software } from './software.ts';

/** The agent of a person; no two people share one. */
export const personAgent = (id: string): string => `person ${id}`;

/** Whether the package says who somebody is, so that events can be linked to the person. */
export const isNamed = ({ names }: PackageInput, id: string): boolean => Object.hasOwn(names.people, id);

/** Whoever did something that the record tells of: the unit, its people, the programs. */
export function agents(input: PackageInput): Markup {
  const { receivedBy, unit } = input.dossier;
  const scanners = [...new Set(input.files.flatMap(({ scannedBy }) => scannedBy ?? []))].sort();
  return markup`${office('unit', unit)}${receivedBy && office('receiving unit', receivedBy)}${people(input)}  <agent>
${identifier('agent', 'local', 'software')}
    <agentName>${software.name}</agentName>
    <agentType>software</agentType>
    <agentVersion>${software.version}</agentVersion>
  </agent>
${scanners.map(
  (name) => markup`  <agent>
${identifier('agent', 'local', name)}
    <agentName>${name}</agentName>
    <agentType>software</agentType>
  </agent>
`,
)}`;
}

const office = (local: string, { id, name }: PackageInput['dossier']['unit']) => markup`  <agent>
${identifier('agent', 'local', local)}
${identifier('agent', 'agency code', id)}
    <agentName>${name.vi}</agentName>
    <agentType>organization</agentType>
  </agent>
`;

function people({ names }: PackageInput): Markup[] {
  return Object.entries(names.people)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([id, { name, title, unit }]) => {
      const office = unit === undefined ? undefined : (names.units[unit]?.vi ?? unit);
      const note = [title?.vi, office].filter((part) => part !== undefined).join(', ');
      return markup`  <agent>
${identifier('agent', 'local', personAgent(id))}
    <agentName>${name}</agentName>
    <agentType>person</agentType>
${note === '' ? undefined : markup`    <agentNote>${note}</agentNote>\n`}  </agent>
`;
    });
}
