/** What the one-stop rules in force set for every procedure. */
export type OneStopRules = {
  /** Working hours within which an online dossier is answered. */
  replyHours: number;
  /** How often papers may be asked for, before acceptance and after it. */
  supplementMax: number;
  /** How often an appointment may be moved, and how many working days before it the apology is due. */
  reappointments: number;
  apologyLeadDays: number;
  /** What is received later than this is forwarded at the start of the next working day. */
  cutOff: string;
  /** Grounds on which no apology is due. */
  exemptions: string[];
};

/** NĐ 61/2018 and NĐ 45/2020 as recalled; the records of the rule sets take their place. */
const recalled: OneStopRules = {
  replyHours: 8,
  supplementMax: 1,
  reappointments: 1,
  apologyLeadDays: 1,
  cutOff: '15:00',
  exemptions: ['state-secret', 'force-majeure', 'applicant-silent'],
};

export const rulesOf = ({ rules = recalled }: { rules?: OneStopRules | undefined }) => rules;
