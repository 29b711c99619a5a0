import type { Listing } from '../listing.ts';
import type { Component, Procedure } from '../procedure.ts';
import { agencyLevels, type Channel, channels, limitUnits, states, subjects, write } from './code-lists.ts';

/** The procedure as the national database writes it. What only resolving a dossier needs is not in it. */
export function toNational(procedure: Procedure) {
  const { code, name, field, listing, legalBasis, result } = procedure;
  return {
    MATTHC: code,
    TENTTHC: name.vi,
    LOAITTHC: listing?.kind?.vi ?? '',
    TRANGTHAI: write(states, listing?.state ?? 'public'),
    IDQUYETDINHCONGBO: listing?.decision ?? '',
    YEUCAU: listing?.conditions?.vi ?? '',
    MOTADOITUONGTHUCHIEN: listing?.eligibility?.vi ?? '',
    DIACHITIEPNHAN: listing?.address?.vi ?? '',
    LINHVUCTHUCHIEN: [{ MALINHVUC: listing?.fieldCode ?? '', TENLINHVUC: field.vi }],
    CAPTHUCHIEN: (listing?.levels ?? []).map((level) => ({ CAPTHUCHIEN: write(agencyLevels, level) })),
    DOITUONGTHUCHIEN: procedure.subjects.map((subject) => ({ TENDOITUONG: write(subjects, subject) })),
    TRINHTUTHUCHIEN: sequences(procedure),
    CACHTHUCTHUCHIEN: procedure.channels.map((channel) => way(procedure, channel)),
    THANHPHANHOSO: papers(procedure),
    KETQUATHUCHIEN: [{ MAKETQUA: result.code ?? '', TENKETQUA: result.name.vi }],
    CANCUPHAPLY: legalBasis.map(({ number, title }) => ({ SOVANBAN: number, TENVANBAN: title.vi })),
    COQUANTHUCHIEN: agencies(listing, 'performs'),
    COQUANCOTHAMQUYEN: agencies(listing, 'competent'),
    COQUANDUOCUYQUYEN: agencies(listing, 'authorised'),
    COQUANPHOIHOP: agencies(listing, 'coordinates'),
  };
}

const sequences = ({ cases = [] }: Procedure) =>
  cases.map(({ name, sequence = [] }) => ({
    TRUONGHOP: name?.vi ?? '',
    TRINHTU: sequence.map(({ vi }) => ({ TENTRINHTU: vi })),
  }));

function way(procedure: Procedure, channel: Channel) {
  const { value, unit } = procedure.limits?.[channel] ?? procedure.limit;
  return {
    KENH: write(channels, channel),
    THOIGIAN: [
      {
        THOIGIANGIAIQUYET: String(value),
        DONVITINH: write(limitUnits, unit),
        MOTA: procedure.listing?.manner?.[channel]?.vi ?? '',
        PHILEPHI: (procedure.fees?.lines ?? [])
          .filter((line) => line.channels?.includes(channel) ?? true)
          .map(({ code, amount, name }) => ({
            MAPHILEPHI: code,
            SOTIEN: String(amount),
            DONVI: 'Đồng',
            MOTA: name.vi,
          })),
      },
    ],
  };
}

function papers({ cases = [], components }: Procedure) {
  const of = (id: string) => components.filter((component) => component.cases?.includes(id) ?? true);
  if (cases.length < 2) return [{ TRUONGHOP: '', GIAYTO: components.map(paper) }];
  return cases.map(({ id, name }) => ({ TRUONGHOP: name?.vi ?? '', GIAYTO: of(id).map(paper) }));
}

const paper = ({ code, name, blank, originals, copies }: Component) => ({
  MAGIAYTO: code ?? '',
  TENGIAYTO: name.vi,
  TENMAUDON: blank?.name ?? '',
  URL: blank?.url ?? '',
  SOBANCHINH: String(originals),
  SOBANSAO: String(copies),
});

const agencies = (listing: Listing | undefined, part: Listing['agencies'][number]['part']) =>
  (listing?.agencies ?? [])
    .filter((agency) => agency.part === part)
    .map(({ code, name }) => ({ MADONVI: code ?? '', TENDONVI: name.vi }));
