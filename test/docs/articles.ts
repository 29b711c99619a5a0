/** An article of the law, its requirement, and the files that implement it; none if nothing does yet. */
export interface Article {
  of: string;
  says: string;
  /** Below `shared/`. */
  in: string[];
  sure: 'seen' | 'seen in part' | 'practice' | 'recalled';
  remark?: string;
}

/** In our own words. */
export const articles: Article[] = [
  {
    of: 'NĐ 61/2018, Đ15(2)',
    says: 'Guidance that was given is kept.',
    in: ['guidance/guidance.ts'],
    sure: 'seen',
  },
  {
    of: 'NĐ 61/2018, Đ15(3); Đ19(4)',
    says: 'What is lacking is asked for once, in full and exactly; after appraisal within three working days of the receipt; the limit begins again with the full dossier.',
    in: ['dossier/acts/supplement.ts', 'dossier/supplement-limits.ts', 'dossier/legal-due.ts'],
    sure: 'seen',
  },
  {
    of: 'NĐ 61/2018, Đ17(1)',
    says: 'The desk checks and scans; it asks for a supplement, refuses with reasons, or receives with an appointment.',
    in: ['dossier/acts/complete-task.ts', 'dossier/acts/accept.ts', 'paper/receipt.ts', 'paper/refusal.ts'],
    sure: 'seen',
  },
  {
    of: 'NĐ 61/2018, Đ17(2)',
    says: 'Online, one message says all that is lacking, or which agency it belongs to.',
    in: ['webhook/cloud-event.ts'],
    sure: 'seen',
  },
  {
    of: 'NĐ 61/2018, Đ17(3); TT 03/2025',
    says: 'Every dossier has one code.',
    in: ['unit/dossier-code.ts'],
    sure: 'seen in part',
  },
  {
    of: 'NĐ 61/2018, Đ17(4)',
    says: 'No receipt where the result is given at once, unless it is asked for.',
    in: ['dossier/acts/record-paper.ts', 'dossier/data/one-stop-rules.json'],
    sure: 'seen',
    remark:
      'At once is what the system answers, and a procedure whose record says so (`atOnce`). No shipped one does: of those of the same day the law allows the next day too, so they need the appointment.',
  },
  {
    of: 'NĐ 61/2018, Đ18',
    says: 'Passed on within the day; what came after 15:00 at the start of the next.',
    in: ['dossier/step-due.ts'],
    sure: 'seen',
  },
  {
    of: 'NĐ 61/2018, Đ18(3); NĐ 118/2025, Đ14',
    says: 'Any centre receives for the agency that resolves, and forwards the same day, or at the start of the next after 15:00.',
    in: ['dossier/acts/hand-over.ts', 'dossier/acts/take-over.ts', 'use-cases/dossier/hand-in.ts'],
    sure: 'seen in part',
  },
  {
    of: 'NĐ 61/2018, Đ19(5)',
    says: 'Other agencies are asked with content and term; silence is no consent, and the head of the desk is told.',
    in: ['dossier/acts/consult.ts', 'dossier/acts/consultation.ts', 'procedure/checks/matter-checks.ts'],
    sure: 'seen',
    remark:
      'Silence is consent only in a matter of the procedure that names its law. The head of the desk sees in the work list what is past its time, and gets no message of its own.',
  },
  {
    of: 'NĐ 61/2018, Đ19(8)',
    says: 'Not eligible after appraisal: a refusal in writing, within the limit.',
    in: ['dossier/acts/letter.ts', 'paper/refusal.ts'],
    sure: 'seen',
    remark: 'Drafted by one officer and signed by another.',
  },
  {
    of: 'NĐ 61/2018, Đ19(9)',
    says: 'Late: an apology a day before at the latest, a new appointment once, and the applicant is told.',
    in: ['dossier/acts/letter.ts', 'dossier/acts/apologise.ts', 'paper/apology.ts'],
    sure: 'seen',
    remark: 'Drafted by one officer and signed by another, who is the head or a deputy.',
  },
  {
    of: 'NĐ 23/2015, Đ21; NĐ 99/2022, Đ16',
    says: 'Where the law of the sector lets a limit be longer (two working days for many copies, or as agreed in writing; three for a security registration, and what a disaster or a failure takes), the due time itself moves, on its ground and with a reason, and the applicant is told: no apology, and nothing is late.',
    in: [
      'dossier/acts/extend.ts',
      'procedure/extension.ts',
      'procedure/checks/clock-checks.ts',
      'procedure/data/2.000908.v2.json',
    ],
    sure: 'seen',
    remark:
      'That Điều 21, written for certified copies, holds for a copy from a register too is a reading (Điều 17(4), Điều 7). No shipped procedure is a security registration: its unit publishes the ground with it.',
  },
  {
    of: 'NĐ 23/2015, Đ17(4)',
    says: 'What is asked for by post: the limit runs once the papers have come complete, from the postmark of arrival.',
    in: ['dossier/acts/accept.ts', 'procedure/data/2.000908.v2.json'],
    sure: 'seen',
    remark:
      'The postmark is when the carrier says that the agency signed; where it told nothing, or papers were asked for first, the limit runs from acceptance. The one-stop rules and forms are those of the day of acceptance. A rule that is chosen by the postmark (NQ 66.18/2026, Đ6) is not built: which postmark it means was not seen.',
  },
  {
    of: 'TT 01/2018, Đ8',
    says: 'Each electronic process follows an internal process that the minister or the chair of the province approved.',
    in: ['procedure/publish.ts', 'paper/control-slip.ts'],
    sure: 'seen',
    remark:
      'The number of the decision is written by the unit; without it a procedure is published with a warning.',
  },
  {
    of: 'NĐ 61/2018, Đ6(2)b, Đ20',
    says: 'The result goes to who shows the receipt, or an authority.',
    in: ['dossier/acts/record-delivery.ts'],
    sure: 'seen',
    remark: 'At the desk; of the post the carrier’s word is taken.',
  },
  {
    of: 'BLDS 2015, Đ134–138',
    says: 'Who acts for another does so by a power of attorney or by law.',
    in: ['unit/authority.ts', 'dossier/acts/draft.ts'],
    sure: 'recalled',
    remark: 'Which grounds want a paper is set in the one-stop rules.',
  },
  {
    of: 'NĐ 61/2018, Đ21',
    says: 'Mistakes of the agency are mended at its cost.',
    in: [
      'dossier/acts/judge-correction.ts',
      'dossier/correction/correction.ts',
      'dossier/data/corrections.json',
      'fee/waive.ts',
      'use-cases/dossier/corrected-result.ts',
      'use-cases/result/correct-result.ts',
    ],
    sure: 'seen',
    remark:
      'A dossier names the result, reception says whose mistake it is, and the register leads from the old result to the new one. That it goes on under NĐ 118/2025 is assumed.',
  },
  {
    of: 'Luật Khiếu nại 2011, Đ7, Đ9; Luật TTHC 2015, Đ116',
    says: 'Ninety days to complain, to who decided and then to the level above; a year to go to court.',
    in: ['dossier/complaint/complaint.ts', 'dossier/complaint/noted.ts', 'paper/refusal.ts'],
    sure: 'recalled',
    remark:
      'From the day on which the decision was noted: handed over, refused at the desk, or its notice taken by the portal.',
  },
  {
    of: 'NĐ 61/2018, Đ21a; TT 01/2023',
    says: 'Who digitises a paper vouches for it.',
    in: ['dossier/acts/files/confirm-files.ts'],
    sure: 'recalled',
  },
  {
    of: 'NĐ 61/2018, Đ22',
    says: 'Fees are paid at the agency, to its account, by post or online; the proof goes with the dossier.',
    in: ['dossier/acts/money/payment.ts', 'dossier/acts/money/refund.ts', 'paper/fee-receipt.ts'],
    sure: 'seen',
  },
  {
    of: 'NĐ 61/2018, Đ39; TT 01/2018, Đ9–10',
    says: 'Control slip and follow-up book; forms 01 to 05 on A5, 06 on A4. A book is of one year, and closed at its end by the head of the desk.',
    in: ['paper/control-slip.ts', 'paper/follow-up-book.ts', 'form/form-sets.ts'],
    sure: 'seen',
    remark:
      'The book that has 31 December, ordered after it, prints the closing, to be signed and stamped by hand.',
  },
  {
    of: 'NĐ 45/2020, Đ11',
    says: 'What is handed in online is answered within eight working hours.',
    in: ['dossier/step-due.ts'],
    sure: 'seen in part',
  },
  {
    of: 'BLDS 2015, Đ147–148',
    says: 'The first day is not counted; what ends on a day off ends with the next working day.',
    in: ['calendar/due.ts', 'calendar/count.ts'],
    sure: 'seen',
  },
  {
    of: 'BLLĐ 2019, Đ111–112',
    says: 'Days off, and days in lieu.',
    in: ['calendar/foreseen-year.ts', 'calendar/timetable.ts'],
    sure: 'seen',
  },
  {
    of: 'Luật Hộ tịch 2014, Đ5(3)',
    says: 'The same day; after 15:00 the next working day.',
    in: ['calendar/limit.ts', 'procedure/data/2.000635.json'],
    sure: 'seen',
  },
  {
    of: 'NĐ 47/2011, Đ8',
    says: 'Postal licences: two requests for papers within seven working days each, fifteen to answer.',
    in: ['dossier/supplement-limits.ts', 'procedure/data/1.004379.json'],
    sure: 'seen',
  },
  {
    of: 'NQ 66.7/2025; QĐ 1833/QĐ-BTP',
    says: 'From 01/01/2026 no certificate of marital status is asked for when two Vietnamese citizens marry.',
    in: ['procedure/eligibility.ts', 'procedure/data/1.004873.v2.json'],
    sure: 'practice',
    remark: 'Asked as a plain question before the papers; who does not answer it goes on.',
  },
  {
    of: 'NĐ 217/2026, Đ36(5), Đ54, Đ76(19)',
    says: 'House permits from 01/07/2026: seven working days, one request for papers; who is asked agrees by two days of silence; dossiers that were received before stay under the earlier rule.',
    in: ['procedure/data/LOCAL.GIAY-PHEP-XAY-DUNG.v2.json', 'dossier/acts/consult.ts'],
    sure: 'seen',
    remark: 'The components of Đ60 are still those of the earlier rule.',
  },
  {
    of: 'NĐ 118/2025; NĐ 367/2025 (01/01/2026); NĐ 224/2026, Đ89(3) (01/07/2026)',
    says: 'The one-stop decree of 2025, its amendment, and what of that was repealed: the rules of the day of receipt count.',
    in: ['dossier/data/one-stop-rules.json', 'dossier/one-stop-rules.ts'],
    sure: 'seen in part',
    remark: 'None of their numbers were seen: those of 2018 are carried on.',
  },
  {
    of: 'NĐ 224/2026, Đ13',
    says: 'Planned downtime is announced seven working days before.',
    in: ['procedure/downtime.ts', 'api/resources/downtimes.ts'],
    sure: 'seen',
  },
  {
    of: 'NĐ 224/2026, Đ14, Đ90',
    says: 'Wholly online is the rule from 01/07/2026; partly online needs a published reason.',
    in: ['procedure/checks/online-check.ts', 'procedure/online-level.ts'],
    sure: 'seen',
  },
  {
    of: 'Luật Hóa chất 2025; NĐ 26/2026, Đ6',
    says: 'Imported chemicals are declared from 17/01/2026 with the invoice in Vietnamese and a safety data sheet or an arrival notice, and answered by the system.',
    in: ['procedure/data/LOCAL.KHAI-BAO-HOA-CHAT.v2.json'],
    sure: 'seen',
  },
  {
    of: 'Luật Phí và lệ phí 2015; TT 281/2016, TT 64/2025, TT 75/2022',
    says: 'Fees and charges are apart; the country or a council sets them, and each says what goes back of a dossier that ends without a result.',
    in: ['fee/data/fee-rules.json', 'fee/fee-due.ts', 'dossier/acts/money/follow-money.ts'],
    sure: 'seen in part',
  },
  {
    of: 'NQ 66.22/2026; TT 117/2026',
    says: 'With level 2 and five papers in VNeID civil-status data, civil status and residence are free until 28/02/2027; the best relief wins.',
    in: ['fee/data/fee-rules.json', 'fee/relief.ts', 'fee/relief-reason.ts'],
    sure: 'seen',
  },
  {
    of: 'NĐ 30/2020, Đ13, Đ15',
    says: 'Who signs for the agency; numbers of papers by kind and year.',
    in: [
      'unit/signing-power.ts',
      'result/result-paper.ts',
      'paper/number.ts',
      'use-cases/dossier/number-result.ts',
    ],
    sure: 'seen',
    remark:
      'Each unit, year and sign has its series, of results and of papers. On a result the capacity is printed where the procedure has the leader sign; that TM. stays over a deputy only is recalled of Phụ lục I.',
  },
  {
    of: 'Luật Lưu trữ 2024; TT 10/2022/TT-BNV',
    says: 'A dossier is kept for the term that a document sets, which may differ by how it ended, or for ever.',
    in: ['archive/retention.ts', 'procedure/checks/retention-check.ts', 'procedure/retention/retention.ts'],
    sure: 'recalled',
    remark:
      'No term of the circular was seen. Where no document sets one, the organisation’s published default counts, and without it nothing is sealed.',
  },
  {
    of: 'QĐ 766, 2.1',
    says: 'More requests for papers than allowed count as late.',
    in: ['dossier/acts/supplement.ts'],
    sure: 'practice',
  },
];
