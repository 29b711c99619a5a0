import type { PaperContent } from './content.ts';
import {
  applicantFields,
  complaint,
  deskSigns,
  field,
  letterSigned,
  paperOf,
  request,
  sentence,
} from './head.ts';
import { eventIn, issuerOf, type PaperSource, signerOf, unitOf } from './source.ts';

/** Phiếu từ chối tiếp nhận giải quyết hồ sơ: the desk's, or the signed answer after appraisal. */
export function refusal(source: PaperSource): PaperContent {
  const { reason, basis, guidance } = eventIn(source, 'dossier.closed');
  const { procedure, units } = source;
  const after = signerOf(source) !== undefined;
  const issuer = issuerOf(source);
  const unit = unitOf(units, issuer)?.name.vi ?? issuer;
  return paperOf(source, {
    blocks: [
      ...applicantFields(source, 'Hồ sơ của'),
      request(source),
      sentence(
        `Qua ${after ? 'thẩm định' : 'xem xét'}, ${unit} thông báo ${after ? 'từ chối' : 'không tiếp nhận,'} giải quyết hồ sơ này với lý do cụ thể như sau:`,
      ),
      field('Lý do', reason, 'bold'),
      field('Căn cứ', basis ?? procedure.legalBasis.map(({ number }) => number).join('; ')),
      ...(guidance === undefined
        ? []
        : [
            field(
              'Cơ quan có thẩm quyền giải quyết',
              [guidance.agency, guidance.text].filter(Boolean).join('. '),
            ),
          ]),
      complaint(source),
      sentence('Xin thông báo cho Ông/Bà được biết và thực hiện./.'),
      after ? letterSigned(source) : deskSigns(source),
    ],
  });
}
