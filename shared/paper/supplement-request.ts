import type { SupplementItem, SupplementRequest } from '#shared/dossier/supplement-request.ts';
import type { Procedure } from '#shared/procedure/procedure.ts';
import type { Block, PaperContent } from './content.ts';
import { applicantFields, field, items, officerSigns, paperOf, request, sentence } from './head.ts';
import { eventIn, issuerOf, officerName, type PaperSource, unitOf } from './source.ts';
import { timeWords } from './words.ts';

/** Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ. */
export function supplementRequest(source: PaperSource): PaperContent {
  const { request: asked } = eventIn(source, 'supplement.requested');
  const unit = unitOf(source.units, issuerOf(source));
  const contact = asked.contact ?? { name: officerName(source, asked.by) };
  const missing = missingIn(asked, source.procedure);
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
    ...(asked.again === undefined ? [] : [field('Lý do yêu cầu bổ sung thêm lần nữa', asked.again)]),
    field('Thời hạn bổ sung, hoàn thiện hồ sơ', timeWords(asked.until), 'bold'),
    sentence(
      `Trong quá trình hoàn thiện hồ sơ, nếu có vướng mắc, đề nghị Ông/Bà liên hệ với ${contact.name}${phone(contact.phone ?? unit?.phone)} để được hướng dẫn./.`,
    ),
    { kind: 'signatures', places: [officerSigns(source, 'NGƯỜI HƯỚNG DẪN')] },
  ];
  return paperOf(source, { blocks });
}

/** Each thing that was found missing or wrong, then the components of which nothing more was said. */
function missingIn(
  { components, items: found = [] }: SupplementRequest,
  { components: known }: Procedure,
): string[] {
  const nameOf = (id: string) => known.find((component) => component.id === id)?.name.vi ?? id;
  const said = found.map(({ component, fault, detail }) =>
    [component === undefined ? 'Nội dung kê khai' : nameOf(component), `${faults[fault]}: ${detail}`].join(
      ' – ',
    ),
  );
  const named = new Set(found.map(({ component }) => component));
  return [...said, ...components.filter((id) => !named.has(id)).map(nameOf)];
}

const faults: Record<SupplementItem['fault'], string> = { missing: 'còn thiếu', wrong: 'chưa đúng' };

const phone = (number: string | undefined) => (number === undefined ? '' : `, số điện thoại ${number},`);
