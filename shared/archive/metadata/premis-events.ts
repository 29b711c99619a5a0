import type { JournalEntry } from '#shared/journal/journal.ts';
import { describedAt } from '../described-at.ts';
import { type Markup, markup } from '../markup.ts';
import type { PackageDerivative, PackageFile, PackageInput } from '../package-input.ts';
import { sentenceOf } from '../page/sentences.ts';
import { isNamed, personAgent } from './premis-agents.ts';
import { identifier } from './premis-objects.ts';

/** Who did it, and in whose place. */
type Linked = { agent: string; role?: 'implementer' | 'authorizer' };
type Happening = {
  id: string;
  type: string;
  at: string;
  detail: string;
  outcome?: string;
  agents: readonly Linked[];
  object: Markup;
};

const linked = ({ agent, role }: Linked) =>
  role === undefined
    ? markup`${identifier('linkingAgent', 'local', agent)}\n`
    : markup`    <linkingAgentIdentifier><linkingAgentIdentifierType>local</linkingAgentIdentifierType><linkingAgentIdentifierValue>${agent}</linkingAgentIdentifierValue><linkingAgentRole>${role}</linkingAgentRole></linkingAgentIdentifier>\n`;

const event = ({ id, type, at, detail, outcome = 'success', agents, object }: Happening) => markup`  <event>
${identifier('event', 'local', id)}
    <eventType>${type}</eventType>
    <eventDateTime>${at}</eventDateTime>
    <eventDetailInformation><eventDetail>${detail}</eventDetail></eventDetailInformation>
    <eventOutcomeInformation><eventOutcome>${outcome}</eventOutcome></eventOutcomeInformation>
${agents.map(linked)}${object}
  </event>
`;

const software = [{ agent: 'software' }];
const unit = [{ agent: 'unit' }];
const fileLink = (id: string) => identifier('linkingObject', 'file id', id);

const derivationDetail = {
  text: 'The text of each page, and the place of each word',
  pdf: 'The pages as PDF/A-2b with their recognised text behind the pictures',
};

/** All that happened to the files, to the dossier as its people decided it, and to the package. */
export const events = (input: PackageInput): Markup[] => [
  ...input.files.flatMap((file) => eventsOfFile(file, input)),
  ...input.derivatives.map(derivation),
  ...input.journal.flatMap((entry) => decision(entry, input)),
  ...eventsOfPackage(input),
];

function eventsOfFile(
  { id, addedAt, format, scannedBy, confirmed }: PackageFile,
  input: PackageInput,
): Markup[] {
  const object = fileLink(id);
  const about = { at: addedAt, object };
  const digest: Happening = {
    ...about,
    id: `digest-${id}`,
    type: 'message digest calculation',
    detail: 'SHA-256 of the bytes as received',
    agents: software,
  };
  const identified: Happening | undefined = format && {
    ...about,
    id: `format-${id}`,
    type: 'format identification',
    detail: 'By the bytes, against PRONOM',
    outcome: [format.pronom, format.name, format.version].filter((part) => part !== undefined).join(' '),
    agents: software,
  };
  const scanned: Happening | undefined =
    scannedBy === undefined
      ? undefined
      : {
          ...about,
          id: `virus-${id}`,
          type: 'virus check',
          detail: `${scannedBy}: no threat found`,
          agents: [{ agent: scannedBy }],
        };
  const compared: Happening | undefined = confirmed && {
    id: `comparison-${id}`,
    type: 'validation',
    at: confirmed.at,
    detail: `${confirmed.by}: compared with the original paper (${confirmed.basis})`,
    agents: peopleOr(unit, confirmed, input),
    object,
  };
  return [digest, identified, scanned, compared].flatMap((one) => (one === undefined ? [] : event(one)));
}

const derivation = ({ id, of, kind, addedAt }: PackageDerivative) =>
  event({
    id: `derivation-${id}`,
    type: kind === 'pdf' ? 'normalization' : 'metadata extraction',
    at: addedAt,
    detail: derivationDetail[kind],
    agents: software,
    object: markup`${fileLink(of)}\n${fileLink(id)}`,
  });

/** The acts by which people decide; the rest of the journal prepares or follows them. */
const deciding: ReadonlySet<string> = new Set([
  'dossier.accepted',
  'dossier.taken-over',
  'task.completed',
  'supplement.requested',
  'correction.judged',
  'consultation.answered',
  'result.signed',
  'result.issued',
  'dossier.reappointed',
  'dossier.extended',
  'refund.decided',
  'dossier.closed',
]);

/** An entry of the journal by which somebody decided, in the words of the page. */
function decision(entry: JournalEntry, input: PackageInput): Markup[] {
  const decided = entry.events.filter(({ type }) => deciding.has(type));
  if (entry.by.kind !== 'officer' || decided.length === 0) return [];
  return [
    event({
      id: `decision-${entry.seq}`,
      type: 'decision',
      at: entry.at,
      detail: decided.map((one) => sentenceOf(one, input).vi).join('; '),
      agents: peopleOr(unit, { by: entry.by.id, for: entry.by.for }, input),
      object: identifier('linkingObject', 'dossier code', input.dossier.code),
    }),
  ];
}

function peopleOr(
  otherwise: readonly Linked[],
  who: { by: string; for?: string | undefined },
  input: PackageInput,
): readonly Linked[] {
  const people: Linked[] = [
    ...(isNamed(input, who.by) ? [{ agent: personAgent(who.by), role: 'implementer' as const }] : []),
    ...(who.for !== undefined && isNamed(input, who.for)
      ? [{ agent: personAgent(who.for), role: 'authorizer' as const }]
      : []),
  ];
  return [...people, ...otherwise];
}

function eventsOfPackage(input: PackageInput): Markup[] {
  const whole = identifier('linkingObject', 'dossier code', input.dossier.code);
  return [
    event({
      id: 'retention',
      type: 'policy assignment',
      at: input.dossier.closedAt,
      detail: 'Retention given by the procedure under which the dossier was received',
      agents: unit,
      object: whole,
    }),
    event({
      id: 'package',
      type: 'information package creation',
      at: describedAt(input),
      detail:
        'Built from the closed dossier; dated by the last that happened to it, so that the same dossier gives the same bytes',
      agents: software,
      object: whole,
    }),
  ];
}
