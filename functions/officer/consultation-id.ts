/** The dossier, the task and the number that a consultation's id names. */
export function splitConsultationId(id: string) {
  const at = id.lastIndexOf('~');
  const [task, consultation] = id
    .slice(at + 1)
    .split('.')
    .map(Number);
  if (task === undefined || consultation === undefined) throw new Error(`${id} names no consultation`);
  return { code: id.slice(0, at), task, consultation };
}
