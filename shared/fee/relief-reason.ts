import type { Text } from '#shared/kernel/text.ts';
import type { FeeRule } from './fee-rule.ts';
import { grounds, type ReliefGround } from './relief.ts';

/** Why a line is lower, for the payer: by how much, on what ground, by which decision, and what it is better than. */
export function reliefReason(
  rule: FeeRule,
  weaker: readonly FeeRule[],
  claimed: readonly ReliefGround[],
): Text {
  const why = whyOf(rule, claimed);
  const than = (language: 'vi' | 'en') =>
    weaker.map((one) => `${effectWords(one)[language]} (${one.basis})`).join('; ');
  const better = weaker.length > 0;
  return {
    vi: `${effectWords(rule).vi} vì ${why.vi} (${rule.basis})${better ? `; có lợi hơn: ${than('vi')}` : ''}`,
    en: `${effectWords(rule).en}: ${why.en} (${rule.basis})${better ? `; better than: ${than('en')}` : ''}`,
  };
}

/** The ground that the applicant has, where the rule asks for one; else that the rule applies. */
function whyOf({ grounds: asked, name }: FeeRule, claimed: readonly ReliefGround[]): Text {
  const met = asked?.find((ground) => claimed.includes(ground));
  if (met === undefined) return { vi: `áp dụng “${name.vi}”`, en: `“${name.en}” applies` };
  const { vi, en } = grounds[met].name;
  return { vi: uncapitalised(vi), en: uncapitalised(en) };
}

const uncapitalised = (words: string) => words.charAt(0).toLowerCase() + words.slice(1);

const effectWords = ({ effect }: FeeRule): Text =>
  effect.kind === 'reduce'
    ? { vi: `Giảm ${effect.percent} %`, en: `${effect.percent} % less` }
    : { vi: 'Miễn', en: 'Free' };
