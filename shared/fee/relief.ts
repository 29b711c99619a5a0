import * as z from 'zod';
import type { Finding } from '#shared/kernel/finding.ts';
import { line } from '#shared/kernel/line.ts';
import type { Text } from '#shared/kernel/text.ts';

/** A circumstance of the applicant for which a rule may lower fees. */
export const ReliefGround = z.enum(['poor', 'near-poor', 'disabled', 'merit', 'child', 'eid-2']);
export type ReliefGround = z.infer<typeof ReliefGround>;

/** A ground that the applicant claims, with the number of the paper that proves it. */
export const Relief = z.strictObject({ ground: ReliefGround, evidence: line(200).optional() });
export type Relief = z.infer<typeof Relief>;

interface Ground {
  name: Text;
  /** The paper that proves it; none if whoever submits the dossier vouches for it, as a portal for the level of identification. */
  paper?: Text;
}

export const grounds: Record<ReliefGround, Ground> = {
  poor: {
    name: { vi: 'Thuộc hộ nghèo', en: 'Of a poor household' },
    paper: { vi: 'số Giấy chứng nhận hộ nghèo', en: 'the number of the certificate of a poor household' },
  },
  'near-poor': {
    name: { vi: 'Thuộc hộ cận nghèo', en: 'Of a household near poverty' },
    paper: {
      vi: 'số Giấy chứng nhận hộ cận nghèo',
      en: 'the number of the certificate of a household near poverty',
    },
  },
  disabled: {
    name: { vi: 'Người khuyết tật', en: 'Disabled' },
    paper: { vi: 'số Giấy xác nhận khuyết tật', en: 'the number of the certificate of disability' },
  },
  merit: {
    name: {
      vi: 'Người có công với cách mạng hoặc thân nhân',
      en: 'Of merit to the revolution, or a relative',
    },
    paper: { vi: 'số quyết định công nhận', en: 'the number of the decision that recognises it' },
  },
  child: {
    name: { vi: 'Trẻ em', en: 'A child' },
    paper: { vi: 'số Giấy khai sinh', en: 'the number of the birth certificate' },
  },
  'eid-2': { name: { vi: 'Định danh điện tử mức độ 2', en: 'Electronic identification of level 2' } },
};

/** Findings for grounds that are claimed without the paper that proves them. */
export const checkReliefs = (reliefs: readonly Relief[]): Finding[] =>
  reliefs.flatMap(({ ground, evidence }, index) => {
    const { paper } = grounds[ground];
    if (paper === undefined || evidence !== undefined) return [];
    return [
      {
        pointer: `/reliefs/${index}/evidence`,
        code: 'evidence-missing',
        detail: { vi: `Hãy ghi ${paper.vi}.`, en: `Give ${paper.en}.` },
      },
    ];
  });
