import type { FindWords } from './find.vi.ts';

const dossiers = (count: number) => `${count} ${count === 1 ? 'dossier' : 'dossiers'}`;

/** What the search for dossiers says in English. */
export const findEn: FindWords = {
  title: 'Find a dossier',
  text: 'Code, name, identity or telephone number',
  takenFor: 'Taken for',
  kinds: {
    code: 'Code of the dossier',
    applicant: 'Name of the applicant',
    identifier: 'Identity number, tax code',
    phone: 'Telephone number',
  },
  find: 'Find',
  closed: 'Open or closed',
  anyClosed: 'Open and closed',
  answers: { no: 'Open', yes: 'Closed' },
  status: 'Status',
  anyStatus: 'Any status',
  statuses: {
    draft: 'Waiting for its files',
    submitted: 'Submitted',
    accepted: 'Accepted',
    answering: 'Being answered automatically',
    processing: 'Being processed',
    'awaiting-supplement': 'Waiting for a supplement',
    resolved: 'Resolved',
    returned: 'Result returned',
    refused: 'Refused',
    withdrawn: 'Withdrawn',
    stopped: 'Stopped',
    expired: 'Expired before its files arrived',
  },
  procedure: 'Procedure',
  anyProcedure: 'Any procedure',
  channel: 'Channel',
  anyChannel: 'Any channel',
  channels: { online: 'Online', desk: 'At the desk', post: 'By post' },
  holder: 'Holder',
  anyHolder: 'Any holder',
  days: {
    receivedFrom: 'Received from',
    receivedTo: 'received until',
    dueFrom: 'Due from',
    dueTo: 'due until',
  },
  columns: {
    code: 'Dossier',
    applicant: 'Applicant',
    procedure: 'Procedure',
    status: 'Status',
    received: 'Received',
    due: 'Result due',
    holder: 'Holder',
  },
  closedOn: (day) => `Closed ${day}`,
  begin: 'Which dossier do you look for?',
  beginAdvice:
    'Type a code, a name, an identity or telephone number, or choose a filter. Each search is noted in the access log.',
  none: 'No dossier was found.',
  noneAdvice:
    'Check the number or name, or remove a filter. A dossier that is at another unit is found by its whole code only.',
  clear: 'Clear the filters',
  count: dossiers,
  countSoFar: (count) => `${dossiers(count)} so far`,
  more: 'Go on with older dossiers',
};
