import * as z from 'zod';

/** Every kind of caller. The owner submitted the dossier, to the unit of the four officers and of the manager; three officers are of the unit beside it. */
const callers = [
  'owner',
  'portal2',
  'recept',
  'special',
  'leader',
  'clerk',
  'recept2',
  'special2',
  'leader2',
  'auditor',
  'manager',
  'none',
  'expired',
  'forged',
  'audience',
  'stranger',
] as const;
export type CallerKind = (typeof callers)[number];

/**
 * What an operation says to a caller: `yes` does it; `kind` and `role` are a 403 (this kind of caller never, or an
 * officer of another role or unit); `held` is a 409 (another officer has it); `hide` is the 404 that nobody can tell from a
 * dossier that does not exist; `401` is API Gateway's refusal of a token, `who` ours of a genuine token that names no
 * actor; `sign` asks everybody for a signature, whoever it is.
 */
const cells = ['yes', 'kind', 'role', 'held', 'hide', '401', 'who', 'sign'] as const;
export type Cell = (typeof cells)[number];

/** The rights, whole: operation by operation, caller by caller. */
const table = `
operation             owner portal2 recept special leader clerk recept2 special2 leader2 auditor manager none expired forged audience stranger
listProcedures        yes   yes     yes    yes     yes    yes   yes     yes      yes     yes     yes     401  401     401    401      who
getProcedure          yes   yes     yes    yes     yes    yes   yes     yes      yes     yes     yes     401  401     401    401      who
checkEligibility      yes   yes     yes    yes     yes    yes   yes     yes      yes     kind    kind    401  401     401    401      who
findPapers            yes   yes     yes    kind    kind   kind  kind    kind     kind    kind    kind    401  401     401    401      who
withdrawPapers        yes   yes     yes    kind    kind   kind  kind    kind     kind    kind    kind    401  401     401    401      who
listDossiers          yes   yes     yes    yes     yes    yes   kind    kind     kind    kind    kind    401  401     401    401      who
findDossiers          kind  kind    yes    yes     yes    yes   kind    kind     kind    kind    kind    401  401     401    401      who
submitDossier         yes   yes     yes    kind    kind   kind  yes     kind     kind    kind    kind    401  401     401    401      who
getDossier            yes   hide    yes    yes     yes    yes   hide    hide     hide    kind    yes     401  401     401    401      who
getDossierEvents      yes   hide    yes    yes     yes    yes   hide    hide     hide    kind    yes     401  401     401    401      who
getFile               yes   hide    yes    yes     yes    yes   hide    hide     hide    kind    kind    401  401     401    401      who
getPage               yes   hide    yes    yes     yes    yes   hide    hide     hide    kind    kind    401  401     401    401      who
replaceFile           yes   hide    yes    role    role   role  hide    hide     hide    kind    kind    401  401     401    401      who
startPartUpload       yes   hide    yes    role    role   role  hide    hide     hide    kind    kind    401  401     401    401      who
getPartUpload         yes   hide    yes    role    role   role  hide    hide     hide    kind    kind    401  401     401    401      who
completePartUpload    yes   hide    yes    role    role   role  hide    hide     hide    kind    kind    401  401     401    401      who
supplementDossier     yes   hide    yes    role    role   role  hide    hide     hide    kind    kind    401  401     401    401      who
withdrawDossier       yes   hide    yes    role    role   role  hide    hide     hide    kind    kind    401  401     401    401      who
addNote               kind  kind    yes    yes     yes    yes   hide    hide     hide    kind    kind    401  401     401    401      who
writeMessage          yes   hide    yes    role    yes    role  hide    hide     hide    kind    kind    401  401     401    401      who
recordDelivery        kind  kind    yes    role    role   role  hide    hide     hide    kind    kind    401  401     401    401      who
rateDossier           yes   hide    yes    role    role   role  hide    hide     hide    kind    kind    401  401     401    401      who
getRating             yes   hide    yes    yes     yes    yes   hide    hide     hide    kind    yes     401  401     401    401      who
listRatings           kind  kind    kind   kind    kind   kind  kind    kind     kind    kind    yes     401  401     401    401      who
recordGuidance        kind  kind    yes    role    role   role  yes     role     role    kind    kind    401  401     401    401      who
listGuidance          kind  kind    yes    yes     yes    yes   kind    kind     kind    kind    yes     401  401     401    401      who
putBatch              kind  kind    yes    role    role   role  role    role     role    kind    kind    401  401     401    401      who
getBatch              kind  kind    yes    hide    hide   hide  hide    hide     hide    kind    kind    401  401     401    401      who
orderBook             kind  kind    yes    yes     yes    yes   kind    kind     kind    kind    yes     401  401     401    401      who
getBook               kind  kind    yes    yes     yes    yes   hide    hide     hide    kind    yes     401  401     401    401      who
getMe                 yes   yes     yes    yes     yes    yes   yes     yes      yes     yes     yes     401  401     401    401      who
listUnits             yes   yes     yes    yes     yes    yes   yes     yes      yes     yes     yes     401  401     401    401      who
listPeople            kind  kind    yes    yes     yes    yes   kind    kind     kind    kind    yes     401  401     401    401      who
listTasks             kind  kind    yes    yes     yes    yes   kind    kind     kind    kind    yes     401  401     401    401      who
countTasks            kind  kind    yes    yes     yes    yes   kind    kind     kind    kind    yes     401  401     401    401      who
taskChanges           kind  kind    yes    yes     yes    yes   kind    kind     kind    kind    yes     401  401     401    401      who
actOnTasks            kind  kind    yes    yes     yes    yes   yes      yes       yes     kind    kind    401  401     401    401      who
getTask               kind  kind    yes    yes     yes    yes   hide    hide     hide    kind    kind    401  401     401    401      who
claimTask             kind  kind    yes    role    role   role  hide    hide     hide    kind    kind    401  401     401    401      who
releaseTask           kind  kind    yes    role    role   role  hide    hide     hide    kind    kind    401  401     401    401      who
assignTask            kind  kind    role   role    yes    role  hide    hide     hide    kind    kind    401  401     401    401      who
completeTask          kind  kind    yes    role    role   role  hide    hide     hide    kind    kind    401  401     401    401      who
declareResult         kind  kind    yes    role    role   role  hide    hide     hide    kind    kind    401  401     401    401      who
listAbsences          kind  kind    yes    yes     yes    yes   kind    kind     kind    kind    yes     401  401     401    401      who
planAbsence           kind  kind    yes    kind    yes    kind  kind    kind     kind    kind    kind    401  401     401    401      who
endAbsence            kind  kind    yes    kind    yes    kind  hide    hide     hide    kind    kind    401  401     401    401      who
requestPayment        kind  kind    yes    role    role   role  hide    hide     hide    kind    kind    401  401     401    401      who
recordPayment         kind  kind    yes    role    role   role  hide    hide     hide    kind    kind    401  401     401    401      who
cancelPayment         kind  kind    yes    role    role   role  hide    hide     hide    kind    kind    401  401     401    401      who
requestRefund         kind  kind    yes    role    role   role  hide    hide     hide    kind    kind    401  401     401    401      who
decideRefund          kind  kind    role   role    yes    role  hide    hide     hide    kind    kind    401  401     401    401      who
recordRefund          kind  kind    yes    role    role   role  hide    hide     hide    kind    kind    401  401     401    401      who
startPayment          yes   hide    yes    role    role   role  hide    hide     hide    kind    kind    401  401     401    401      who
takeCallback          sign  sign    sign   sign    sign   sign  sign    sign     sign    sign    sign    sign sign    sign   sign     sign
takePostEvent         role  role    kind   kind    kind   kind  kind    kind     kind    kind    kind    401  401     401    401      who
getConsignment        kind  kind    yes    role    role   role  yes     role     role    kind    kind    401  401     401    401      who
getReconciliation     kind  kind    kind   kind    kind   kind  kind    kind     kind    kind    yes     401  401     401    401      who
verifyResult          yes   yes     yes    yes     yes    yes   yes     yes      yes     yes     yes     yes  yes     yes    yes      yes
revokeResult          kind  kind    role   role    yes    role  hide    hide     hide    kind    kind    401  401     401    401      who
replaceResult         kind  kind    role   role    yes    role  hide    hide     hide    kind    kind    401  401     401    401      who
confirmFiles          kind  kind    role   yes     role   role  hide    hide     hide    kind    kind    401  401     401    401      who
apologise             kind  kind    role   yes     yes    role  hide    hide     hide    kind    kind    401  401     401    401      who
extend                kind  kind    role   yes     yes    role  hide    hide     hide    kind    kind    401  401     401    401      who
judgeCorrection       kind  kind    yes    role    role   role  hide    hide     hide    kind    kind    401  401     401    401      who
decideLetter          kind  kind    role   yes     yes    role  hide    hide     hide    kind    kind    401  401     401    401      who
listConsultations     kind  kind    yes    yes     yes    yes   kind    kind     kind    kind    yes     401  401     401    401      who
consult               kind  kind    role   yes     role   role  hide    hide     hide    kind    kind    401  401     401    401      who
claimConsultation     kind  kind    role   yes     yes    role  hide    hide     hide    kind    kind    401  401     401    401      who
releaseConsultation   kind  kind    role   yes     held   role  hide    hide     hide    kind    kind    401  401     401    401      who
assignConsultation    kind  kind    role   role    yes    role  hide    hide     hide    kind    kind    401  401     401    401      who
declareOpinion        kind  kind    role   yes     yes    role  hide    hide     hide    kind    kind    401  401     401    401      who
answerConsultation    kind  kind    role   yes     yes    role  hide    hide     hide    kind    kind    401  401     401    401      who
cancelConsultation    kind  kind    role   yes     yes    role  hide    hide     hide    kind    kind    401  401     401    401      who
listDowntimes         yes   yes     yes    yes     yes    yes   yes     yes      yes     yes     yes     yes  yes     yes    yes      yes
listRoots             yes   yes     yes    yes     yes    yes   yes     yes      yes     yes     yes     yes  yes     yes    yes      yes
getRoot               yes   yes     yes    yes     yes    yes   yes     yes      yes     yes     yes     yes  yes     yes    yes      yes
getProof              kind  kind    kind   kind    kind   kind  kind    kind     kind    yes     kind    401  401     401    401      who
listArchive           kind  kind    kind   kind    kind   kind  kind    kind     kind    yes     kind    401  401     401    401      who
findPerson            kind  kind    kind   kind    kind   kind  kind    kind     kind    yes     kind    401  401     401    401      who
searchTexts           kind  kind    kind   kind    kind   kind  kind    kind     kind    yes     kind    401  401     401    401      who
suggestWords          kind  kind    kind   kind    kind   kind  kind    kind     kind    yes     kind    401  401     401    401      who
listSearches          kind  kind    kind   kind    kind   kind  kind    kind     kind    yes     kind    401  401     401    401      who
listAccesses          kind  kind    kind   kind    kind   kind  kind    kind     kind    yes     kind    401  401     401    401      who
listArchivedEvents    kind  kind    kind   kind    kind   kind  kind    kind     kind    yes     kind    401  401     401    401      who
listPersonAccesses    kind  kind    kind   kind    kind   kind  kind    kind     kind    yes     kind    401  401     401    401      who
getArchivedDossier    kind  kind    kind   kind    kind   kind  kind    kind     kind    yes     kind    401  401     401    401      who
discloseApplicant     kind  kind    kind   kind    kind   kind  kind    kind     kind    yes     kind    401  401     401    401      who
getPackage            kind  kind    kind   kind    kind   kind  kind    kind     kind    yes     kind    401  401     401    401      who
getArchivedFile       kind  kind    kind   kind    kind   kind  kind    kind     kind    yes     kind    401  401     401    401      who
getArchivedPage       kind  kind    kind   kind    kind   kind  kind    kind     kind    yes     kind    401  401     401    401      who
redactFile            kind  kind    kind   kind    kind   kind  kind    kind     kind    yes     kind    401  401     401    401      who
listChecks            kind  kind    kind   kind    kind   kind  kind    kind     kind    yes     kind    401  401     401    401      who
placeHold             kind  kind    kind   kind    kind   kind  kind    kind     kind    yes     kind    401  401     401    401      who
liftHold              kind  kind    kind   kind    kind   kind  kind    kind     kind    yes     kind    401  401     401    401      who
extendRetention       kind  kind    kind   kind    kind   kind  kind    kind     kind    yes     kind    401  401     401    401      who
orderExport           kind  kind    kind   kind    kind   kind  kind    kind     kind    yes     kind    401  401     401    401      who
listExports           kind  kind    kind   kind    kind   kind  kind    kind     kind    yes     kind    401  401     401    401      who
getExport             kind  kind    kind   kind    kind   kind  kind    kind     kind    yes     kind    401  401     401    401      who
acknowledgeExport     kind  kind    kind   kind    kind   kind  kind    kind     kind    yes     kind    401  401     401    401      who
prepareDisposal       kind  kind    kind   kind    kind   kind  kind    kind     kind    yes     kind    401  401     401    401      who
listDisposals         kind  kind    kind   kind    kind   kind  kind    kind     kind    yes     kind    401  401     401    401      who
getDisposal           kind  kind    kind   kind    kind   kind  kind    kind     kind    yes     kind    401  401     401    401      who
approveDisposal       kind  kind    kind   kind    kind   kind  kind    kind     kind    yes     kind    401  401     401    401      who
keepInDisposal        kind  kind    kind   kind    kind   kind  kind    kind     kind    yes     kind    401  401     401    401      who
verifyArchivedDossier kind  kind    kind   kind    kind   kind  kind    kind     kind    yes     kind    401  401     401    401      who
`;

export type RightsRow = { operation: string; cells: { caller: CallerKind; cell: Cell }[] };

const words = (line: string) => line.trim().split(/\s+/);

/** The table, read; throws on a row that lacks a cell or has one too many. */
export function readRights(): RightsRow[] {
  const [head = '', ...rows] = table.trim().split('\n');
  const columns = z.array(z.enum(callers)).length(callers.length).parse(words(head).slice(1));
  return rows.map((line) => {
    const [operation = '', ...row] = words(line);
    const parsed = z.array(z.enum(cells)).length(columns.length, `row ${operation}`).parse(row);
    return {
      operation,
      cells: columns.flatMap((caller, index) => {
        const cell = parsed[index];
        return cell === undefined ? [] : [{ caller, cell }];
      }),
    };
  });
}
