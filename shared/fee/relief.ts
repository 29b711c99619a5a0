import * as z from 'zod';
import type { Finding } from '#shared/kernel/finding.ts';
import { line } from '#shared/kernel/line.ts';
import type { Text } from '#shared/kernel/text.ts';

/** A circumstance of the applicant for which a rule may lower fees. */
export const ReliefGround = z.enum([
  'poor',
  'near-poor',
  'disabled',
  'merit',
  'child',
  'eid-2',
  'eid-2-papers',
]);
export type ReliefGround = z.infer<typeof ReliefGround>;

/** A ground that the applicant claims, with the number of the paper or of the look-up that proves it. */
export const Relief = z.strictObject({ ground: ReliefGround, evidence: line(200).optional() });
export type Relief = z.infer<typeof Relief>;

interface Ground {
  name: Text;
  /** What the applicant must give to prove it: the number of a paper, or of a look-up that the portal or the desk made. */
  proof: Text;
}

export const grounds: Record<ReliefGround, Ground> = {
  poor: {
    name: { vi: 'Thuộc hộ nghèo', en: 'Of a poor household' },
    proof: { vi: 'số Giấy chứng nhận hộ nghèo', en: 'the number of the certificate of a poor household' },
  },
  'near-poor': {
    name: { vi: 'Thuộc hộ cận nghèo', en: 'Of a household near poverty' },
    proof: {
      vi: 'số Giấy chứng nhận hộ cận nghèo',
      en: 'the number of the certificate of a household near poverty',
    },
  },
  disabled: {
    name: { vi: 'Người khuyết tật', en: 'Disabled' },
    proof: { vi: 'số Giấy xác nhận khuyết tật', en: 'the number of the certificate of disability' },
  },
  merit: {
    name: {
      vi: 'Người có công với cách mạng hoặc thân nhân',
      en: 'Of merit to the revolution, or a relative',
    },
    proof: { vi: 'số quyết định công nhận', en: 'the number of the decision that recognises it' },
  },
  child: {
    name: { vi: 'Trẻ em', en: 'A child' },
    proof: { vi: 'số Giấy khai sinh', en: 'the number of the birth certificate' },
  },
  'eid-2': {
    name: { vi: 'Có định danh điện tử mức độ 2', en: 'Electronic identification of level 2' },
    proof: {
      vi: 'mã tra cứu VNeID về mức độ định danh',
      en: 'the number of the VNeID look-up of the level of identification',
    },
  },
  'eid-2-papers': {
    name: {
      vi: 'Có định danh điện tử mức độ 2 và đủ năm loại giấy tờ trên VNeID',
      en: 'Electronic identification of level 2 and the five papers in VNeID',
    },
    proof: {
      vi: 'mã tra cứu VNeID về mức độ định danh và năm loại giấy tờ',
      en: 'the number of the VNeID look-up of the level of identification and the five papers',
    },
  },
};

/** Findings for grounds that are claimed without proof: it is asked for, never assumed. */
export const checkReliefs = (reliefs: readonly Relief[]): Finding[] =>
  reliefs.flatMap(({ ground, evidence }, index) => {
    if (evidence !== undefined) return [];
    const { proof } = grounds[ground];
    return [
      {
        pointer: `/reliefs/${index}/evidence`,
        code: 'evidence-missing',
        detail: { vi: `Hãy ghi ${proof.vi}.`, en: `Give ${proof.en}.` },
      },
    ];
  });
