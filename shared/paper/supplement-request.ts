import type { Block, PaperContent } from './content.ts';
import { applicantFields, field, items, officerSigns, paperOf, request, sentence } from './head.ts';
import { eventIn, officerName, type PaperSource, unitOf } from './source.ts';
import { timeWords } from './words.ts';

/** Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ. */
export function supplementRequest(source: PaperSource): PaperContent {
  const { request: asked } = eventIn(source, 'supplement.requested');
  const unit = unitOf(source.units, source.dossier.unit);
  const missing = asked.components.map(
    (id) => source.procedure.components.find((component) => component.id === id)?.name.vi ?? id,
  );
  const blocks: Block[] = [
    ...applicantFields(source, 'Hồ sơ của'),
    request(source),
    sentence(
      missing.length > 0
        ? 'Yêu cầu bổ sung, hoàn thiện hồ sơ gồm những nội dung sau:'
        : 'Yêu cầu hoàn thiện nội dung kê khai của hồ sơ.',
    ),
    ...items(missing),
    field('Lý do', asked.reason),
    field('Thời hạn bổ sung, hoàn thiện hồ sơ', timeWords(asked.until), 'bold'),
    sentence(
      `Trong quá trình hoàn thiện hồ sơ, nếu có vướng mắc, đề nghị Ông/Bà liên hệ với ${officerName(source, asked.by)}${phone(unit?.phone)} để được hướng dẫn./.`,
    ),
    { kind: 'signatures', places: [officerSigns(source, 'NGƯỜI HƯỚNG DẪN')] },
  ];
  return paperOf(source, { blocks });
}

const phone = (number: string | undefined) => (number === undefined ? '' : `, số điện thoại ${number},`);
