import type { PaperContent } from './content.ts';
import { applicantFields, complaint, field, officerSigns, paperOf, request, sentence } from './head.ts';
import { eventIn, type PaperSource, unitOf } from './source.ts';

/** Phiếu từ chối tiếp nhận giải quyết hồ sơ. */
export function refusal(source: PaperSource): PaperContent {
  const { reason, basis, guidance } = eventIn(source, 'dossier.closed');
  const { procedure, units, dossier, drafted } = source;
  const unit = unitOf(units, dossier.unit)?.name.vi ?? dossier.unit;
  return paperOf(source, {
    blocks: [
      ...applicantFields(source, 'Hồ sơ của'),
      request(source),
      sentence(
        `Qua xem xét, ${unit} thông báo không tiếp nhận, giải quyết hồ sơ này với lý do cụ thể như sau:`,
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
      {
        kind: 'signatures',
        places: [
          {
            title: 'NGƯỜI NỘP HỒ SƠ',
            note: '(Ký và ghi rõ họ tên)',
            name: (drafted.submitter ?? drafted.applicant).name,
          },
          officerSigns(source, 'NGƯỜI TIẾP NHẬN HỒ SƠ'),
        ],
      },
    ],
  });
}
